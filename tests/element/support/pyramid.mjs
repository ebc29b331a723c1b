// A IIIF level 0 service whose tiles are drawn when they are asked for, however large the picture: a server's worth of screens
// without a file. Each tile shows what the whole picture would have there, at the level asked for.
import { drawn } from './png.mjs';

// colourAt(x, y, scale): [r, g, b] of the texel whose corner is x, y in texels of the whole resolution; scale: its edge.
export class Pyramid {
  constructor({ width, height, tile = 512, colourAt }) {
    Object.assign(this, { width, height, tile, colourAt });
    this.scales = [1];
    while (Math.max(width, height) / this.scales.at(-1) > tile) this.scales.push(this.scales.at(-1) * 2);
  }

  get info() {
    const { width, height, tile, scales } = this;
    const last = scales.at(-1);
    return { '@context': 'http://iiif.io/api/image/3/context.json', type: 'ImageService3', protocol: 'http://iiif.io/api/image', profile: 'level0', width, height,
      sizes: [{ width: Math.ceil(width / last), height: Math.ceil(height / last) }], tiles: [{ width: tile, height: tile, scaleFactors: scales }] };
  }

  // path: REGION/SIZE/0/default.jpg. Undefined where there is no such tile. The bytes are PNG: browsers look at them, not at names.
  answer(path) {
    const found = /^(full|\d+,\d+,\d+,\d+)\/(\d+),(\d+)\/0\/default\.jpg$/.exec(path);
    if (!found) return undefined;
    const [width, height] = [Number(found[2]), Number(found[3])];
    const [left, top, across] = found[1] === 'full' ? [0, 0, this.width] : found[1].split(',').map(Number);
    const scale = 2 ** Math.round(Math.log2(across / width));
    if (!this.scales.includes(scale) || left + width * scale > this.width + scale || top + height * scale > this.height + scale) return undefined;
    return { body: drawn(width, height, (x, y, out, at) => out.set(this.colourAt(left + x * scale, top + y * scale, scale), at)) };
  }

  publish(server, folder, answer = (path) => this.answer(path)) {
    server.put(`${folder}/info.json`, JSON.stringify(this.info));
    server.route(`${folder}/`, answer);
  }
}
