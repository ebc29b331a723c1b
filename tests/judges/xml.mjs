// xmllint judges our XML. The schemas of LIDO, OAI-DC, PREMIS and sitemaps cannot be fetched by a fresh machine (only Debian's packages and npm can
// be): the grammars beside this file were written after the specifications, for the elements that we use, in the order that they ask for.
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { check } from '../e2e/support/cases.mjs';

const run = promisify(execFile);
const grammars = join(dirname(fileURLToPath(import.meta.url)), 'grammars');

export async function judgeXml(cases, judged) {
  const items = readdirSync(join(judged.site, 'item'));
  const kinds = {
    'lido.rng': items.map((item) => `item/${item}/lido.xml`),
    'oai_dc.rng': items.map((item) => `item/${item}/dublin-core.xml`),
    'sitemap.rng': ['sitemap.xml'],
    'premis.rng': ['../bag/premis.xml'],
  };
  for (const [grammar, files] of Object.entries(kinds)) {
    await cases.run(`xmllint finds every file valid by ${grammar}`, async () => {
      await validate(grammar, files.map((file) => join(judged.site, file)));
    });
  }
  await cases.run('the sitemap names every page for search engines, and no other', () => {
    const text = readFileSync(join(judged.site, 'sitemap.xml'), 'utf8');
    const named = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address);
    const base = named.reduce((shortest, each) => (each.length < shortest.length ? each : shortest));
    const pages = readdirSync(judged.site, { recursive: true }).filter((file) => file.endsWith('index.html'))
      .filter((file) => !/<meta name="robots" content="noindex">/.test(readFileSync(join(judged.site, file), 'utf8')))
      .map((file) => base + file.replace(/index\.html$/, ''));
    check(pages.length > 20, `only ${pages.length} pages`);
    const missing = pages.filter((page) => !named.includes(page)), untrue = named.filter((each) => !pages.includes(each));
    check(missing.length + untrue.length === 0, `missing: ${missing.slice(0, 5)}; not there: ${untrue.slice(0, 5)}`);
    check(new Set(named).size === named.length, 'a page stands twice');
  });
  await cases.run('xmllint refuses a LIDO record whose parts stand in the wrong order', async () => {
    const text = readFileSync(join(judged.site, 'item/C-1/lido.xml'), 'utf8');
    const [classification] = text.match(/<lido:objectClassificationWrap>[^]*<\/lido:objectClassificationWrap>/);
    const broken = join(judged.scratch, 'broken-lido.xml');
    writeFileSync(broken, text.replace(classification, '').replace('</lido:objectIdentificationWrap>', `</lido:objectIdentificationWrap>${classification}`));
    const refused = await validate('lido.rng', [broken]).then(() => false, () => true);
    check(refused, 'it was taken for valid');
  });
}

async function validate(grammar, files) {
  await run('xmllint', ['--noout', '--nonet', '--relaxng', join(grammars, grammar), ...files]);
}
