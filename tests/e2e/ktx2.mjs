// `ktx2` in collection.toml: every tier once more with Basis Universal textures, which three.js transcodes.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';

import { check, checkEqual } from './support/cases.mjs';
import { cubeMesh } from './support/make_cube.mjs';
import { build } from './support/paths.mjs';
import { runKura } from './support/program.mjs';
import { startReader } from './second_readers.mjs';

export async function checkKtx2(cases, browser, scratch) {
  if (!existsSync(join(build, 'stage/libexec/kurabiraki/basisu'))) return cases.skip('ktx2', 'basisu is not installed on this machine');
  rmSync(scratch, { recursive: true, force: true });
  const item = join(scratch, 'collection/items/T-1');
  mkdirSync(item, { recursive: true });
  writeFileSync(join(scratch, 'collection/collection.toml'), 'ktx2 = "etc1s"\nunit = "mm"\nup_axis = "Y"\n[title]\nja = "試し"\n[[facility]]\nid = "m"\nname = "館"\n');
  writeFileSync(join(scratch, 'collection/items.csv'), '資料番号,資料名,所蔵館,権利URI_通常画像,権利URI_3D,クレジット,公開\nT-1,箱,m,http://creativecommons.org/publicdomain/zero/1.0/,http://creativecommons.org/publicdomain/zero/1.0/,館,公開\n');
  writeFileSync(join(item, 'box.png'), png(256, 256));
  writeFileSync(join(item, 'box.mtl'), 'newmtl paint\nKd 1 1 1\nmap_Kd box.png\n');
  const mesh = cubeMesh(100, 8);
  const texcoords = mesh.vertices.map((v) => `vt ${(v[0] + v[2] * 0.5) / 150} ${(v[1] + v[2] * 0.5) / 150}`);
  writeFileSync(join(item, 'box.obj'), ['mtllib box.mtl', ...mesh.vertices.map((v) => `v ${v.join(' ')}`), ...texcoords, 'usemtl paint',
    ...mesh.faces.map((f) => `f ${f.map((i) => `${i + 1}/${i + 1}`).join(' ')}`), ''].join('\n'));
  const site = join(scratch, 'site');
  const { code, stderr } = await runKura(['build', join(scratch, 'collection'), '-o', site]);
  await cases.run('ktx2: the collection builds and states bytes and quality of both', async () => {
    checkEqual(code, 0, `exit code (${stderr.slice(-500)})`);
    const { model } = JSON.parse(readFileSync(join(site, 'item/T-1/item.json'), 'utf8'));
    for (const tier of model.tiers) {
      check(tier.ktx2, `${tier.name} has no KTX2`);
      check(tier.ktx2.psnr_db > 25 && tier.ktx2.psnr_db < 99, `PSNR ${tier.ktx2.psnr_db} dB`);
      check(tier.ktx2.gpu_bytes < tier.gpu_bytes, 'it takes as much GPU memory as WebP');
    }
    check(readdirSync(join(site, 'item/T-1/model')).includes('thumb.ktx2.glb'), 'no file');
    check(readFileSync(`${site}.report.html`, 'utf8').includes('PSNR dB'), 'the report does not tell');
  });
  const reader = await startReader(browser, site);
  try {
    await cases.run("ktx2: three.js' KTX2Loader reads the tier and its picture", async () => {
      const read = await reader.read('item/T-1/model/thumb.ktx2.glb');
      check(read.triangles > 0, 'no triangles');
      checkEqual(read.blankTextures, 0, 'textures without a picture');
      checkEqual(read.textures[0], [256, 256], 'texture size');
    });
  } finally {
    await reader.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

// ISO 3309, as PNG wants it; node:zlib has it from Node 22 on only.
function crcOf(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; ++bit) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function png(width, height) {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; ++y) {
    for (let x = 0; x < width; ++x) rows.set([128 + 90 * Math.sin(x / 9), 128 + 90 * Math.cos(y / 13), 100], y * (width * 3 + 1) + 1 + x * 3);
  }
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length);
    body.copy(out, 4);
    out.writeUInt32BE(crcOf(body), body.length + 4);
    return out;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}
