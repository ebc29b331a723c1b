// What a curator's Ctrl-C, a closed window or a power cut leave behind.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { checkEvents } from './published_json.mjs';
import { check, checkEqual } from './support/cases.mjs';
import { hashesOf } from './support/hashes.mjs';
import { makeCup } from './support/make_cup.mjs';
import { interruptKura, runKura } from './support/program.mjs';

const starts = (name) => (event) => event.event === 'step_started' && event.name === name;
const isPublished = (event) => event.event === 'published';

export async function checkInterruptions(cases, scratch) {
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  const scan = join(scratch, 'cup.ply');
  const site = join(scratch, 'site');
  const convert = (cache) => ['convert', scan, '-o', site, '--cache', join(scratch, cache)];
  const build = async (cache) => {
    const { code, stderr } = await runKura(convert(cache));
    checkEqual(code, 0, `exit code (${stderr.slice(-500)})`);
    return hashesOf(site);
  };
  const write = (around) => writeFileSync(scan, makeCup(around));

  let old, fresh;
  await cases.run('a changed scan gives another site (else the cases below show nothing)', async () => {
    write(96);
    fresh = await build('kept');
    write(64);
    old = await build('kept');
    check(Object.keys(old).some((path) => old[path] !== fresh[path]), 'both are the same');
    write(96);
  });
  if (!fresh || !old) return;

  const moments = [['the model is made', starts('model')], ['posters are drawn', starts('poster')]];
  for (const [what, isTime] of moments) {
    for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 130], ['SIGKILL', null]]) {
      await cases.run(`${signal} while ${what}: the old site stays whole, and the next build completes`, async () => {
        const cache = `cache-${signal}-${what}`.replaceAll(' ', '-');
        checkEqual(await interruptKura(convert(cache), isTime, signal), code, 'exit code');
        checkEqual(differences(hashesOf(site), old), [], 'files of the site that changed');
        checkEqual(differences(await build(cache), fresh), [], 'files that differ from an undisturbed build');
        write(64);
        await build('kept');
        write(96);
      });
    }
  }
  await cases.run('SIGKILL while the site is published: no file is half, and the next build completes', async () => {
    checkEqual(await interruptKura(convert('cache-publish'), isPublished, 'SIGKILL'), null, 'exit code');
    const now = hashesOf(site);
    // What waits to be moved into place lies in a hidden folder, which is not served.
    const served = Object.keys(now).filter((path) => !path.startsWith('.'));
    const neither = served.filter((path) => now[path] !== old[path] && now[path] !== fresh[path]);
    checkEqual(neither, [], 'files that belong to neither site');
    checkEqual(differences(await build('cache-publish'), fresh), [], 'files that differ from an undisturbed build');
  });
  const { stdout } = await runKura(['convert', join(scratch, 'absent.ply'), '-o', site, '--json']);
  await checkEvents(cases, 'a scan that is not there', stdout);
  rmSync(scratch, { recursive: true, force: true });
}

function differences(a, b) {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((path) => a[path] !== b[path]);
}
