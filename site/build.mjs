// Bundles the custom element and the page scripts: viewer/, scripts/, styles/.
//   node build.mjs [FOLDER]      FOLDER is ../build/web unless given
import { build } from 'esbuild';
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const site = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(site, '../build/web'));
const pages = join(site, 'src/pages');

const common = {
  bundle: true,
  format: 'esm',
  target: ['es2022', 'safari16', 'chrome100', 'firefox102'],
  minify: true,
  charset: 'utf8',
  legalComments: 'none', // notices.txt of the site carries every licence
  logLevel: 'warning',
};

for (const part of ['viewer', 'scripts', 'styles']) rmSync(join(out, part), { recursive: true, force: true });
await build({ ...common, entryPoints: [join(site, 'src/viewer/define.ts')], outfile: join(out, 'viewer/kura-viewer.js') });
await build({ ...common, entryPoints: [join(site, 'src/viewer/prepare/kura-worker.ts')], outfile: join(out, 'viewer/kura-worker.js') });
// AR comes when a visitor asks for it.
await build({ ...common, entryPoints: [join(site, 'src/viewer/xr/kura-xr.ts')], outfile: join(out, 'viewer/kura-xr.js') });
const entries = (existsSync(pages) ? readdirSync(pages) : []).filter((name) => name.endsWith('.ts')).map((name) => join(pages, name));
await build({ ...common, entryPoints: entries, outdir: join(out, 'scripts') });
// Lessons that open from a disk: pages there load no modules, so this is one ordinary script; what lies beside it is in a pack.
await build({
  ...common, format: 'iife', entryPoints: [join(site, 'src/offline/main.ts')], outfile: join(out, 'scripts/offline.js'),
  define: { 'import.meta.url': JSON.stringify('https://pack.invalid/viewer/kura-viewer.js') },
});
// The script that Emscripten made beside the module; it leaves names and dead branches as they are. Laid over its own by the install.
const moduleScript = join(site, '../build/wasm/module/dist/kura-module.js');
if (existsSync(moduleScript)) {
  await build({ ...common, bundle: false, entryPoints: [moduleScript], outfile: join(out, 'viewer/kura-module.js') });
}
// In the root, because a worker rules over the folder that it lies in.
await build({ ...common, format: 'iife', entryPoints: [join(site, 'src/worker/sw.ts')], outfile: join(out, 'sw.js') });
cpSync(join(site, 'styles'), join(out, 'styles'), { recursive: true });
