// Where a place of the piece is on the picture: the same camera as viewer/camera/camera_pose.h.
import type { Camera } from './item';
import type { Projection } from './view_state';

export type Point = [number, number, number];

const kVerticalFieldOfView = (30 * Math.PI) / 180;

const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];

interface Axes {
  right: Point;
  up: Point;
  back: Point;
}

function axesOf(camera: Camera): Axes {
  const yaw = (camera.yaw * Math.PI) / 180, pitch = (camera.pitch * Math.PI) / 180;
  const back: Point = [Math.sin(yaw) * Math.cos(pitch), Math.sin(pitch), Math.cos(yaw) * Math.cos(pitch)];
  const right: Point = [Math.cos(yaw), 0, -Math.sin(yaw)];
  const up: Point = [back[1] * right[2] - back[2] * right[1], back[2] * right[0] - back[0] * right[2], back[0] * right[1] - back[1] * right[0]];
  return { right, up, back };
}

export interface Projected {
  x: number; // 0..1 from the left; beyond where the place is out of the picture
  y: number; // 0..1 from the top
  isFacing: boolean; // the surface there turns towards the camera
  isInside: boolean; // within the picture and before the camera
}

// Without perspective the picture is as high as it is with it at the target.
export function project(position: Point, normal: Point, camera: Camera, aspect: number, projection: Projection = 'perspective'): Projected {
  const { right, up, back } = axesOf(camera);
  const eye: Point = [camera.target[0] + back[0] * camera.distance, camera.target[1] + back[1] * camera.distance, camera.target[2] + back[2] * camera.distance];
  const from = minus(position, eye);
  const depth = -dot(from, back);
  const half = Math.tan(kVerticalFieldOfView / 2) * (projection === 'orthographic' ? camera.distance : Math.max(depth, 1e-9));
  const towards = projection === 'orthographic' ? back : minus(eye, position);
  const x = 0.5 + dot(from, right) / (half * aspect) / 2, y = 0.5 - dot(from, up) / half / 2;
  return { x, y, isFacing: dot(normal, towards) > 0, isInside: (depth > 0 || projection === 'orthographic') && x >= 0 && x <= 1 && y >= 0 && y <= 1 };
}

// A camera that looks straight at a place from outside: along its normal, but never quite from above or below.
export function facing(position: Point, normal: Point, distance: number): Camera {
  const length = Math.hypot(...normal) || 1;
  const pitch = (Math.asin(Math.max(-1, Math.min(1, normal[1] / length))) * 180) / Math.PI;
  return { target: position, yaw: (Math.atan2(normal[0], normal[2]) * 180) / Math.PI, pitch: Math.max(-80, Math.min(80, pitch)), distance };
}
