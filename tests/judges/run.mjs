// Third-party programs judge what kura publishes: deep zoom viewers, linked data processors, schema validators, a spreadsheet
// program and the tools of preservation. A judge that is not installed is skipped, visibly.
import { join } from 'node:path';

import { launch } from '../e2e/support/browser.mjs';
import { Cases } from '../e2e/support/cases.mjs';
import { build } from '../e2e/support/paths.mjs';
import { judgeArchives } from './archives.mjs';
import { makeJudgedSite } from './judged_site.mjs';
import { judgeLinkedData } from './linked_data.mjs';
import { judgeSpreadsheets } from './spreadsheets.mjs';
import { judgeViewers } from './viewers.mjs';
import { judgeXml } from './xml.mjs';

const cases = new Cases('judges');
const browser = await launch();
let judged = null;
try {
  await cases.run('a collection with every kind of work and picture is published', async () => {
    judged = await makeJudgedSite(browser, join(build, 'judges'));
  });
  if (judged) {
    await judgeViewers(cases, browser, judged);
    await judgeLinkedData(cases, judged);
    await judgeArchives(cases, judged);
    await judgeXml(cases, judged);  // the bag's too
    await judgeSpreadsheets(cases, judged);
  }
} finally {
  await browser.close();
  judged?.stop();
}
process.exit(cases.finish(join(build, 'test-results/judges.json')));
