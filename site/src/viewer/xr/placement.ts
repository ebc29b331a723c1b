// Where a piece stands in the visitor's room, and how fingers change that. Numbers only; metres, degrees, Y up.
// Matrices are WebXR's: 16 numbers, column by column. Points of the picture are in -1..1, y up.

export type Point = readonly [number, number];
export type Place = readonly [number, number, number];
type Matrix = ArrayLike<number>;

export interface Placement {
  position: Place; // of the middle of the foot
  yaw: number; // from +Z towards +X
  scale: number; // 1: as large as the piece is
}

export const kLeastScale = 0.1;
export const kMostScale = 5;
const kSnap = 0.06; // so near to 100% is meant as 100%
const kFarthest = 8; // metres from the eye: further along the floor a finger's width is a stride

export const snapScale = (scale: number): number => (Math.abs(scale - 1) <= kSnap + 1e-9 ? 1 : scale);

export const limitScale = (scale: number): number => Math.min(kMostScale, Math.max(kLeastScale, Number.isFinite(scale) ? scale : 1));

export const percentOf = (scale: number): number => Math.round(scale * 100);

// The next tenth above or below.
export const stepScale = (scale: number, tenths: 1 | -1): number => limitScale((tenths > 0 ? Math.floor(scale * 10 + 1.001) : Math.ceil(scale * 10 - 1.001)) / 10);

export const wrapDegrees = (degrees: number): number => ((((degrees + 180) % 360) + 360) % 360) - 180;

export interface Pair {
  length: number;
  angle: number; // degrees, clockwise on the screen
}

// Of two fingers on the screen, pixels, y down.
export function pairOf([ax, ay]: Point, [bx, by]: Point): Pair {
  return { length: Math.max(1, Math.hypot(bx - ax, by - ay)), angle: (Math.atan2(by - ay, bx - ax) * 180) / Math.PI };
}

// What two fingers make of a placement since they touched. Scale keeps what the fingers ask for; snapping is for what is shown.
export function turnAndScale(before: Placement, from: Pair, to: Pair): Placement {
  // Clockwise on the screen is clockwise seen from above, and yaw counts the other way round.
  const yaw = wrapDegrees(before.yaw - wrapDegrees(to.angle - from.angle));
  return { ...before, yaw, scale: limitScale(before.scale * (to.length / from.length)) };
}

export interface Ray {
  origin: Place;
  direction: Place;
}

// Through a point of the picture of a camera (eye: from its frame to the room; perspective).
export function rayThrough(eye: Matrix, projection: Matrix, [x, y]: Point): Ray {
  const at = (matrix: Matrix, index: number) => matrix[index] ?? 0;
  const local = [(x + at(projection, 8)) / at(projection, 0), (y + at(projection, 9)) / at(projection, 5), -1];
  const along = (row: number) => at(eye, row) * local[0]! + at(eye, row + 4) * local[1]! + at(eye, row + 8) * local[2]!;
  const direction = [along(0), along(1), along(2)] as const;
  const length = Math.hypot(...direction) || 1;
  return { origin: [at(eye, 12), at(eye, 13), at(eye, 14)], direction: [direction[0] / length, direction[1] / length, direction[2] / length] };
}

// Where a ray meets the floor at that height; null above the horizon and too far away.
export function meetFloor({ origin, direction }: Ray, height: number): Place | null {
  const away = (height - origin[1]) / direction[1];
  if (!(away > 0 && away < kFarthest)) return null;
  return [origin[0] + direction[0] * away, height, origin[2] + direction[2] * away];
}

// A place of the room in the picture; null behind the camera. view: from the room to the camera's frame.
export function project(view: Matrix, projection: Matrix, place: Place): Point | null {
  const times = (m: Matrix, v: readonly number[], row: number) => v.reduce((sum, each, column) => sum + (m[row + 4 * column] ?? 0) * each, 0);
  const seen = [0, 1, 2, 3].map((row) => times(view, [...place, 1], row));
  const w = times(projection, seen, 3);
  return w > 1e-6 ? [times(projection, seen, 0) / w, times(projection, seen, 1) / w] : null;
}

// Points of a ring on the floor around a place.
export function ringAround([x, y, z]: Place, radius: number, count = 32): Place[] {
  return Array.from({ length: count }, (_, i) => [x + radius * Math.cos((2 * Math.PI * i) / count), y, z + radius * Math.sin((2 * Math.PI * i) / count)]);
}
