// <kura-viewer> in real Chromium: alone before a double of its module, then with the real module where that is built.
//   node tests/element/run.mjs
// Writes build/test-results/element.json. KURA_WEB_DIR: another folder than build/web with the bundle.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { launch } from '../e2e/support/browser.mjs';
import { Cases } from '../e2e/support/cases.mjs';
import { build } from '../e2e/support/paths.mjs';
import { checkEveryone } from './everyone_cases.mjs';
import { checkCompare } from './compare_cases.mjs';
import { checkInput } from './input_cases.mjs';
import { checkLimits } from './limits_cases.mjs';
import { checkLoading } from './loading_cases.mjs';
import { checkPins } from './pins_cases.mjs';
import { checkPlacement } from './placement_cases.mjs';
import { checkRealModule } from './real_module_cases.mjs';
import { checkServiceWorker } from './service_worker_cases.mjs';
import { checkSize } from './size_cases.mjs';
import { Bench } from './support/bench.mjs';
import { Server } from './support/server.mjs';
import { checkTools } from './tools_cases.mjs';
import { checkViewState } from './view_state_cases.mjs';
import { checkTours } from './tour_cases.mjs';
import { checkWorker } from './worker_cases.mjs';
import { checkWords } from './words_cases.mjs';

const web = process.env.KURA_WEB_DIR ?? join(build, 'web');
const element = join(web, 'viewer/kura-viewer.js');
if (!existsSync(element)) throw new Error(`${element} is missing: npm run build --prefix site`);

const cases = new Cases('element');
const server = await new Server().start();
server.mount('/styles/', join(web, 'styles'));
server.mount('/fake/viewer/kura-viewer.js', element);
server.mount('/fake/viewer/kura-worker.js', join(web, 'viewer/kura-worker.js'));
server.mount('/fake/viewer/kura-module.js', fileURLToPath(new URL('support/fake_module.js', import.meta.url)));
server.put('/fake/viewer/kura-module.wasm', Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])); // an empty module
server.put('/fake/viewer/environments/gallery.ktx.gz', gzipSync('light'));
await checkSize(cases, web);
await checkPlacement(cases);
await checkServiceWorker(cases);
const browser = await launch();
try {
  const bench = new Bench(browser, server);
  await checkLoading(cases, bench);
  await checkWorker(cases, bench);
  await checkLimits(cases, bench);
  await checkInput(cases, bench);
  await checkPins(cases, bench);
  await checkTours(cases, bench);
  await checkEveryone(cases, bench);
  await checkWords(cases, bench);
  await checkViewState(cases, bench);
  await checkTools(cases, bench);
  await checkCompare(cases, bench);
  await checkRealModule(cases, bench, element);
} finally {
  await browser.close();
  server.stop();
}
process.exit(cases.finish(join(build, 'test-results/element.json')));
