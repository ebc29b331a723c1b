// The numbers of a piece in the visitor's room (site/src/viewer/xr/placement.ts), without a browser.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import { check, checkEqual } from '../e2e/support/cases.mjs';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));

// esbuild is the site's own, installed to bundle what is tested here.
async function placement() {
  const { build } = createRequire(path('../../site/package.json'))('esbuild');
  const made = await build({ entryPoints: [path('../../site/src/viewer/xr/placement.ts')], bundle: true, format: 'esm', write: false });
  return import(`data:text/javascript;base64,${Buffer.from(made.outputFiles[0].contents).toString('base64')}`);
}

const kIdentity = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
const kProjection = [1, 0, 0, 0, 0, 2, 0, 0, 0, 0, -1, -1, 0, 0, -0.2, 0]; // twice as wide as high, 90 degrees across
const near = (found, expected, what) =>
  expected.forEach((each, i) => check(Math.abs(found[i] - each) < 1e-9, `${what}: ${found} instead of ${expected}`));

export async function checkPlacement(cases) {
  const p = await placement();

  await cases.run('placement: the scale has limits, and stays at 100% where that is meant', async () => {
    checkEqual([0.94, 1.06, 0.93, 1.07].map(p.snapScale), [1, 1, 0.93, 1.07], 'snapped');
    checkEqual([0, 9, NaN, 0.5].map(p.limitScale), [p.kLeastScale, p.kMostScale, 1, 0.5], 'limited');
    checkEqual([p.stepScale(1, 1), p.stepScale(1, -1), p.stepScale(0.1, -1), p.stepScale(5, 1)], [1.1, 0.9, 0.1, 5], 'steps');
  });

  await cases.run('placement: two fingers turn the shorter way and scale from where the piece was', async () => {
    const before = { position: [1, 2, 3], yaw: 170, scale: 2 };
    const after = p.turnAndScale(before, p.pairOf([0, 0], [100, 0]), p.pairOf([0, 0], [0, -150]));
    checkEqual([after.position, after.yaw, after.scale], [[1, 2, 3], -100, 3], 'placement');
    checkEqual(p.turnAndScale(before, { length: 10, angle: 179 }, { length: 10, angle: -179 }).yaw, 168, 'yaw over the seam');
    checkEqual(p.pairOf([5, 5], [5, 5]).length, 1, 'fingers upon each other');
  });

  await cases.run('placement: a point of the picture is found on the floor and again in the picture', async () => {
    const eye = [...kIdentity.slice(0, 12), 0, 1.5, 0, 1];
    const view = [...kIdentity.slice(0, 12), 0, -1.5, 0, 1];
    const place = p.meetFloor(p.rayThrough(eye, kProjection, [0.25, -1]), 0);
    near(place, [0.75, 0, -3], 'floor');
    near(p.project(view, kProjection, place), [0.25, -1], 'picture');
    checkEqual(p.meetFloor(p.rayThrough(eye, kProjection, [0, 0.5]), 0), null, 'above the horizon');
    checkEqual(p.meetFloor(p.rayThrough(eye, kProjection, [0, -0.01]), 0), null, 'too far');
    checkEqual(p.project(view, kProjection, [0, 0, 1]), null, 'behind the camera');
  });
}
