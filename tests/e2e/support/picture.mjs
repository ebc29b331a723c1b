// Reads screenshots as pixels, inside the browser that made them (no decoder of our own).
export async function pixelsOf(page, png) {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const luminance = [];
    for (let y = 0; y < 48; ++y) {
      for (let x = 0; x < 48; ++x) {
        const px = Math.floor(((x + 0.5) * bitmap.width) / 48);
        const py = Math.floor(((y + 0.5) * bitmap.height) / 48);
        const i = 4 * (py * bitmap.width + px);
        luminance.push(0.2126 * data[i] + 0.7152 * data[i + 1] + 0.0722 * data[i + 2]);
      }
    }
    return luminance;
  }, png.toString('base64'));
}

// Mean absolute difference of two luminance grids, 0..255.
export function difference(a, b) {
  return a.reduce((sum, value, i) => sum + Math.abs(value - b[i]), 0) / a.length;
}

export function spread(grid) {
  const mean = grid.reduce((sum, value) => sum + value, 0) / grid.length;
  return Math.sqrt(grid.reduce((sum, value) => sum + (value - mean) ** 2, 0) / grid.length);
}
