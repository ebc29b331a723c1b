// Pictures inside a GLB -> GL textures that Filament takes over, decoded by the browser off the main thread.
import type { KuraModule, WantedImage } from './module_types';
import { ViewerError } from './module_types';

export interface LoadedTexture {
  name: number; // in module.GL.textures
  width: number;
  height: number;
  levels: number;
}

// Decoded as stored: no premultiplication, no colour conversion, no turning (glTF 2.0, 3.8.3).
export const kDecoding: ImageBitmapOptions = { premultiplyAlpha: 'none', colorSpaceConversion: 'none' };

export async function decode(bytes: Uint8Array, image: WantedImage, maxEdge: number): Promise<ImageBitmap> {
  const blob = new Blob([bytes.subarray(image.offset, image.offset + image.length) as Uint8Array<ArrayBuffer>], { type: image.mime });
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(blob, kDecoding);
  } catch {
    throw new ViewerError('bad_model', 'A picture inside the model cannot be decoded.', `image ${image.index}`);
  }
  const edge = Math.max(bitmap.width, bitmap.height);
  if (edge <= maxEdge) return bitmap;
  const small = await createImageBitmap(bitmap, {
    ...kDecoding,
    resizeWidth: Math.max(1, Math.round((bitmap.width * maxEdge) / edge)),
    resizeHeight: Math.max(1, Math.round((bitmap.height * maxEdge) / edge)),
    resizeQuality: 'high',
  });
  bitmap.close();
  return small;
}

// Makes the texture with all its mip levels; the viewer that gets it deletes it. Filament caches GL state, so everything
// touched is put back. How it is sampled is Filament's: its sampler objects outrank parameters of the texture.
export function upload(module: KuraModule, gl: WebGL2RenderingContext, bitmap: ImageBitmap, image: WantedImage): LoadedTexture {
  const { width, height } = bitmap;
  const levels = Math.floor(Math.log2(Math.max(width, height))) + 1;
  const restore = rememberState(gl);
  const texture = gl.createTexture();
  if (!texture) throw new ViewerError('out_of_memory', 'The graphics memory is full.', `image ${image.index}`);
  const name = registerTexture(module, texture);
  gl.bindTexture(gl.TEXTURE_2D, texture);
  while (gl.getError() !== gl.NO_ERROR && !gl.isContextLost()); // what went wrong before is not this texture's
  gl.texStorage2D(gl.TEXTURE_2D, levels, image.srgb ? gl.SRGB8_ALPHA8 : gl.RGBA8, width, height);
  gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, gl.RGBA, gl.UNSIGNED_BYTE, bitmap);
  gl.generateMipmap(gl.TEXTURE_2D);
  const isFull = gl.getError() === gl.OUT_OF_MEMORY;
  restore();
  bitmap.close();
  if (isFull) {
    gl.deleteTexture(texture);
    module.GL.textures[name] = null;
    throw new ViewerError('out_of_memory', 'The graphics memory is full.', `image ${image.index}`);
  }
  return { name, width, height, levels };
}

// The number under which the module knows a texture.
export function registerTexture(module: KuraModule, texture: WebGLTexture): number {
  const name = module.GL.getNewId(module.GL.textures);
  (texture as WebGLTexture & { name: number }).name = name;
  module.GL.textures[name] = texture;
  return name;
}

export function rememberState(gl: WebGL2RenderingContext): () => void {
  const unit = gl.getParameter(gl.ACTIVE_TEXTURE) as number;
  const bound = gl.getParameter(gl.TEXTURE_BINDING_2D) as WebGLTexture | null;
  const buffer = gl.getParameter(gl.PIXEL_UNPACK_BUFFER_BINDING) as WebGLBuffer | null;
  const settings = [gl.UNPACK_ALIGNMENT, gl.UNPACK_ROW_LENGTH, gl.UNPACK_IMAGE_HEIGHT, gl.UNPACK_SKIP_PIXELS,
    gl.UNPACK_SKIP_ROWS, gl.UNPACK_SKIP_IMAGES].map((key) => [key, gl.getParameter(key) as number] as const);
  const flags = [gl.UNPACK_FLIP_Y_WEBGL, gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL].map((key) => [key, gl.getParameter(key) as boolean] as const);
  const conversion = gl.getParameter(gl.UNPACK_COLORSPACE_CONVERSION_WEBGL) as number;
  gl.bindBuffer(gl.PIXEL_UNPACK_BUFFER, null);
  for (const [key] of settings) gl.pixelStorei(key, key === gl.UNPACK_ALIGNMENT ? 4 : 0);
  for (const [key] of flags) gl.pixelStorei(key, false);
  gl.pixelStorei(gl.UNPACK_COLORSPACE_CONVERSION_WEBGL, gl.NONE);
  return () => {
    for (const [key, value] of settings) gl.pixelStorei(key, value);
    for (const [key, value] of flags) gl.pixelStorei(key, value);
    gl.pixelStorei(gl.UNPACK_COLORSPACE_CONVERSION_WEBGL, conversion);
    gl.bindBuffer(gl.PIXEL_UNPACK_BUFFER, buffer);
    gl.activeTexture(unit);
    gl.bindTexture(gl.TEXTURE_2D, bound);
  };
}
