// <kura-viewer src="item.json">: a piece that visitors turn in their hands. <kura-viewer picture="info.json">: a flat work.
//
// Attributes: src (item.json), model (any GLB) or picture (a IIIF info.json) with width-mm, poster, alt, lang, view, tour, permalink, start. Children are what remains without
// JavaScript or WebGL 2: poster and text. Properties camera, stats, view, viewState; method flyTo; events ready,
// tierchange, viewerror, viewstatechange.
import { Announcer, describePlace, describeView } from './announce';
import { Controls } from './controls';
import type { DetailStats } from './detail';
import { adoptStyles, make } from './dom';
import { FirstSign, waits } from './first_sign';
import { flatStrings, flatWordsFor } from './flat_words';
import { Gestures } from './gestures';
import type { Camera, Item, NamedView, Tier } from './item';
import { pickText } from './item';
import { onKey } from './keyboard';
import { Lamp } from './light/lamp';
import { Messages } from './messages';
import type { Picked } from './module_types';
import { ViewerError } from './module_types';
import { Permalink } from './permalink';
import { importAr, preload } from './module_loader';
import { beginWorker } from './prepare/prepare_piece';
import { Presentation } from './presentation';
import { ScaleBar } from './scale_bar';
import { observeSize } from './size_observer';
import type { Stage } from './stage';
import { stringsFor } from './strings';
import type { Strings } from './strings';
import type { StoryRecord } from './story/story';
import { Story } from './story/story';
import { storyStyles } from './story/styles';
import { StillPicture } from './still_picture';
import { styles } from './styles';
import type { Budget } from './tiers';
import { readBudget } from './tiers';
import { makeTools } from './tools/all_tools';
import type { ToolHost } from './tools/tool';
import { toolWordsFor } from './tools/words';
import { ToolsPanel } from './tools_panel';
import { distanceOf, turns } from './turns';
import type { Holder } from './turns';
import { ViewKeeper } from './view_keeper';
import type { StoredViewState, ViewState } from './view_state';
import { Visitor } from './visitor';
import { WideView } from './wide_view';

export interface ViewerStats {
  tier: string;
  triangles: number;
  gpuBytes: number;
  transferredBytes: number; // of models
  frameMs: number;
  detail: DetailStats | null; // what streams onto it
  fetching: { tier: string; bytes: number; gpuBytes: number } | null; // what is on its way
}

const kRecoveryMs = 400; // a driver that has just failed needs a moment
const kMaxLosses = 3;

export class KuraViewerElement extends HTMLElement {
  static observedAttributes = ['src', 'model', 'picture', 'width-mm', 'poster', 'alt', 'lang', 'view', 'tour', 'budget'];

  #root = this.attachShadow({ mode: 'open' });
  #poster = make('div', 'poster');
  #area = make('div', 'stage');
  #frame = make('div', 'frame');
  #messages = new Messages();
  #controls: Controls | undefined;
  #story: Story | undefined;
  #overlay = make('div', 'overlay'); // where tools draw
  #tools: ToolsPanel | undefined;
  #permalink: Permalink | undefined;
  #scale: ScaleBar | undefined;
  #announcer = new Announcer((text) => this.#messages.say(text));
  #visitor = this.#makeVisitor();
  #keeper = this.#makeKeeper();
  #toolHost = this.#makeToolHost();
  #lamp = new Lamp(this.#toolHost);
  #presentation: Presentation | undefined;
  #wide: WideView | undefined;
  #life: AbortController | undefined;
  #item: Item = {};
  #tier: Tier | undefined; // what is shown
  #room = 0;
  #still: StillPicture | undefined; // in place of the stage, while others have the contexts
  #failure: ViewerError | undefined; // why there is no piece
  #losses = 0;
  #ceiling = Infinity; // index of the best tier that may be tried
  #fetching: ViewerStats['fetching'] = null;
  #restartTimer = 0;
  #turn: Holder = this.#makeTurn();
  #firstSign: FirstSign | undefined; // of the visitor, where the piece waits for one

  get camera(): Camera | undefined {
    return this.#keeper.camera;
  }
  set camera(camera: Camera | undefined) {
    if (camera) this.#show({ camera }, false);
    else this.#keeper.forget();
  }

  // What the visitor sees. Setting it flies there; before there is a piece, the first picture has it.
  get viewState(): ViewState | undefined {
    return this.#keeper.state;
  }
  set viewState(state: StoredViewState | undefined) {
    if (state) this.flyTo(state);
  }
  flyTo(state: StoredViewState): void {
    this.#show(state, true);
  }

  get stats(): ViewerStats {
    const drawn = this.#stage?.viewer.getStats() ?? { triangles: 0, gpuBytes: 0, frameMs: 0 };
    return { tier: this.#presentation?.tier ?? '', transferredBytes: this.#presentation?.transferred ?? 0, fetching: this.#fetching, detail: this.#stage?.detail ?? null, ...drawn };
  }

  // Megabytes that this element may fetch and keep on the GPU. A change holds for what is fetched from then on.
  get budget(): Budget {
    return readBudget(this.getAttribute('budget'));
  }
  set budget({ transfer, gpu }: Budget) {
    this.setAttribute('budget', `${transfer ?? '-'} ${gpu ?? '-'}`);
  }

  // The reach of a larger piece beside this one, in metres: the camera may go as far as for that.
  get room(): number {
    return this.#room;
  }
  set room(reach: number) {
    this.#room = reach;
    this.#stage?.viewer.setRoom?.(reach);
  }

  get view(): string {
    return this.getAttribute('view') ?? '';
  }
  set view(id: string) {
    this.setAttribute('view', id);
  }

  // The tour under way, else that of the attribute.
  get tour(): string {
    return this.#story?.place?.tour ?? this.getAttribute('tour') ?? '';
  }
  set tour(id: string) {
    if (id) this.setAttribute('tour', id);
    else this.removeAttribute('tour');
  }
  // stop: from 0. withFocus: the visitor asked for it by a key or button outside. False where there is no such tour.
  startTour(id: string, stop = 0, withFocus = false): boolean {
    this.#firstSign?.give();
    return this.#story?.start(id, stop, withFocus) ?? false;
  }
  // Opens the card of an annotation and shows its place.
  openPin(id: string): void {
    this.#firstSign?.give();
    this.#story?.openPin(id);
  }

  // Views, annotations and tours of the record. Setting them shows others on the same piece: the edit mode does.
  get story(): StoryRecord {
    const { views = [], annotations = [], tours = [] } = this.#item.model ?? {};
    return structuredClone({ views, annotations, tours });
  }
  set story(story: StoryRecord) {
    if (!this.#item.model) return;
    this.#item = { ...this.#item, model: { ...this.#item.model, ...structuredClone(story) } };
    this.#speak();
  }

  // Photographs that the record has.
  get photographCount(): number {
    return this.#item.images?.length ?? 0;
  }
  // The surface at a place of the window; null beside the piece.
  pickAt(clientX: number, clientY: number): Picked | null {
    const { left, top, width, height } = this.getBoundingClientRect();
    return this.#stage?.viewer.pick?.(((clientX - left) / width) * 2 - 1, 1 - ((clientY - top) / height) * 2) ?? null;
  }

  // The piece in the visitor's room by WebXR (docs/ar.md); to be called at a press. False: it did not begin, and the visitor was told.
  async startAr(): Promise<boolean> {
    const element = this;
    this.#firstSign?.give();
    try {
      const { startAr } = await importAr();
      const { language, lang } = stringsFor(this);
      return await startAr({
        language,
        lang,
        get item() {
          return element.#item;
        },
        get stage() {
          return element.#stage;
        },
        hasFailed: () => this.#failure !== undefined || !this.isConnected,
        tell: (text) => this.#messages.showPassingNote(text),
        say: (text) => this.#messages.say(text),
      });
    } catch {
      this.#messages.showPassingNote(this.#words.failures.network ?? '');
      return false;
    }
  }

  connectedCallback(): void {
    this.#life = new AbortController();
    this.#firstSign = waits(this) ? new FirstSign(this, this.#words.begin, this.#life.signal) : undefined;
    this.#build(this.#life.signal);
    this.#present();
  }

  disconnectedCallback(): void {
    this.#still?.stop();
    this.#still = undefined;
    this.#life?.abort();
    clearTimeout(this.#restartTimer);
    this.#announcer.stop();
    this.#visitor.leave();
    this.#tools?.dispose();
    this.#story?.dispose();
    this.#keeper.keep();
    this.#keeper.stop();
    this.#clear();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (!this.isConnected || before === after || !this.#life) return;
    if (name === 'view') {
      const view = this.#namedView();
      if (view) this.#visitor.showView(view);
    } else if (name === 'tour') {
      if (after === null) this.#story?.leaveTour();
      else if (this.#stage) this.startTour(after);
    } else if (['src', 'model', 'picture', 'width-mm'].includes(name)) {
      this.#keeper.forget();
      this.#losses = 0;
      this.#ceiling = Infinity;
      this.#restart();
    } else if (name === 'budget') {
      this.#presentation?.setBudget(this.budget);
    } else if (name === 'lang') {
      this.#speak();
    } else {
      this.#describe();
    }
  }

  get #stage(): Stage | undefined {
    return this.#presentation?.stage;
  }

  get #words(): Strings {
    const { words, language } = stringsFor(this);
    return this.hasAttribute('picture') ? flatStrings(words, language) : words;
  }

  #namedView(): NamedView | undefined {
    return this.#item.model?.views?.find((each) => each.id === this.view);
  }

  #show(state: StoredViewState, animate: boolean): void {
    this.#keeper.want(state);
    this.#firstSign?.give();
    this.#visitor.touch();
    this.#visitor.act((stage) => this.#keeper.apply(stage, state, animate));
  }

  #makeKeeper(): ViewKeeper {
    const element = this;
    return new ViewKeeper({
      get stage() {
        return element.#stage;
      },
      changed: (viewState, isResting) => {
        if (isResting && this.#visitor.hasActed) this.#permalink?.write(viewState);
        this.#emit('viewstatechange', { viewState, isResting });
      },
    });
  }

  #makeToolHost(): ToolHost {
    const element = this;
    return {
      element,
      overlay: this.#overlay,
      get language() {
        return stringsFor(element).language;
      },
      get item() {
        return element.#item;
      },
      get tier() {
        return element.#tier;
      },
      get stage() {
        return element.#stage;
      },
      get lamp() {
        return element.#lamp;
      },
      get viewState() {
        return element.viewState;
      },
      flyTo: (state) => this.flyTo(state),
      linkTo: (state) => this.#permalink?.linkTo(state),
      act: (action) => {
        this.#visitor.touch();
        this.#visitor.act(action);
      },
      say: (text) => this.#messages.say(text),
      openHelp: () => this.#controls?.openHelp(),
    };
  }

  #makeVisitor(): Visitor {
    const element = this;
    return new Visitor({
      get stage() {
        return element.#stage;
      },
      get words() {
        return element.#words;
      },
      get isWide() {
        return element.#wide?.isWide ?? false;
      },
      get lamp() {
        return element.#lamp;
      },
      messages: this.#messages,
      setIdle: (on) => this.toggleAttribute('data-idle', on),
      toggleWide: () => void this.#wide?.toggle(),
      leaveWide: () => this.#wide?.leave(),
      openHelp: () => this.#controls?.openHelp(),
      toggleTools: () => this.#tools?.toggle(),
      tapTool: (x, y) => this.#tools?.tool?.tap?.(x, y) ?? false,
      closeOverlays: () => {
        const hadCard = this.#story?.closeCard() ?? false;
        return (this.#controls?.closeOverlays() ?? false) || hadCard || this.#lamp.leave() || (this.#tools?.leave() ?? false) || (this.#story?.leaveTour() ?? false);
      },
    });
  }

  // Once per connection: the shadow tree and what listens.
  #build(signal: AbortSignal): void {
    adoptStyles(this.#root, styles + storyStyles);
    this.#area = make('div', 'stage');
    this.#area.tabIndex = 0;
    this.#area.setAttribute('role', 'application'); // screen readers leave the arrow keys to it
    this.#root.replaceChildren(this.#poster, this.#area, this.#frame);
    this.#wide = new WideView(this, (isWide) => {
      this.#controls?.showWide(isWide);
      this.#visitor.wake();
    }, signal);
    const permalink = this.getAttribute('permalink');
    this.#permalink = permalink === null ? undefined : new Permalink(permalink, (state) => this.flyTo(state), signal);
    this.#speak();
    new Gestures(this.#area, this.#visitor, signal);
    this.addEventListener('keydown', (event) => {
      if (this.#controls?.isHelpOpen) return;
      if (this.#tools?.tool?.key?.(event)) event.preventDefault();
      else onKey(event, this.#visitor);
    }, { signal });
    for (const type of ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const) {
      this.addEventListener(type, () => this.#visitor.wake(), { signal, passive: true });
    }
    this.#area.addEventListener('pointerdown', () => this.#visitor.hold(), { signal, passive: true });
    this.addEventListener('pointerdown', () => this.#visitor.touch(), { signal, passive: true });
    const motion = matchMedia('(prefers-reduced-motion: reduce)');
    motion.addEventListener('change', () => this.#stage?.viewer.setReducedMotion(motion.matches), { signal });
    addEventListener('online', () => {
      if (this.#failure?.code === 'network') this.#restart();
    }, { signal });
  }

  // Everything that has words in it.
  #speak(): void {
    const { words, language, lang } = stringsFor(this);
    this.#frame.lang = lang;
    this.#messages.setWords(words);
    this.#overlay.append(this.#lamp.element);
    const toolWords = toolWordsFor(language);
    this.#tools?.dispose();
    this.#tools = new ToolsPanel(toolWords, makeTools(toolWords, words, this.#toolHost), () => this.#visitor.wake());
    const tour = this.#story?.place;
    this.#story?.dispose();
    this.#story = this.#makeStory(words, language);
    this.#controls = new Controls(words, language, this.#item.model?.views ?? [], this.#story.choices, this.#tools.button, this.#visitor, this.#item.isFlat);
    this.#controls.showWide(this.#wide?.isWide ?? false);
    // The messages keep their place: screen readers forget a region that moves.
    for (const element of [...this.#frame.children]) if (!this.#messages.elements.includes(element as HTMLElement)) element.remove();
    if (!this.#frame.firstChild) this.#frame.append(...this.#messages.elements);
    this.#scale = new ScaleBar(toolWords);
    this.#frame.append(this.#overlay, this.#scale.element, ...this.#story.elements, ...this.#controls.elements, this.#tools.element);
    if (this.#firstSign) this.#frame.append(this.#firstSign.button);
    this.#placePins();
    if (tour) this.#story.start(tour.tour, tour.stop, false);
    const said = this.hasAttribute('picture') ? flatWordsFor(language) : words;
    this.#area.setAttribute('aria-roledescription', said.role);
    this.#area.setAttribute('aria-description', said.keys);
    this.#describe();
    if (this.#failure) this.#showFailure(this.#failure);
  }

  #makeStory(words: Strings, language: string): Story {
    return new Story(words, language, this.#item, {
      showView: (view) => this.#visitor.showView(view),
      travel: (view) => {
        this.#announcer.skip(); // the words of the stop say what is seen
        this.#visitor.travel(view);
      },
      sees: (position) => this.#stage?.viewer.sees(...position),
      say: (text) => this.#messages.say(text),
      focusStage: () => this.#area.focus({ preventScroll: true }),
      tourChanged: (tour, stop) => {
        if (stop === undefined) this.removeAttribute('tour');
        this.#emit('tourchange', { tour: tour.id, stop: stop ?? null, stops: tour.stops.length });
      },
    });
  }

  #placePins(): void {
    const state = this.#stage && this.viewState;
    if (state) this.#story?.placePins(state.camera, this.clientWidth, this.clientHeight, state.projection);
    const scaled = state && this.#item.isFlat ? { ...state, projection: 'orthographic' as const } : state; // one depth: true everywhere
    this.#scale?.show(this.#item.model?.scale_basis ? scaled : undefined, this.clientWidth, this.clientHeight);
  }

  #describe(): void {
    const { language } = stringsFor(this);
    const inside = this.querySelector('img');
    const texts = [this.getAttribute('alt'), pickText(this.#item.alt, language), pickText(this.#item.title, language), inside?.alt];
    this.#area.setAttribute('aria-label', texts.find(Boolean) ?? '3D');
    this.#poster.replaceChildren(make('slot'));
    const poster = this.getAttribute('poster') ?? this.#item.poster?.uri;
    if (inside || !poster) return;
    const image = make('img');
    image.src = poster;
    image.alt = '';
    this.#poster.prepend(image);
  }

  // Several attributes set in one go begin one load.
  #restart(afterMs = 0): void {
    clearTimeout(this.#restartTimer);
    this.#clear();
    this.#restartTimer = window.setTimeout(() => this.isConnected && this.#present(), afterMs);
  }

  #clear(): void {
    this.#presentation?.close();
    this.#presentation = undefined;
    this.#fetching = null;
    turns.leave(this.#turn);
    this.removeAttribute('data-drawn');
  }

  #makeTurn(): Holder {
    const element = this;
    return {
      get canGiveWay() {
        return element.#presentation?.isLoading === false && !element.matches(':focus-within, :hover') && !element.#wide?.isWide && !element.#stage?.isLent;
      },
      get distance() {
        return distanceOf(element);
      },
      giveWay: () => this.#giveWay(),
    };
  }

  // Another element needs the context more: the last picture stays in its place until the visitor comes back to it.
  #giveWay(): void {
    const picture = this.#stage?.copyPicture();
    this.#keeper.keep();
    this.#clear();
    if (!picture) return;
    this.#area.replaceChildren(picture);
    this.setAttribute('data-drawn', '');
    this.#still = new StillPicture(this, () => {
      if (this.isConnected && !this.#presentation) this.#present(picture);
    });
  }

  // Begins anew on a fresh canvas, once the element comes near the window. before: what is seen until then.
  #present(before?: HTMLElement): void {
    this.#still?.stop();
    this.#still = undefined;
    this.#failure = undefined;
    this.removeAttribute('data-failed');
    this.#messages.hideNote();
    const canvas = make('canvas');
    canvas.setAttribute('aria-hidden', 'true');
    this.#area.replaceChildren(...(before ? [canvas, before] : [canvas]));
    const presentation = new Presentation(canvas, { ceiling: this.#ceiling, budget: this.budget }, {
      recordRead: (item) => {
        this.#item = item;
        this.#speak();
      },
      fetching: (tier, bytes) => this.#onFetching(tier, bytes),
      progress: (fraction) => {
        if (fraction === null) this.#fetching = null;
        this.#messages.showProgress(fraction);
      },
      shown: (tier, isFirst) => this.#onShown(tier, isFirst),
      failed: (error) => this.#onFailed(error),
      moved: () => this.#onMoved(),
      lost: () => this.#onLost(),
      isFull: (ceiling) => this.#comeBack(ceiling),
      warned: ({ code, message, subject }) => this.#emit('viewerwarning', { code, message, subject }),
    });
    this.#presentation = presentation;
    const { signal } = presentation;
    observeSize(canvas, (width, height) => presentation.resize(width, height), signal);
    const near = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      near.disconnect();
      if (this.#firstSign) this.#firstSign.whenGiven(() => this.#open(presentation));
      else this.#open(presentation);
    }, { rootMargin: '50%' });
    const seen = new IntersectionObserver((entries) => {
      const isVisible = entries[entries.length - 1]?.isIntersecting ?? true;
      presentation.setVisible(isVisible);
      this.#visitor.see(isVisible);
    });
    for (const observer of [near, seen]) {
      observer.observe(this);
      signal.addEventListener('abort', () => observer.disconnect());
    }
  }

  #open(presentation: Presentation): void {
    if (presentation.signal.aborted) return;
    preload();
    beginWorker();
    void turns.request(this.#turn).then(() => {
      if (presentation.signal.aborted) return;
      this.#messages.say(this.#words.loading);
      const [src, model, picture] = ['src', 'model', 'picture'].map((name) => this.getAttribute(name)) as [string | null, string | null, string | null];
      return presentation.open({ src, model, picture, widthMm: Number(this.getAttribute('width-mm') || NaN) });
    });
  }

  #onFetching(tier: Tier, bytes: number): void {
    this.#fetching = { tier: tier.name, bytes, gpuBytes: tier.gpu_bytes };
    this.#messages.showAmount(bytes);
    this.#emit('tierfetch', this.#fetching);
  }

  #onShown(tier: Tier, isFirst: boolean): void {
    const stage = this.#stage;
    if (!stage) return;
    this.#tier = tier;
    this.#fetching = null;
    turns.advance();
    if (isFirst) {
      stage.viewer.setReducedMotion(matchMedia('(prefers-reduced-motion: reduce)').matches);
      if (this.#room) stage.viewer.setRoom?.(this.#room);
      this.#keeper.begin(stage, this.#namedView()?.camera);
      stage.draw(() => {
        this.setAttribute('data-drawn', '');
        this.#area.querySelector('.still')?.remove();
      });
      this.#messages.say(this.#words.ready);
      this.#visitor.wake();
      this.#visitor.see(true);
    }
    this.#placePins();
    const stats = this.stats;
    this.#emit('tierchange', { tier: tier.name, triangles: stats.triangles });
    if (!isFirst) return;
    this.#emit('ready', stats);
    const tour = this.getAttribute('tour');
    if (tour && !this.#story?.place) this.startTour(tour);
  }

  #onFailed(failure: ViewerError): void {
    if (this.#stage) {
      // What is on the stage stays there.
      this.#messages.showPassingNote(this.#words.finer_failed);
    } else {
      this.#clear();
      this.#failure = failure;
      this.setAttribute('data-failed', failure.code);
      this.#showFailure(failure);
    }
    this.#emit('viewerror', { code: failure.code, message: failure.message, subject: failure.subject });
  }

  #showFailure(failure: ViewerError): void {
    const { failures } = this.#words;
    const isOver = failure.code === 'over_budget'; // the visitor may want more than the page does
    const mayHelp = isOver || ['network', 'context_lost', 'out_of_memory'].includes(failure.code);
    const retry = () => {
      this.#losses = 0;
      this.#ceiling = Infinity;
      this.#area.focus({ preventScroll: true }); // the pressed button goes away
      if (isOver) this.removeAttribute('budget');
      this.#restart();
    };
    const label = isOver ? this.#words.load_anyway : this.#words.retry;
    this.#messages.showNote(failures[failure.code] ?? failures.internal ?? '', mayHelp ? retry : undefined, label);
  }

  // The graphics driver took the context away.
  #onLost(): void {
    this.#comeBack(Math.max(0, (this.#presentation?.shown ?? 0) - 1));
  }

  // Begins again where the visitor was, with no tier above the ceiling.
  #comeBack(ceiling: number): void {
    this.#ceiling = Math.min(this.#ceiling, ceiling);
    this.#keeper.keep();
    this.#clear();
    if (++this.#losses > kMaxLosses) {
      return this.#onFailed(new ViewerError('context_lost', 'The graphics context was lost again and again.', 'canvas'));
    }
    this.#messages.say(this.#words.lost);
    this.#restart(kRecoveryMs);
  }

  #onMoved(): void {
    this.#placePins();
    this.#lamp.moved();
    this.#tools?.tool?.moved?.();
    this.#keeper.moved();
    if (!this.#visitor.hasActed) return;
    this.#announcer.moved(() => {
      const camera = this.#stage?.camera;
      if (!camera) return '';
      const aspect = this.#item.model?.scale_basis ? this.clientWidth / Math.max(1, this.clientHeight) : null;
      const { isFlat, model } = this.#item;
      if (isFlat && model) return describePlace(camera, model.bounds_m, aspect, this.#words, flatWordsFor(stringsFor(this).language).at);
      return describeView(camera, aspect, this.#words);
    });
  }

  #emit(type: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
