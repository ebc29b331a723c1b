// What an element is to show: its item.json, or any plain GLB as a single tier.
import { readFlatWork } from './flat_work';
import type { DetailTexture, Item, Tier } from './item';
import { ViewerError } from './module_types';

export interface Source {
  src: string | null;
  model: string | null;
  picture?: string | null;
  widthMm?: number; // of the picture; NaN: not known
}

export interface Piece {
  item: Item;
  tiers: Tier[]; // at least one; URIs absolute
  details?: DetailTexture[]; // what streams onto the finest tier, the largest picture first
  wrap?: (bytes: Uint8Array) => Uint8Array; // makes a GLB of what a tier's URI gives
}

export async function readPiece(source: Source, signal: AbortSignal): Promise<Piece> {
  if (source.picture) return readFlatWork({ picture: source.picture, src: source.src, widthMm: source.widthMm ?? NaN }, signal);
  if (source.model) {
    const uri = new URL(source.model, document.baseURI).href;
    return { item: {}, tiers: [{ name: 'model', uri, bytes: 0, triangles: 0, textures: [], gpu_bytes: 0 }] };
  }
  if (!source.src) throw new ViewerError('bad_record', 'Neither src nor model is set.', 'kura-viewer');
  const url = new URL(source.src, document.baseURI).href;
  const response = await fetch(url, { signal }).catch((error: unknown) => {
    throw signal.aborted ? error : new ViewerError('network', 'The record did not arrive.', url);
  });
  if (!response.ok) throw new ViewerError('network', `The server answered ${response.status}.`, url);
  const item = (await response.json().catch(() => null)) as Item | null;
  signal.throwIfAborted();
  if (!item || typeof item !== 'object') throw new ViewerError('bad_record', 'The record is not JSON.', url);
  const resolve = (uri: string) => new URL(uri, url).href;
  if (item.poster) item.poster.uri = resolve(item.poster.uri);
  for (const { small, large } of item.images ?? []) for (const picture of [small, large]) if (picture) picture.uri = resolve(picture.uri);
  // A view without a distance shows the whole piece: 0 to the camera.
  for (const { camera } of item.model?.views ?? []) camera.distance ??= 0;
  const tiers = (Array.isArray(item.model?.tiers) ? item.model.tiers : []).map((tier) => ({ ...tier, textures: tier.textures ?? [], uri: resolve(tier.uri) }));
  if (tiers.length === 0) throw new ViewerError('bad_record', 'The record names no model.', url);
  const colours = (item.model?.textures ?? []).filter(({ role }) => role === 'base_color').sort((a, b) => b.width * b.height - a.width * a.height);
  const normals = (item.model?.textures ?? []).filter(({ role }) => role === 'normal');
  const details = colours.map((each) => {
    const normal = normals.find(({ material, width, height }) => material === each.material && width === each.width && height === each.height);
    return { ...each, service: resolve(each.service), ...(normal && { normals: resolve(normal.service) }) };
  });
  return { item, tiers, details };
}
