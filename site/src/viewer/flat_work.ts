// A flat work: its picture, a IIIF level 0 service, on a plane of the work's size. What the module opens is a GLB made here;
// the tiles of the service stream onto it as detail does onto a piece.
import type { Item } from './item';
import { ViewerError } from './module_types';
import { makePlane } from './plane_glb';
import type { Piece } from './record';

const kCoarse = 1024; // texels along the longer edge of the picture that is always there, about
const kUnmeasured = 1; // metres along the longer edge, where nobody knows the true size

interface Description {
  width: number;
  height: number;
  sizes?: { width: number; height: number }[];
  tiles?: { width: number; scaleFactors?: number[] }[];
}

export interface FlatSource {
  picture: string; // address of info.json
  src: string | null; // the work's record, for its words
  widthMm: number; // true width of what the picture shows; NaN: not known
}

export async function readFlatWork({ picture, src, widthMm }: FlatSource, signal: AbortSignal): Promise<Piece> {
  const address = new URL(picture, document.baseURI).href;
  const [description, record] = await Promise.all([readDescription(address, signal), src ? readRecord(src, signal) : {}]);
  const { width, height } = description;
  const isMeasured = widthMm > 0 && Number.isFinite(widthMm);
  const across = isMeasured ? widthMm / 1000 : (kUnmeasured * width) / Math.max(width, height);
  const down = (across * height) / width;
  const coarse = coarsePicture(address, description);
  const tier = {
    name: 'picture', uri: coarse.uri, bytes: 0, triangles: 2, gpu_bytes: Math.ceil((coarse.width * coarse.height * 16) / 3),
    textures: [{ role: 'base_color', width: coarse.width, height: coarse.height }],
  };
  const item: Item = {
    ...record,
    isFlat: true,
    model: { bounds_m: { min: [-across / 2, 0, 0], max: [across / 2, down, 0] }, tiers: [tier], ...(isMeasured && { scale_basis: 'width-mm' }) },
  };
  const service = address.replace(/\/info\.json$/, '');
  return {
    item, tiers: [tier], details: [{ material: 0, role: 'base_color', service, width, height }],
    wrap: (bytes) => makePlane(across, down, bytes),
  };
}

async function readDescription(address: string, signal: AbortSignal): Promise<Description> {
  const response = await fetch(address, { signal }).catch((error: unknown) => {
    throw signal.aborted ? error : new ViewerError('network', 'The description of the picture did not arrive.', address);
  });
  if (!response.ok) throw new ViewerError('network', `The server answered ${response.status}.`, address);
  const description = (await response.json().catch(() => null)) as Partial<Description> | null;
  const isEdge = (value: unknown) => Number.isInteger(value) && (value as number) > 0 && (value as number) < 2 ** 24;
  if (!isEdge(description?.width) || !isEdge(description?.height)) {
    throw new ViewerError('bad_record', 'The description of the picture names no size.', address);
  }
  return description as Description;
}

// The words are worth waiting for, but not their absence.
async function readRecord(src: string, signal: AbortSignal): Promise<Item> {
  try {
    const response = await fetch(new URL(src, document.baseURI).href, { signal });
    const { id, credit, rights, title, alt } = (await response.json()) as Item;
    return { ...(id && { id }), ...(credit && { credit }), ...(rights && { rights }), ...(title && { title }), ...(alt && { alt }) };
  } catch {
    signal.throwIfAborted();
    return {};
  }
}

// Of the sizes in which the whole picture is published the largest up to kCoarse, else the smallest; where none is named, the
// level of the pyramid that is one tile.
function coarsePicture(address: string, { width, height, sizes, tiles }: Description): { uri: string; width: number; height: number } {
  const edge = (size: { width: number; height: number }) => Math.max(size.width, size.height);
  const sorted = [...(sizes ?? [])].sort((a, b) => edge(a) - edge(b));
  let size = sorted.filter((each) => edge(each) <= kCoarse).pop() ?? sorted[0];
  if (!size) {
    const tile = tiles?.[0]?.width ?? 512;
    let scale = 1;
    while (Math.max(width, height) / scale > tile) scale *= 2;
    size = { width: Math.ceil(width / scale), height: Math.ceil(height / scale) };
  }
  return { ...size, uri: new URL(`full/${size.width},${size.height}/0/default.jpg`, address).href };
}
