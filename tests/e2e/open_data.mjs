// The open formats of the sample site: every address that they name is there, and they agree.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { openPage } from './support/browser.mjs';
import { check, checkEqual } from './support/cases.mjs';
import { runKura } from './support/program.mjs';

const kNoBase = 'https://base-url-not-set.invalid/';

export async function checkOpenData(cases, browser, address, site, folders) {
  const read = (path) => readFileSync(join(site, path), 'utf8');
  const rows = csvRows(read('data/items.csv'));
  const lines = read('data/items.jsonl').trim().split('\n').map((line) => JSON.parse(line));
  await cases.run('open data: CSV, JSON Lines and IIIF collection name the same items', async () => {
    const ids = rows.slice(1).map((row) => row[0]);
    checkEqual(lines.map((line) => line.id), ids, 'ids in items.jsonl');
    const collection = JSON.parse(read('iiif/collection.json'));
    checkEqual(collection.items.map((item) => item.label.ja[0]), rows.slice(1).map((row) => row[1]), 'titles in the IIIF collection');
    check(read('data/items.csv').startsWith('\ufeff'), 'the CSV has no byte order mark');
    checkEqual(read('data/items.csv').trimEnd().split('\r\n').length, rows.length, 'physical lines');
  });
  const { page, close } = await openPage(browser);
  await page.goto(address);
  for (const folder of folders) {
    await cases.run(`${folder}: every address of its manifests is a file of the site`, async () => {
      const missing = [];
      for (const name of ['manifest.json', 'scene.json', 'linked-art.json']) {
        if (name === 'scene.json' && !existsSync(join(site, 'item', folder, name))) continue;
        for (const uri of addresses(JSON.parse(read(`item/${folder}/${name}`)))) {
          const path = decodeURI(uri.slice(kNoBase.length)).replace(/#.*/, '');
          const is_name_only = /\/(canvas|range|scene)\//.test(path);
          const there = existsSync(join(site, path)) || existsSync(join(site, path, 'index.html'));
          if (!there && !is_name_only) missing.push(`${name}: ${path}`);
        }
      }
      checkEqual(missing, [], 'missing');
    });
    await cases.run(`${folder}: LIDO and Dublin Core are well-formed and say the title of the record`, async () => {
      const title = JSON.parse(read(`item/${folder}/item.json`)).title.ja;
      for (const name of ['lido.xml', 'dublin-core.xml']) {
        const text = await page.evaluate(async (url) => {
          const parsed = new DOMParser().parseFromString(await (await fetch(url)).text(), 'application/xml');
          return parsed.querySelector('parsererror') ? '' : parsed.documentElement.textContent;
        }, `${address}item/${folder}/${name}`);
        check(text.includes(title), `${name} does not say ${title}`);
      }
    });
  }
  await close();
  await cases.run('kura verify finds the site whole', async () => {
    const { code, stdout, stderr } = await runKura(['verify', site]);
    checkEqual(code, 0, `exit code (${(stdout + stderr).slice(-500)})`);
    check(readdirSync(site).includes('checksums.sha256'), 'there are no checksums');
  });
}

// All addresses of the site that a document names.
function addresses(value) {
  if (typeof value === 'string') return value.startsWith(kNoBase) ? [value] : [];
  return value && typeof value === 'object' ? Object.values(value).flatMap(addresses) : [];
}

function csvRows(text) {
  return text.replace(/^\ufeff/, '').trimEnd().split('\r\n').map((line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((m) => m[1].replace(/^"|"$/g, '').replaceAll('""', '"')));
}
