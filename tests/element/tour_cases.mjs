// Guided tours on the stage: the way, the words, the visitor's hand, key and ear.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

import { check, checkEqual } from '../e2e/support/cases.mjs';
import { calls, fakeGlb, inShadow, record, spoken, waitForReady } from './support/bench.mjs';
import { png } from './support/png.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const kStory = {
  views: [
    { id: 'front', label: { ja: '正面', en: 'Front' }, camera: { target: [0, 0.05, 0], yaw: 0, pitch: 10 } },
    { id: 'low', label: { ja: '寝た光' }, camera: { target: [0, 0, 0], yaw: 90, pitch: 5, distance: 0.3 }, projection: 'orthographic', look: { environment: 'raking', mode: 'relief' } },
  ],
  annotations: [{ id: 'mark', position: [0.3, 0, 0.1], normal: [0, 0, 1], label: { ja: '銘', 'ja-easy': 'しるし', en: 'Mark' }, body: { ja: '福' }, image: 0 }],
  tours: [{
    id: 'around', label: { ja: 'ひとめぐり', en: 'Around' }, stops: [
      { view: 'front', label: { ja: '正面', en: 'Front' }, text: { ja: '白い鉢です。', 'ja-easy': 'しろい はちです。', en: 'A white bowl.' } },
      { view: 'low', label: { ja: '寝た光' }, text: { ja: '光が低い。' } },
      { annotation: 'mark', label: { ja: '銘', en: 'Mark' }, text: { ja: '福の字。', en: 'Good fortune.' }, image: 0 },
    ],
  }],
};
const kViewer = '<kura-viewer src="/tour/item.json"></kura-viewer>';

const card = (page) => inShadow(page, (root) => {
  const element = root.querySelector('.tour');
  return element.hidden ? null : { progress: element.querySelector('.tour-progress').textContent, words: element.querySelector('.tour-body').innerText.replace(/\s+/g, ' ').trim() };
});
const focused = (page) => inShadow(page, (root) => root.activeElement?.getAttribute('aria-label') ?? null);
const press = (page, name) => page.locator('kura-viewer').getByRole('button', { name, exact: true }).click();

async function faultsOfAxe(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run('kura-viewer'));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

export async function checkTours(cases, bench) {
  const { server } = bench;
  const item = JSON.parse(record([{ name: 'thumb', bytes: 100, triangles: 100 }], kStory));
  item.images = [{ service: 'image/01', width: 8, height: 8, label: { ja: '写真1', en: 'Photograph 1' }, small: { uri: 'small.png', width: 4, height: 5 }, large: { uri: 'small.png', width: 4, height: 5 } }];
  server.put('/tour/item.json', JSON.stringify(item));
  server.put('/tour/poster.png', png(4, 5, [90, 90, 90, 255]));
  server.put('/tour/small.png', png(4, 5, [90, 0, 90, 255]));
  server.put('/tour/thumb.glb', fakeGlb({}));

  await cases.run('tour: from the menu of views through every stop to its end, by keys alone', async () => {
    await bench.on({ viewer: kViewer, lang: 'en' }, async (page, faults) => {
      await waitForReady(page);
      await page.evaluate(() => { window.tours = []; document.addEventListener('tourchange', (event) => window.tours.push(event.detail)); });
      await page.focus('kura-viewer >> css=.menu > button');
      await page.keyboard.press('Enter');
      for (let i = 0; i < 3; ++i) await page.keyboard.press('ArrowDown');
      checkEqual(await focused(page), 'Start the tour: Around', 'the last entry of the menu');
      await page.keyboard.press('Enter');
      checkEqual(await card(page), { progress: '1 / 3', words: 'Front A white bowl.' }, 'first stop');
      checkEqual(await focused(page), 'Next', 'focus');
      checkEqual(await spoken(page), 'stop 1 of 3. Front. A white bowl.', 'spoken');
      checkEqual((await calls(page, 'travel')).at(-1)[0].distance, 0, 'a view without a distance shows the whole piece');
      await page.keyboard.press('Enter');
      checkEqual(await card(page), { progress: '2 / 3', words: '寝た光 光が低い。' }, 'second stop');
      checkEqual(await inShadow(page, (root) => [...root.querySelectorAll('.tour-body > *')].map((each) => each.lang)), ['ja', 'ja'], 'lang of what is not translated');
      await page.keyboard.press('ArrowRight');
      checkEqual((await card(page)).words, 'Mark Good fortune.', 'third stop, by an arrow in the card');
      checkEqual(await inShadow(page, (root) => [root.querySelector('.pins button').getAttribute('aria-current'), root.querySelector('.tour img').alt]), ['true', 'Photograph 1'], 'pin and picture');
      await page.keyboard.press('ArrowRight');
      checkEqual((await card(page)).progress, '3 / 3', 'an arrow does not slide out of the tour');
      await page.keyboard.press('ArrowLeft');
      checkEqual((await card(page)).progress, '2 / 3', 'back');
      await page.keyboard.press('ArrowRight');
      await page.focus('kura-viewer >> css=.tour-next');
      checkEqual(await focused(page), 'Finish', 'the last button');
      await page.keyboard.press('Enter');
      checkEqual([await card(page), await focused(page), await spoken(page)], [null, 'A white bowl', 'The tour is over.'], 'afterwards: card, focus, spoken');
      checkEqual(await page.evaluate(() => window.tours.map(({ stop }) => stop)), [0, 1, 2, 1, 2, null], 'tourchange');
      checkEqual(faults, [], 'faults');
    });
  });

  await cases.run('tour: a touch of the stage stops the flight and the tour waits; Esc leaves it', async () => {
    await bench.on({ viewer: '<kura-viewer src="/tour/item.json" tour="around"></kura-viewer>' }, async (page) => {
      await waitForReady(page);
      checkEqual((await card(page))?.progress, '1 / 3', 'started by the attribute');
      checkEqual(await page.evaluate(() => document.activeElement.localName), 'body', 'the focus stays where it was');
      await page.mouse.move(200, 200);
      await page.mouse.down();
      checkEqual((await calls(page, 'hold')).length, 1, 'holds');
      await page.mouse.up();
      checkEqual((await card(page))?.progress, '1 / 3', 'the tour waits');
      await page.focus('kura-viewer >> css=.stage');
      await page.keyboard.press('Escape');
      checkEqual([await card(page), await page.evaluate(() => document.querySelector('kura-viewer').hasAttribute('tour'))], [null, false], 'after Esc');
      await page.evaluate(() => (document.querySelector('kura-viewer').tour = 'around'));
      checkEqual((await card(page))?.progress, '1 / 3', 'again, by the property');
      await press(page, '次へ');
      await page.evaluate(() => document.querySelector('kura-viewer').setAttribute('lang', 'ja-x-easy'));
      checkEqual(await card(page), { progress: '2 / 3', words: '寝た光 光が低い。' }, 'goes on in another language');
      await press(page, 'まえ');
      checkEqual((await card(page)).words, '正面 しろい はちです。', 'easy Japanese');
    });
  });

  await cases.run('tour: reaches the reader of the page by startTour and openPin; what does not exist says so', async () => {
    await bench.on({ viewer: kViewer }, async (page) => {
      await waitForReady(page);
      checkEqual(await page.evaluate(() => document.querySelector('kura-viewer').startTour('none')), false, 'no such tour');
      checkEqual(await page.evaluate(() => document.querySelector('kura-viewer').startTour('around', 2, true)), true, 'starts at a stop');
      checkEqual([(await card(page)).progress, await focused(page)], ['3 / 3', '終わる'], 'there');
      await page.evaluate(() => document.querySelector('kura-viewer').openPin('mark'));
      checkEqual(await card(page), null, 'a pin ends the tour');
      checkEqual(await inShadow(page, (root) => [root.querySelector('.card').hidden, root.querySelector('.card img').getAttribute('src').endsWith('/tour/small.png')]), [false, true], 'card with its picture');
    });
  });

  await cases.run('tour: nothing for axe, nothing out of the stage: ja and en, phone, tablet and desk, and at 200% text', async () => {
    for (const [lang, width, size] of [['ja', 320, 100], ['en', 390, 100], ['ja', 390, 200], ['en', 834, 100], ['ja', 1440, 200]]) {
      await bench.on({ viewer: `<style>html { font-size: ${size}% }</style><kura-viewer src="/tour/item.json" style="width: 100%; height: auto; max-height: 900px"></kura-viewer>`, lang, browser: { viewport: { width, height: 1000 } } }, async (page) => {
        await waitForReady(page);
        await page.evaluate(() => document.querySelector('kura-viewer').startTour('around', 2, true));
        await page.waitForTimeout(400);
        checkEqual(await faultsOfAxe(page), [], `${lang}, ${width} px, ${size}%`);
        const boxes = await inShadow(page, (root) => {
          const stage = root.host.getBoundingClientRect(), row = root.querySelector('.row').getBoundingClientRect();
          return [...root.querySelectorAll('.tour, .tour button')].map((each) => {
            const { left, top, right, bottom, width, height } = each.getBoundingClientRect();
            return { name: each.className || each.getAttribute('aria-label'), isInside: left >= stage.left - 0.5 && right <= stage.right + 0.5 && top >= stage.top - 0.5 && bottom <= row.top + 0.5, size: Math.min(width, height) };
          });
        });
        for (const box of boxes) check(box.isInside && box.size >= 43.9, `${lang}, ${width} px, ${size}%: ${JSON.stringify(box)}`);
      });
    }
  });
}
