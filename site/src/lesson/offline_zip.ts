// A lesson as one ZIP that opens from a disk, without any network: the player, the viewer, the pieces, their posters and terms.
// docs/lessons.md says what is inside.
import { strToU8, Zip, ZipDeflate } from 'fflate';

import type { PackIndex } from '../offline/pack';
import { scormManifest } from '../offline/scorm';
import type { ItemRecord, Library } from './item_record';
import type { Lesson } from './lesson';
import { itemsOf } from './lesson';

export interface ZipOptions {
  library: Library;
  site: string;
  language: string;
  scorm: boolean;
  pageOf(id: string): string;
  progress(done: number, all: number): void;
}

export interface MadeZip {
  blob: Blob;
  leftOut: string[]; // pieces whose terms do not permit a copy of the 3D model
}

// What did not arrive, by its address within the site.
export class ZipError extends Error {
  constructor(readonly file: string) {
    super(`${file} did not arrive`);
    this.name = 'ZipError';
  }
}

// School computers: 4 GB of memory, and a class that copies the file from one stick. The first tier is always there.
const kModelBytes = 8_000_000;

const kMimes: Record<string, string> = {
  js: 'text/javascript', json: 'application/json', wasm: 'application/wasm', glb: 'model/gltf-binary', webp: 'image/webp', jpg: 'image/jpeg',
  gz: 'application/gzip', ktx: 'application/octet-stream',
};
const mimeOf = (path: string) => kMimes[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';

// What the viewer loads beside the pieces; the environments are those that the element names itself.
const kViewerFiles = ['viewer/kura-module.js', 'viewer/kura-module.wasm', 'viewer/environments/gallery.ktx.gz'];
const kPlainFiles = ['styles/tokens.css', 'styles/site.css', 'styles/lesson.css', 'styles/mark.svg', 'scripts/offline.js', 'notices.txt'];

export async function makeOfflineZip(lesson: Lesson, options: ZipOptions): Promise<MadeZip> {
  const { library } = options;
  const leftOut: string[] = [];
  const packed = new Map<string, string | null>(kViewerFiles.map((path) => [path, null])); // path -> text, or null: to be fetched
  const pages: Record<string, string> = {};
  const terms: string[] = [];
  for (const id of itemsOf(lesson)) {
    const record = await library.record(id);
    if (!record) continue; // the player says so
    const mayCopy = record.downloads.some((download) => download.kind === 'model');
    if (record.model && !mayCopy) leftOut.push(id);
    const folder = library.folder(id).slice(library.root.length);
    const { trimmed, files } = trimRecord(record, mayCopy);
    packed.set(`${folder}item.json`, JSON.stringify(trimmed));
    for (const file of files) packed.set(folder + file, null);
    pages[id] = options.pageOf(id);
    terms.push(termsOf(record, options.pageOf(id)));
  }
  packed.set('lesson.json', JSON.stringify({ lesson, site: options.site, language: options.language, pages }));

  const zip = new ZipWriter();
  const index: PackIndex = {};
  const all = packed.size + kPlainFiles.length;
  let done = 0;
  for (const [path, text] of packed) {
    const bytes = text === null ? await fetchFile(library.root, path) : strToU8(text);
    const script = `pack/${String(++done).padStart(3, '0')}.js`;
    index[path] = [script, mimeOf(path)];
    zip.add(script, strToU8(`kuraPackFile(${JSON.stringify(path)},"${toBase64(bytes)}");\n`));
    options.progress(done, all);
  }
  for (const path of kPlainFiles) {
    zip.add(path, await fetchFile(library.root, path));
    options.progress(++done, all);
  }
  zip.add('pack/index.js', strToU8(`var kuraPackIndex=${JSON.stringify(index)};\n`));
  zip.add('lesson.json', strToU8(JSON.stringify(lesson, null, 1)));
  zip.add('terms.txt', strToU8(`${terms.join('\n\n')}\n`));
  zip.add('index.html', strToU8(pageHtml(lesson, options.language)));
  if (options.scorm) zip.add('imsmanifest.xml', strToU8(scormManifest(lesson.title || 'Lesson', [...zip.names])));
  return { blob: zip.finish(), leftOut };
}

// The record with what the ZIP has: some tiers, no tiles, nothing to download.
export function trimRecord(record: ItemRecord, mayCopy: boolean): { trimmed: ItemRecord; files: string[] } {
  const { id, title, alt, facts, rights, credit, poster, poster_small, model } = record;
  const trimmed: ItemRecord = { id, title, alt, facts, rights, credit, downloads: [] };
  const files: string[] = [];
  if (poster) files.push(poster.uri);
  trimmed.poster = poster;
  if (poster_small) files.push(poster_small.uri);
  trimmed.poster_small = poster_small;
  if (model && mayCopy) {
    let bytes = 0;
    const tiers = model.tiers.filter((tier, index) => {
      bytes += tier.bytes;
      return index === 0 || bytes <= kModelBytes;
    });
    const { views } = model;
    const more = model as unknown as { bounds_m: unknown; scale_basis?: string; annotations?: unknown };
    trimmed.model = { tiers, views, bounds_m: more.bounds_m, scale_basis: more.scale_basis, annotations: more.annotations } as ItemRecord['model'];
    files.push(...tiers.map((tier) => tier.uri));
  }
  const image = record.images?.[0];
  if (!poster && image?.large) {
    // Without its tiles; a service that does not answer would only be asked in vain.
    trimmed.images = [{ service: '', large: image.large, small: image.small }];
    files.push(image.large.uri, ...(image.small ? [image.small.uri] : []));
  }
  return { trimmed, files };
}

function termsOf(record: ItemRecord, page: string): string {
  const lines = [`${record.id}  ${Object.values(record.title)[0] ?? ''}`, record.credit ?? '', page];
  for (const [kind, { uri }] of Object.entries(record.rights ?? {})) lines.push(`${kind}: ${uri}`);
  return lines.filter(Boolean).join('\n');
}

async function fetchFile(root: string, path: string): Promise<Uint8Array> {
  try {
    const response = await fetch(root + path);
    if (!response.ok) throw new Error(String(response.status));
    return new Uint8Array(await response.arrayBuffer());
  } catch {
    throw new ZipError(path);
  }
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(binary);
}

const html = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

function pageHtml(lesson: Lesson, language: string): string {
  return `<!DOCTYPE html>
<html lang="${html(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(lesson.title)}</title>
<link rel="icon" type="image/svg+xml" href="styles/mark.svg">
<link rel="stylesheet" href="styles/tokens.css">
<link rel="stylesheet" href="styles/site.css">
<link rel="stylesheet" href="styles/lesson.css">
<script src="pack/index.js"></script>
<script src="scripts/offline.js" defer></script>
</head>
<body class="page-lesson">
<main id="main" class="tool"><h1>${html(lesson.title)}</h1><noscript><p>JavaScript を有効にしてください。 / Please switch on JavaScript.</p></noscript></main>
</body>
</html>
`;
}

class ZipWriter {
  names = new Set<string>();
  #parts: Uint8Array[] = [];
  #zip = new Zip((error, chunk) => {
    if (error) throw error;
    this.#parts.push(chunk);
  });

  add(name: string, bytes: Uint8Array): void {
    this.names.add(name);
    const file = new ZipDeflate(name, { level: 6 });
    this.#zip.add(file);
    file.push(bytes, true);
  }

  finish(): Blob {
    this.#zip.end();
    return new Blob(this.#parts as BlobPart[], { type: 'application/zip' });
  }
}
