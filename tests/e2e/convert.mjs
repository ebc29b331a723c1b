// `kura convert`: one scan without a spreadsheet, and the page to look at it.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { openPage, waitForModel } from './support/browser.mjs';
import { check, checkEqual } from './support/cases.mjs';
import { screenshots } from './support/paths.mjs';
import { makeCup } from './support/make_cup.mjs';
import { difference, pixelsOf, spread } from './support/picture.mjs';
import { runKura, serve } from './support/program.mjs';

export async function checkConvert(cases, browser, scratch) {
  await cases.run('kura convert: a scan becomes a page on which the piece turns', async () => {
    rmSync(scratch, { recursive: true, force: true });
    mkdirSync(scratch, { recursive: true });
    const scan = join(scratch, '杯 cup.ply');
    writeFileSync(scan, makeCup());
    const site = join(scratch, 'site');
    const { code, stderr } = await runKura(['convert', scan, '-o', site, '--unit', 'mm']);
    checkEqual(code, 0, `exit code (${stderr.slice(-500)})`);
    const server = await serve(site);
    const { page, faults, close } = await openPage(browser, { viewport: { width: 1280, height: 800 } });
    try {
      await page.goto(server.address);
      const stats = await waitForModel(page);
      check(stats.triangles >= 1000, `${stats.triangles} triangles are shown`);
      const stage = page.locator('kura-viewer');
      mkdirSync(screenshots, { recursive: true });
      const before = await pixelsOf(page, await stage.screenshot({ path: join(screenshots, 'convert.png') }));
      check(spread(before) > 4, 'the canvas is blank');
      const box = await stage.boundingBox();
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width / 2 + 160, box.y + box.height / 2 + 40, { steps: 8 });
      await page.mouse.up();
      await page.waitForTimeout(800);
      const after = await pixelsOf(page, await stage.screenshot());
      check(difference(before, after) > 1, 'dragging does not change the picture');
      check((await page.textContent('body')).includes('杯 cup'), 'the page does not name the scan');
      checkEqual(faults, [], 'faults');
    } finally {
      await close();
      server.stop();
      rmSync(scratch, { recursive: true, force: true });
    }
  });
}
