// An item that is not public leaves no trace: no file, no name, no word of it in any file of the site.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { check, checkEqual } from './support/cases.mjs';
import { cubeMesh, cubeObj } from './support/make_cube.mjs';
import { runKura } from './support/program.mjs';

const kCc0 = 'http://creativecommons.org/publicdomain/zero/1.0/';
const kSecrets = ['T-SECRET-77', '秘蔵の壺', 'Hidden jar', 'unspoken_scan', '語られない由来', 'Nameless donor'];

export async function checkPrivateItems(cases, scratch) {
  rmSync(scratch, { recursive: true, force: true });
  const collection = join(scratch, 'collection'), site = join(scratch, 'site');
  for (const [id, file] of [['T-1', 'box.obj'], ['T-SECRET-77', 'unspoken_scan.obj']]) {
    mkdirSync(join(collection, 'items', id), { recursive: true });
    writeFileSync(join(collection, 'items', id, file), cubeObj(cubeMesh(id === 'T-1' ? 100 : 90, 4)));
  }
  writeFileSync(join(collection, 'collection.toml'), 'base_url = "https://museum.example.jp/"\nunit = "mm"\nup_axis = "Y"\n[title]\nja = "試し"\n[[facility]]\nid = "m"\nname = "館"\n');
  const rows = (secret) => `資料番号,資料名,資料名_英語,解説_ja,撮影者,所蔵館,権利URI_通常画像,権利URI_3D,権利URI_高精細,クレジット,公開\nT-1,箱,Box,四角い。,,m,${kCc0},${kCc0},${kCc0},館,公開\nT-SECRET-77,秘蔵の壺,Hidden jar,語られない由来,Nameless donor,m,${kCc0},${kCc0},${kCc0},館,${secret}\n`;
  for (const [before, state] of [['非公開', 'never public'], ['公開', 'public once']]) {
    writeFileSync(join(collection, 'items.csv'), rows(before));
    let built = await runKura(['build', collection, '-o', site]);
    checkEqual(built.code, 0, built.stderr.slice(-300));
    if (before === '公開') {
      check(traces(site).length > 0, 'the test sees nothing of a public item');
      writeFileSync(join(collection, 'items.csv'), rows('非公開'));
      built = await runKura(['build', collection, '-o', site]);
    }
    await cases.run(`private items: one that was ${state} leaves no trace in the site`, async () => {
      checkEqual(built.code, 0, 'exit code');
      checkEqual(traces(site), [], 'traces');
    });
  }
  rmSync(scratch, { recursive: true, force: true });
}

function traces(site) {
  const found = [];
  for (const entry of readdirSync(site, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name), name = relative(site, path);
    const content = entry.isFile() ? readFileSync(path) : Buffer.alloc(0);
    const bytes = name.endsWith('.gz') ? gunzipSync(content) : content;
    for (const secret of kSecrets) if (name.includes(secret) || bytes.includes(secret)) found.push(`${name}: ${secret}`);
  }
  return found;
}
