// Hands, fingers, wheels and keys, sent through the browser as from a person.
import { check, checkEqual } from '../e2e/support/cases.mjs';
import { calls, camera, fakeGlb, inShadow, spoken, waitForReady } from './support/bench.mjs';

const kViewer = '<kura-viewer model="/input/x.glb"></kura-viewer>';
const scrolled = (page) => page.evaluate(() => scrollY);
const hint = (page) => inShadow(page, (root) => root.querySelector('.hint.on')?.textContent ?? '');
const clear = (page) => page.evaluate(() => void globalThis.kuraCalls.splice(0));

async function middle(page) {
  const box = await page.locator('kura-viewer').boundingBox();
  return [box.x + box.width / 2, box.y + box.height / 2];
}

// Touches through the browser's own recognition of gestures. paths: one list of [x, y] for each finger, equally long.
async function swipe(page, paths) {
  const client = await page.context().newCDPSession(page);
  const points = (step) => paths.map((path, id) => ({ x: path[step][0], y: path[step][1], id }));
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: points(0) });
  for (let step = 1; step < paths[0].length; ++step) {
    await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: points(step) });
    await page.waitForTimeout(20);
  }
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await page.waitForTimeout(250);
}

const line = (from, to, steps = 10) =>
  Array.from({ length: steps + 1 }, (_, i) => [from[0] + ((to[0] - from[0]) * i) / steps, from[1] + ((to[1] - from[1]) * i) / steps]);

async function checkMouse(cases, bench) {
  await cases.run('mouse: left drag orbits, right drag and modifiers pan, inertia begins at release', async () => {
    await bench.on({ viewer: kViewer }, async (page, faults) => {
      await waitForReady(page);
      const [x, y] = await middle(page);
      const drag = async (button, modifier) => {
        await clear(page);
        if (modifier) await page.keyboard.down(modifier);
        await page.mouse.move(x, y);
        await page.mouse.down({ button });
        await page.mouse.move(x + 60, y + 20, { steps: 4 });
        await page.mouse.move(x + 100, y + 50, { steps: 4 });
        await page.mouse.up({ button });
        if (modifier) await page.keyboard.up(modifier);
        await page.waitForFunction(() => globalThis.kuraCalls.some(([name]) => name === 'release'));
        const moves = await calls(page, 'drag');
        const sum = (at) => moves.reduce((total, move) => total + move[at], 0);
        return { kinds: [...new Set(moves.map(([kind]) => kind))], dx: sum(1), dy: sum(2), release: await calls(page, 'release') };
      };
      const orbit = await drag('left');
      checkEqual(orbit.kinds, ['orbit'], 'left drag');
      // In heights of the stage, 500 px.
      check(Math.abs(orbit.dx - 0.2) < 1e-6 && Math.abs(orbit.dy - 0.1) < 1e-6, `moved by ${orbit.dx}, ${orbit.dy}`);
      check(orbit.release.length === 1 && orbit.release[0][1] > 0.1, `released with ${JSON.stringify(orbit.release)}`);
      checkEqual((await drag('right')).kinds, ['pan'], 'right drag');
      checkEqual((await drag('left', 'Alt')).kinds, ['pan'], 'Alt drag');
      checkEqual(await page.evaluate(() => window.getSelection().toString()), '', 'selected text');
      checkEqual(faults, [], 'faults');
    });
  });

  await cases.run('mouse: a drag that rests before the release leaves no inertia; a double-click refocuses there', async () => {
    await bench.on({ viewer: kViewer }, async (page) => {
      await waitForReady(page);
      const [x, y] = await middle(page);
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 80, y, { steps: 4 });
      await page.waitForTimeout(200);
      await page.mouse.up();
      checkEqual((await calls(page, 'release')).at(-1), ['orbit', 0, 0], 'release');
      await page.mouse.dblclick(x + 100, y - 125);
      const [[fx, fy]] = await calls(page, 'refocus');
      check(Math.abs(fx - 0.5) < 0.01 && Math.abs(fy - 0.5) < 0.01, `refocus(${fx}, ${fy})`);
    });
  });

  await cases.run('wheel: alone it scrolls the page and a hint tells how to zoom, with Ctrl it zooms towards the pointer', async () => {
    await bench.on({ viewer: kViewer }, async (page) => {
      await waitForReady(page);
      const [x, y] = await middle(page);
      await page.mouse.move(x, y);
      await page.mouse.move(x + 100, y, { steps: 3 });
      await page.mouse.wheel(0, 40);
      await page.waitForFunction(() => scrollY > 20);
      checkEqual(await calls(page, 'zoom'), [], 'zooms by the wheel alone');
      check((await hint(page)).startsWith('Ctrl'), `the hint says «${await hint(page)}»`);
      await page.waitForFunction(() => !document.querySelector('kura-viewer').shadowRoot.querySelector('.hint.on'), null, { timeout: 5000 });
      await page.evaluate(() => scrollTo(0, 0));
      const before = await scrolled(page);
      await page.keyboard.down('Control');
      await page.mouse.wheel(0, -100);
      await page.waitForFunction(() => globalThis.kuraCalls.some(([name]) => name === 'zoom'));
      await page.keyboard.up('Control');
      const [[factor, zx, zy]] = await calls(page, 'zoom');
      check(factor > 1.05 && factor < 2, `factor ${factor}`);
      check(Math.abs(zx - 0.5) < 0.01 && Math.abs(zy) < 0.01, `towards ${zx}, ${zy}`);
      checkEqual(await scrolled(page), before, 'scrolled by Ctrl and wheel');
      checkEqual(await page.evaluate(() => visualViewport.scale), 1, 'zoom of the page');
    });
  });

  await cases.run('wheel: who scrolls past with a resting mouse gets no hint', async () => {
    await bench.on({ viewer: `<div style="height: 600px"></div>${kViewer}` }, async (page) => {
      await page.evaluate(() => document.querySelector('kura-viewer').scrollIntoView());
      await waitForReady(page);
      await page.evaluate(() => scrollTo(0, 0));
      await page.mouse.move(200, 300);
      for (let i = 0; i < 8; ++i) {
        await page.mouse.wheel(0, 80);
        await page.waitForTimeout(60);
        checkEqual(await hint(page), '', 'hint');
      }
      check((await scrolled(page)) > 400, 'the page did not scroll');
    });
  });
}

// Until a page that was flung has come to rest.
async function rest(page) {
  for (let last = -1, now = await scrolled(page); now !== last; now = await scrolled(page)) {
    last = now;
    await page.waitForTimeout(250);
  }
}

async function checkTouch(cases, bench) {
  const phone = { viewport: { width: 390, height: 700 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
  await cases.run('touch: one finger upwards scrolls the page, sideways turns the piece', async () => {
    await bench.on({ viewer: '<kura-viewer model="/input/x.glb" style="width: 100%"></kura-viewer>', browser: phone }, async (page) => {
      await waitForReady(page);
      await swipe(page, [line([200, 400], [200, 200])]);
      check((await scrolled(page)) > 100, `scrolled by ${await scrolled(page)}`);
      checkEqual(await hint(page), '2本指で動かせます', 'hint');
      const turned = Math.abs((await camera(page)).yaw);
      check(turned < 4, `the piece turned by ${turned}`);
      await rest(page);
      await page.evaluate(() => scrollTo(0, 0));
      await rest(page);
      await swipe(page, [line([100, 300], [260, 310])]);
      checkEqual(await scrolled(page), 0, 'scrolled sideways');
      check(Math.abs((await camera(page)).yaw) > 30, `the piece turned only by ${(await camera(page)).yaw}`);
    });
  });

  await cases.run('touch: two fingers zoom and move, the page stays; a double tap refocuses', async () => {
    await bench.on({ viewer: '<kura-viewer model="/input/x.glb" style="width: 100%"></kura-viewer>', browser: phone }, async (page) => {
      await waitForReady(page);
      await swipe(page, [line([180, 300], [100, 260]), line([220, 300], [300, 300])]);
      const zooms = await calls(page, 'zoom');
      const factor = zooms.reduce((product, [each]) => product * each, 1);
      const spread = Math.hypot(200, 40) / 40;
      check(Math.abs(factor / spread - 1) < 0.02, `zoomed by ${factor}, not ${spread}`);
      check((await calls(page, 'drag')).some(([kind]) => kind === 'pan'), 'two fingers did not pan');
      checkEqual([await scrolled(page), await page.evaluate(() => visualViewport.scale)], [0, 1], 'scroll and zoom of the page');
      await page.touchscreen.tap(150, 200);
      await page.touchscreen.tap(150, 200);
      checkEqual((await calls(page, 'refocus')).length, 1, 'refocus calls');
    });
  });
}

async function checkKeys(cases, bench) {
  await cases.run('keys: every one of them, and only while the viewer has the focus', async () => {
    await bench.on({ viewer: kViewer, browser: { reducedMotion: 'reduce' } }, async (page, faults) => {
      await waitForReady(page);
      await page.keyboard.press('ArrowLeft');
      checkEqual((await camera(page)).yaw, 0, 'yaw without focus');
      await page.focus('kura-viewer >> css=.stage');
      const after = async (key) => {
        const before = await camera(page);
        await clear(page);
        await page.keyboard.press(key);
        const now = await camera(page);
        return { yaw: now.yaw - before.yaw, pitch: now.pitch - before.pitch, factor: before.distance / now.distance, pan: (await calls(page, 'drag'))[0] };
      };
      checkEqual([(await after('ArrowLeft')).yaw, (await after('ArrowRight')).yaw], [15, -15], 'yaw by arrows');
      checkEqual([(await after('ArrowUp')).pitch, (await after('ArrowDown')).pitch], [-15, 15], 'pitch by arrows');
      checkEqual((await after('Shift+ArrowLeft')).pan, ['pan', -0.08, 0], 'Shift and left');
      checkEqual((await after('Shift+ArrowUp')).pan, ['pan', 0, -0.08], 'Shift and up');
      for (const key of ['+', 'PageUp']) check((await after(key)).factor > 1.1, `${key} does not come nearer`);
      for (const key of ['-', 'PageDown']) check((await after(key)).factor < 0.9, `${key} does not go away`);
      for (const key of ['0', 'Home']) {
        await after('ArrowLeft');
        await after(key);
        checkEqual((await camera(page)).yaw, 0, `yaw after ${key}`);
      }
      checkEqual(await scrolled(page), 0, 'scrolled by keys of the viewer');
      await clear(page);
      await page.keyboard.press('Control+0');
      checkEqual(await calls(page, 'reset'), [], 'resets by a key of the browser');
      checkEqual(faults, [], 'faults');
    });
  });

  await cases.run('keys: quick presses add up while the camera still flies', async () => {
    await bench.on({ viewer: kViewer }, async (page) => {
      await waitForReady(page);
      await page.focus('kura-viewer >> css=.stage');
      await page.evaluate(() => {
        // As the real module: the flight has hardly begun when the next key comes.
        const [viewer] = globalThis.kuraViewers;
        viewer.setCamera = (to) => globalThis.kuraCalls.push(['flight', to.yaw]);
        for (let i = 0; i < 3; ++i) {
          document.querySelector('kura-viewer').shadowRoot.querySelector('.stage').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true, composed: true }));
        }
      });
      checkEqual(await calls(page, 'flight'), [[15], [30], [45]], 'goals');
    });
  });

  await cases.run('keys: ? opens the help, Esc closes it and the focus returns', async () => {
    await bench.on({ viewer: kViewer }, async (page) => {
      await waitForReady(page);
      await page.focus('kura-viewer >> css=.stage');
      await page.keyboard.press('?');
      check(await inShadow(page, (root) => root.querySelector('dialog').open), 'the help is closed');
      await clear(page);
      await page.keyboard.press('ArrowLeft');
      checkEqual(await calls(page, 'setCamera'), [], 'turns behind the help');
      await page.keyboard.press('Escape');
      checkEqual(await inShadow(page, (root) => [root.querySelector('dialog').open, root.activeElement?.className]), [false, 'stage'], 'open, focus');
    });
  });

  await cases.run('full screen: F enters, the plain wheel zooms there, Esc or F leaves', async () => {
    await bench.on({ viewer: kViewer }, async (page) => {
      await waitForReady(page);
      await page.focus('kura-viewer >> css=.stage');
      await page.keyboard.press('f');
      await page.waitForFunction(() => document.fullscreenElement?.localName === 'kura-viewer');
      checkEqual(await inShadow(page, (root) => getComputedStyle(root.querySelector('.stage')).touchAction), 'none', 'touch-action');
      await page.waitForFunction(() => document.querySelector('kura-viewer').shadowRoot.querySelector('canvas').width > 400);
      await page.mouse.move(300, 300);
      await page.mouse.wheel(0, -100);
      await page.waitForFunction(() => globalThis.kuraCalls.some(([name]) => name === 'zoom'));
      await page.keyboard.press('f');
      await page.waitForFunction(() => !document.fullscreenElement);
    });
    // iPhone: no full screen for elements.
    const init = () => (Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('not allowed')));
    await bench.on({ viewer: kViewer, init }, async (page, faults) => {
      await waitForReady(page);
      await page.focus('kura-viewer >> css=.stage');
      await page.keyboard.press('f');
      await page.waitForFunction(() => document.querySelector('kura-viewer').clientWidth === innerWidth);
      checkEqual(await page.evaluate(() => document.querySelector('kura-viewer').clientHeight === innerHeight), true, 'fills the window');
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => document.querySelector('kura-viewer').clientWidth === 400);
      checkEqual(faults, [], 'faults');
    });
  });
}

async function checkRest(cases, bench) {
  await cases.run('invitation: after three seconds, told once, gone at the first touch', async () => {
    await bench.on({ viewer: kViewer }, async (page) => {
      await waitForReady(page);
      check(await inShadow(page, (root) => root.querySelector('.invitation').hidden), 'it is there at once');
      await page.waitForFunction(() => !document.querySelector('kura-viewer').shadowRoot.querySelector('.invitation').hidden, null, { timeout: 6000 });
      checkEqual(await spoken(page), '回してみてください', 'spoken');
      await page.waitForFunction(() => Math.abs(document.querySelector('kura-viewer').camera.yaw) > 3);
      const [x, y] = await middle(page);
      await page.mouse.move(x, y);
      await page.mouse.down();
      check(await inShadow(page, (root) => root.querySelector('.invitation').hidden), 'it is still there');
      const { yaw } = await camera(page);
      await page.waitForTimeout(400);
      checkEqual((await camera(page)).yaw, yaw, 'yaw while the hand rests');
      await page.mouse.up();
    });
    await bench.on({ viewer: kViewer, browser: { reducedMotion: 'reduce' } }, async (page) => {
      await waitForReady(page);
      await page.waitForTimeout(4000);
      checkEqual([(await camera(page)).yaw, await inShadow(page, (root) => root.querySelector('.invitation').hidden)], [0, true], 'yaw, hidden');
    });
  });

  await cases.run('controls: they fade after four seconds and come back at any move', async () => {
    await bench.on({ viewer: kViewer, browser: { reducedMotion: 'reduce' } }, async (page) => {
      await waitForReady(page);
      const opacity = () => inShadow(page, (root) => Number(getComputedStyle(root.querySelector('.row')).opacity));
      await page.waitForFunction(() => getComputedStyle(document.querySelector('kura-viewer').shadowRoot.querySelector('.row')).opacity === '1');
      await page.waitForTimeout(4400);
      checkEqual(await opacity(), 0, 'opacity after four seconds');
      await page.mouse.move(...(await middle(page)));
      await page.waitForTimeout(50);
      checkEqual(await opacity(), 1, 'opacity after a move');
    });
  });
}

export async function checkInput(cases, bench) {
  bench.server.put('/input/x.glb', fakeGlb({}));
  await checkMouse(cases, bench);
  await checkTouch(cases, bench);
  await checkKeys(cases, bench);
  await checkRest(cases, bench);
}
