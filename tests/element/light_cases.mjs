// Light, ways of looking and section with the real module: what the tools do is seen in the picture.
import { check, checkEqual } from '../e2e/support/cases.mjs';
import { difference, pixelsOf } from '../e2e/support/picture.mjs';
import { inShadow, waitForReady } from './support/bench.mjs';
import { texturedCube } from './support/textured_cube.mjs';

const kOptions = { viewer: '<kura-viewer model="/real/light-cube.glb" alt="箱"></kura-viewer>', module: 'real', browser: { reducedMotion: 'reduce' } };
const lookOf = (page) => page.evaluate(() => document.querySelector('kura-viewer').viewState.look);
const cameraOf = (page) => page.evaluate(() => document.querySelector('kura-viewer').camera);

// The picture alone: buttons fade and panels tell what is chosen.
async function shot(page) {
  await inShadow(page, (root) => (root.querySelector('.frame').style.display = 'none'));
  const picture = await pixelsOf(page, await page.locator('kura-viewer').screenshot());
  await inShadow(page, (root) => (root.querySelector('.frame').style.display = ''));
  return picture;
}

// Two pictures of the same differ by the dither alone, about 0.5.
async function rest(page) {
  let before = await shot(page);
  for (let attempt = 0; attempt < 40; ++attempt) {
    await page.waitForTimeout(300);
    const now = await shot(page);
    if (difference(before, now) < 0.05) return now;
    before = now;
  }
  throw new Error('the picture does not come to rest');
}

// Not through the pointer: under load the buttons may have faded before it arrives.
const press = (page, name) => inShadow(page, (root, label) => root.querySelector(`button[aria-label="${label}"]`).click(), name);

async function openTool(page, title) {
  await press(page, '道具');
  await press(page, title);
}

export async function checkLight(cases, bench) {
  bench.server.put('/real/light-cube.glb', texturedCube([190, 160, 90, 255]));

  await cases.run('light: Shift and a drag move the lamp and not the piece; L gives it to the arrow keys, Esc takes it back', () => bench.on(kOptions, async (page, faults) => {
    await waitForReady(page);
    checkEqual((await lookOf(page)).key, null, 'at first the lamp of the room');
    const camera = await cameraOf(page), box = await page.locator('kura-viewer').boundingBox();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.keyboard.down('Shift');
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    const dragged = (await lookOf(page)).key;
    check(dragged && dragged.yaw > -45, `the lamp went to the right of where the room's stands: ${JSON.stringify(dragged)}`);
    checkEqual((await cameraOf(page)).yaw, camera.yaw, 'the camera stays');
    await page.focus('kura-viewer >> css=.stage');
    await page.keyboard.press('l');
    check(await inShadow(page, (root) => root.activeElement?.closest('.lamp') != null), 'the lamp has no focus');
    for (let i = 0; i < 30; ++i) await page.keyboard.press('ArrowRight');
    const raking = (await lookOf(page)).key;
    check(Math.abs(raking.yaw - camera.yaw) > 70, `at the rim of the disc the light rakes: ${JSON.stringify(raking)}`);
    checkEqual((await cameraOf(page)).yaw, camera.yaw, 'the camera stays');
    await page.keyboard.press('Home');
    checkEqual((await lookOf(page)).key, null, 'Home puts the light back');
    await page.keyboard.press('Escape');
    check(await inShadow(page, (root) => root.querySelector('.lamp').hidden), 'the lamp is still there after Esc');
    check(await inShadow(page, (root) => root.activeElement?.classList.contains('stage')), 'the stage has not its focus again');
    checkEqual(faults, [], 'faults');
  }));

  await cases.run('light: each room lights the piece in its own way, and what cannot be fetched changes nothing', () => bench.on(kOptions, async (page) => {
    await waitForReady(page);
    await openTool(page, '光を変える');
    const gallery = await rest(page);
    await press(page, '斜めの光');
    await page.waitForFunction(() => document.querySelector('kura-viewer').viewState.look.environment === 'raking');
    const raking = await rest(page);
    check(difference(gallery, raking) > 1.2, `raking light changes the picture by ${difference(gallery, raking)}`);
    await page.route('**/environments/daylight.ktx.gz', (route) => route.abort());
    await press(page, '昼の光');
    await page.waitForFunction(() => document.querySelector('kura-viewer').shadowRoot.querySelector('.tool-light [role=status]').textContent.includes('読み込めません'));
    checkEqual((await lookOf(page)).environment, 'raking', 'the room that stays');
    await press(page, '光を元に戻す');
    const again = await rest(page);
    check(difference(gallery, again) < 0.9, `put back, the picture differs by ${difference(gallery, again)}`);
  }));

  await cases.run('looking: every way draws another picture, and the last is the first again', () => bench.on(kOptions, async (page, faults) => {
    await waitForReady(page);
    await openTool(page, '見え方を変える');
    const first = await rest(page);
    let before = first;
    for (const name of ['色だけ', '凹凸（法線）', '粘土', '透視', '曲がり', '写真の細かさ', 'ふつう']) {
      await press(page, name);
      const now = await rest(page);
      check(difference(before, now) > 1.2, `${name}: differs from the one before by ${difference(before, now)}`);
      before = now;
    }
    check(difference(first, before) < 0.9, `the plain picture differs by ${difference(first, before)}`);
    checkEqual(faults, [], 'faults');
  }));

  await cases.run('section: cut along an axis, moved, flipped and whole again', () => bench.on(kOptions, async (page, faults) => {
    await waitForReady(page);
    await openTool(page, '断面を見る');
    const whole = await rest(page);
    await press(page, '左右に切る');
    const half = await rest(page);
    check(difference(whole, half) > 1.2, `cut, the picture changes by ${difference(whole, half)}`);
    await inShadow(page, (root) => {
      const slider = root.querySelector('.tool-section input[type=range]');
      slider.value = '0.8';
      slider.dispatchEvent(new Event('input'));
    });
    check(Math.abs((await lookOf(page)).section.at - 0.8) < 1e-3, 'the slider moves the plane');
    await page.locator('kura-viewer').getByLabel('反対側を残す').check();
    checkEqual((await lookOf(page)).section.flip, true, 'flip');
    await press(page, '切らない');
    checkEqual((await lookOf(page)).section, null, 'section');
    check(difference(whole, await rest(page)) < 0.9, 'whole again it is another picture');
    checkEqual(faults, [], 'faults');
  }));
}
