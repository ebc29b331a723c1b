// A tube laid flat with the real module, cursors on both sides; and the picture that is saved with its rights.
import { readFileSync } from 'node:fs';

import { check, checkEqual } from '../e2e/support/cases.mjs';
import { inShadow, record, waitForReady } from './support/bench.mjs';
import { texturedCube, texturedTube } from './support/textured_cube.mjs';

const kRadius = 0.05, kHeight = 0.12;
const press = (page, name) => inShadow(page, (root, label) => root.querySelector(`button[aria-label="${label}"]`).click(), name);
const note = (page) => inShadow(page, (root) => root.querySelector('.tool-rollout > p').textContent);

async function openTool(page, name) {
  await waitForReady(page);
  await press(page, '道具');
  await press(page, name);
}

export async function checkRollout(cases, bench) {
  const { server } = bench;
  const item = JSON.parse(record([{ name: 'tube', bytes: 100, triangles: 180 }], { scale_basis: 'ノギス実測', bounds_m: { min: [-kRadius, 0, -kRadius], max: [kRadius, kHeight, kRadius] } }));
  delete item.poster;
  server.put('/rollout/item.json', JSON.stringify({ ...item, credit: '見本館', rights: { model: { uri: 'http://creativecommons.org/licenses/by/4.0/' } } }));
  server.put('/rollout/tube.glb', texturedTube(kRadius, kHeight, [190, 60, 40, 255]));
  server.put('/rollout/cube.glb', texturedCube([190, 60, 40, 255]));
  const options = { viewer: '<kura-viewer src="/rollout/item.json" alt="筒"></kura-viewer>', module: 'real', browser: { reducedMotion: 'reduce' } };

  await cases.run('rollout: a tube is as wide as its circumference, in its colour; a cursor on it marks the piece', () => bench.on(options, async (page, faults) => {
    await openTool(page, '広げて見る（展開図）');
    await page.waitForFunction(() => document.querySelector('kura-viewer').shadowRoot.querySelector('.rollout-sheet canvas')?.dataset.circumference, null, { timeout: 20_000 });
    const { circumference, size, colour } = await inShadow(page, (root) => {
      const canvas = root.querySelector('.rollout-sheet canvas');
      const colour = [...canvas.getContext('2d').getImageData(canvas.width / 3, canvas.height / 2, 1, 1).data];
      return { circumference: Number(canvas.dataset.circumference), size: [canvas.width, canvas.height], colour };
    });
    // The inscribed polygon of 90 sides is up to 0.06 % smaller.
    check(Math.abs(circumference / (2 * Math.PI * kRadius) - 1) < 0.001, `${circumference} m around`);
    check(Math.abs(size[0] / size[1] - (2 * Math.PI * kRadius) / kHeight) < 0.05, `${size} px`);
    for (const [index, wanted] of [190, 60, 40, 255].entries()) check(Math.abs(colour[index] - wanted) <= 3, `colour ${colour}`);
    check(/314 mm/.test(await note(page)) && /120 mm/.test(await note(page)), await note(page));
    // By keys: to the right on the picture is to the right on the piece.
    const mark = () => inShadow(page, (root) => Number(root.querySelector('.marks circle').getAttribute('cx')));
    const before = await mark();
    await page.locator('kura-viewer').locator('.rollout-sheet canvas').focus();
    for (let i = 0; i < 5; ++i) await page.keyboard.press('ArrowRight');
    check((await mark()) > before + 5, `the mark stands at ${await mark()}, before at ${before}`);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => Math.abs(document.querySelector('kura-viewer').camera.yaw - 18) < 2, null, { timeout: 5000 });
    // And back: the pointer on the piece moves the cursor on the picture.
    const box = await page.locator('kura-viewer').boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.2);
    await page.mouse.move(box.x + box.width / 2 + 40, box.y + box.height * 0.25);
    await page.waitForFunction(() => parseFloat(document.querySelector('kura-viewer').shadowRoot.querySelector('.rollout-cursor').style.left) > 56, null, { timeout: 5000 });
    await press(page, '内側');
    await page.waitForFunction(() => /内側の面がない/.test(document.querySelector('kura-viewer').shadowRoot.querySelector('.tool-rollout > p').textContent), null, { timeout: 10_000 });
    checkEqual(faults, [], 'faults');
  }));

  await cases.run('rollout: a box says that it cannot be unrolled', () => bench.on({ ...options, viewer: '<kura-viewer model="/rollout/cube.glb" alt="箱"></kura-viewer>' }, async (page) => {
    await openTool(page, '広げて見る（展開図）');
    await page.waitForFunction(() => /広げられません/.test(document.querySelector('kura-viewer').shadowRoot.querySelector('.tool-rollout > p').textContent), null, { timeout: 20_000 });
  }));

  await cases.run('picture: a PNG with a strip below, named by the number of the item', () => bench.on(options, async (page, faults) => {
    await openTool(page, '画像として保存');
    await page.waitForFunction(() => document.querySelector('kura-viewer').shadowRoot.querySelector('.picture-preview canvas'), null, { timeout: 20_000 });
    const sizes = await inShadow(page, (root) => [root.querySelector('.picture-preview canvas'), root.querySelector('.stage canvas')].map(({ width, height }) => [width, height]));
    check(sizes[0][0] === sizes[1][0] && sizes[0][1] > sizes[1][1] + 50, `sheet ${sizes[0]}, stage ${sizes[1]}`);
    const ink = await inShadow(page, (root) => {
      const canvas = root.querySelector('.picture-preview canvas');
      const stage = root.querySelector('.stage canvas').height;
      const share = (y, height, of) => {
        const { data } = canvas.getContext('2d').getImageData(0, y, canvas.width, height);
        let count = 0;
        for (let i = 0; i < data.length; i += 4) count += of(data[i], data[i + 1], data[i + 2]) ? 1 : 0;
        return count / (data.length / 4);
      };
      return { strip: share(stage, canvas.height - stage, (r, g, b) => r + g + b < 200), red: share(0, stage, (r, g, b) => r > 1.6 * g && r > 1.6 * b) };
    });
    check(ink.strip > 0.003 && ink.strip < 0.3, `${ink.strip} of the strip is ink`);
    check(ink.red > 0.05, `${ink.red} of the picture is the piece`);
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'PNG で保存')]);
    checkEqual(download.suggestedFilename(), 'K-1.png', 'name');
    checkEqual(readFileSync(await download.path()).subarray(1, 4).toString('latin1'), 'PNG', 'format');
    checkEqual(faults, [], 'faults');
  }));
}
