// One page of every template, as paths below a language's folder.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

// The first folder of a room ("feature/gold/"), where it has any.
function firstIn(site, room) {
  const folder = readdirSync(join(site, room), { withFileTypes: true }).find((entry) => entry.isDirectory());
  return folder ? [`${room}/${folder.name}/`] : [];
}

// turning: folder of an item with a scan; flat: of one with photographs only. Rooms that the site lacks are left out.
export function templatesOf(site, turning, flat) {
  const rooms = ['works', 'facility', 'feature', 'period', 'technique', 'search', 'lesson', 'list', 'compare', 'embed'].filter((room) => existsSync(join(site, room)));
  const inside = ['facility', 'feature', 'period', 'technique'].filter((room) => rooms.includes(room)).flatMap((room) => firstIn(site, room));
  const items = [turning, flat].filter(Boolean).flatMap((folder) => [`item/${folder}/`, `item/${folder}/embed.html`]);
  return ['', ...rooms.map((room) => `${room}/`), ...inside, ...items];
}
