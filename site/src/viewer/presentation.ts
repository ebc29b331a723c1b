// One piece on one canvas, from its record to its best tier. At most one download at a time; what is shown stays until
// something better is ready, and stays where nothing better arrives.
import { fetchModel } from './fetch_model';
import type { Item, Tier } from './item';
import { ViewerError } from './module_types';
import { readPiece } from './record';
import type { Source } from './record';
import { Stage } from './stage';
import { nextTier, readDevice } from './tiers';

export interface PresentationEvents {
  recordRead(item: Item): void;
  progress(fraction: number | null): void; // null: nothing is loading
  shown(tier: Tier, isFirst: boolean): void;
  failed(error: ViewerError): void; // what was on the stage before is still there, if anything is
  moved(): void; // the camera may have changed
  lost(): void; // the graphics context is gone
}

export class Presentation {
  readonly signal: AbortSignal;
  tier = '';
  transferred = 0; // bytes of models
  #life = new AbortController();
  #canvas: HTMLCanvasElement;
  #events: PresentationEvents;
  #losses: number;
  #stage: Stage | undefined;
  #tiers: Tier[] = [];
  #shown = -1;
  #isLoading = false;
  #isVisible = true;
  #hasStopped = false; // a tier failed: no further ones are tried
  #size: [number, number] = [1, 1];

  constructor(canvas: HTMLCanvasElement, losses: number, events: PresentationEvents) {
    this.#canvas = canvas;
    this.#losses = losses;
    this.#events = events;
    this.signal = this.#life.signal;
  }

  // The stage once there is a piece on it.
  get stage(): Stage | undefined {
    return this.#shown >= 0 ? this.#stage : undefined;
  }

  async open(source: Source): Promise<void> {
    const { signal } = this;
    try {
      const making = Stage.create(this.#canvas, {
        moved: () => this.#events.moved(),
        lost: () => this.#events.lost(),
        crashed: (error) => this.#fail(error),
      });
      // The record first: it may bring the poster while the module is still on its way.
      const reading = readPiece(source, signal).then((piece) => {
        this.#tiers = piece.tiers;
        this.#events.recordRead(piece.item);
      });
      const [stage, record] = await Promise.allSettled([making, reading]);
      if (stage.status === 'fulfilled') {
        if (signal.aborted) return stage.value.close();
        this.#stage = stage.value;
      }
      const failure = [stage, record].find((each) => each.status === 'rejected');
      if (failure) throw failure.reason;
      this.#stage?.resize(...this.#size);
      this.#stage?.setVisible(this.#isVisible);
    } catch (error) {
      return this.#fail(error);
    }
    await this.#improve();
  }

  // Device pixels.
  resize(width: number, height: number): void {
    this.#size = [width, height];
    this.#stage?.resize(width, height);
    void this.#improve();
  }

  // Out of sight nothing is drawn and no better tier is fetched.
  setVisible(on: boolean): void {
    this.#isVisible = on;
    this.#stage?.setVisible(on);
    if (on) void this.#improve();
  }

  close(): void {
    this.#life.abort();
    this.#stage?.close();
    this.#stage = undefined;
    this.#shown = -1;
  }

  async #improve(): Promise<void> {
    if (this.#isLoading || this.#hasStopped || !this.#stage) return;
    this.#isLoading = true;
    try {
      for (let next = this.#next(); next !== undefined; next = this.#next()) await this.#show(next);
    } catch (error) {
      this.#hasStopped = true;
      this.#fail(error);
    } finally {
      this.#isLoading = false;
      if (!this.signal.aborted) this.#events.progress(null);
    }
  }

  #next(): number | undefined {
    if (!this.#stage || this.signal.aborted) return undefined;
    if (this.#shown >= 0 && !this.#isVisible) return undefined;
    return nextTier(this.#tiers, this.#shown, readDevice(Math.max(...this.#size), this.#stage.maxTextureEdge, this.#losses));
  }

  async #show(index: number): Promise<void> {
    const tier = this.#tiers[index];
    if (!tier) return;
    const bytes = await fetchModel(tier.uri, tier.bytes, this.signal, (fraction) => this.#events.progress(fraction));
    this.transferred += bytes.length;
    await this.#stage?.showGlb(bytes, this.signal);
    this.signal.throwIfAborted();
    const isFirst = this.#shown < 0;
    this.#shown = index;
    this.tier = tier.name;
    this.#events.shown(tier, isFirst);
  }

  #fail(error: unknown): void {
    if (this.signal.aborted) return;
    const known = error instanceof ViewerError;
    // An exception that is not ours comes out of the module; nothing may be asked of it any more.
    if (!known) this.close();
    if (this.#shown < 0) this.close();
    this.#events.failed(known ? error : new ViewerError('internal', error instanceof Error ? error.message : String(error), 'kura-module'));
  }
}
