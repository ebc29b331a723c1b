// Keeps the view of one element: wanted before there is a piece, kept over a lost context, told when it changes.
import type { Camera } from './item';
import type { Stage } from './stage';
import type { StoredViewState, ViewState } from './view_state';
import { encodeViewState, kPlainLook } from './view_state';

const kRestMs = 250;

export interface ViewKeeperHost {
  readonly stage: Stage | undefined;
  // isResting: nothing has moved for a moment.
  changed(viewState: ViewState, isResting: boolean): void;
}

export class ViewKeeper {
  #host: ViewKeeperHost;
  #wanted: StoredViewState | undefined;
  #told = ''; // as encoded
  #timer = 0;

  constructor(host: ViewKeeperHost) {
    this.#host = host;
  }

  get camera(): Camera | undefined {
    return this.#host.stage?.camera ?? this.#wanted?.camera;
  }

  get state(): ViewState | undefined {
    const { stage } = this.#host;
    const camera = this.camera;
    if (!camera) return undefined;
    const { viewer } = stage ?? {};
    return {
      camera,
      projection: viewer?.getProjection?.() ?? this.#wanted?.projection ?? 'perspective',
      look: viewer?.getLook?.() ?? { ...kPlainLook, ...this.#wanted?.look },
    };
  }

  // For the next piece that is shown here.
  want(state: StoredViewState): void {
    this.#wanted = { ...this.#wanted, ...state };
  }

  // What is on the stage now is wanted of the next one.
  keep(): void {
    this.#wanted = this.state ?? this.#wanted;
  }

  forget(): void {
    this.#wanted = undefined;
  }

  // A piece is shown for the first time; `first` is the view that it gets where none is wanted.
  begin(stage: Stage, first: Camera | undefined): void {
    const camera = this.#wanted?.camera ?? first;
    this.apply(stage, { ...this.#wanted, ...(camera && { camera }) }, false);
  }

  apply(stage: Stage, { camera, projection, look }: StoredViewState, animate: boolean): void {
    const { viewer } = stage;
    if (look) void stage.setLook(look);
    if (projection) viewer.setProjection?.(projection);
    if (camera) viewer.setCamera(camera, animate);
  }

  // A frame was drawn.
  moved(): void {
    const { state } = this;
    if (!state) return;
    const text = encodeViewState(state);
    if (text === this.#told) return;
    this.#told = text;
    this.#host.changed(state, false);
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      const resting = this.#host.stage && this.state;
      if (resting) this.#host.changed(resting, true);
    }, kRestMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
