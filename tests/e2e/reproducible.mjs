// Same input, same bytes out: a second build with an empty cache equals the first, file by file.
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { check, checkEqual } from './support/cases.mjs';
import { hashesOf } from './support/hashes.mjs';
import { checkEvents } from './published_json.mjs';
import { runKura } from './support/program.mjs';

export async function checkReproducible(cases, collection, site, scratch) {
  let events = '';
  await cases.run('a second build from nothing gives identical bytes', async () => {
    rmSync(scratch, { recursive: true, force: true });
    const again = join(scratch, 'site');
    // From another folder: no path of the machine may stand in what is published.
    const moved = join(scratch, 'collection');
    cpSync(collection, moved, { recursive: true });
    const { code, stdout, stderr } = await runKura(['build', moved, '-o', again, '--cache', join(scratch, 'cache'), '--json']);
    events = stdout;
    checkEqual(code, 0, `exit code (${stderr.slice(-500)})`);
    const first = hashesOf(site);
    const second = hashesOf(again);
    check(Object.keys(first).length > 50, 'too few files to judge');
    checkEqual(Object.keys(second).filter((path) => !(path in first)), [], 'files only in the second build');
    checkEqual(Object.keys(first).filter((path) => first[path] !== second[path]), [], 'files that differ');
    rmSync(scratch, { recursive: true, force: true });
  });
  await checkEvents(cases, 'a build', events);
}
