// One piece on one canvas, from its record to its best tier. At most one download at a time; what is shown stays until
// something better is ready, and stays where nothing better arrives.
import { fetchModel } from './fetch_model';
import type { DetailTexture, Item, Tier } from './item';
import { ViewerError } from './module_types';
import { readPiece } from './record';
import type { Piece, Source } from './record';
import { Stage } from './stage';
import type { Budget } from './tiers';
import { detailRoom, isWithin, nextTier, readDevice } from './tiers';

export interface PresentationEvents {
  recordRead(item: Item): void;
  fetching(tier: Tier, bytes: number): void; // these bytes begin to come; 0 where nobody tells how many
  progress(fraction: number | null): void; // null: nothing is loading
  shown(tier: Tier, isFirst: boolean): void;
  failed(error: ViewerError): void; // what was on the stage before is still there, if anything is
  moved(): void; // the camera may have changed
  lost(): void; // the graphics context is gone
  warned(error: ViewerError): void; // something is missing that the piece can do without
  isFull(ceiling: number): void; // a tier did not fit and the piece is gone: begin again with none above the ceiling
}

export interface Limits {
  ceiling: number; // index of the best tier that may be tried
  budget: Budget;
}

export class Presentation {
  readonly signal: AbortSignal;
  tier = '';
  transferred = 0; // bytes of models
  #life = new AbortController();
  #canvas: HTMLCanvasElement;
  #events: PresentationEvents;
  #limits: Limits;
  #first: Promise<Uint8Array> | undefined; // the smallest tier, on its way beside the module
  #stage: Stage | undefined;
  #tiers: Tier[] = [];
  #details: DetailTexture[] = [];
  #wrap: Piece['wrap'];
  #isFlat = false;
  #shown = -1;
  #isLoading = false;
  #isVisible = true;
  #hasStopped = false; // a tier failed: no further ones are tried
  #size: [number, number] = [1, 1];

  constructor(canvas: HTMLCanvasElement, limits: Limits, events: PresentationEvents) {
    this.#canvas = canvas;
    this.#limits = limits;
    this.#events = events;
    this.signal = this.#life.signal;
  }

  // Index of the tier on the stage, -1 for none.
  get shown(): number {
    return this.#shown;
  }

  get isLoading(): boolean {
    return this.#isLoading || this.#shown < 0;
  }

  // The stage once there is a piece on it.
  get stage(): Stage | undefined {
    return this.#shown >= 0 ? this.#stage : undefined;
  }

  async open(source: Source): Promise<void> {
    const { signal } = this;
    try {
      let isHopeless = false;
      const making = Stage.create(this.#canvas, {
        moved: () => this.#events.moved(),
        lost: () => this.#events.lost(),
        crashed: (error) => this.#fail(error),
        warned: (error) => this.#events.warned(error),
      });
      making.catch(() => (isHopeless = true));
      // The record first: it may bring the poster while the module is still on its way, and the smallest tier comes beside it.
      const reading = readPiece(source, signal).then((piece) => {
        this.#tiers = piece.tiers;
        this.#details = piece.details ?? [];
        this.#wrap = piece.wrap;
        this.#isFlat = piece.item.isFlat ?? false;
        this.#events.recordRead(piece.item);
        const [first] = piece.tiers;
        if (isHopeless || !first) return;
        this.#first = this.#fetch(first);
        this.#first.catch(() => undefined); // reported where it is wanted
      });
      const [stage, record] = await Promise.allSettled([making, reading]);
      if (stage.status === 'fulfilled') {
        if (signal.aborted) return stage.value.close();
        this.#stage = stage.value;
      }
      const failure = [stage, record].find((each) => each.status === 'rejected');
      if (failure) throw failure.reason;
      if (this.#stage) this.#stage.isFlat = this.#isFlat;
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

  setBudget(budget: Budget): void {
    this.#limits.budget = budget;
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
      // Detail comes last, onto the finest tier that this device takes.
      this.#streamDetail();
    } catch (error) {
      this.#hasStopped = true;
      this.#fail(error);
    } finally {
      this.#isLoading = false;
      if (!this.signal.aborted) this.#events.progress(null);
    }
  }

  #streamDetail(): void {
    const tier = this.#tiers[this.#shown];
    if (this.#details.length === 0 || !tier || !this.#stage || this.#stage.detail) return;
    const room = detailRoom(this.#limits.budget, tier);
    // Normals that were baked for a simpler shape hold what that shape lacks; those of the scan would not.
    const isBaked = tier.bake?.maps?.includes('normal');
    const details = isBaked ? this.#details.map(({ normals: _, ...each }) => each) : this.#details;
    if (room > 0) void this.#stage.streamDetail(details, this.signal, room);
  }

  #next(): number | undefined {
    if (!this.#stage || this.signal.aborted) return undefined;
    if (this.#shown >= 0 && !this.#isVisible) return undefined;
    const { ceiling, budget } = this.#limits;
    return nextTier(this.#tiers, this.#shown, readDevice(Math.max(...this.#size), this.#stage.maxTextureEdge, ceiling, budget), this.transferred);
  }

  async #show(index: number): Promise<void> {
    const tier = this.#tiers[index];
    if (!tier) return;
    const first = index === 0 ? this.#first : undefined;
    this.#first = undefined;
    const file = await (first ?? this.#fetch(tier));
    const bytes = this.#wrap?.(file) ?? file;
    try {
      await this.#stage?.showGlb(bytes, this.signal);
    } catch (error) {
      this.#limits.ceiling = Math.min(this.#limits.ceiling, index - 1);
      throw error;
    }
    this.signal.throwIfAborted();
    const isFirst = this.#shown < 0;
    this.#shown = index;
    this.tier = tier.name;
    this.#events.shown(tier, isFirst);
  }

  async #fetch(tier: Tier): Promise<Uint8Array> {
    const { budget } = this.#limits;
    if (!isWithin(budget, tier, this.transferred, this.#tiers[this.#shown])) {
      const needs = `${(tier.bytes / 1e6).toFixed(1)} MB to fetch and ${(tier.gpu_bytes / 1e6).toFixed(1)} MB of graphics memory`;
      throw new ViewerError('over_budget', `The smallest model needs ${needs}, more than the budget allows.`, tier.uri);
    }
    const most = (budget.transfer ?? Infinity) * 1e6 - this.transferred;
    if (tier.bytes > 0) this.#events.fetching(tier, tier.bytes);
    const bytes = await fetchModel(tier.uri, tier.bytes, most, this.signal, (received, length) => {
      if (received === 0 && tier.bytes === 0) this.#events.fetching(tier, length);
      if (length > 0) this.#events.progress(Math.min(1, received / length));
    });
    this.transferred += bytes.length;
    return bytes;
  }

  #fail(error: unknown): void {
    if (this.signal.aborted) return;
    const known = error instanceof ViewerError;
    // A finer tier that broke the module is left out; the one below drew before.
    if (!known && this.#shown >= 0 && this.#limits.ceiling < this.#shown + 1) {
      return this.#events.isFull(this.#limits.ceiling);
    }
    // An exception that is not ours comes out of the module; nothing may be asked of it any more.
    if (!known) this.close();
    if (this.#shown < 0) this.close();
    this.#events.failed(known ? error : new ViewerError('internal', error instanceof Error ? error.message : String(error), 'kura-module'));
  }
}
