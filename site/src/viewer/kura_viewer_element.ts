// <kura-viewer src="item.json">: a piece that visitors turn in their hands.
//
// Attributes: src (item.json) or model (any GLB), alt, poster, view. Children are what remains without JavaScript or
// WebGL 2: poster and text. Properties camera, stats, view; events ready, tierchange, viewerror.
import { Controls } from './controls';
import { describeView } from './describe_view';
import { fetchModel } from './fetch_model';
import { Gestures } from './gestures';
import type { GestureTarget } from './gestures';
import type { Camera, Item, NamedView, Tier } from './item';
import { pickText } from './item';
import { onKey } from './keyboard';
import type { KeyTarget } from './keyboard';
import { ViewerError } from './module_types';
import type { DragKind } from './module_types';
import { Stage } from './stage';
import { stringsFor } from './strings';
import { styles } from './styles';
import { planTiers, readDevice } from './tiers';

export interface ViewerStats {
  tier: string;
  triangles: number;
  gpuBytes: number;
  transferredBytes: number;
  frameMs: number;
}

const kIdleMs = 4000;
const kPromptMs = 3000;
const kAnnounceMs = 700;
const kMaxPixelRatio = 2;

export class KuraViewerElement extends HTMLElement implements KeyTarget, GestureTarget {
  static observedAttributes = ['src', 'model', 'lang', 'view'];

  #root = this.attachShadow({ mode: 'open' });
  #area = document.createElement('div');
  #canvas = document.createElement('canvas');
  #controls: Controls | undefined;
  #stage: Stage | undefined;
  #item: Item = {};
  #tier = '';
  #transferred = 0;
  #life: AbortController | undefined;
  #isReady = false;
  #touched = false;
  #camera: Camera | undefined; // wanted before there is a model, or kept over a lost context
  #timers: Record<string, number> = {};
  #restart = 0;

  get camera(): Camera | undefined {
    return this.#isReady ? this.#stage?.camera : this.#camera;
  }
  set camera(camera: Camera | undefined) {
    if (!camera) return;
    this.#camera = camera;
    this.#act(() => this.#stage?.viewer.setCamera(camera, false));
  }

  get stats(): ViewerStats {
    const drawn = this.#isReady && this.#stage ? this.#stage.viewer.getStats() : { triangles: 0, gpuBytes: 0, frameMs: 0 };
    return { tier: this.#tier, transferredBytes: this.#transferred, ...drawn };
  }

  get view(): string {
    return this.getAttribute('view') ?? '';
  }
  set view(id: string) {
    this.setAttribute('view', id);
  }

  connectedCallback(): void {
    this.#begin();
  }

  disconnectedCallback(): void {
    this.#end();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (!this.isConnected || before === after) return;
    if (name === 'view') {
      const view = this.#item.model?.views?.find((each) => each.id === after);
      if (view) this.showView(view);
      return;
    }
    // Several attributes set in one go begin one load.
    clearTimeout(this.#restart);
    this.#restart = window.setTimeout(() => {
      if (!this.isConnected) return;
      this.#end();
      this.#begin();
    });
  }

  #begin(): void {
    this.#life = new AbortController();
    const { signal } = this.#life;
    this.#build(signal);
    const near = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      near.disconnect();
      void this.#open(signal);
    }, { rootMargin: '50%' });
    near.observe(this);
    signal.addEventListener('abort', () => near.disconnect());
  }

  #end(): void {
    this.#life?.abort();
    Object.values(this.#timers).forEach(clearTimeout);
    if (this.#isReady) this.#camera = this.#stage?.camera;
    this.#stage?.close();
    this.#stage = undefined;
    this.#isReady = false;
    this.removeAttribute('data-drawn');
  }

  #build(signal: AbortSignal): void {
    const { words } = stringsFor(this);
    this.#canvas = document.createElement('canvas');
    this.#canvas.setAttribute('aria-hidden', 'true');
    this.#area = document.createElement('div');
    this.#area.className = 'stage';
    this.#area.tabIndex = 0;
    this.#area.setAttribute('role', 'application');
    this.#area.setAttribute('aria-roledescription', words.role);
    this.#area.setAttribute('aria-label', this.#label());
    this.#area.append(this.#canvas);
    const sheet = document.createElement('style');
    sheet.textContent = styles;
    const poster = document.createElement('div');
    poster.className = 'poster';
    poster.append(document.createElement('slot'));
    this.#root.replaceChildren(sheet, poster, this.#area);
    this.#buildControls();
    new Gestures(this.#area, this, signal);
    this.#area.addEventListener('keydown', (event) => onKey(event, this), { signal });
    for (const type of ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const) {
      this.addEventListener(type, () => this.#wake(), { signal, passive: true });
    }
    document.addEventListener('fullscreenchange', () => this.#showWide(), { signal });
    document.addEventListener('visibilitychange', () => this.#stage?.draw(), { signal });
    const sizes = new ResizeObserver(() => this.#fit());
    sizes.observe(this);
    signal.addEventListener('abort', () => sizes.disconnect());
  }

  #buildControls(): void {
    const { words, language } = stringsFor(this);
    this.#controls?.frame.remove();
    this.#controls = new Controls(words, this, this.#item.model?.views ?? [], language);
    this.#root.append(this.#controls.frame);
  }

  #label(): string {
    const { language } = stringsFor(this);
    return this.getAttribute('alt') ?? (pickText(this.#item.alt, language) || pickText(this.#item.title, language) || this.querySelector('img')?.alt || '3D');
  }

  async #open(signal: AbortSignal): Promise<void> {
    const { words } = stringsFor(this);
    try {
      this.#controls?.say(words.loading);
      const [stage, tiers] = await Promise.all([this.#createStage(), this.#readTiers(signal)]);
      if (signal.aborted) return stage.close();
      this.#stage = stage;
      stage.viewer.setReducedMotion(matchMedia('(prefers-reduced-motion: reduce)').matches);
      this.#fit();
      const edge = Math.max(this.#canvas.width, this.#canvas.height);
      for (const tier of planTiers(tiers, readDevice(edge, stage.maxTextureEdge))) await this.#showTier(tier, signal);
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    } finally {
      if (!signal.aborted) this.#controls?.showProgress(null);
    }
  }

  #createStage(): Promise<Stage> {
    const canvas = this.#canvas;
    return Stage.create(canvas, {
      moved: () => this.#announceSoon(),
      lost: () => canvas === this.#canvas && this.#recover(),
    });
  }

  // The record's tiers; a plain GLB is a single one.
  async #readTiers(signal: AbortSignal): Promise<Tier[]> {
    const model = this.getAttribute('model');
    if (model) return [{ name: 'model', uri: new URL(model, document.baseURI).href, bytes: 0, triangles: 0, textures: [], gpu_bytes: 0 }];
    const url = new URL(this.getAttribute('src') ?? '', document.baseURI).href;
    const response = await fetch(url, { signal }).catch((error: unknown) => {
      throw signal.aborted ? error : new ViewerError('network', 'item.json did not arrive.', url);
    });
    if (!response.ok) throw new ViewerError('network', `The server answered ${response.status}.`, url);
    const item = (await response.json().catch(() => null)) as Item | null;
    if (!item?.model?.tiers?.length) throw new ViewerError('bad_model', 'The record names no model.', url);
    this.#item = item;
    this.#area.setAttribute('aria-label', this.#label());
    this.#buildControls();
    return item.model.tiers.map((tier) => ({ ...tier, uri: new URL(tier.uri, url).href }));
  }

  async #showTier(tier: Tier, signal: AbortSignal): Promise<void> {
    const bytes = await fetchModel(tier.uri, tier.bytes, signal, (fraction) => this.#controls?.showProgress(fraction));
    this.#transferred += bytes.length;
    await this.#stage?.showGlb(bytes, signal);
    if (signal.aborted || !this.#stage) return;
    this.#tier = tier.name;
    const isFirst = !this.#isReady;
    if (isFirst) this.#showFirst(this.#stage);
    this.#stage.draw();
    this.#emit('tierchange', { tier: tier.name, triangles: this.stats.triangles });
    if (isFirst) this.#emit('ready', this.stats);
  }

  #showFirst(stage: Stage): void {
    this.#isReady = true;
    if (this.#camera) stage.viewer.setCamera(this.#camera, false);
    const view = this.#item.model?.views?.find((each) => each.id === this.view);
    if (view) stage.viewer.setCamera(view.camera, false);
    stage.draw(() => this.setAttribute('data-drawn', ''));
    this.#controls?.say(stringsFor(this).words.ready);
    this.#wake();
    this.#timers.prompt = window.setTimeout(() => this.#invite(), kPromptMs);
  }

  #fail(error: unknown): void {
    const { words } = stringsFor(this);
    const failure = error instanceof ViewerError ? error : new ViewerError('internal', String(error));
    const told: Record<string, string> = { no_webgl2: words.no_webgl2, network: words.network, too_large: words.too_large, out_of_memory: words.too_large };
    // What is already on the stage stays there; a finer tier that failed is no reason to disturb.
    if (!this.#isReady) this.#controls?.showNote(told[failure.code] ?? words.bad_model);
    this.#emit('viewerror', { code: failure.code, message: failure.message, subject: failure.subject });
  }

  // The graphics driver took the context away: begin again, with the camera kept.
  #recover(): void {
    this.#controls?.say(stringsFor(this).words.lost);
    this.#end();
    this.#begin();
  }

  #emit(type: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  #fit(): void {
    const ratio = Math.min(window.devicePixelRatio || 1, kMaxPixelRatio);
    const width = Math.max(1, Math.round(this.clientWidth * ratio));
    const height = Math.max(1, Math.round(this.clientHeight * ratio));
    if (!this.#stage || (this.#canvas.width === width && this.#canvas.height === height)) return;
    this.#canvas.width = width;
    this.#canvas.height = height;
    this.#stage.viewer.resize(width, height);
    this.#stage.draw();
  }

  // Buttons fade after a while without input and come back at any.
  #wake(): void {
    this.removeAttribute('data-idle');
    clearTimeout(this.#timers.idle);
    this.#timers.idle = window.setTimeout(() => this.setAttribute('data-idle', ''), kIdleMs);
  }

  #act(action: () => void): void {
    if (!this.#stage || !this.#isReady) return;
    action();
    this.#stage.stir();
  }

  #byVisitor(action: () => void): void {
    this.#touched = true;
    clearTimeout(this.#timers.prompt);
    clearTimeout(this.#timers.sway);
    this.#controls?.showPrompt(false);
    this.#wake();
    this.#act(action);
  }

  // A hand that sways the piece, once, for those who do not know yet that it turns.
  #invite(): void {
    if (this.#touched || !this.#stage || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const { camera } = this.#stage;
    const yaws = [12, -12, 0].map((turn) => camera.yaw + turn);
    this.#controls?.showPrompt(true);
    this.#controls?.say(stringsFor(this).words.prompt);
    const step = () => {
      const yaw = yaws.shift();
      if (yaw === undefined) return this.#controls?.showPrompt(false);
      this.#act(() => this.#stage?.viewer.setCamera({ ...camera, yaw }, true));
      this.#timers.sway = window.setTimeout(step, 900);
    };
    step();
  }

  #announceSoon(): void {
    clearTimeout(this.#timers.announce);
    if (!this.#touched) return;
    this.#timers.announce = window.setTimeout(() => {
      const { camera } = this;
      if (!camera) return;
      this.#controls?.say(describeView(camera, this.clientWidth / Math.max(1, this.clientHeight), stringsFor(this).words));
    }, kAnnounceMs);
  }

  // GestureTarget
  drag(kind: DragKind, dx: number, dy: number): void {
    this.#byVisitor(() => this.#stage?.viewer.drag(kind, dx, dy));
  }
  release(kind: DragKind, vx: number, vy: number): void {
    this.#act(() => this.#stage?.viewer.release(kind, vx, vy));
  }
  zoom(factor: number, x: number, y: number): void {
    this.#byVisitor(() => this.#stage?.viewer.zoom(factor, x, y));
  }
  refocus(x: number, y: number): void {
    this.#byVisitor(() => this.#stage?.viewer.refocus(x, y));
  }
  refusedWheel(): void {
    const { words } = stringsFor(this);
    if (this.#isReady) this.#controls?.showHint(/Mac/.test(navigator.platform) ? words.wheel_hint_mac : words.wheel_hint);
  }
  refusedTouch(): void {
    if (this.#isReady) this.#controls?.showHint(stringsFor(this).words.touch_hint);
  }
  isWide(): boolean {
    return document.fullscreenElement === this || this.hasAttribute('data-wide');
  }

  // KeyTarget, and the buttons
  turn(yaw: number, pitch: number): void {
    this.#byVisitor(() => {
      const { camera } = this;
      if (camera) this.#stage?.viewer.setCamera({ ...camera, yaw: camera.yaw + yaw, pitch: camera.pitch + pitch }, true);
    });
  }
  move(x: number, y: number): void {
    this.#byVisitor(() => this.#stage?.viewer.drag('pan', x, y));
  }
  nearer(factor: number): void {
    this.#byVisitor(() => this.#stage?.viewer.zoom(factor, 0, 0));
  }
  reset(): void {
    this.#byVisitor(() => this.#stage?.viewer.reset(true));
  }
  showView(view: NamedView): void {
    this.#byVisitor(() => this.#stage?.viewer.setCamera(view.camera, true));
  }
  help(): void {
    this.#controls?.openHelp();
  }
  escape(): boolean {
    if (this.#controls?.closeOverlays()) return true;
    if (!this.isWide()) return false;
    this.toggleWide();
    return true;
  }
  toggleWide(): void {
    if (document.fullscreenElement === this) {
      void document.exitFullscreen();
    } else if (this.hasAttribute('data-wide')) {
      this.removeAttribute('data-wide');
    } else {
      // Phones without element full screen get the whole window instead.
      const wide = () => {
        this.setAttribute('data-wide', '');
        this.#showWide();
      };
      if (this.requestFullscreen) this.requestFullscreen().catch(wide);
      else wide();
    }
    this.#showWide();
  }

  #showWide(): void {
    this.#controls?.showWide(this.isWide());
    this.#wake();
  }
}
