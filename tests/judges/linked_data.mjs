// What we publish as linked data, read by other people's processors: the types of schema.org and of IIIF by the TypeScript compiler,
// JSON-LD by jsonld, DCAT by rdflib, PROV-JSON by the Python package prov.
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import jsonld from 'jsonld';

import { check, checkEqual } from '../e2e/support/cases.mjs';
import { root } from '../e2e/support/paths.mjs';

const run = promisify(execFile);
const here = dirname(fileURLToPath(import.meta.url));

// Of the parts that we write, in our own words after the specifications: the network is not asked. What a document says beyond them is a fault.
const kContexts = {
  'http://iiif.io/api/presentation/3/context.json': 'presentation-3.json',
  'http://iiif.io/api/discovery/1/context.json': 'discovery-1.json',
  'https://linked.art/ns/v1/linked-art.json': 'linked-art.json',
};

export async function judgeLinkedData(cases, judged) {
  const items = readdirSync(join(judged.site, 'item'));
  const read = (path) => JSON.parse(readFileSync(join(judged.site, path), 'utf8'));
  await cases.run('TypeScript finds nothing that schema.org does not know in the pages', () => judgeTypes(judged, 'schema-dts', 'WithContext<VisualArtwork | ArchiveComponent | CreativeWork | Museum | WebSite | CollectionPage | BreadcrumbList | Article>', schemaOrgOf(judged.site)));
  await cases.run('TypeScript finds nothing that IIIF Presentation 3 does not know in manifests and collection', async () => {
    await judgeTypes(judged, '@iiif/presentation-3', 'Manifest', items.map((item) => [`item/${item}/manifest.json`, asTypesWish(read(`item/${item}/manifest.json`))]));
    await judgeTypes(judged, '@iiif/presentation-3', 'Collection', [['iiif/collection.json', withoutReferences(read('iiif/collection.json'))]]);
  });
  for (const [name, files] of Object.entries({
    manifests: items.map((item) => `item/${item}/manifest.json`), 'the collection': ['iiif/collection.json'],
    'the log of changes': ['iiif/changes/collection.json', 'iiif/changes/page-0.json'], 'Linked Art': items.map((item) => `item/${item}/linked-art.json`),
    DCAT: ['data/dcat.jsonld'],
  })) {
    await cases.run(`jsonld expands ${name}, and drops nothing`, async () => {
      for (const file of files) await expandWhole(read(file), file, judged.base);
    });
  }
  await cases.run('rdflib reads the DCAT catalogue; all that DCAT-AP makes mandatory is there', async () => {
    const { stdout } = await run('/usr/bin/python3', [join(here, 'dcat_graph.py'), join(judged.site, 'data/dcat.jsonld')]);
    const graph = JSON.parse(stdout);
    checkEqual(graph.missing, [], 'missing');
    checkEqual(graph.relative, [], 'addresses that are relative');
    check(graph.distributions.length >= 5, `only ${graph.distributions.length} distributions`);
    for (const address of [...graph.distributions, ...graph.pages]) {
      checkEqual((await fetch(address)).status, 200, address);
    }
  });
  await cases.run('the Python package prov reads the provenance of every item', async () => {
    const files = items.map((item) => join(judged.site, 'item', item, 'provenance.json'));
    const { stdout } = await run('/usr/bin/python3', [join(here, 'read_prov.py'), ...files]);
    for (const { file, activities, entities, unknown } of JSON.parse(stdout)) {
      check(activities > 0 && entities > 1, `${file}: ${activities} activities, ${entities} entities`);
      checkEqual(unknown, [], `${file}: named in a relation and nowhere described`);
    }
  });
}

// The types lag behind the specification in three places: homepage, seeAlso and rendering have a label, seeAlso a profile (3.0, sections 3.1
// and 3.2), and Model is among the types of content. These are taken out here, and nothing else.
function asTypesWish(manifest) {
  for (const key of ['homepage', 'seeAlso', 'rendering']) {
    for (const entry of manifest[key] ?? []) {
      check(Object.keys(entry.label ?? {}).length > 0, `${key} ${entry.id} has no label`);
      delete entry.label;
      if (key === 'seeAlso') delete entry.profile;
      if (entry.type === 'Model') entry.type = 'Dataset';
    }
  }
  return manifest;
}

// A collection names its manifests (3.0, section 3.2: no need to embed them); the types want each whole.
function withoutReferences(collection) {
  for (const entry of collection.items) {
    check(entry.type === 'Manifest' && entry.label && entry.thumbnail, `the reference to ${entry.id} lacks its label or thumbnail`);
    entry.items = [];
  }
  return collection;
}

async function expandWhole(document, file, base) {
  const loader = async (url) => {
    const name = kContexts[url];
    if (!name) throw new Error(`${file} asks for the context ${url}`);
    return { contextUrl: null, documentUrl: url, document: JSON.parse(readFileSync(join(here, 'contexts', name), 'utf8')) };
  };
  // safe: an error wherever a term is unknown, an id or type relative, a language tag malformed.
  const expanded = await jsonld.expand(document, { documentLoader: loader, base, safe: true });
  check(expanded.length > 0, `${file} expands to nothing`);
}

// A text in another language than the page's is a literal of JSON-LD with its tag; the types know plain strings only.
function plainLiterals(_, value) {
  const isLiteral = value && typeof value === 'object' && Object.keys(value).sort().join() === '@language,@value';
  return isLiteral ? value['@value'] : value;
}

// [page, JSON-LD] of every page.
function schemaOrgOf(site) {
  const found = [];
  for (const entry of readdirSync(site, { recursive: true })) {
    if (!entry.endsWith('.html')) continue;
    for (const [, text] of readFileSync(join(site, entry), 'utf8').matchAll(/<script type="application\/ld\+json">([^]*?)<\/script>/g)) found.push([entry, JSON.parse(text, plainLiterals)]);
  }
  check(found.length > 10, `only ${found.length} pages have JSON-LD`);
  return found;
}

// Object literals are checked for keys that the type does not have.
async function judgeTypes(judged, library, type, documents) {
  const folder = join(judged.scratch, 'types');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const names = type.match(/[A-Z]\w+/g);
  const lines = [`import type { ${names.join(', ')} } from '${join(root, 'tests/node_modules', library)}';`];
  const places = ['import'];
  for (const [name, document] of documents) {
    lines.push(`export const d${lines.length}: ${type} = ${JSON.stringify(document)};`);
    places.push(name);
  }
  writeFileSync(join(folder, 'documents.ts'), lines.join('\n'));
  const tsc = join(root, 'tests/node_modules/typescript/bin/tsc');
  try {
    await run('node', [tsc, '--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler', join(folder, 'documents.ts')], { maxBuffer: 1 << 26 });
  } catch (error) {
    const faults = [...new Set(String(error.stdout).split('\n').filter((line) => line.includes('error TS')).map((line) => line.replace(/^.*?\((\d+),\d+\)/, (_, number) => places[number - 1])))];
    throw new Error(`${faults.length} faults: ${faults.slice(0, 3).join('\n')}\n${String(error.stdout).slice(0, 2000)}`);
  }
}
