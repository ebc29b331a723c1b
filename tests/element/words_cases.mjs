// What is said and read, in which language, and how the viewer is reached without eyes or mouse.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

import { check, checkEqual } from '../e2e/support/cases.mjs';
import { calls, fakeGlb, inShadow, record, spoken, waitForReady } from './support/bench.mjs';
import { png } from './support/png.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const kViews = { views: [{ id: 'footring', label: { ja: '高台', en: 'Footring' }, camera: { target: [0, 0.01, 0], yaw: 10, pitch: -60, distance: 0.3 } }] };
const kViewer = '<kura-viewer src="/words/item.json"></kura-viewer>';

const buttonLabels = (page) => inShadow(page, (root) => [...root.querySelectorAll('.row > button, .menu > button')].map((button) => button.getAttribute('aria-label')));
const focused = (page) => inShadow(page, (root) => root.activeElement?.getAttribute('aria-label') ?? null);

async function faultsOfAxe(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run('kura-viewer'));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

export async function checkWords(cases, bench) {
  const { server } = bench;
  const tiers = [{ name: 'thumb', bytes: 100, triangles: 100 }];
  server.put('/words/item.json', record(tiers, kViews));
  server.put('/words/measured.json', record(tiers, { ...kViews, scale_basis: 'ノギス実測' }));
  server.put('/words/poster.png', png(4, 5, [90, 90, 90, 255]));
  server.put('/words/thumb.glb', fakeGlb({}));
  server.put('/words/x.glb', fakeGlb({}));

  await cases.run('language: that of the page, and another at once where lang changes, without loading anew', async () => {
    await bench.on({ viewer: kViewer }, async (page, faults) => {
      await waitForReady(page);
      checkEqual((await buttonLabels(page))[0], '左へ回す', 'the first button');
      await page.evaluate(() => document.querySelector('kura-viewer').setAttribute('lang', 'en-GB'));
      const english = await buttonLabels(page);
      checkEqual(english, ['Turn left', 'Turn right', 'Closer', 'Farther', 'Views', 'Tools', 'Full screen'], 'buttons');
      checkEqual(await inShadow(page, (root) => root.querySelector('.stage').getAttribute('aria-label')), 'A white bowl', 'label');
      checkEqual(await page.evaluate(() => [globalThis.kuraViewers.length, document.querySelector('kura-viewer').stats.triangles]), [1, 100], 'modules, triangles');
      checkEqual(faults, [], 'faults');
    });
    await bench.on({ viewer: kViewer, lang: 'en' }, async (page) => {
      await waitForReady(page);
      checkEqual((await buttonLabels(page))[0], 'Turn left', 'the first button of an English page');
    });
    for (const [lang, first] of [['ja-x-easy', 'ひだりに まわす'], ['ja-Hira', 'ひだりに まわす'], ['zh-Hant', '向左转'], ['ko', '왼쪽으로 돌리기'], ['fr', 'Turn left']]) {
      await bench.on({ viewer: kViewer, lang }, async (page) => {
        await waitForReady(page);
        checkEqual((await buttonLabels(page))[0], first, `the first button where lang is ${lang}`);
      });
    }
  });

  await cases.run('spoken: where the camera stands, and lengths only where the true size is known', async () => {
    for (const [file, expected] of [['item', '右前、やや上から'], ['measured', '右前、やや上から、画面の幅はおよそ 21 cm']]) {
      await bench.on({ viewer: `<kura-viewer src="/words/${file}.json"></kura-viewer>` }, async (page) => {
        await waitForReady(page);
        checkEqual(await spoken(page), '立体で見られます。', 'spoken when ready');
        await page.focus('kura-viewer >> css=.stage');
        for (let i = 0; i < 3; ++i) await page.keyboard.press('ArrowLeft');
        await page.waitForFunction((text) => document.querySelector('kura-viewer').shadowRoot.querySelector('.spoken').textContent === text, expected, { timeout: 5000 })
          .catch(async () => checkEqual(await spoken(page), expected, 'spoken'));
      });
    }
  });

  await cases.run('Tab reaches the stage and every button; each does what it says', async () => {
    await bench.on({ viewer: '<kura-viewer model="/words/x.glb" alt="壺"></kura-viewer>' }, async (page) => {
      await waitForReady(page);
      const reached = [];
      for (let i = 0; i < 8; ++i) {
        await page.keyboard.press('Tab');
        reached.push(await focused(page));
      }
      checkEqual(reached, ['壺', '左へ回す', '右へ回す', '近づく', '離れる', '元に戻す', '道具', '全画面'], 'in this order');
      const press = (label) => inShadow(page, (root, name) => root.querySelector(`button[aria-label="${name}"]`).click(), label);
      await press('左へ回す');
      checkEqual((await calls(page, 'setCamera')).at(-1)[0].yaw, 30, 'yaw after 左へ回す');
      await press('近づく');
      check((await calls(page, 'zoom')).at(-1)[0] > 1, '近づく does not come nearer');
      await press('離れる');
      check((await calls(page, 'zoom')).at(-1)[0] < 1, '離れる does not go away');
      await press('元に戻す');
      checkEqual(await calls(page, 'reset'), [[true]], 'resets');
      await page.waitForTimeout(4500);
      checkEqual(await inShadow(page, (root) => getComputedStyle(root.querySelector('.row')).opacity), '1', 'opacity with the focus inside');
    });
  });

  await cases.run('views: the menu flies there, Esc closes it, the property and the attribute do the same', async () => {
    await bench.on({ viewer: kViewer }, async (page) => {
      await waitForReady(page);
      const open = page.locator('kura-viewer').getByRole('button', { name: '見どころ' });
      await open.click();
      checkEqual([await open.getAttribute('aria-expanded'), await focused(page)], ['true', 'はじめの向き'], 'expanded, focus');
      await page.keyboard.press('ArrowDown');
      checkEqual(await focused(page), '高台', 'focus after an arrow');
      await page.keyboard.press('Escape');
      checkEqual([await open.getAttribute('aria-expanded'), await focused(page)], ['false', '見どころ'], 'after Esc');
      await open.click();
      await page.locator('kura-viewer').getByRole('button', { name: '高台' }).click();
      checkEqual((await calls(page, 'setCamera')).at(-1)[0].pitch, -60, 'pitch');
      await page.evaluate(() => (document.querySelector('kura-viewer').view = 'footring'));
      checkEqual((await calls(page, 'setCamera')).length, 2, 'flights');
    });
    await bench.on({ viewer: '<kura-viewer src="/words/item.json" view="footring"></kura-viewer>' }, async (page) => {
      await waitForReady(page);
      checkEqual((await calls(page, 'setCamera'))[0][0].yaw, 10, 'yaw of the first picture');
    });
  });

  await cases.run('buttons are 44 px at least, seven at most, and none leaves the stage on a phone', async () => {
    for (const width of [320, 390, 1280]) {
      await bench.on({ viewer: '<kura-viewer src="/words/item.json" style="width: 100%"></kura-viewer>', browser: { viewport: { width, height: 700 } } }, async (page) => {
        await waitForReady(page);
        await page.waitForTimeout(400);
        const boxes = await inShadow(page, (root) => [...root.querySelectorAll('.row > button, .menu > button')].map((button) => button.getBoundingClientRect().toJSON()));
        checkEqual(boxes.length, 7, 'buttons');
        for (const box of boxes) {
          check(box.width >= 43 && box.height >= 43.9, `${width}: ${box.width} x ${box.height}`);
          check(box.left >= 0 && box.right <= width, `${width}: from ${box.left} to ${box.right}`);
        }
      });
    }
  });

  await cases.run('axe finds nothing: at rest, with the help, with the views, and after a failure', async () => {
    await bench.on({ viewer: kViewer }, async (page) => {
      await waitForReady(page);
      await page.waitForTimeout(500);
      checkEqual(await faultsOfAxe(page), [], 'at rest');
      await page.focus('kura-viewer >> css=.stage');
      await page.keyboard.press('?');
      checkEqual(await faultsOfAxe(page), [], 'with the help');
      await page.keyboard.press('Escape');
      await page.locator('kura-viewer').getByRole('button', { name: '見どころ' }).click();
      checkEqual(await faultsOfAxe(page), [], 'with the views');
    });
    await bench.on({ viewer: '<kura-viewer src="/nowhere.json" alt="鉢"></kura-viewer>' }, async (page) => {
      await page.waitForFunction(() => window.seen.length > 0);
      checkEqual(await faultsOfAxe(page), [], 'after a failure');
    });
  });
}
