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

export interface ModuleViewer {
  resize(width: number, height: number): void;
  setEnvironment(bytes: Uint8Array): Failure | null;
  openGlb(bytes: Uint8Array): Opening;
  setTexture(index: number, glName: number, width: number, height: number, levels: number): void;
  show(): Failure | null;
  discard(): void;
  drag(kind: DragKind, dx: number, dy: number): void;
  release(kind: DragKind, vx: number, vy: number): void;
  zoom(factor: number, x: number, y: number): void;
  refocus(x: number, y: number): boolean;
  reset(animate: boolean): void;
  getCamera(): Camera;
  setCamera(camera: Camera, animate: boolean): void;
  setReducedMotion(on: boolean): void;
  setStage(top: number[], bottom: number[]): void;
  setQuality(level: number): void;
  tick(seconds: number): boolean;
  getStats(): { triangles: number; gpuBytes: number; frameMs: number };
  delete(): void;
}

export interface KuraModule {
  Viewer: new (width: number, height: number) => ModuleViewer;
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
