// Views, annotations and tours as the part of item.toml that our reader reads back unchanged (docs/collection.md).
import type { Annotation, LanguageMap, NamedView, Tour, TourStop } from '../viewer/item';
import type { StoryRecord } from '../viewer/story/story';

const kLanguages = ['ja', 'ja-easy', 'en', 'zh', 'ko'];

// As the reader tidies texts: spaces at the ends go, line ends are one sign.
export function tidy(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/^[ \t\n\u3000]+|[ \t\n\u3000]+$/g, '');
}

// A basic string of TOML 1.0. JSON escapes the same way, save for DEL; half a surrogate pair has no place in either.
function quote(text: string): string {
  return JSON.stringify(tidy(text)).replace(/\u007f/g, '\\u007F').replace(/\\ud[89a-f][0-9a-f]{2}/gi, '\\uFFFD');
}

function number(value: number): string {
  const rounded = Math.round(value * 1e5) / 1e5; // a hundredth of a millimetre
  return Number.isFinite(rounded) ? String(rounded === 0 ? 0 : rounded) : '0';
}

const triple = (values: readonly number[]): string => `[${values.map(number).join(', ')}]`;

function languages(texts: LanguageMap | undefined): string | undefined {
  const keys = Object.keys(texts ?? {}).sort((a, b) => (kLanguages.indexOf(a) + 99) % 99 - (kLanguages.indexOf(b) + 99) % 99);
  const entries = keys.map((key) => [key, tidy(texts?.[key] ?? '')] as const).filter(([, text]) => text);
  return entries.length > 0 ? `{ ${entries.map(([key, text]) => `${key} = ${quote(text)}`).join(', ')} }` : undefined;
}

// Lines of "key = value"; what is undefined is left out.
function table(head: string, fields: Record<string, string | undefined>): string {
  return [head, ...Object.entries(fields).filter(([, value]) => value !== undefined).map(([key, value]) => `${key} = ${value}`)].join('\n');
}

const inline = (fields: Record<string, string | undefined>): string | undefined => {
  const lines = Object.entries(fields).filter(([, value]) => value !== undefined);
  return lines.length > 0 ? `{ ${lines.map(([key, value]) => `${key} = ${value}`).join(', ')} }` : undefined;
};

const word = (text: string | undefined): string | undefined => (text ? quote(text) : undefined);
const photograph = (image: number | undefined): string | undefined => (image === undefined ? undefined : String(image + 1));

function viewTable({ id, label, camera, projection, look }: NamedView): string {
  const { key, section } = look ?? {};
  return table('[[view]]', {
    id: quote(id),
    label: languages(label),
    target_m: triple(camera.target),
    yaw_deg: number(camera.yaw),
    pitch_deg: number(camera.pitch),
    distance_m: camera.distance > 0 ? number(camera.distance) : undefined,
    projection: projection === 'orthographic' ? quote(projection) : undefined,
    mode: word(look?.mode),
    light: inline({
      environment: word(look?.environment),
      exposure_ev: look?.exposure === undefined ? undefined : number(look.exposure),
      yaw_deg: key ? number(key.yaw) : undefined,
      pitch_deg: key ? number(key.pitch) : undefined,
      intensity: key ? number(key.intensity) : undefined,
    }),
    section: section ? inline({ axis: quote(section.axis), at: number(section.at), flip: String(section.flip) }) : undefined,
  });
}

function annotationTable({ id, position, normal, label, body, view, image }: Annotation): string {
  return table('[[annotation]]', {
    id: quote(id), position_m: triple(position), normal: triple(normal), label: languages(label), body: languages(body), view: word(view), image: photograph(image),
  });
}

function stopTable({ view, annotation, label, text, image }: TourStop): string {
  return table('[[tour.stop]]', { view: word(view), annotation: word(annotation), label: languages(label), text: languages(text), image: photograph(image) });
}

const tourTables = ({ id, label, stops }: Tour): string[] => [table('[[tour]]', { id: quote(id), label: languages(label) }), ...stops.map(stopTable)];

export function writeItemToml({ views, annotations, tours }: StoryRecord): string {
  return `${[...views.map(viewTable), ...annotations.map(annotationTable), ...tours.flatMap(tourTables)].join('\n\n')}\n`;
}
