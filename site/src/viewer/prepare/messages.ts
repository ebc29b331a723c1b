// What a page and the worker that prepares its piece say to each other.
import type { Failure, Look } from '../module_types';

export interface Start {
  script: string; // of the module
  code: WebAssembly.Module;
}

export interface Order {
  glb: Uint8Array;
  room: Look['environment']; // whose lamp throws the shadow
}

export interface Prepared {
  failure: Failure | null;
  packed?: Uint8Array<ArrayBuffer>; // for openPrepared
}

// null: ready for an order.
export type Answer = null | Prepared | { fault: string };
