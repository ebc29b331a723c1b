// GLBs that the real module reads, with a picture of one colour: a cube of 10 cm on the ground, a tube around the upright axis.
import { png } from './png.mjs';

const kSides = [[[1, 0, 0], [0, 0, -1]], [[-1, 0, 0], [0, 0, 1]], [[0, 1, 0], [1, 0, 0]], [[0, -1, 0], [1, 0, 0]], [[0, 0, 1], [1, 0, 0]], [[0, 0, -1], [-1, 0, 0]]];
const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];

// rgba: colour of the picture; surface: further properties of the materials; hasNormals: with a map of level normals; parts: so many materials share the sides, in order.
export function texturedCube(rgba, { surface = {}, parts = 1, hasNormals = false } = {}) {
  const positions = [];
  const normals = [];
  const texcoords = [];
  const indices = [];
  for (const [normal, right] of kSides) {
    const up = cross(normal, right);
    const first = positions.length / 3;
    for (const [u, v] of [[-1, -1], [1, -1], [1, 1], [-1, 1]]) {
      for (let axis = 0; axis < 3; ++axis) positions.push(0.05 * (normal[axis] + u * right[axis] + v * up[axis]) + (axis === 1 ? 0.05 : 0));
      normals.push(...normal);
      texcoords.push((u + 1) / 2, (1 - v) / 2);
    }
    indices.push(...[0, 1, 2, 0, 2, 3].map((corner) => first + corner));
  }
  return texturedGlb({ positions, normals, texcoords, indices }, rgba, hasNormals ? { ...surface, normalTexture: { index: 1 } } : surface, parts);
}

// A tube of that radius and height (metres) whose picture goes around it once.
export function texturedTube(radius, height, rgba, segments = 90) {
  const mesh = { positions: [], normals: [], texcoords: [], indices: [] };
  for (let i = 0; i <= segments; ++i) {
    const angle = (i / segments) * 2 * Math.PI;
    for (const y of [0, height]) {
      mesh.positions.push(radius * Math.sin(angle), y, radius * Math.cos(angle));
      mesh.normals.push(Math.sin(angle), 0, Math.cos(angle));
      mesh.texcoords.push(i / segments, 1 - y / height);
    }
    if (i < segments) mesh.indices.push(...[0, 2, 3, 0, 3, 1].map((corner) => 2 * i + corner));
  }
  return texturedGlb(mesh, rgba);
}

function texturedGlb({ positions, normals, texcoords, indices }, rgba, surface = {}, groups = 1) {
  const count = positions.length / 3;
  const range = [Math.min, Math.max].map((pick) => [0, 1, 2].map((axis) => pick(...positions.filter((_, index) => index % 3 === axis).map(Math.fround))));
  const parts = [Buffer.from(new Float32Array(positions).buffer), Buffer.from(new Float32Array(normals).buffer),
    Buffer.from(new Float32Array(texcoords).buffer), Buffer.from(new Uint16Array(indices).buffer), png(64, 64, rgba), png(4, 4, [128, 128, 255, 255])];
  const padded = parts.map((part) => Buffer.concat([part, Buffer.alloc((4 - (part.length % 4)) % 4)]));
  let offset = 0;
  const bufferViews = parts.map((part, i) => {
    const view = { buffer: 0, byteOffset: offset, byteLength: part.length };
    offset += padded[i].length;
    return view;
  });
  const ofGroups = Array.from({ length: groups }, (_, group) => group);
  const json = {
    asset: { version: '2.0' },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ mesh: 0 }],
    ...(surface.extensions && { extensionsUsed: Object.keys(surface.extensions) }),
    meshes: [{ primitives: ofGroups.map((group) => ({ attributes: { POSITION: 0, NORMAL: 1, TEXCOORD_0: 2 }, indices: 3 + group, material: group })) }],
    materials: ofGroups.map(() => ({ pbrMetallicRoughness: { baseColorTexture: { index: 0 }, metallicFactor: 0, roughnessFactor: 0.8 }, ...surface })),
    textures: [{ source: 0 }, { source: 1 }],
    images: [4, 5].map((bufferView) => ({ bufferView, mimeType: 'image/png' })),
    accessors: [
      { bufferView: 0, componentType: 5126, count, type: 'VEC3', min: range[0], max: range[1] },
      { bufferView: 1, componentType: 5126, count, type: 'VEC3' },
      { bufferView: 2, componentType: 5126, count, type: 'VEC2' },
      ...ofGroups.map((group) => ({ bufferView: 3, byteOffset: group * 2 * (indices.length / groups), componentType: 5123, count: indices.length / groups, type: 'SCALAR' })),
    ],
    bufferViews,
    buffers: [{ byteLength: offset }],
  };
  const text = Buffer.from(JSON.stringify(json));
  return glb(Buffer.concat([text, Buffer.alloc((4 - (text.length % 4)) % 4, ' ')]), Buffer.concat(padded));
}

function glb(json, binary) {
  const head = (length, type) => {
    const out = Buffer.alloc(8);
    out.writeUInt32LE(length, 0);
    out.write(type, 4, 'latin1');
    return out;
  };
  const file = Buffer.alloc(12);
  file.write('glTF', 0, 'latin1');
  file.writeUInt32LE(2, 4);
  file.writeUInt32LE(12 + 8 + json.length + 8 + binary.length, 8);
  return Buffer.concat([file, head(json.length, 'JSON'), json, head(binary.length, 'BIN\0'), binary]);
}
