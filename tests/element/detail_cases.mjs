// Detail that streams onto a piece, with the real module: a cube whose picture has 16,384 texels along its edge. Each level has a
// colour of its own, so that a picture tells which level it shows.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { check, checkEqual } from '../e2e/support/cases.mjs';
import { screenshots } from '../e2e/support/paths.mjs';
import { waitForReady } from './support/bench.mjs';
import { png, striped } from './support/png.mjs';
import { texturedCube } from './support/textured_cube.mjs';

const kEdge = 16_384;
const kTile = 512;
const kBudget = 64e6;
const kFinest = [20, 150, 40], kFinestDark = [8, 70, 16], kMiddle = [30, 60, 190], kCoarse = [190, 30, 40];
const kStripe = 32; // texels of level 0

// Level 0 is green in stripes, the others are blue; the texture in the file is red.
function makeTile(path) {
  const [region, size] = path.split('/');
  const [width, height] = size.split(',').map(Number);
  const scale = region === 'full' ? kEdge / width : Number(region.split(',')[2]) / width;
  return striped(width, height, (x) => [...(scale > 1 ? kMiddle : Math.floor(x / kStripe) % 2 ? kFinest : kFinestDark), 255]);
}

const serviceOf = (name, material) => (material ? `${name}-${material}` : name);

function publish(server, name, answer, tier = {}, cube = {}) {
  server.put(`/real/detail/${name}.glb`, texturedCube([...kCoarse, 255], cube));
  server.put(`/real/detail/${name}.json`, JSON.stringify({
    title: { ja: '箱' }, alt: { ja: '箱' },
    model: {
      bounds_m: { min: [-0.05, 0, -0.05], max: [0.05, 0.1, 0.05] },
      tiers: [{ name: 'medium', uri: `${name}.glb`, bytes: 0, triangles: 12, textures: [], gpu_bytes: 0, ...tier }],
      textures: Array.from({ length: cube.parts ?? 1 }, (_, material) => ({ material, role: 'base_color', service: serviceOf(name, material), width: kEdge, height: kEdge }))
        .concat(cube.hasNormals ? [{ material: 0, role: 'normal', service: `${name}-normals`, width: kEdge, height: kEdge }] : []),
    },
  }));
  for (let material = 0; material < (cube.parts ?? 1); ++material) {
    const service = serviceOf(name, material);
    server.put(`/real/detail/${service}/info.json`, JSON.stringify({ width: kEdge, height: kEdge, tiles: [{ width: kTile, scaleFactors: [1, 2, 4, 8, 16, 32] }] }));
    server.route(`/real/detail/${service}/`, answer);
  }
}

const near = (page, millimetres) => page.evaluate((distance) => {
  document.querySelector('kura-viewer').camera = { target: [0.01, 0.05, 0.05], yaw: 0, pitch: 0, distance };
}, millimetres / 1000);

// How much of the middle of the stage is closest to each of the colours.
async function shares(page, name) {
  const shot = await page.locator('kura-viewer').screenshot();
  if (name) {
    mkdirSync(screenshots, { recursive: true });
    await page.locator('kura-viewer').screenshot({ path: join(screenshots, `detail-${name}.png`) });
  }
  return page.evaluate(async (base64) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(bitmap.width / 4, bitmap.height / 4, bitmap.width / 2, bitmap.height / 2);
    const counts = [0, 0, 0];
    for (let i = 0; i < data.length; i += 4) {
      const rgb = [...data.slice(i, i + 3)];
      ++counts[rgb.indexOf(Math.max(...rgb))];
    }
    const total = data.length / 4;
    return { coarse: counts[0] / total, finest: counts[1] / total, middle: counts[2] / total };
  }, shot.toString('base64'));
}

async function middle(page) {
  const shot = await page.locator('kura-viewer').screenshot();
  return page.evaluate(async (base64) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    return [...context.getImageData(bitmap.width / 2, bitmap.height / 2, 1, 1).data];
  }, shot.toString('base64'));
}

async function waitForShare(page, which, name) {
  let seen;
  for (let attempt = 0; attempt < 100; ++attempt) {
    seen = await shares(page, name);
    if (seen[which] > 0.98) return seen;
    await page.waitForTimeout(200);
  }
  throw new Error(`the middle of the stage is ${JSON.stringify(seen)}, not ${which}`);
}

const viewer = (name, more = '') => ({
  viewer: `<kura-viewer ${more} src="/real/detail/${name}.json" alt="箱"></kura-viewer>`, module: 'real', browser: { reducedMotion: 'reduce' },
});

export async function checkDetail(cases, bench) {
  const { server } = bench;

  await cases.run('detail: source texels at full zoom, coarser ones before, and never more than the budget', async () => {
    publish(server, 'whole', (path) => ({ body: makeTile(path) }));
    await bench.on(viewer('whole'), async (page, faults) => {
      const before = await waitForReady(page);
      await waitForShare(page, 'middle', 'far');
      await near(page, 6);
      await waitForShare(page, 'finest', 'near');
      const { gpuBytes } = await page.evaluate(() => document.querySelector('kura-viewer').stats);
      check(gpuBytes - before.gpuBytes <= kBudget, `${gpuBytes - before.gpuBytes} bytes for detail`);
      check(gpuBytes > before.gpuBytes, 'detail takes no memory');
      const tiles = server.requests.filter((path) => path.startsWith('/real/detail/whole/') && path.endsWith('.jpg'));
      checkEqual(new Set(tiles).size, tiles.length, 'tiles that were fetched once');
      check(tiles.length < 100, `${tiles.length} tiles for two views`);
      checkEqual(faults, [], 'faults');
    });
  });

  await cases.run('detail: streams onto glazed pieces too, and while a section plane cuts them', async () => {
    publish(server, 'glazed', (path) => ({ body: makeTile(path) }), {}, { surface: { extensions: { KHR_materials_clearcoat: { clearcoatFactor: 0.3, clearcoatRoughnessFactor: 0.6 } } } });
    await bench.on(viewer('glazed'), async (page, faults) => {
      await waitForReady(page);
      await near(page, 6);
      await waitForShare(page, 'finest', 'glazed');
      await page.evaluate(() => (document.querySelector('kura-viewer').viewState = { look: { section: { axis: 'y', at: 0.9, flip: false } } }));
      await page.waitForTimeout(500);
      await waitForShare(page, 'finest', 'cut');
      checkEqual(faults, [], 'faults');
    });
  });

  await cases.run('detail: each material of a scan has its own pyramid, and all of them one budget', async () => {
    publish(server, 'atlases', (path) => ({ body: makeTile(path) }), {}, { parts: 3 });
    await bench.on(viewer('atlases'), async (page, faults) => {
      const before = await waitForReady(page);
      await near(page, 6); // the front, of the third material
      await waitForShare(page, 'finest', 'third');
      await page.evaluate(() => (document.querySelector('kura-viewer').camera = { target: [0.05, 0.05, 0], yaw: 90, pitch: 0, distance: 0.006 }));
      await waitForShare(page, 'finest', 'first'); // the right side, of the first
      const { gpuBytes } = await page.evaluate(() => document.querySelector('kura-viewer').stats);
      check(gpuBytes - before.gpuBytes <= kBudget, `${gpuBytes - before.gpuBytes} bytes for detail`);
      const asked = ['atlases', 'atlases-2'].map((service) => server.requests.some((path) => path.startsWith(`/real/detail/${service}/0,`) || path.includes(`/${service}/`)));
      checkEqual(asked, [true, true], 'pictures asked for');
      checkEqual(faults, [], 'faults');
    });
  });

  await cases.run('detail: normals stream beside the colours, but not onto a tier whose own were baked', async () => {
    const tilted = (path) => ({ body: png(...path.split('/')[1].split(',').map(Number), [220, 128, 217, 255]) });
    for (const name of ['relief', 'baked']) {
      publish(server, name, (path) => ({ body: makeTile(path) }), name === 'baked' ? { bake: { unwrapped: false, maps: ['normal'] } } : {}, { hasNormals: true });
      server.route(`/real/detail/${name}-normals/`, tilted);
    }
    const redOf = (page) => middle(page).then(([red]) => red);
    const seeRelief = async (page, faults) => {
      await waitForReady(page);
      await near(page, 6);
      await waitForShare(page, 'finest');
      await page.evaluate(() => (document.querySelector('kura-viewer').viewState = { look: { mode: 'relief' } }));
      await page.waitForTimeout(500);
      checkEqual(faults, [], 'faults');
      return redOf(page);
    };
    let level, leaning;
    await bench.on(viewer('baked'), async (page, faults) => (level = await seeRelief(page, faults)));
    await bench.on(viewer('relief'), async (page, faults) => {
      leaning = await seeRelief(page, faults);
      const { gpuBytes } = await page.evaluate(() => document.querySelector('kura-viewer').stats);
      check(gpuBytes < kBudget + 2e6, `${gpuBytes} bytes on the GPU`);
    });
    checkEqual(server.requests.filter((path) => path.startsWith('/real/detail/baked-normals/')), [], 'normals asked for the baked tier');
    check(Math.abs(level - 128) < 8, `a level face has ${level} of red`);
    check(Math.abs(leaning - 220) < 12, `a face that leans to the right has ${leaning} of red, not about 220`);
  });

  await cases.run('detail: within a smaller budget over a slow line', async () => {
    publish(server, 'slow', (path) => ({ body: makeTile(path), steps: 2, pauseMs: 60 }));
    await bench.on(viewer('slow', 'budget="- 30"'), async (page) => {
      await waitForReady(page);
      await near(page, 6);
      await waitForShare(page, 'finest');
      const { gpuBytes } = await page.evaluate(() => document.querySelector('kura-viewer').stats);
      check(gpuBytes > 8e6 && gpuBytes <= 30e6, `${gpuBytes} bytes on the GPU`);
    });
  });

  await cases.run('detail: nothing streams where the transfer is limited', async () => {
    publish(server, 'limited', (path) => ({ body: makeTile(path) }));
    await bench.on(viewer('limited', 'budget="1"'), async (page) => {
      await waitForReady(page);
      await near(page, 6);
      await page.waitForTimeout(1000);
      checkEqual(server.requests.filter((path) => path.startsWith('/real/detail/limited/')), [], 'requests');
    });
  });

  await cases.run('detail: nothing streams onto a tier with an atlas of its own', async () => {
    publish(server, 'unwrapped', (path) => ({ body: makeTile(path) }), { bake: { unwrapped: true } });
    await bench.on(viewer('unwrapped'), async (page) => {
      await waitForReady(page);
      await page.waitForTimeout(1000);
      checkEqual(server.requests.filter((path) => path.startsWith('/real/detail/unwrapped/')), [], 'requests');
    });
  });

  await cases.run('detail: tiles that are missing or cut leave the coarse texture and warn once', async () => {
    publish(server, 'broken', (path) => (path.length % 2 ? { body: Buffer.from('no'), status: 404 } : { body: makeTile(path).subarray(0, 200) }));
    await bench.on({ ...viewer('broken'), script: "document.addEventListener('viewerwarning', ({ detail }) => window.seen.push({ type: 'viewerwarning', detail }));" }, async (page, faults) => {
      await waitForReady(page);
      await near(page, 6);
      await page.waitForFunction(() => window.seen.some(({ type }) => type === 'viewerwarning'));
      await page.waitForTimeout(1500);
      await waitForShare(page, 'coarse', 'broken');
      const seen = await page.evaluate(() => window.seen.map(({ type }) => type));
      checkEqual(seen.filter((type) => type === 'viewerwarning').length, 1, 'warnings');
      checkEqual(seen.filter((type) => type === 'viewererror').length, 0, 'errors');
      checkEqual(faults.filter((fault) => !/404/.test(fault)), [], 'faults');
    });
  });
}
