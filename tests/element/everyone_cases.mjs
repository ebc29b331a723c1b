// For everyone: by keys alone, by ear, at 200% text, in forced colours; the same in each language.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

import { check, checkEqual } from '../e2e/support/cases.mjs';
import { calls, camera, fakeGlb, inShadow, record, waitForReady } from './support/bench.mjs';
import { png } from './support/png.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const kViewer = '<kura-viewer src="/everyone/item.json" style="width: 100%; max-width: 900px"></kura-viewer>';
const kStory = {
  scale_basis: 'ノギス実測',
  views: [{ id: 'foot', label: { ja: '高台', en: 'Footring' }, camera: { target: [0, 0, 0], yaw: 0, pitch: -60, distance: 0.3 } }],
  annotations: [{ id: 'mark', position: [0, 0.05, 0.1], normal: [0, 0, 1], label: { ja: '銘', en: 'Mark' }, body: { ja: '福の字。', en: 'Good fortune.' } }],
  tours: [{ id: 'around', label: { ja: 'ひとめぐり', en: 'Around' }, stops: [{ view: 'foot', label: { ja: '高台', en: 'Footring' }, text: { ja: '裏です。', en: 'Underneath.' } }, { annotation: 'mark', label: { ja: '銘' }, text: { ja: '福。', en: 'Luck.' } }] }],
};

const focusedIn = (page) => inShadow(page, (root) => {
  const element = root.activeElement;
  return element && (element.getAttribute('aria-label') || element.textContent.trim());
});
const open = {
  'nothing': async () => {},
  'the views': (page) => inShadow(page, (root) => root.querySelector('.menu > button').click()),
  'a pin': (page) => page.evaluate(() => document.querySelector('kura-viewer').openPin('mark')),
  'a tour': (page) => page.evaluate(() => document.querySelector('kura-viewer').startTour('around', 0, true)),
  'the help': (page) => page.focus('kura-viewer >> css=.stage').then(() => page.keyboard.press('?')),
  'the tools': (page) => inShadow(page, (root) => root.querySelector('.row > [aria-controls="tools"]').click()),
};

async function faultsOfAxe(page) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run('kura-viewer'));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

// Tab until something with this name has the focus.
async function tabTo(page, name, most = 24) {
  for (let i = 0; i < most; ++i) {
    if ((await focusedIn(page)) === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${name}; it is at ${await focusedIn(page)}`);
}

export async function checkEveryone(cases, bench) {
  const { server } = bench;
  server.put('/everyone/item.json', record([{ name: 'thumb', bytes: 100, triangles: 100 }], kStory));
  server.put('/everyone/poster.png', png(4, 5, [90, 90, 90, 255]));
  server.put('/everyone/thumb.glb', fakeGlb({}));

  for (const lang of ['ja', 'en']) {
    for (const width of [320, 1280]) {
      await cases.run(`everyone: axe finds nothing with anything open, ${lang}, ${width} px`, async () => {
        await bench.on({ viewer: kViewer, lang, browser: { viewport: { width, height: 900 } } }, async (page) => {
          await waitForReady(page);
          for (const [name, act] of Object.entries(open)) {
            await act(page);
            await page.waitForTimeout(350);
            checkEqual(await faultsOfAxe(page), [], name);
            await page.keyboard.press('Escape');
            await page.focus('kura-viewer >> css=.stage');
            await page.keyboard.press('Escape');
          }
          await open['the tools'](page);
          const tools = await inShadow(page, (root) => [...root.querySelectorAll('.tools-list button')].map((button) => button.getAttribute('aria-label')));
          for (const tool of tools.slice(0, -1)) {
            await inShadow(page, (root, name) => root.querySelector(`.tools-list [aria-label="${name}"]`).click(), tool);
            await page.waitForTimeout(300);
            checkEqual(await faultsOfAxe(page), [], tool);
            if (await inShadow(page, (root) => root.querySelector('.tools').hidden)) await open['the tools'](page); // a tool without a panel
            else await inShadow(page, (root) => root.querySelector('.tools header button').click());
          }
        });
      });
    }
  }

  await cases.run('everyone: a visit by keys alone, through pins, views, tools, full screen and help', async () => {
    await bench.on({ viewer: kViewer, lang: 'en' }, async (page, faults) => {
      await waitForReady(page);
      await page.keyboard.press('Tab');
      checkEqual(await focusedIn(page), 'A white bowl', 'the stage comes first');
      await page.keyboard.press('ArrowRight');
      checkEqual((await camera(page)).yaw, -15, 'an arrow turns');
      await page.keyboard.press('Shift+ArrowUp');
      checkEqual((await calls(page, 'drag')).at(-1)[0], 'pan', 'Shift and an arrow move');
      await page.keyboard.press('+');
      check((await camera(page)).distance < 0.5, '+ comes nearer');
      await page.keyboard.press('Home');
      checkEqual((await camera(page)).distance, 0.5, 'Home resets');
      await tabTo(page, 'Mark');
      await page.keyboard.press('Enter');
      await tabTo(page, 'Close');
      await page.keyboard.press('Enter');
      checkEqual(await focusedIn(page), 'Mark', 'the card gives the focus back to its pin');
      for (const name of ['Turn left', 'Turn right', 'Closer', 'Farther']) {
        await tabTo(page, name);
        const before = JSON.stringify(await camera(page));
        await page.keyboard.press('Enter');
        check(JSON.stringify(await camera(page)) !== before, `${name} does nothing`);
      }
      await tabTo(page, 'Views');
      await page.keyboard.press('Enter');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      checkEqual((await camera(page)).pitch, -60, 'the footring');
      await tabTo(page, 'Tools');
      await page.keyboard.press('Enter');
      await tabTo(page, 'Move by buttons');
      await page.keyboard.press('Enter');
      await tabTo(page, 'Move left');
      await page.keyboard.press('Enter');
      checkEqual((await calls(page, 'drag')).at(-1).slice(0, 2), ['pan', -0.12], 'moves by a button');
      await page.keyboard.press('Escape');
      checkEqual(await focusedIn(page), 'Move by buttons', 'Esc goes back to the list');
      await page.keyboard.press('Escape');
      checkEqual(await focusedIn(page), 'Tools', 'and to the row');
      await tabTo(page, 'Full screen');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.fullscreenElement || document.querySelector('[data-wide]'));
      await page.keyboard.press('f');
      await page.waitForFunction(() => !document.fullscreenElement && !document.querySelector('[data-wide]'));
      await page.focus('kura-viewer >> css=.stage');
      await page.keyboard.press('?');
      await tabTo(page, 'Close');
      await page.keyboard.press('Enter');
      checkEqual(await focusedIn(page), 'A white bowl', 'the help gives the focus back');
      checkEqual(faults, [], 'faults');
    });
  });

  await cases.run('everyone: the accessibility tree says what is there, in each language', async () => {
    for (const [lang, stage, pins, tools] of [['ja', '白い鉢', '見どころの印', '見るための道具'], ['ja-x-easy', '白い鉢', 'せつめいの しるし', 'みる ための ボタン'],
      ['en', 'A white bowl', 'Pins on the piece', 'Tools for looking'], ['zh', '白い鉢', '作品上的标记', '观看工具'], ['ko', '白い鉢', '작품 위의 표시', '보기 도구']]) {
      await bench.on({ viewer: kViewer, lang }, async (page) => {
        await waitForReady(page);
        const tree = await page.locator('kura-viewer').ariaSnapshot();
        for (const part of [`application "${stage}"`, `list "${pins}"`, `group "${tools}"`]) check(tree.includes(part), `${lang}: no ${part} in\n${tree}`);
        check(!/button\s*$|button ""/m.test(tree), `${lang}: a button without a name in\n${tree}`);
        const texts = await inShadow(page, (root) => ({ lang: root.querySelector('.frame').lang, live: root.querySelectorAll('[role="status"]').length }));
        checkEqual(texts.lang, lang, 'lang of the words');
        check(texts.live >= 2, 'no live regions');
      });
    }
    await bench.on({ viewer: kViewer, lang: 'fr' }, async (page) => {
      await waitForReady(page);
      checkEqual(await inShadow(page, (root) => root.querySelector('.frame').lang), 'en', 'lang of English words on a French page');
    });
  });

  await cases.run('everyone: at 200% text nothing leaves the stage, and letters have doubled', async () => {
    const sizes = [];
    for (const size of [100, 200]) {
      for (const width of [390, 1280]) {
        await bench.on({ viewer: `<style>html { font-size: ${size}% }</style>${kViewer}`, lang: 'ja', browser: { viewport: { width, height: 900 } } }, async (page) => {
          await waitForReady(page);
          await open['the tools'](page);
          await page.waitForTimeout(350);
          const seen = await inShadow(page, (root) => {
            const stage = root.host.getBoundingClientRect();
            const out = [...root.querySelectorAll('.row > *, .tools, .tools header button, .tools-list button')].filter((each) => each.checkVisibility({ visibilityProperty: true }))
              .map((each) => [each.getAttribute('aria-label') ?? each.className, each.getBoundingClientRect()])
              .filter(([, box]) => box.left < stage.left - 0.5 || box.right > stage.right + 0.5).map(([name]) => name);
            return { out, letters: parseFloat(getComputedStyle(root.querySelector('.tools-list button')).fontSize) };
          });
          checkEqual(seen.out, [], `${width} px, ${size}%`);
          sizes.push(seen.letters);
        });
      }
    }
    checkEqual([sizes[2] / sizes[0], sizes[3] / sizes[1]], [2, 2], 'growth');
  });

  await cases.run('everyone: in forced colours everything has an edge; reduced motion moves nothing by itself', async () => {
    await bench.on({ viewer: kViewer, browser: { forcedColors: 'active', reducedMotion: 'reduce' } }, async (page) => {
      await waitForReady(page);
      for (const [part, name] of [['.row', 'nothing'], ['.card', 'a pin'], ['.tour', 'a tour'], ['.tools', 'the tools']]) {
        await open[name](page);
        const edge = await inShadow(page, (root, value) => { const { borderTopStyle, borderTopWidth } = getComputedStyle(root.querySelector(value)); return [borderTopStyle, parseFloat(borderTopWidth) >= 1]; }, part);
        checkEqual(edge, ['solid', true], part);
      }
      checkEqual((await calls(page, 'setReducedMotion'))[0], [true], 'told to the module');
      checkEqual(await inShadow(page, (root) => root.getAnimations().filter((each) => each.playState === 'running').length), 0, 'running animations');
    });
  });
}
