// A cube of 100.00 mm comes out as one of 100.00 +/- 0.02 mm, in every output, from every format and unit.
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { check, checkEqual } from './support/cases.mjs';
import { cubeDae, cubeMesh, cubeObj, cubePly, cubeStl } from './support/make_cube.mjs';
import { runKura } from './support/program.mjs';
import { startReader } from './second_readers.mjs';

const wanted_m = 0.1, tolerance_m = 0.00002;

export async function checkKnownSize(cases, browser, scratch) {
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  const far = [4_000_000, -250_000, 1_000_000]; // as surveyors place things
  const scans = [
    ['obj-mm', 'cube.obj', () => cubeObj(cubeMesh(100, 12)), ['--unit', 'mm']],
    ['stl-in', 'cube.stl', () => cubeStl(cubeMesh(100 / 25.4, 12)), ['--unit', 'in']],
    ['ply-far', 'cube.ply', () => cubePly(cubeMesh(100, 90, far)), ['--unit', 'mm']],
    ['dae-cm', 'cube.dae', () => cubeDae(cubeMesh(10, 8), 0.01), []],
  ];
  for (const [name, file, make, options] of scans) await convert(cases, browser, join(scratch, name), file, make(), options);
  // What came out of one conversion goes into another.
  const plain = join(scratch, 'ply-far/site/item', readdirSync(join(scratch, 'ply-far/site/item'))[0], 'model/plain.glb');
  mkdirSync(join(scratch, 'glb'));
  copyFileSync(plain, join(scratch, 'glb/cube.glb'));
  await convert(cases, browser, join(scratch, 'glb'), 'cube.glb', null, []);
  rmSync(scratch, { recursive: true, force: true });
}

async function convert(cases, browser, folder, file, text, options) {
  mkdirSync(folder, { recursive: true });
  if (text) writeFileSync(join(folder, file), text);
  const site = join(folder, 'site');
  const { code, stderr } = await runKura(['convert', join(folder, file), '-o', site, ...options]);
  await cases.run(`known size, ${file} ${options.join(' ')}: it converts`, async () => checkEqual(code, 0, `exit code (${stderr.slice(-500)})`));
  if (code !== 0) return;
  const [item] = readdirSync(join(site, 'item'));
  const { model } = JSON.parse(readFileSync(join(site, 'item', item, 'item.json'), 'utf8'));
  const reader = await startReader(browser, site);
  try {
    const files = [...model.tiers, model.plain, model.ar.glb, model.ar.usdz];
    for (const { uri } of files) {
      await cases.run(`known size, ${file} ${options.join(' ')}: ${uri} measures 100.00 mm and stands on the ground`, async () => {
        const path = `item/${item}/${uri}`;
        const { bounds } = uri.endsWith('.usdz') ? await reader.readUsdz(path) : await reader.read(path);
        for (let axis = 0; axis < 3; ++axis) {
          const size = bounds.max[axis] - bounds.min[axis];
          check(Math.abs(size - wanted_m) <= tolerance_m, `${(size * 1000).toFixed(4)} mm along axis ${axis}`);
        }
        check(Math.abs(bounds.min[1]) <= tolerance_m, `its base is at ${(bounds.min[1] * 1000).toFixed(4)} mm`);
        check(Math.abs(bounds.min[0] + bounds.max[0]) <= 2 * tolerance_m, 'it is not centred');
      });
    }
  } finally {
    await reader.close();
  }
}
