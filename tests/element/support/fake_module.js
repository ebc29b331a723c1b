// A double of kura-module (docs/viewer-module.md) for testing the element alone: the same face, a plain colour for a picture.
//
// It opens "fake GLBs": one line of JSON, {triangles, failure?, crash?: "open" | "tick" | "prepare" | "never ends", images?: [{length, srgb}]}, and
// the bytes of the images after it. Every call is noted in globalThis.kuraCalls; globalThis.kuraModules are all instances.

const first = { target: [0, 0.05, 0], yaw: 0, pitch: 15, distance: 0.5 };

class Viewer {
  constructor(width, height) {
    this.size = [width, height];
    this.camera = structuredClone(first);
    this.frames = 0;
    this.motion = 0; // frames that a motion still takes
    this.textures = [];
    globalThis.kuraViewers.push(this);
  }

  note(name, ...values) {
    globalThis.kuraCalls.push([name, ...values]);
  }

  resize(width, height) {
    this.note('resize', width, height);
    this.size = [width, height];
  }

  setEnvironment(bytes) {
    return bytes.length > 0 ? null : { code: 'bad_environment', message: 'empty', subject: 'environment' };
  }

  openGlb(bytes) {
    const end = bytes.indexOf(10);
    const head = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)));
    this.note('openGlb', head.triangles);
    if (head.crash === 'open') throw new WebAssembly.RuntimeError('unreachable');
    let offset = end + 1;
    const images = (head.images ?? []).map((image, index) => {
      const entry = { index, mime: 'image/png', offset, length: image.length, srgb: image.srgb, wrapU: 0x2901, wrapV: 0x2901 };
      offset += image.length;
      return entry;
    });
    this.pending = head.failure ? null : { ...head, textures: [] };
    return { failure: head.failure ?? null, images, triangles: head.triangles, boundsMin: [0, 0, 0], boundsMax: [1, 1, 1] };
  }

  // What prepare handed over is the file itself.
  openPrepared(packed) {
    this.note('openPrepared');
    return this.openGlb(packed);
  }

  setTexture(index, name, width, height, levels) {
    this.note('setTexture', index, name, width, height, levels);
    this.pending.textures.push(name);
  }

  show() {
    this.note('show');
    this.#delete(this.shown?.textures ?? []);
    this.shown = this.pending;
    this.pending = null;
    return null;
  }

  discard() {
    this.note('discard');
    this.#delete(this.pending?.textures ?? []);
    this.pending = null;
  }

  // As the real one does: what was given is its own.
  #delete(names) {
    for (const name of names) {
      this.gl.deleteTexture(this.GL.textures[name]);
      this.GL.textures[name] = null;
    }
  }

  drag(kind, dx, dy) {
    this.note('drag', kind, dx, dy);
    if (kind === 'orbit') this.camera = { ...this.camera, yaw: this.camera.yaw - dx * 180, pitch: this.camera.pitch + dy * 180 };
    else this.camera = { ...this.camera, target: [this.camera.target[0] - dx, this.camera.target[1] + dy, 0] };
  }

  release(kind, vx, vy) {
    this.note('release', kind, vx, vy);
    if (vx || vy) this.motion = 5;
  }

  zoom(factor, x, y) {
    this.note('zoom', factor, x, y);
    this.camera = { ...this.camera, distance: this.camera.distance / factor };
  }

  refocus(x, y) {
    this.note('refocus', x, y);
    return true;
  }

  reset(animate) {
    this.note('reset', animate);
    this.camera = structuredClone(first);
  }

  getCamera() {
    return structuredClone(this.camera);
  }

  setCamera(camera, animate) {
    this.note('setCamera', camera, animate);
    this.camera = structuredClone(camera);
    if (animate) this.motion = 5;
  }

  travel(camera) {
    this.note('travel', camera);
    this.camera = structuredClone(camera);
    this.motion = 5;
  }

  hold() {
    this.note('hold');
    this.motion = 0;
  }

  // globalThis.kuraHidden: x of places that something hides.
  sees(x, y, z) {
    this.note('sees', x, y, z);
    return !(globalThis.kuraHidden ?? []).includes(x);
  }

  setReducedMotion(on) {
    this.note('setReducedMotion', on);
  }

  setStage() {}

  setQuality(level) {
    this.note('setQuality', level);
  }

  tick(seconds) {
    if (this.shown?.crash === 'tick' && this.frames > 2) throw new WebAssembly.RuntimeError('unreachable');
    if (!(seconds > 0 && seconds <= 0.1)) throw new Error(`tick(${seconds})`);
    this.frames += 1;
    const turn = (((this.camera.yaw % 360) + 360) % 360) / 360;
    this.gl.viewport(0, 0, ...this.size);
    this.gl.clearColor(turn, 1 - turn, 0.5, 1);
    this.gl.clear(this.gl.COLOR_BUFFER_BIT);
    this.motion = Math.max(0, this.motion - 1);
    return this.motion > 0;
  }

  getStats() {
    return { triangles: this.shown?.triangles ?? 0, gpuBytes: 1000, frameMs: 1 };
  }

  delete() {
    this.note('delete');
    this.#delete([...(this.shown?.textures ?? []), ...(this.pending?.textures ?? [])]);
    this.isDeleted = true;
  }
}

// In a worker. crash: "prepare" | "never ends".
function prepare(bytes) {
  const { crash } = JSON.parse(new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(10))));
  if (crash === 'prepare') throw new WebAssembly.RuntimeError('unreachable');
  while (crash === 'never ends');
  return { failure: null, packed: bytes.slice() };
}

globalThis.kuraCalls ??= [];
globalThis.kuraViewers ??= [];
globalThis.kuraModules ??= [];

export default async function createKuraModule({ locateFile }) {
  const answer = await fetch(locateFile('kura-module.wasm'));
  if (!answer.ok) throw new Error(`kura-module.wasm: ${answer.status}`);
  const GL = {
    textures: [null],
    contexts: [null],
    registerContext: (gl, attributes) => {
      if (attributes.majorVersion !== 2) throw new Error('WebGL 2 is needed');
      return GL.contexts.push(gl) - 1;
    },
    makeContextCurrent(context) {
      GL.current = GL.contexts[context];
      return Boolean(GL.current);
    },
    deleteContext: (context) => {
      GL.contexts[context] = null;
    },
    getNewId: (table) => table.push(null) - 1,
  };
  class Bound extends Viewer {
    constructor(width, height) {
      super(width, height);
      this.GL = GL;
      this.gl = GL.current;
    }
  }
  globalThis.kuraModules.push(GL);
  return { Viewer: Bound, GL, prepare };
}
