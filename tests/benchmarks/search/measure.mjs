// What a search costs and finds:  node measure.mjs FOLDER...   each FOLDER a site of make_search_site with scripts and styles.
// Writes the part "search" of docs/benchmarks.md. Bytes are those of the files as they lie, without a server's compression.
import { readFileSync, writeFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRequire } from 'node:module';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../../..');
const { build } = createRequire(join(root, 'site/package.json'))('esbuild');
const { launch, openPage } = await import(join(root, 'tests/e2e/support/browser.mjs'));
const { serve } = await import(join(root, 'tests/e2e/support/program.mjs'));
const queries = JSON.parse(readFileSync(join(here, 'queries.json'), 'utf8'));
const kThrottle = 4;
// Rare and common words, both languages, several words, a facet and each order.
const kTimed = ['?q=牡丹', '?q=九谷焼', '?q=山水文茶碗', '?q=九谷焼%20牡丹%20磁器', '?q=porcelain', '?q=bowl%20with%20peonies', '?q=kutani', '?q=bo', '?q=gold%20leaf&facility=m3',
  '?q=松竹梅', '?q=の', '?q=牡丹&sort=title', '?q=青磁&sort=newest', '?sort=oldest', '', '?q=試験館の磁器に牡丹をあらわす箱書により伝来が知られる'];

// The script's own search, with files read from the disk.
async function loadSearch() {
  const entry = "export { search } from './search'; export { IndexReader } from './index_reader';";
  const bundle = await build({ stdin: { contents: entry, resolveDir: join(root, 'site/src/search'), loader: 'ts' }, bundle: true, format: 'esm', write: false, platform: 'neutral' });
  return import(`data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].text).toString('base64')}`);
}

const web = globalThis.fetch;
let bytes_read = 0; // of files of the index
globalThis.fetch = async (address) => {
  if (!String(address).startsWith('file:')) return web(address);
  const bytes = readFileSync(fileURLToPath(String(address)));
  bytes_read += bytes.length;
  return new Response(bytes);
};

// All that the page fetches for a question asked first: script, meta and whatever the answer and its cards need.
async function bytesOfQuery({ search, IndexReader }, folder, address) {
  bytes_read = readFileSync(join(root, 'build/web/scripts/search.js')).length;
  const index = await IndexReader.open(indexAddress(folder));
  const parameters = new URLSearchParams(address);
  const facets = Object.fromEntries(index.meta.facets.map(({ key }) => [key, parameters.getAll(key)]));
  const answer = await search(index, { query: parameters.get('q') ?? '', facets, sort: parameters.get('sort') ?? 'relevance', page: 0, page_size: 24, language: 'ja' });
  await Promise.all(answer.items.map((item) => index.card(item)));
  return bytes_read;
}

const indexAddress = (folder) => `file://${join(folder, 'search/index', readdirSync(join(folder, 'search/index'))[0])}/`;

async function measureRecall({ search, IndexReader }, folder) {
  const index = await IndexReader.open(indexAddress(folder));
  let wanted = 0, found = 0, first = 0;
  const missed = [];
  for (const { query, expect } of queries) {
    const answer = await search(index, { query, facets: {}, sort: 'relevance', page: 0, page_size: 1000, language: 'ja' });
    const ids = (await Promise.all(answer.items.map((item) => index.card(item)))).map((card) => card.folder);
    for (const id of expect) {
      wanted += 1;
      const place = ids.indexOf(id);
      if (place >= 0) found += 1;
      if (place >= 0 && place < 24) first += 1;
      if (place < 0 || place >= 24) missed.push(place < 0 ? query : `${query} (place ${place + 1})`);
    }
  }
  return { items: index.meta.items, wanted, found, first, missed };
}

async function measureQuery(browser, address, query) {
  const { page, faults, close } = await openPage(browser, { viewport: { width: 1280, height: 900 } });
  const session = await page.context().newCDPSession(page);
  await page.goto(`${address}search/${query}`);
  await page.waitForSelector('[data-state=answered]', { timeout: 120_000 });
  const found = await page.locator('#found').textContent();
  // The same question again, its files there: the machine's own time, on a machine four times slower. Median of five.
  await session.send('Emulation.setCPUThrottlingRate', { rate: kThrottle });
  const times = [];
  for (let i = 0; i < 5; ++i) {
    await page.evaluate(() => performance.clearMeasures());
    await page.evaluate(() => dispatchEvent(new PopStateEvent('popstate')));
    await page.waitForFunction(() => performance.getEntriesByName('kura-search').length > 0, null, { timeout: 60_000 });
    times.push(await page.evaluate(() => performance.getEntriesByName('kura-search')[0].duration));
  }
  const own = faults.filter((fault) => !/item\/|404/.test(fault));
  if (own.length > 0) throw new Error(`${query}: ${own[0]}`);
  await close();
  return { query: decodeURIComponent(query) || '(all)', found, time: times.sort((a, b) => a - b)[2] };
}

const format = (number) => Math.round(number).toLocaleString('en');
const lines = ['## Search', '', '`tests/benchmarks/search.sh`: made-up collections of words drawn at random (the worst case for the facets, which like to lie alike beside alike), with the twelve',
  'known records of `tests/benchmarks/search/known_records.json` among them. Bytes: everything of the search that a first query fetches (script, meta, facets, terms, cards), as the',
  `files lie; a server that compresses sends less. Time: from the question to its answer on the page with its files at hand, Chromium on a ${kThrottle} times throttled processor, median of five.`, ''];
const script = await loadSearch();
const browser = await launch();
for (const folder of process.argv.slice(2)) {
  const server = await serve(folder);
  const recall = await measureRecall(script, resolve(folder));
  const rows = [];
  for (const query of kTimed) rows.push({ ...(await measureQuery(browser, server.address, query)), bytes: await bytesOfQuery(script, resolve(folder), query) });
  server.stop();
  const most = (key) => Math.max(...rows.map((row) => row[key]));
  console.log(recall, rows);
  lines.push(`**${format(recall.items)} items.** Recall over ${queries.length} queries of \`queries.json\`: ${recall.found} of ${recall.wanted} found, ${recall.first} of ${recall.wanted} among the first 24` +
    `${recall.missed.length ? ` (not: ${recall.missed.join(', ')})` : ''}. Most bytes ${format(most('bytes'))}, longest time ${format(most('time'))} ms.`, '',
    '| query | found | bytes | ms |', '|---|---|--:|--:|', ...rows.map((row) => `| \`${row.query}\` | ${row.found} | ${format(row.bytes)} | ${format(row.time)} |`), '');
}
await browser.close();
const doc = join(root, 'docs/benchmarks.md');
const text = readFileSync(doc, 'utf8');
const block = `<!-- search -->\n${lines.join('\n').trimEnd()}\n<!-- /search -->`;
const old = /<!-- search -->[\s\S]*<!-- \/search -->/;
writeFileSync(doc, old.test(text) ? text.replace(old, () => block) : `${text.trimEnd()}\n\n${block}\n`);
