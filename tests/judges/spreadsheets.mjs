// LibreOffice opens every table that we publish or hand out, as the reader of a city's open data would: each cell comes back as it was.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

import { check, checkEqual } from '../e2e/support/cases.mjs';
import { runKura } from '../e2e/support/program.mjs';
import { kDescription } from './judged_site.mjs';

const run = promisify(execFile);
const kOffice = '/usr/bin/soffice';
// Filter options of LibreOffice: comma, quote, UTF-8, first line, every column as text; and on the way out nothing but plain cells.
const kAsText = `44,34,76,1,${Array.from({ length: 80 }, (_, i) => `${i + 1}/2`).join('/')}`;

export async function judgeSpreadsheets(cases, judged) {
  if (!existsSync(kOffice)) return cases.skip('LibreOffice reads our tables', 'LibreOffice is not installed: apt-get install libreoffice-calc-nogui');
  const out = join(judged.scratch, 'office');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  for (const name of readdirSync(join(judged.site, 'data')).filter((file) => file.endsWith('.csv'))) {
    await cases.run(`LibreOffice reads data/${name} cell for cell`, async () => {
      const path = join(judged.site, 'data', name);
      const through = await reread(path, out, judged.scratch, ['--infilter=CSV:' + kAsText]);
      checkEqual(through, table(readFileSync(path, 'utf8')), name);
    });
  }
  await cases.run('LibreOffice shows a text that begins like a formula as that text', async () => {
    // Without any choice of the reader's: as a double click opens it.
    const rows = await reread(join(judged.site, 'data/items.csv'), join(out, 'plain'), judged.scratch, ['--infilter=CSV:44,34,76,1']);
    const cells = rows.flat();
    check(!cells.includes('2'), 'the description "=1+1" was computed');
    check(cells.some((cell) => cell.replace(/^'/, '') === '=1+1'), 'the description "=1+1" is gone');
    check(cells.includes(kDescription.replace('\n', ' ')) || cells.includes(kDescription), 'the description with quotes, commas and a line break is gone');
  });
  await cases.run('LibreOffice reads the example workbook of kura init, and kura what LibreOffice saves', async () => {
    const collection = join(judged.scratch, 'example');
    rmSync(collection, { recursive: true, force: true });
    checkEqual((await runKura(['init', collection, '--lang', 'en'])).code, 0, 'kura init');
    const book = join(collection, 'items.xlsx');
    const before = await checkOf(collection);
    const rows = await reread(book, out, judged.scratch, []);
    check(rows[0].includes('id') && rows.length > 1, `header ${rows[0]}`);
    await convert(book, join(out, 'saved'), judged.scratch, 'xlsx', []);
    rmSync(book);
    await run('cp', [join(out, 'saved/items.xlsx'), book]);
    checkEqual(await checkOf(collection), before, 'what kura check says of the workbook that LibreOffice saved');
  });
}

async function checkOf(collection) {
  const { stdout } = await runKura(['check', collection, '--json']);
  return stdout.trim().split('\n').filter(Boolean).map((line) => JSON.parse(line)).filter((event) => event.event === 'diagnostic').map(({ severity, item, message }) => [severity, item, message]);
}

async function reread(path, out, scratch, options) {
  await convert(path, out, scratch, 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,false', options);
  return table(readFileSync(join(out, basename(path).replace(/\.\w+$/, '.csv')), 'utf8'));
}

async function convert(path, out, scratch, format, options) {
  mkdirSync(out, { recursive: true });
  await run(kOffice, ['--headless', '--norestore', `-env:UserInstallation=file://${join(scratch, 'office-profile')}`, ...options, '--convert-to', format, '--outdir', out, path], { timeout: 120_000 });
}

// RFC 4180, cells with their trailing empty neighbours left out: a spreadsheet does not keep those.
function table(text) {
  const rows = [[]];
  let cell = '';
  let isQuoted = false;
  const source = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  for (let i = 0; i < source.length; ++i) {
    const c = source[i];
    if (isQuoted && c === '"' && source[i + 1] === '"') cell += source[++i];
    else if (c === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (c === ',' || c === '\n')) {
      rows.at(-1).push(cell);
      cell = '';
      if (c === '\n') rows.push([]);
    } else cell += c;
  }
  if (cell || rows.at(-1).length) rows.at(-1).push(cell);
  for (const row of rows) while (row.length && row.at(-1) === '') row.pop();
  while (rows.length && rows.at(-1).length === 0) rows.pop();
  return rows;
}
