// What the visitor sees, as one value, and as the end of a short URL: #v1~c…~mr. The one description that links, pins,
// tours, lessons and embeds keep.
//
// The text: "v1", then fields between "~", one letter and its values, in any order. What has its default is left out.
//   c  camera: target x, y, z and distance in 1/100 mm, yaw and pitch in 1/10 degree, as whole numbers in base 36
//   p  projection: o orthographic          e  environment: d daylight, r raking      x  exposure in 1/10 EV
//   k  key light: yaw, pitch in 1/10 degree, intensity in 1/100
//   m  mode: c color, r relief, l clay, x xray, u curvature, t texels
//   s  section: axis x, y or z, then at in 1/1000, then "f" where it is flipped
// Values stand between "." . Reading forgives: unknown letters and broken fields are passed over.
import type { Camera } from './item';
import type { Look } from './module_types';

export type Projection = 'perspective' | 'orthographic';

export interface ViewState {
  camera: Camera;
  projection: Projection;
  look: Look;
}

export const kPlainLook: Look = { environment: 'gallery', exposure: 0, key: null, mode: 'full', section: null };

// A state that was stored: whatever it does not say is as at first.
export interface StoredViewState {
  camera?: Camera;
  projection?: Projection;
  look?: Partial<Look>;
}

const kVersion = 'v1';
const kLongest = 400; // characters; ours have about 60
const kEnvironments: Record<string, Look['environment']> = { d: 'daylight', r: 'raking' };
const kModes: Record<string, Look['mode']> = { c: 'color', r: 'relief', l: 'clay', x: 'xray', u: 'curvature', t: 'texels' };
const kFarthest = 1e7; // 100 m in 1/100 mm

// `parts`: how many of the unit make one.
const whole = (value: number, parts: number): string => Math.round(value * parts).toString(36);

// null where it is no number of ours.
function number(text: string | undefined, parts: number, least: number, most: number): number | null {
  if (!text || !/^-?[0-9a-z]{1,9}$/.test(text)) return null;
  return Math.max(least, Math.min(most, parseInt(text, 36))) / parts;
}

const letterOf = (table: Record<string, string>, word: string): string => Object.keys(table).find((letter) => table[letter] === word) ?? '';

const turned = (degrees: number): number => ((((degrees + 180) % 360) + 360) % 360) - 180;

function encodeCamera({ target, yaw, pitch, distance }: Camera): string {
  const lengths = [...target, distance].map((length) => whole(length, 1e5));
  return `c${[...lengths, whole(turned(yaw), 10), whole(pitch, 10)].join('.')}`;
}

export function encodeViewState({ camera, projection, look }: ViewState): string {
  const fields = [kVersion, encodeCamera(camera)];
  if (projection === 'orthographic') fields.push('po');
  const environment = letterOf(kEnvironments, look.environment);
  if (environment) fields.push(`e${environment}`);
  if (Math.round(look.exposure * 10) !== 0) fields.push(`x${whole(look.exposure, 10)}`);
  if (look.key) fields.push(`k${[whole(turned(look.key.yaw), 10), whole(look.key.pitch, 10), whole(look.key.intensity, 100)].join('.')}`);
  const mode = letterOf(kModes, look.mode);
  if (mode) fields.push(`m${mode}`);
  if (look.section) fields.push(`s${look.section.axis}.${whole(look.section.at, 1000)}${look.section.flip ? '.f' : ''}`);
  return fields.join('~');
}

function decodeCamera(values: string[]): Camera | undefined {
  const [x, y, z, distance] = values.slice(0, 4).map((value, index) => number(value, 1e5, index < 3 ? -kFarthest : 1, kFarthest));
  const yaw = number(values[4], 10, -3600, 3600), pitch = number(values[5], 10, -900, 900);
  if (x == null || y == null || z == null || distance == null || yaw === null || pitch === null) return undefined;
  return { target: [x, y, z], distance, yaw, pitch };
}

// One reader for each letter; each adds what it understands.
const kReaders: Record<string, (state: StoredViewState, look: Partial<Look>, values: string[]) => void> = {
  c: (state, _, values) => {
    const camera = decodeCamera(values);
    if (camera) state.camera = camera;
  },
  p: (state, _, [kind]) => {
    if (kind === 'o') state.projection = 'orthographic';
  },
  e: (_, look, [letter = '']) => {
    if (kEnvironments[letter]) look.environment = kEnvironments[letter];
  },
  x: (_, look, [value]) => {
    const exposure = number(value, 10, -80, 80);
    if (exposure !== null) look.exposure = exposure;
  },
  k: (_, look, values) => {
    const yaw = number(values[0], 10, -3600, 3600), pitch = number(values[1], 10, -900, 900), intensity = number(values[2], 100, 0, 10000);
    if (yaw !== null && pitch !== null && intensity !== null) look.key = { yaw, pitch, intensity };
  },
  m: (_, look, [letter = '']) => {
    if (kModes[letter]) look.mode = kModes[letter];
  },
  s: (_, look, [axis, value, flip]) => {
    const at = number(value, 1000, 0, 1000);
    if ((axis === 'x' || axis === 'y' || axis === 'z') && at !== null) look.section = { axis, at, flip: flip === 'f' };
  },
};

// text: the fragment with or without "#". Undefined where it is not ours: an anchor of the page, or a later version.
export function decodeViewState(text: string): StoredViewState | undefined {
  if (text.length > kLongest) return undefined;
  const [version, ...fields] = text.replace(/^#/, '').replace(/%7e/gi, '~').split('~');
  if (version !== kVersion) return undefined;
  const state: StoredViewState = {}, look: Partial<Look> = {};
  for (const field of fields) {
    const letter = field.charAt(0);
    if (Object.hasOwn(kReaders, letter)) kReaders[letter]?.(state, look, field.slice(1).split('.'));
  }
  return { ...state, projection: state.projection ?? 'perspective', look: { ...kPlainLook, ...look } };
}

export function isSameState(a: ViewState, b: ViewState): boolean {
  return encodeViewState(a) === encodeViewState(b);
}
