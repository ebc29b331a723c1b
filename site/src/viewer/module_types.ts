// The face of kura-module as docs/viewer-module.md describes it.
import type { Camera } from './item';

export interface Failure {
  code: string;
  message: string;
  subject: string;
}

export interface WantedImage {
  index: number;
  mime: string;
  offset: number;
  length: number;
  srgb: boolean;
  wrapU: number;
  wrapV: number;
}

export interface Opening {
  failure: Failure | null;
  images: WantedImage[];
  triangles: number;
  boundsMin: number[];
  boundsMax: number[];
}

export type DragKind = 'orbit' | 'pan';

// How the piece is lit and drawn: C++ viewer/light/look.h.
export interface Look {
  environment: 'gallery' | 'daylight' | 'raking';
  exposure: number; // EV, 0 as is
  key: null | { yaw: number; pitch: number; intensity: number }; // degrees; null: the lamp that follows the visitor
  mode: 'full' | 'color' | 'relief' | 'clay' | 'xray' | 'curvature' | 'texels';
  section: null | { axis: 'x' | 'y' | 'z'; at: number; flip: boolean }; // at 0..1 through the piece
}

// A point of the surface, in metres of the model.
export interface Picked {
  position: [number, number, number];
  normal: [number, number, number]; // of the triangle, towards the eye
}

export interface Circle {
  centre: [number, number, number];
  normal: [number, number, number];
  radius: number;
  deviation: number; // root mean square of the distances of the surface from it
  coverage: number; // share of the turn on which there is surface
}

// The wall of a turned piece laid flat (viewer/measure/unroll.h).
export interface Unrolled {
  width: number;
  height: number;
  circumference: number; // metres that the width stands for
  length: number; // metres that the height stands for
  places: Uint16Array; // u, v, image + 1, fineness
  tints: Uint8Array; // RGBA, sRGB
  images: WantedImage[]; // inside the GLB
}

// Level (0 is the whole resolution), column, row.
export type TileName = [level: number, x: number, y: number];

// A picture that streams onto a material of the piece, and the cache texture of columns x rows tiles.
export interface DetailSource {
  material: number;
  width: number;
  height: number;
  tile: number;
  texture: number;
  columns: number;
  rows: number;
  normals: boolean; // each tile has the normal map's to its right
}

// The piece as a camera in the visitor's room sees it: viewer/camera/room_view.h. Matrices column by column.
export interface RoomView {
  eye: number[]; // from the camera's frame to the room, rigid
  projection: number[];
  viewport: { x: number; y: number; width: number; height: number };
  placement: { position: readonly [number, number, number]; yaw: number; scale: number };
}

export interface ModuleViewer {
  resize(width: number, height: number): void;
  setEnvironment(bytes: Uint8Array): Failure | null;
  openGlb(bytes: Uint8Array): Opening;
  openPrepared?(packed: Uint8Array): Opening; // what prepare made of a GLB elsewhere
  setTexture(index: number, glName: number, width: number, height: number, levels: number): void;
  setFlat?(on: boolean): void; // from the next show on: a picture, not a piece
  show(): Failure | null;
  discard(): void;
  setDetail?(source: DetailSource): boolean; // the texture is the module's from then on
  wantedTiles?(material: number): TileName[]; // not held yet, the most wanted first
  placeTile?(material: number, level: number, x: number, y: number): number; // place in the cache, -1: not wanted any more
  refuseTile?(material: number, level: number, x: number, y: number): void;
  drag(kind: DragKind, dx: number, dy: number): void;
  release(kind: DragKind, vx: number, vy: number): void;
  zoom(factor: number, x: number, y: number): void;
  refocus(x: number, y: number): boolean;
  pick?(x: number, y: number): Picked | null;
  fitCircle?(points: [number, number, number][]): Circle | null;
  circleAround?(place: [number, number, number]): Circle | null;
  unroll?(glb: Uint8Array, side: 'outside' | 'inside', width: number): Unrolled | null;
  unrolledAt?(x: number, y: number): [number, number, number] | null;
  unrolledFind?(place: [number, number, number]): [number, number] | null;
  dropRollout?(): void;
  setLook?(look: Partial<Look>): void; // absent fields keep their value
  getLook?(): Look;
  setProjection?(projection: 'perspective' | 'orthographic'): void;
  getProjection?(): 'perspective' | 'orthographic';
  reset(animate: boolean): void;
  getCamera(): Camera;
  setCamera(camera: Camera, animate: boolean): void;
  travel(camera: Camera): void;
  hold(): void;
  sees(x: number, y: number, z: number): boolean;
  setRoom?(reach: number): void; // metres
  setReducedMotion(on: boolean): void;
  setStage(top: number[], bottom: number[]): void;
  setQuality(level: number): void;
  warm?(): boolean; // before the first piece: some of the programs that frames take; true: there are more
  tick(seconds: number): boolean;
  drawInRoom?(view: RoomView): boolean; // once for each eye; no tick until leaveRoom
  leaveRoom?(): void;
  getStats(): { triangles: number; gpuBytes: number; frameMs: number };
  delete(): void;
}

export interface KuraModule {
  Viewer: new (width: number, height: number) => ModuleViewer;
  // The long part of opening a GLB, without graphics; packed is for openPrepared.
  prepare?(glb: Uint8Array, room: Look['environment']): { failure: Failure | null; packed?: Uint8Array<ArrayBuffer> };
  GL: {
    registerContext(context: WebGL2RenderingContext, attributes: object): number;
    makeContextCurrent(context: number): boolean;
    deleteContext(context: number): void;
    getNewId(table: unknown[]): number;
    textures: (WebGLTexture | null)[];
  };
}

// What went wrong, as visitors and pages learn of it.
export class ViewerError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly subject = '',
  ) {
    super(message);
    this.name = 'ViewerError';
  }
}

export function raise(failure: Failure | null): void {
  if (failure) throw new ViewerError(failure.code, failure.message, failure.subject);
}
