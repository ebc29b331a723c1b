// <kura-viewer> beside @google/model-viewer and three.js: the same GLB, the same Chromium, the same throttled line, cold cache,
// runs that alternate. Measures navigation to the first lit frame and the steady frame time; writes docs/benchmarks.md between
// its markers.   tests/benchmarks/view.sh [RUNS] (5 unless given; fewer where they do not fit into KURA_BENCH_MINUTES, 8 unless given)
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { launch } from '../e2e/support/browser.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
const runs = Number(process.argv[2] ?? 5);
const kMinutes = Number(process.env.KURA_BENCH_MINUTES ?? 8);
const kLongestVisit = 60_000; // ms until a first frame; a viewer that takes longer is left out of the run
const kLine = { latency: 40, downloadThroughput: 5e6 / 8, uploadThroughput: 1e6 / 8, offline: false }; // 5 Mbit/s
const kPixels = { width: 800, height: 600 };
const kFrames = 40;
const kModels = [
  ['sample bowl, low', join(root, 'build/demo/site/item/K-001/model/low.glb'), join(root, 'build/demo/site/item/K-001/model/medium.glb')],
  ['whale cranium', resolve(root, '../shared/data/iiif-3d/whale/whale_cranium.glb')],
].map(([name, file, slow]) => [name, process.env.KURA_BENCH_MODEL ?? file, slow && existsSync(slow) ? slow : file]).filter(([, file]) => existsSync(file));

const median = (values) => (values.length === 0 ? NaN : [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]);

// Runs in every page before anything else: the first frame is lit once a draw of many triangles has gone through the GPU.
function watch() {
  window.kBegin = performance.now();
  const prototype = WebGL2RenderingContext.prototype;
  for (const name of ['drawElements', 'drawElementsInstanced', 'drawRangeElements', 'drawArrays']) {
    const original = prototype[name];
    const at = name === 'drawRangeElements' ? 3 : name === 'drawArrays' ? 2 : 1;
    prototype[name] = function (...values) {
      original.apply(this, values);
      if (window.litAt !== undefined || values[at] < 10_000) return;
      window.litAt = null;
      window.kGl = this;
      requestAnimationFrame(() => {
        this.readPixels(0, 0, 1, 1, this.RGBA, this.UNSIGNED_BYTE, new Uint8Array(4)); // waits for the GPU
        window.litAt = performance.now();
      });
    };
  }
  window.longTasks = [];
  new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask', buffered: true });
}

// Mean time of a frame while the camera turns. `turn(i)` draws, or asks for a draw, of one frame.
async function measureFrames(frames) {
  const next = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const sync = () => window.kGl.readPixels(0, 0, 1, 1, window.kGl.RGBA, window.kGl.UNSIGNED_BYTE, new Uint8Array(4));
  for (let i = 0; i < 5; ++i) {
    window.turn(i);
    await next();
  }
  sync();
  const begin = performance.now();
  let drawn = 0;
  // At least eight; a slow machine is not kept for minutes.
  while (drawn < frames && (drawn < 8 || performance.now() - begin < 6000)) {
    window.turn(drawn++ + 5);
    await next();
    sync();
  }
  return (performance.now() - begin) / drawn;
}

const page = (body) => `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><style>body{margin:0}kura-viewer,model-viewer,canvas{width:${kPixels.width}px;height:${kPixels.height}px;display:block}</style>${body}`;
const modelHint = '<link rel="preload" href="/model.glb" as="fetch" crossorigin>';
const kPages = {
  'kura-viewer': page(`${modelHint}<link rel="modulepreload" href="/viewer/kura-module.js">
    <link rel="preload" href="/viewer/kura-module.wasm" as="fetch" crossorigin><link rel="preload" href="/viewer/environments/gallery.ktx.gz" as="fetch" crossorigin>
    <script type="module" src="/viewer/kura-viewer.js"></script><kura-viewer model="/model.glb"></kura-viewer>
    <script>window.turn = (i) => { const v = document.querySelector('kura-viewer'); v.camera = { ...v.camera, yaw: i * 3 }; };</script>`),
  'model-viewer': page(`${modelHint}<script type="module">
    self.ModelViewerElement = self.ModelViewerElement || {}; self.ModelViewerElement.meshoptDecoderLocation = '/meshopt_decoder.js';</script>
    <script type="module" src="/model-viewer.min.js"></script><model-viewer src="/model.glb" shadow-intensity="1" loading="eager" interaction-prompt="none"></model-viewer>
    <script>window.turn = (i) => { const v = document.querySelector('model-viewer'); v.constructor.minimumRenderScale = 1; v.cameraOrbit = i * 3 + 'deg 75deg auto'; v.jumpCameraToGoal(); };</script>`),
  'three.js': page(`${modelHint}<script type="module" src="/three_page.js"></script>`),
};

const kThreePage = `
import { AmbientLight, Box3, DirectionalLight, NeutralToneMapping, PCFShadowMap, PerspectiveCamera, PMREMGenerator, Scene, Vector3, WebGLRenderer } from 'three';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
import { RoomEnvironment } from 'three/addons/environments/RoomEnvironment.js';
import { MeshoptDecoder } from 'three/addons/libs/meshopt_decoder.module.js';
const renderer = new WebGLRenderer({ antialias: true });
renderer.setSize(${kPixels.width}, ${kPixels.height});
renderer.toneMapping = NeutralToneMapping;
renderer.shadowMap.enabled = true;
document.body.append(renderer.domElement);
const scene = new Scene();
scene.environment = new PMREMGenerator(renderer).fromScene(new RoomEnvironment()).texture;
const key = new DirectionalLight(0xffffff, 1);
key.castShadow = true;
scene.add(key);
const camera = new PerspectiveCamera(30, ${kPixels.width / kPixels.height}, 0.001, 1000);
new GLTFLoader().setMeshoptDecoder(MeshoptDecoder).load('/model.glb', ({ scene: piece }) => {
  const box = new Box3().setFromObject(piece), middle = box.getCenter(new Vector3()), reach = box.getSize(new Vector3()).length();
  piece.traverse((each) => { if (each.isMesh) each.castShadow = each.receiveShadow = true; });
  scene.add(piece);
  window.turn = (i) => {
    const angle = (i * 3 * Math.PI) / 180;
    camera.position.set(middle.x + Math.sin(angle) * reach * 2, middle.y + reach * 0.5, middle.z + Math.cos(angle) * reach * 2);
    camera.near = reach / 20; camera.far = reach * 5; camera.updateProjectionMatrix();
    camera.lookAt(middle);
    renderer.render(scene, camera);
  };
  window.turn(0);
});`;

const modules = join(here, 'node_modules');
const stage = join(root, 'build/stage/share/kurabiraki');
const dist = process.env.KURA_MODULE_DIR ?? join(root, 'build/wasm/module/dist');
const files = {
  '/viewer/kura-viewer.js': join(root, 'build/web/viewer/kura-viewer.js'),
  '/viewer/kura-module.js': join(root, 'build/web/viewer/kura-module.js'), // as it is published: minified
  '/viewer/kura-module.wasm': join(dist, 'kura-module.wasm'),
  '/viewer/environments/gallery.ktx.gz': join(stage, 'environments/gallery.ktx.gz'),
  '/model-viewer.min.js': join(modules, '@google/model-viewer/dist/model-viewer.min.js'),
  '/meshopt_decoder.js': join(modules, 'three/examples/jsm/libs/meshopt_decoder.module.js'),
};
const kTypes = { '.js': 'text/javascript', '.wasm': 'application/wasm', '.html': 'text/html; charset=utf-8', '.glb': 'model/gltf-binary', '.gz': 'application/octet-stream' };
const isText = (path) => /\.(js|wasm|html)$/.test(path);

async function bundleThree() {
  const { build } = createRequire(join(root, 'site/package.json'))('esbuild');
  const result = await build({ stdin: { contents: kThreePage, resolveDir: here }, bundle: true, minify: true, format: 'esm', write: false, logLevel: 'error' });
  return result.outputFiles[0].contents;
}

// Everything compressed as a web server would, for all alike.
async function serve(bodies) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://x').pathname;
    const body = bodies.get(path);
    if (!body) return response.writeHead(404).end();
    const headers = { 'content-type': kTypes[extname(path)] ?? 'application/octet-stream', 'content-length': body.length, 'cache-control': 'max-age=60' };
    if (isText(path)) headers['content-encoding'] = 'gzip';
    response.writeHead(200, headers).end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return server;
}

async function visit(browser, address, isThrottled, cpuRate) {
  const context = await browser.newContext({ viewport: { width: kPixels.width, height: kPixels.height }, deviceScaleFactor: 1 });
  try {
    const tab = await context.newPage();
    await tab.addInitScript(watch);
    const session = await context.newCDPSession(tab);
    await session.send('Network.enable');
    if (isThrottled) await session.send('Network.emulateNetworkConditions', kLine);
    if (cpuRate > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: cpuRate });
    let bytes = 0;
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    await tab.goto(address);
    await tab.waitForFunction(() => window.litAt > 0, null, { timeout: kLongestVisit, polling: 100 });
    const first = await tab.evaluate(() => window.litAt);
    await tab.waitForTimeout(1500);
    const longest = await tab.evaluate(() => Math.max(0, ...window.longTasks));
    const frame = cpuRate > 1 ? NaN : await tab.evaluate(measureFrames, kFrames);
    return { first, frame, bytes, longest };
  } finally {
    await context.close();
  }
}

// One visit; undefined, and told, where it does not come to an end.
async function tryVisit(browser, address, who, cpuRate) {
  try {
    const result = await visit(browser, address, true, cpuRate);
    console.log(who, cpuRate > 1 ? `at ${cpuRate}x` : '', JSON.stringify(result));
    return result;
  } catch (error) {
    console.log(`${who}: ${String(error.message).split('\n')[0]}`);
    return undefined;
  }
}

// slow: what is loaded at 4x CPU throttle. until: no run begins that would, by the longest before it, not end by then.
async function compare(browser, bodies, name, file, slow, until) {
  const server = await serve(bodies);
  const address = `http://127.0.0.1:${server.address().port}`;
  const results = Object.fromEntries(Object.keys(kPages).map((who) => [who, []]));
  const throttled = [];
  let longest = 0, done = 0;
  try {
    for (; done < runs && (done === 0 || Date.now() + longest < until); ++done) {
      const begin = Date.now();
      bodies.set('/model.glb', readFileSync(file));
      for (const who of Object.keys(kPages)) {
        const result = await tryVisit(browser, `${address}/${encodeURIComponent(who)}.html`, `${name}, ${who}`, 1);
        if (result) results[who].push(result);
      }
      bodies.set('/model.glb', readFileSync(slow));
      const result = await tryVisit(browser, `${address}/kura-viewer.html`, `${name} (${basename(slow)})`, 4);
      if (result) throttled.push(result.longest);
      longest = Math.max(longest, Date.now() - begin);
    }
    const rows = Object.entries(results).map(([who, list]) => ({ name, who, ...Object.fromEntries(['first', 'frame', 'bytes', 'longest'].map((key) => [key, median(list.map((each) => each[key]))])) }));
    return { rows, slow: basename(slow), longTask: median(throttled), done };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function tables(all) {
  const lines = ['| model | | bytes | first lit frame | to model-viewer | frame | to model-viewer | longest task |', '|---|---|--:|--:|--:|--:|--:|--:|'];
  for (const { rows } of all) {
    const peer = rows.find(({ who }) => who === 'model-viewer');
    for (const row of rows) {
      lines.push(`| ${row.name} | ${row.who} | ${row.bytes.toLocaleString('en')} | ${(row.first / 1000).toFixed(2)} s | ${(row.first / peer.first).toFixed(2)} | ` +
        `${row.frame.toFixed(1)} ms | ${(row.frame / peer.frame).toFixed(2)} | ${row.longest.toFixed(0)} ms |`);
    }
  }
  return lines.join('\n');
}

function put(text, name, content) {
  const begin = `<!-- ${name} -->`, end = `<!-- /${name} -->`;
  const block = `${begin}\n${content}\n${end}`;
  const at = text.indexOf(begin);
  return at < 0 ? `${text.trimEnd()}\n\n${block}\n` : text.slice(0, at) + block + text.slice(text.indexOf(end) + end.length);
}

for (const file of Object.values(files)) if (!existsSync(file)) throw new Error(`${basename(file)} is not built: ./demo.sh --no-serve`);
if (kModels.length === 0) throw new Error('no model to show: ./demo.sh --no-serve builds the sample');
const bodies = new Map(Object.entries(files).map(([path, file]) => [path, isText(path) ? gzipSync(readFileSync(file), { level: 9 }) : readFileSync(file)]));
bodies.set('/three_page.js', gzipSync(await bundleThree(), { level: 9 }));
for (const [who, text] of Object.entries(kPages)) bodies.set(`/${who}.html`, gzipSync(text));
const size = (path) => bodies.get(path).length;
const code = ['/viewer/kura-viewer.js', '/viewer/kura-module.js', '/viewer/kura-module.wasm'].map(size);
const browser = await launch();
try {
  const all = [];
  const begin = Date.now();
  for (const [i, [name, file, slow]] of kModels.entries()) {
    all.push(await compare(browser, bodies, name, file, slow, begin + (kMinutes * 60_000 * (i + 1)) / kModels.length));
  }
  const version = (folder) => JSON.parse(readFileSync(join(modules, folder, 'package.json'))).version;
  const file = join(root, 'docs/benchmarks.md');
  const sum = code.reduce((a, b) => a + b);
  writeFileSync(file, put(readFileSync(file, 'utf8'), 'view', `## The viewer on the web

\`tests/benchmarks/view.sh ${runs}\`, ${cpus().length} cores, Chromium ${browser.version()} drawing in software, ${kPixels.width} x ${kPixels.height} px, 5 Mbit/s with 40 ms by CDP, cold cache, gzip for
all; ${all.map(({ rows, done }) => `${rows[0].name}: ${done}`).join(', ')} runs that alternate, medians. model-viewer ${version('@google/model-viewer')}, three.js ${version('three')}. The first lit frame is the first draw of the piece that has gone
through the GPU; frames are timed while the camera turns, each waited for. Goals: first frame 0.6, frame 1.0.

${tables(all)}

Viewer code, gzipped: element ${code[0].toLocaleString('en')}, module script ${code[1].toLocaleString('en')}, wasm ${code[2].toLocaleString('en')}: ${sum.toLocaleString('en')} bytes (goal 400 KB; light
of the gallery: ${size('/viewer/environments/gallery.ktx.gz').toLocaleString('en')}). Longest task of kura-viewer at 4x CPU throttle (goal 100 ms): ${all.map(({ rows, slow, longTask }) => `${rows[0].name.split(',')[0]}, ${slow}: ${longTask.toFixed(0)} ms`).join(', ')}.`));
} finally {
  await browser.close();
}
