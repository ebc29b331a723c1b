// The way into AR: what a phone is offered, and what is said where there is none. The AR viewers themselves need a phone.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import jsQR from 'jsqr';
import { PNG } from 'pngjs';

import { openPage } from './support/browser.mjs';
import { check, checkEqual } from './support/cases.mjs';

const kAndroid = 'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36';

export async function checkAr(cases, browser, address, site, folder) {
  const item = JSON.parse(readFileSync(join(site, 'item', folder, 'item.json'), 'utf8'));
  const isMeasured = Boolean(item.model.scale_basis);
  const seen = (page) => page.evaluate(() => {
    const place = document.querySelector('[data-ar]');
    return { hidden: place.hidden, link: place.querySelector('.ar__open').checkVisibility() ? place.querySelector('.ar__open').href : '', note: place.querySelector('.ar__note').checkVisibility() };
  });
  await cases.run(`item ${folder}: a desktop is told to open the page on a phone`, async () => {
    const { page, close } = await openPage(browser);
    await page.goto(`${address}item/${folder}/`);
    await page.waitForFunction(() => !document.querySelector('[data-ar]').hidden);
    checkEqual(await seen(page), { hidden: false, link: '', note: true }, 'offer');
    await close();
  });
  await cases.run(`item ${folder}: a desktop shows a QR code that leads to the page`, async () => {
    const { page, faults, close } = await openPage(browser, { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 2 });
    await page.goto(`${address}item/${folder}/?from=search#photographs`);
    const code = page.locator('.ar__qr');
    await code.waitFor();
    const picture = PNG.sync.read(await code.screenshot());
    const read = jsQR(new Uint8ClampedArray(picture.data), picture.width, picture.height);
    checkEqual(read?.data, `${address}item/${folder}/`, 'what a phone reads');
    checkEqual(faults, [], 'faults');
    await close();
  });
  await cases.run(`item ${folder}: Android gets Scene Viewer with the plain AR model`, async () => {
    const { page, close } = await openPage(browser, { userAgent: kAndroid, viewport: { width: 390, height: 844 } });
    await page.goto(`${address}item/${folder}/`);
    await page.waitForFunction(() => !document.querySelector('[data-ar]').hidden);
    const { link, note } = await seen(page);
    check(!note && link.startsWith('intent://arvr.google.com/scene-viewer/1.2?'), `the link is ${link}`);
    const query = new URLSearchParams(link.slice(link.indexOf('?') + 1, link.indexOf('#')));
    checkEqual(query.get('file'), `${address}item/${folder}/${item.model.ar.glb.uri}`, 'file');
    checkEqual(query.get('resizable'), isMeasured ? 'false' : null, 'resizable');
    check(link.includes(encodeURIComponent(`${address}item/${folder}/`)), 'no way back to the page');
    await close();
  });
  await cases.run(`item ${folder}: where rel=ar is known, the USDZ opens from a link around a picture`, async () => {
    const { page, close } = await openPage(browser);
    await page.addInitScript(() => {
      const supports = DOMTokenList.prototype.supports;
      DOMTokenList.prototype.supports = function (token) { return token === 'ar' || supports.call(this, token); };
      const click = HTMLAnchorElement.prototype.click;
      HTMLAnchorElement.prototype.click = function () { if (this.rel === 'ar') window.opened = [this.href, this.children.length, this.firstElementChild?.localName]; else click.call(this); };
    });
    await page.goto(`${address}item/${folder}/`);
    await page.waitForFunction(() => !document.querySelector('[data-ar]').hidden);
    await page.click('.ar__open');
    checkEqual(await page.evaluate(() => window.opened), [`${address}item/${folder}/${item.model.ar.usdz.uri}${isMeasured ? '#allowsContentScaling=0' : ''}`, 1, 'img'], 'opened');
    await close();
  });
}
