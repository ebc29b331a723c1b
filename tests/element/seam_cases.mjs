// No seams between tiles, with the real module: one picture in tiles of 256 and of 512 texels. Where the small tiles meet the large
// one goes on, so both must give the same picture; noise without any smoothness hides nothing.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { check } from '../e2e/support/cases.mjs';
import { screenshots } from '../e2e/support/paths.mjs';
import { waitForReady } from './support/bench.mjs';
import { Pyramid } from './support/pyramid.mjs';
import { texturedCube } from './support/textured_cube.mjs';

const kEdge = 1024;
const kCorner = 256; // of four small tiles, in the middle of a large one
const kWorstLine = 1; // of 255, on the average along a row or column of pixels: a seam is a line
const kMostPixels = 2e-4; // share that may differ by more than 3: the smoothing of edges decides, and a rounding may turn it
const kTiles = [256, 512];

function noise(x, y, scale) {
  const mixed = Math.imul(x * 73_856_093 ^ y * 19_349_663 ^ scale * 83_492_791, 2_654_435_761);
  return [40 + ((mixed >>> 8) & 127), 40 + ((mixed >>> 15) & 127), 40 + ((mixed >>> 22) & 127)];
}

function publish(server, tile) {
  const pyramid = new Pyramid({ width: kEdge, height: kEdge, tile, colourAt: noise });
  const info = { ...pyramid.info, sizes: [{ width: 128, height: 128 }] };
  const folder = `/real/seam/${tile}`;
  const small = new Pyramid({ width: kEdge, height: kEdge, tile: 128, colourAt: noise });
  pyramid.publish(server, folder, (path) => (path.startsWith('full/128,') ? small : pyramid).answer(path));
  server.put(`${folder}/info.json`, JSON.stringify(info));
  server.put(`/real/seam/cube.glb`, texturedCube([120, 120, 120, 255]));
  server.put(`/real/seam/${tile}.json`, JSON.stringify({
    model: {
      bounds_m: { min: [-0.05, 0, -0.05], max: [0.05, 0.1, 0.05] },
      tiers: [{ name: 'medium', uri: 'cube.glb', bytes: 0, triangles: 12, textures: [], gpu_bytes: 0 }],
      textures: [{ material: 0, role: 'base_color', service: `${tile}`, width: kEdge, height: kEdge }],
    },
  }));
}

// The picture when no tile is wanted any more and nothing has changed for a moment.
async function settled(page, name) {
  mkdirSync(screenshots, { recursive: true });
  let before = '';
  for (let attempt = 0; attempt < 60; ++attempt) {
    await page.waitForTimeout(400);
    const now = (await page.locator('kura-viewer').screenshot({ path: join(screenshots, `seam-${name}.png`) })).toString('base64');
    if (now === before && attempt > 3) return now;
    before = now;
  }
  throw new Error('the picture does not come to rest');
}

// Over the middle half of both pictures.
const compare = (page, pictures) => page.evaluate(async (both) => {
  const [one, other] = await Promise.all(both.map(async (base64) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(bitmap.width / 4, bitmap.height / 4, bitmap.width / 2, bitmap.height / 2);
  }));
  let off = 0, low = 255, high = 0;
  const { width, height } = one;
  const rows = new Float64Array(height), columns = new Float64Array(width);
  for (let y = 0; y < height; ++y) {
    for (let x = 0; x < width; ++x) {
      const i = 4 * (y * width + x);
      const by = Math.max(...[0, 1, 2].map((c) => Math.abs(one.data[i + c] - other.data[i + c])));
      off += by > 3 ? 1 : 0;
      rows[y] += by / width;
      columns[x] += by / height;
      low = Math.min(low, one.data[i + 1]);
      high = Math.max(high, one.data[i + 1]);
    }
  }
  return { line: Math.max(...rows, ...columns), off: off / (width * height), range: high - low };
}, pictures);

export async function checkSeams(cases, bench) {
  for (const tile of kTiles) publish(bench.server, tile);
  const share = kCorner / kEdge;
  const surfaces = {
    plane: { html: (tile) => `picture="/real/seam/${tile}/info.json" width-mm="100"`, target: [(share - 0.5) * 0.1, (1 - share) * 0.1, 0] },
    cube: { html: (tile) => `src="/real/seam/${tile}.json"`, target: [(share - 0.5) * 0.1, (1 - share) * 0.1, 0.05] },
  };
  // 100 mm carry 1,024 texels; the stage is 500 px high. Magnified, and between two levels.
  const distances = { magnified: 0.006 * 3, between: 0.13 };
  for (const [surface, { html, target }] of Object.entries(surfaces)) {
    await cases.run(`seams: none across the tiles of a ${surface}`, async () => {
      for (const [name, distance] of Object.entries(distances)) {
        const pictures = [];
        let result;
        for (const tile of kTiles) {
          await bench.on({ viewer: `<kura-viewer ${html(tile)} alt="箱"></kura-viewer>`, module: 'real', browser: { reducedMotion: 'reduce' } }, async (page) => {
            await waitForReady(page);
            await page.evaluate((camera) => (document.querySelector('kura-viewer').camera = camera), { target, yaw: 0, pitch: 0, distance });
            pictures.push(await settled(page, `${surface}-${name}-${tile}`));
            if (pictures.length === 2) result = await compare(page, pictures);
          });
        }
        check(result.range > 40, `${name}: the picture is almost of one colour (${result.range})`);
        check(result.line < kWorstLine, `${name}: a line differs by ${result.line} of 255`);
        check(result.off < kMostPixels, `${name}: ${result.off} of the pixels differ`);
      }
    });
  }
}
