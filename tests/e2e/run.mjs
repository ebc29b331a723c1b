// The built sample site, as visitors meet it: headless Chromium on pages served by `kura serve`.
// Screenshots of what was seen go to build/screenshots, to be looked at.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { Cases } from './support/cases.mjs';
import { launch } from './support/browser.mjs';
import { build, sampleCollection, sampleSite } from './support/paths.mjs';
import { serve } from './support/program.mjs';
import { checkLinks } from './links.mjs';
import { checkItemPage, photographItemPage } from './item_page.mjs';
import { checkIndex, checkWithoutWebgl } from './index_page.mjs';
import { checkSecondReaders } from './second_readers.mjs';
import { checkReproducible } from './reproducible.mjs';
import { checkAccessibility } from './accessibility.mjs';
import { checkFurigana } from './furigana.mjs';
import { checkSearch } from './search.mjs';
import { checkAr } from './ar.mjs';
import { checkLessons } from './lessons.mjs';
import { checkEmbeds } from './embeds.mjs';
import { checkValidHtml } from './valid_html.mjs';
import { checkTrueSize } from './true_size.mjs';
import { checkDocuments } from './documents.mjs';
import { checkOpenData } from './open_data.mjs';
import { checkPublishedJson } from './published_json.mjs';
import { checkConvert } from './convert.mjs';
import { checkKtx2 } from './ktx2.mjs';
import { checkKnownSize } from './known_size.mjs';
import { checkOffline, checkPrivate } from './private_and_offline.mjs';
import { checkPrivateItems } from './private_items.mjs';
import { checkEditMode } from './edit_mode.mjs';
import { checkInterruptions } from './interruptions.mjs';

const cases = new Cases('site');
const items = JSON.parse(readFileSync(join(sampleSite, 'collection.json'), 'utf8')).items;
const itemFolders = readdirSync(join(sampleSite, 'item'));
const server = await serve(sampleSite);
const browser = await launch();
try {
  await checkIndex(cases, browser, server.address, items);
  for (const folder of itemFolders) await checkItemPage(cases, browser, server.address, sampleSite, folder);
  for (const folder of itemFolders) await photographItemPage(cases, browser, server.address, folder);
  await checkWithoutWebgl(cases, browser, server.address, itemFolders[0]);
  await checkLinks(cases, server.address);
  await checkPrivate(cases, browser, server.address, itemFolders[0]);
  await checkOffline(cases, browser, server.address, itemFolders[0]);
  await checkSecondReaders(cases, browser, server.address, sampleSite, itemFolders);
  await checkAccessibility(cases, browser, server.address);
  await checkFurigana(cases, browser, server.address, itemFolders[0]);
  await checkSearch(cases, browser, server.address, items);
  await checkAr(cases, browser, server.address, sampleSite, itemFolders[0]);
  await checkLessons(cases, browser, server.address, join(build, 'lessons'));
  await checkEmbeds(cases, browser, server.address);
  await checkOpenData(cases, browser, server.address, sampleSite, itemFolders);
  await checkPublishedJson(cases, sampleSite);
  await checkValidHtml(cases, sampleSite);
  await checkConvert(cases, browser, join(build, 'convert'));
  await checkKtx2(cases, browser, join(build, 'ktx2'));
  await checkKnownSize(cases, browser, join(build, 'known-size'));
  await checkTrueSize(cases, browser, server.address, sampleSite, itemFolders, join(build, 'true-size'));
  await checkDocuments(cases, browser, join(build, 'documents'));
  await checkEditMode(cases, browser, join(build, 'edit-mode'));
} finally {
  await browser.close();
  server.stop();
}
await checkPrivateItems(cases, join(build, 'private'));
await checkInterruptions(cases, join(build, 'interrupted'));
await checkReproducible(cases, sampleCollection, sampleSite, join(build, 'reproducible'));
process.exit(cases.finish(join(build, 'test-results/site.json')));
