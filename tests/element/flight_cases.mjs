// A scripted flight over a screen of 100,000 x 40,000 texels through a line with latency and losses: whole, detail, across, back.
// Every sample tells the bytes that lie on the GPU, the requests, and how sharp the picture is. The log is
// build/streaming/flight.json; tests/benchmarks/plot_streaming.mjs draws it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { check, checkEqual } from '../e2e/support/cases.mjs';
import { build } from '../e2e/support/paths.mjs';
import { waitForReady } from './support/bench.mjs';
import { Pyramid } from './support/pyramid.mjs';

const kWidth = 100_000, kHeight = 40_000;
const kWide = 4; // metres
const kBudget = 64e6;
const kLatency = 600; // ms: more than it takes to look at the picture
const kLostEach = 7; // one answer of so many breaks off in the middle
const kLeg = 60; // samples at most
const kSharp = 0.98;

// The light of a level's texels is proportional to its number, so that a pixel tells which level it shows, mixed ones too.
const lightOf = (level) => 0.05 + 0.1 * level;
const encode = (light) => Math.round(255 * (1.055 * light ** (1 / 2.4) - 0.055));
// All tiles of a level and size are one picture, drawn once: the server must not be what is slow.
class Screen extends Pyramid {
  #drawn = new Map();
  constructor() {
    super({ width: kWidth, height: kHeight, colourAt: (x, y, scale) => Array(3).fill(encode(lightOf(Math.log2(scale)))) });
  }
  answer(path) {
    const key = path.replace(/^\d+,\d+,/, '');
    if (!this.#drawn.has(key)) this.#drawn.set(key, super.answer(path));
    return this.#drawn.get(key);
  }
}
const screen = () => new Screen();

const legs = [
  { name: 'whole', x: 50_000, y: 20_000, distance: 5 },
  { name: 'detail', x: 30_300, y: 12_100, distance: 0.05 },
  ...[1, 2, 3, 4].map((step) => ({ name: 'across', x: 30_300 + 700 * step, y: 12_100 + 300 * step, distance: 0.05 })),
  { name: 'back', x: 30_300, y: 12_100, distance: 0.05 },
];

const cameraOf = ({ x, y, distance }) => ({ target: [(x / kWidth - 0.5) * kWide, ((kHeight - y) / kWidth) * kWide, 0], yaw: 0, pitch: 0, distance });

// The share of the middle's pixels that show the level of their size or a finer one.
async function sharpness(page) {
  const box = await page.locator('kura-viewer').boundingBox();
  const shot = await page.screenshot({ clip: { x: box.x + box.width * 0.3, y: box.y + box.height * 0.42, width: box.width * 0.4, height: box.height * 0.16 } });
  return page.evaluate(async ([base64, metresPerTexel]) => {
    const element = document.querySelector('kura-viewer');
    const { camera } = element;
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const wanted = Math.max(0, Math.log2((2 * camera.distance * Math.tan(Math.PI / 12)) / element.clientHeight / metresPerTexel));
    let sharp = 0;
    for (let i = 0; i < data.length; i += 4) {
      const light = ((data[i] / 255 + 0.055) / 1.055) ** 2.4;
      if ((light - 0.05) / 0.1 < wanted + 0.4) ++sharp;
    }
    return sharp / (data.length / 4);
  }, [shot.toString('base64'), kWide / kWidth]);
}

async function sample(page, log, leg, begin) {
  const share = await sharpness(page);
  const { gpuBytes, detail } = await page.evaluate(() => document.querySelector('kura-viewer').stats);
  log.push({ leg, seconds: (performance.now() - begin) / 1000, sharpness: share, gpuBytes, ...detail });
  return log.at(-1);
}

async function fly(page) {
  const log = [], ends = [];
  const begin = performance.now();
  for (const leg of legs) {
    await page.evaluate((camera) => (document.querySelector('kura-viewer').camera = camera), cameraOf(leg));
    let last;
    for (let count = 0; count < kLeg; ++count) {
      last = await sample(page, log, leg.name, begin);
      if (count > 1 && last.pending === 0 && last.sharpness > kSharp) break;
    }
    ends.push({ leg: leg.name, sharpness: last.sharpness, pending: last.pending });
  }
  return { log, ends };
}

const stage = (name) => ({
  viewer: `<kura-viewer picture="/real/flight/${name}/info.json" width-mm="${kWide * 1000}" alt="屏風"></kura-viewer>`, module: 'real', browser: { reducedMotion: 'reduce' },
});
const tilesOf = (paths, name) => paths.filter((path) => path.startsWith(`/real/flight/${name}/`) && path.endsWith('.jpg'));

export async function checkFlight(cases, bench) {
  const { server } = bench;

  await cases.run('flight: over a slow line that loses answers, sharp at the end of every leg and never above the budget', async () => {
    const pyramid = screen();
    const lost = [];
    let count = 0;
    pyramid.publish(server, '/real/flight/lossy', (path) => {
      const isLost = !path.startsWith('full/') && ++count % kLostEach === 0;
      const answer = pyramid.answer(path);
      if (answer && isLost) lost.push(`/real/flight/lossy/${path}`);
      return answer && { ...answer, delayMs: kLatency, ...(isLost && { steps: 2, pauseMs: 20, breakOff: true }) };
    });
    await bench.on(stage('lossy'), async (page) => {
      await waitForReady(page);
      const before = await page.evaluate(() => document.querySelector('kura-viewer').stats.gpuBytes);
      const { log, ends } = await fly(page);
      const file = join(build, 'streaming/flight.json');
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify({ budget: kBudget, latencyMs: kLatency, lostEach: kLostEach, log }, null, 1));
      for (const end of ends) check(end.sharpness > kSharp, `${end.leg} ends with ${JSON.stringify(end)}`);
      check(log.some((each) => each.sharpness < 0.5), 'the flight never showed a coarse picture: nothing had to stream');
      for (const each of log) check(each.gpuBytes <= kBudget + before, `${each.gpuBytes} bytes at ${each.seconds} s`);
      check(lost.length > 0 && log.at(-1).lost > 0, `the line lost ${lost.length}, the viewer counts ${log.at(-1).lost}`);
      // Everything fits into the cache, so that each tile comes once, but for those that were lost or cancelled.
      const answers = server.answers.filter(({ path }) => tilesOf([path], 'lossy').length > 0 && !path.includes('/full/'));
      const whole = answers.filter(({ isCut }) => !isCut).map(({ path }) => path);
      checkEqual(whole.length - new Set(whole).size, 0, 'tiles that arrived twice');
      check(lost.some((path) => whole.includes(path)), 'no lost tile was fetched again');
    });
  });

  await cases.run('flight: tiles that are no longer wanted are cancelled at the server', async () => {
    const pyramid = screen();
    pyramid.publish(server, '/real/flight/left', (path) => {
      const answer = pyramid.answer(path);
      return answer && (path.startsWith('full/') ? answer : { ...answer, delayMs: 3000 });
    });
    await bench.on(stage('left'), async (page) => {
      await waitForReady(page);
      const [, detail] = legs;
      await page.evaluate((camera) => (document.querySelector('kura-viewer').camera = camera), cameraOf(detail));
      // Six are under way, for longer than it takes to look away.
      for (let attempt = 0; attempt < 100 && tilesOf(server.requests, 'left').length < 6; ++attempt) await page.waitForTimeout(50);
      const asked = tilesOf(server.requests, 'left').filter((path) => !path.includes('/full/'));
      await page.evaluate((camera) => (document.querySelector('kura-viewer').camera = camera), cameraOf({ ...detail, x: 90_000, y: 35_000 }));
      const cut = () => server.answers.filter(({ path, isCut }) => isCut && asked.includes(path)).length;
      for (let attempt = 0; attempt < 100 && cut() === 0; ++attempt) await page.waitForTimeout(50);
      check(cut() > 0, `of ${asked.length} tiles that nobody looks at any more none was cancelled`);
      const { detail: stats } = await page.evaluate(() => document.querySelector('kura-viewer').stats);
      check(stats.cancelled >= cut(), `the viewer counts ${stats.cancelled}, the server ${cut()}`);
    });
  });

  await cases.run('flight: a tile that is not there is asked for once', async () => {
    const pyramid = screen();
    pyramid.publish(server, '/real/flight/gone', (path) => (path.startsWith('full/') ? pyramid.answer(path) : { body: Buffer.from('no'), status: 404 }));
    await bench.on(stage('gone'), async (page) => {
      await waitForReady(page);
      await page.evaluate((camera) => (document.querySelector('kura-viewer').camera = camera), cameraOf(legs[1]));
      await page.waitForFunction(() => document.querySelector('kura-viewer').stats.detail?.failed > 3 && document.querySelector('kura-viewer').stats.detail.pending === 0);
      const asked = tilesOf(server.requests, 'gone').filter((path) => !path.includes('/full/'));
      checkEqual(asked.length - new Set(asked).size, 0, 'tiles asked for twice');
      check((await sharpness(page)) < 0.1, 'the coarse picture stays');
      const { lost } = await page.evaluate(() => document.querySelector('kura-viewer').stats.detail);
      checkEqual(lost, 0, 'lost tiles');
    });
  });
}
