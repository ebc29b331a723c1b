// Where a lamp stands, as directions of the world (docs/viewer-module.md) and as the visitor sees it: a disc over the stage,
// its middle the eye, its rim light that rakes over what is looked at.
import type { Camera } from '../item';
import type { Look } from '../module_types';

type Vector = [number, number, number];

export interface LampPlace {
  yaw: number; // degrees
  pitch: number;
}

const kRim = 0.985; // of the disc: beyond it the lamp would stand behind the piece
const kRadians = Math.PI / 180;
// The lamps of the rooms, as in viewer/light/rig.h.
const kRoomLamps: Record<Look['environment'], LampPlace> = {
  gallery: { yaw: -45.5, pitch: 43.4 }, daylight: { yaw: -61.9, pitch: 32 }, raking: { yaw: -74.4, pitch: 15.1 },
};

function axesOf(yaw: number, pitch: number): { right: Vector; up: Vector; back: Vector } {
  const [sy, cy, sp, cp] = [Math.sin(yaw * kRadians), Math.cos(yaw * kRadians), Math.sin(pitch * kRadians), Math.cos(pitch * kRadians)];
  return { right: [cy, 0, -sy], up: [-sy * sp, cp, -cy * sp], back: [sy * cp, sp, cy * cp] };
}

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const directionOf = ({ yaw, pitch }: LampPlace): Vector => axesOf(yaw, pitch).back;

function fromAxes(axes: { right: Vector; up: Vector; back: Vector }, x: number, y: number, z: number): LampPlace {
  const at = (i: 0 | 1 | 2) => axes.right[i] * x + axes.up[i] * y + axes.back[i] * z;
  return { yaw: Math.atan2(at(0), at(2)) / kRadians, pitch: Math.asin(Math.max(-1, Math.min(1, at(1)))) / kRadians };
}

// The room's own lamp goes with the visitor, and under the piece with a look from below.
export function roomLamp(environment: Look['environment'], camera: Camera): LampPlace {
  const [x, y, z] = directionOf(kRoomLamps[environment]);
  return fromAxes(axesOf(camera.yaw, Math.min(camera.pitch, 0)), x, y, z);
}

// On the disc, x to the right and y upwards; behind: the lamp stands on the far side of the piece.
export function onDisc(lamp: LampPlace, camera: Camera): { x: number; y: number; isBehind: boolean } {
  const axes = axesOf(camera.yaw, camera.pitch), direction = directionOf(lamp);
  return { x: dot(axes.right, direction), y: dot(axes.up, direction), isBehind: dot(axes.back, direction) < 0 };
}

export function fromDisc(x: number, y: number, camera: Camera): LampPlace {
  const far = Math.hypot(x, y), share = far > kRim ? kRim / far : 1;
  const [px, py] = [x * share, y * share];
  return fromAxes(axesOf(camera.yaw, camera.pitch), px, py, Math.sqrt(Math.max(0, 1 - px * px - py * py)));
}
