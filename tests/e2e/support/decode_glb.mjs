// Rewrites a GLB without EXT_meshopt_compression, so that gltf-validator reads the real data and not a sealed box.
import { MeshoptDecoder } from 'meshoptimizer';

const kExtension = 'EXT_meshopt_compression';

export async function decodeGlb(bytes) {
  const { json, binary } = split(bytes);
  if (!json.extensionsUsed?.includes(kExtension)) return { bytes, json };
  await MeshoptDecoder.ready;
  const parts = [];
  let length = 0;
  for (const view of json.bufferViews) {
    const packed = view.extensions?.[kExtension];
    let data;
    if (packed) {
      data = new Uint8Array(packed.count * packed.byteStride);
      const source = binary.subarray(packed.byteOffset ?? 0, (packed.byteOffset ?? 0) + packed.byteLength);
      MeshoptDecoder.decodeGltfBuffer(data, packed.count, packed.byteStride, source, packed.mode, packed.filter);
      delete view.extensions;
    } else {
      data = binary.subarray(view.byteOffset ?? 0, (view.byteOffset ?? 0) + view.byteLength);
    }
    view.buffer = 0;
    view.byteOffset = length;
    view.byteLength = data.length;
    parts.push(data, new Uint8Array((4 - (data.length % 4)) % 4));
    length += data.length + ((4 - (data.length % 4)) % 4);
  }
  json.buffers = [{ byteLength: length }];
  for (const key of ['extensionsUsed', 'extensionsRequired']) {
    json[key] = json[key]?.filter((name) => name !== kExtension);
    if (!json[key]?.length) delete json[key];
  }
  return { bytes: join(json, Buffer.concat(parts)), json };
}

function split(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== 0x46546c67) throw new Error('not a GLB');
  const jsonLength = view.getUint32(12, true);
  const json = JSON.parse(Buffer.from(bytes.subarray(20, 20 + jsonLength)).toString('utf8'));
  const start = 20 + jsonLength;
  const binary = start + 8 <= bytes.length ? bytes.subarray(start + 8, start + 8 + view.getUint32(start, true)) : new Uint8Array();
  return { json, binary };
}

function join(json, binary) {
  let text = Buffer.from(JSON.stringify(json));
  text = Buffer.concat([text, Buffer.alloc((4 - (text.length % 4)) % 4, 0x20)]);
  const header = Buffer.alloc(20);
  header.writeUInt32LE(0x46546c67, 0);
  header.writeUInt32LE(2, 4);
  header.writeUInt32LE(28 + text.length + binary.length, 8);
  header.writeUInt32LE(text.length, 12);
  header.writeUInt32LE(0x4e4f534a, 16);
  const chunk = Buffer.alloc(8);
  chunk.writeUInt32LE(binary.length, 0);
  chunk.writeUInt32LE(0x004e4942, 4);
  return new Uint8Array(Buffer.concat([header, text, chunk, binary]));
}
