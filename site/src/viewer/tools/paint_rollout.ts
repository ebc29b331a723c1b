// The flat picture of an unrolled piece: the base colour sampled on the GPU at the places that the module tells.
import type { Unrolled, WantedImage } from '../module_types';
import { decode } from '../textures';

const kVertex = `#version 300 es
void main() { gl_Position = vec4(vec2(gl_VertexID & 1, gl_VertexID >> 1) * 4.0 - 1.0, 0.0, 1.0); }`;

const kFragment = `#version 300 es
precision highp float;
precision highp usampler2D;
uniform usampler2D places;
uniform sampler2D tints;
uniform sampler2D image;
uniform uint wanted; // index of the image + 1; 0: pixels without one
uniform float sizeLog2;
out vec4 color;
vec3 toLinear(vec3 c) { return mix(c / 12.92, pow((c + 0.055) / 1.055, vec3(2.4)), step(0.04045, c)); }
vec3 toSrgb(vec3 c) { return mix(c * 12.92, 1.055 * pow(c, vec3(1.0 / 2.4)) - 0.055, step(0.0031308, c)); }
void main() {
  ivec2 at = ivec2(gl_FragCoord.x, float(textureSize(places, 0).y) - gl_FragCoord.y);
  uvec4 place = texelFetch(places, at, 0);
  vec4 tint = texelFetch(tints, at, 0);
  if (place.z != wanted || tint.a == 0.0) discard;
  vec3 linear = toLinear(tint.rgb);
  if (wanted > 0u) linear *= textureLod(image, vec2(place.xy) / 65535.0, max(0.0, sizeLog2 - float(place.w) / 2048.0)).rgb;
  color = vec4(toSrgb(linear), 1.0);
}`;

// Draws into `canvas`. bytes: the GLB that was unrolled.
export async function paintRollout(canvas: HTMLCanvasElement, unrolled: Unrolled, bytes: Uint8Array): Promise<void> {
  const { width, height } = unrolled;
  canvas.width = width;
  canvas.height = height;
  const painting = new OffscreenCanvas(width, height);
  const gl = painting.getContext('webgl2', { alpha: true, antialias: false, depth: false });
  const flat = canvas.getContext('2d');
  if (!gl || !flat) throw new Error('WebGL 2 is not available for the rollout.');
  try {
    const program = link(gl);
    gl.useProgram(program);
    const set = (name: string) => gl.getUniformLocation(program, name);
    bind(gl, 0, gl.NEAREST, () => gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA16UI, width, height, 0, gl.RGBA_INTEGER, gl.UNSIGNED_SHORT, unrolled.places));
    bind(gl, 1, gl.NEAREST, () => gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, unrolled.tints));
    gl.uniform1i(set('places'), 0);
    gl.uniform1i(set('tints'), 1);
    gl.uniform1i(set('image'), 2);
    gl.viewport(0, 0, width, height);
    for (const wanted of imagesOf(unrolled)) {
      const source = unrolled.images.find((each) => each.index === wanted - 1);
      if (wanted > 0 && source) gl.uniform1f(set('sizeLog2'), await load(gl, bytes, source));
      else bind(gl, 2, gl.NEAREST, () => gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, 1, 1, 0, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array([255, 255, 255, 255])));
      gl.uniform1ui(set('wanted'), wanted);
      gl.drawArrays(gl.TRIANGLES, 0, 3);
    }
    flat.drawImage(painting, 0, 0);
  } finally {
    gl.getExtension('WEBGL_lose_context')?.loseContext();
  }
}

function imagesOf({ places }: Unrolled): number[] {
  const found = new Set<number>();
  for (let at = 2; at < places.length; at += 4) found.add(places[at] ?? 0);
  return [...found];
}

// The picture with its mip levels in unit 2; returns log2 of its edge.
async function load(gl: WebGL2RenderingContext, bytes: Uint8Array, source: WantedImage): Promise<number> {
  const bitmap = await decode(bytes, source, gl.getParameter(gl.MAX_TEXTURE_SIZE) as number);
  bind(gl, 2, gl.LINEAR_MIPMAP_LINEAR, () => {
    gl.pixelStorei(gl.UNPACK_COLORSPACE_CONVERSION_WEBGL, gl.NONE);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.SRGB8_ALPHA8, gl.RGBA, gl.UNSIGNED_BYTE, bitmap);
    gl.generateMipmap(gl.TEXTURE_2D);
  });
  const size = Math.log2(Math.sqrt(bitmap.width * bitmap.height));
  bitmap.close();
  return size;
}

function bind(gl: WebGL2RenderingContext, unit: number, filter: number, fill: () => void): void {
  gl.activeTexture(gl.TEXTURE0 + unit);
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, filter);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, filter === gl.NEAREST ? gl.NEAREST : gl.LINEAR);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  fill();
}

function link(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram();
  for (const [type, text] of [[gl.VERTEX_SHADER, kVertex], [gl.FRAGMENT_SHADER, kFragment]] as const) {
    const shader = gl.createShader(type);
    if (!shader || !program) throw new Error('The rollout has no graphics context.');
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(program) ?? 'The rollout cannot be drawn.');
  return program;
}
