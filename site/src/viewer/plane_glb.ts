// A GLB of one rectangle that stands on the ground and faces +Z, with a picture on it.

const kGlb = 0x46546c67, kJson = 0x4e4f534a, kBin = 0x004e4942;

// width, height: metres. picture: JPEG, PNG or WebP.
export function makePlane(width: number, height: number, picture: Uint8Array): Uint8Array {
  const x = width / 2;
  const numbers = new Float32Array([
    -x, 0, 0, x, 0, 0, x, height, 0, -x, height, 0, // places
    0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, // normals
    0, 1, 1, 1, 1, 0, 0, 0, // texture coordinates
  ]);
  const corners = new Uint16Array([0, 1, 2, 0, 2, 3]);
  const binary = join(new Uint8Array(numbers.buffer), new Uint8Array(corners.buffer), picture);
  const views = [[0, 48], [48, 48], [96, 32], [128, 12], [140, picture.length]];
  const accessor = (bufferView: number, type: string, count = 4, componentType = 5126, more = {}) => ({ bufferView, type, count, componentType, ...more });
  const json = {
    asset: { version: '2.0' }, scene: 0, scenes: [{ nodes: [0] }], nodes: [{ mesh: 0 }],
    meshes: [{ primitives: [{ attributes: { POSITION: 0, NORMAL: 1, TEXCOORD_0: 2 }, indices: 3, material: 0 }] }],
    materials: [{ pbrMetallicRoughness: { baseColorTexture: { index: 0 }, metallicFactor: 0, roughnessFactor: 0.9 } }],
    textures: [{ source: 0, sampler: 0 }], samplers: [{ wrapS: 33071, wrapT: 33071 }], images: [{ bufferView: 4, mimeType: mimeOf(picture) }],
    accessors: [
      accessor(0, 'VEC3', 4, 5126, { min: [numbers[0], 0, 0], max: [numbers[3], numbers[7], 0] }),
      accessor(1, 'VEC3'), accessor(2, 'VEC2'), accessor(3, 'SCALAR', 6, 5123),
    ],
    bufferViews: views.map(([byteOffset, byteLength]) => ({ buffer: 0, byteOffset, byteLength })),
    buffers: [{ byteLength: binary.length }],
  };
  const text = new TextEncoder().encode(JSON.stringify(json));
  const head = chunkHead(padded(text.length), kJson);
  const body = chunkHead(padded(binary.length), kBin);
  const length = 12 + 8 + padded(text.length) + 8 + padded(binary.length);
  return join(new Uint8Array(new Uint32Array([kGlb, 2, length]).buffer), head, fill(text, 0x20), body, fill(binary, 0));
}

function mimeOf(bytes: Uint8Array): string {
  return bytes[0] === 0x89 ? 'image/png' : bytes[0] === 0x52 ? 'image/webp' : 'image/jpeg';
}

const padded = (length: number): number => Math.ceil(length / 4) * 4;

const chunkHead = (length: number, type: number): Uint8Array => new Uint8Array(new Uint32Array([length, type]).buffer);

function fill(bytes: Uint8Array, value: number): Uint8Array {
  const out = new Uint8Array(padded(bytes.length)).fill(value);
  out.set(bytes);
  return out;
}

function join(...parts: Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    out.set(part, offset);
    offset += part.length;
  }
  return out;
}
