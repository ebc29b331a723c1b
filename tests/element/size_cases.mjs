// All code of the viewer, as it travels: gzip at level 9. The light, the pieces and the pages are not code.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { check } from '../e2e/support/cases.mjs';
import { build } from '../e2e/support/paths.mjs';

const kMost = 400_000; // bytes; goal 300,000

export async function checkSize(cases, web) {
  const title = 'size: all code of the viewer is at most 400 KB gzipped';
  const wasm = join(process.env.KURA_MODULE_DIR ?? join(build, 'wasm/module/dist'), 'kura-module.wasm');
  const folder = join(web, 'viewer');
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js')).map((name) => join(folder, name));
  if (!existsSync(wasm) || !scripts.some((path) => path.endsWith('kura-module.js'))) {
    cases.skip(title, 'the module is not built (./test.sh builds it)');
    return;
  }
  await cases.run(title, () => {
    const sizes = [...scripts, wasm].map((path) => [path.split('/').at(-1), gzipSync(readFileSync(path), { level: 9 }).length]);
    const sum = sizes.reduce((total, [, size]) => total + size, 0);
    console.log(`        ${sizes.map(([name, size]) => `${name} ${size}`).join(', ')}: ${sum} bytes`);
    check(sum <= kMost, `${sum} bytes gzipped, ${sum - kMost} too many: ${sizes.map(([name, size]) => `${name} ${size}`).join(', ')}`);
  });
}
