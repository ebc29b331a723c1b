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
// Ends once the GPU has it: asked before, whether it had room would keep the page waiting.
export async function upload(module: KuraModule, gl: WebGL2RenderingContext, bitmap: ImageBitmap, image: WantedImage): Promise<LoadedTexture> {
  const { width, height } = bitmap;
  const levels = Math.floor(Math.log2(Math.max(width, height))) + 1;
  const restore = rememberState(gl);
  const texture = gl.createTexture();
  if (!texture) throw new ViewerError('out_of_memory', 'The graphics memory is full.', `image ${image.index}`);
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texStorage2D(gl.TEXTURE_2D, levels, image.srgb ? gl.SRGB8_ALPHA8 : gl.RGBA8, width, height);
  gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, gl.RGBA, gl.UNSIGNED_BYTE, bitmap);
  gl.generateMipmap(gl.TEXTURE_2D);
  restore();
  await isDone(gl);
  // Other errors are not this texture's.
  for (let error = gl.getError(); error !== gl.NO_ERROR && !gl.isContextLost(); error = gl.getError()) {
    if (error !== gl.OUT_OF_MEMORY) continue;
    gl.deleteTexture(texture);
    throw new ViewerError('out_of_memory', 'The graphics memory is full.', `image ${image.index}`);
  }
  return { name: registerTexture(module, texture), width, height, levels };
}

const kPoll = 4, kLongestPoll = 5000; // ms

// Once the GPU has done what it was told so far, or the context is lost.
async function isDone(gl: WebGL2RenderingContext): Promise<void> {
  const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
  if (!fence) return;
  gl.flush();
  const until = performance.now() + kLongestPoll;
  do await new Promise((resolve) => setTimeout(resolve, kPoll));
  while (!gl.isContextLost() && gl.getSyncParameter(fence, gl.SYNC_STATUS) !== gl.SIGNALED && performance.now() < until);
  gl.deleteSync(fence);
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
