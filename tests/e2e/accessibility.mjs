// Every template, judged by axe (WCAG 2.2 A and AA) in the languages, widths and lights in which it is met, and by reflow: at 320 px (1280 px at
// 400 %) and with text at 200 % nothing is cut off and nobody scrolls sideways. What was found goes to build/test-results/accessibility, from which
// `node tests/e2e/write_accessibility.mjs` makes what the site's own page on accessibility says.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { openPage, waitForModel } from './support/browser.mjs';
import { checkEqual } from './support/cases.mjs';
import { build } from './support/paths.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const kRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const settled = (page) => page.waitForLoadState('networkidle').then(() => page.waitForTimeout(150));

// Each template once; `prepare` brings the page to where it is judged.
const kTemplates = [
  { name: 'home', path: '' },
  { name: 'item, 3D closed', path: 'item/K-001/', withoutViewer: true },
  { name: 'item, 3D open', path: 'item/K-001/', few: true, prepare: (page) => waitForModel(page) },
  { name: 'item, photograph', path: 'item/K-004/', prepare: settled },
  { name: 'list of works', path: 'works/' },
  { name: 'groups', path: 'technique/' },
  { name: 'one group', path: 'technique/gold-leaf/' },
  { name: 'museums', path: 'facility/' },
  { name: 'museum and visit planner', path: 'facility/sample/' },
  { name: 'features', path: 'feature/' },
  { name: 'feature', path: 'feature/gold/' },
  { name: 'search', path: 'search/' },
  { name: 'my list', path: 'list/', prepare: putOnList },
  { name: 'comparison', path: 'compare/?a=K-001&b=K-002', few: true },
  { name: 'lesson room', path: 'lesson/' },
  { name: 'embed builder', path: 'embed/' },
  { name: 'embedded piece', path: 'item/K-004/embed.html' },
  { name: 'accessibility', path: 'accessibility/' },
  { name: 'page that is not there', path: '404.html', onlyRoot: true },
];

async function putOnList(page) {
  await page.evaluate(() => localStorage.setItem('kura-list', JSON.stringify(['K-001', 'K-003'])));
  await page.reload();
  await settled(page);
}

export async function checkAccessibility(cases, browser, address) {
  const results = [];
  for (const template of kTemplates) {
    await cases.run(`accessibility: ${template.name}`, async () => {
      const found = [];
      let judged = 0;
      for (const view of viewsOf(template)) {
        found.push(...(await judge(browser, address, template, view)));
        ++judged;
      }
      results.push({ name: template.name, views: judged, faults: found.length });
      checkEqual(found, [], 'faults');
    });
  }
  const folder = join(build, 'test-results-accessibility');
  mkdirSync(folder, { recursive: true });
  const axeVersion = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('axe-core/package.json'), 'utf8')).version;
  writeFileSync(join(folder, 'accessibility.json'), JSON.stringify({ axe: axeVersion, rules: kRules, templates: results }, null, 1));
}

function viewsOf(template) {
  const languages = template.onlyRoot ? [''] : ['', 'en/'];
  const views = languages.flatMap((language) => [{ language, width: 320 }, { language, width: 1280 }]);
  if (template.few) return views.filter((view, i) => i === 0 || i === views.length - 1);
  views.push({ language: '', width: 1280, colorScheme: 'dark' }, { language: '', width: 1280, forcedColors: 'active' }, { language: '', width: 640, textSize: '200%' });
  if (!template.onlyRoot) views.push({ language: 'zh/', width: 1280 }, { language: 'ko/', width: 320 }, { language: 'ja-easy/', width: 320 });
  return views;
}

async function judge(browser, address, template, { language, width, colorScheme = 'light', forcedColors = 'none', textSize = null }) {
  const view = `${language || 'ja/'} ${width} px ${colorScheme}${forcedColors === 'none' ? '' : ' forced colours'}${textSize ? ` text ${textSize}` : ''}`;
  const { page, close } = await openPage(browser, { viewport: { width, height: 800 }, colorScheme, forcedColors, reducedMotion: 'reduce' });
  try {
    // As before the piece is asked for, or where there is no WebGL: the poster alone.
    if (template.withoutViewer) await page.route('**/viewer/kura-viewer.js', (route) => route.abort());
    await page.goto(address + language + template.path);
    await (template.prepare ?? (() => page.waitForTimeout(150)))(page);
    if (textSize) await page.evaluate((size) => (document.documentElement.style.fontSize = size), textSize);
    await page.evaluate(axe);
    const violations = await page.evaluate(async (rules) => {
      const { violations } = await globalThis.axe.run({ runOnly: rules });
      return violations.map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0].html.slice(0, 160)} ${nodes[0].any[0]?.message ?? ''}`);
    }, kRules);
    const wide = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth <= clientWidth) return null;
      const widest = [...document.querySelectorAll('body *')].map((element) => [element.getBoundingClientRect().right, element]).sort((a, b) => b[0] - a[0])[0];
      return `${scrollWidth} px of ${clientWidth}: ${widest[1].outerHTML.slice(0, 120)}`;
    });
    return [...violations, ...(wide ? [`scrolls sideways, ${wide}`] : [])].map((fault) => `${view}: ${fault}`);
  } finally {
    await close();
  }
}
