// Photographs in deep zoom: OpenSeadragon on a IIIF level 0 service, with our own controls. Words come from the
// <template id="tile-viewer"> of the page.
import OpenSeadragon from 'openseadragon';

// Wide screens show an opened photograph on the stage, beside its text; narrow ones in its own place.
const kStageIsBeside = '(min-width: 64rem)';
const kZoomStep = 1.6;
const kMargin = 16;  // CSS pixels
const kBarHeight = 44;

interface OpenTiles {
  element: HTMLElement;
  close(): void;
}

let current: OpenTiles | null = null;

// Opens the photograph that a link shows: on the stage or in place of the link. Closing gives the focus back.
export async function openPhotograph(link: HTMLAnchorElement): Promise<void> {
  current?.close();
  const stage = document.querySelector<HTMLElement>('[data-stage]');
  const place = link.closest<HTMLElement>('[data-tiles-place]');
  const host = stage && matchMedia(kStageIsBeside).matches ? stage : (place ?? link);
  const tiles = await mount(link, host);
  current = {
    element: tiles.element,
    close() {
      tiles.close();
      link.focus();
      current = null;
    },
  };
  tiles.onClose(() => current?.close());
  if (host === stage) stage.scrollIntoView({ block: 'nearest' });
  tiles.element.querySelector<HTMLElement>('.openseadragon-canvas')?.focus({ preventScroll: host === stage });
}

// A flat work on the stage, where <kura-viewer> cannot show it (no WebGL 2): its tiles take the place.
export async function openInstead(viewer: HTMLElement): Promise<void> {
  const host = viewer.closest<HTMLElement>('[data-stage]');
  if (!host) return;
  const tiles = await mount(viewer, host);
  tiles.element.querySelector('[data-act="close"]')?.remove();
  viewer.hidden = true;
}

interface Mounted {
  element: HTMLElement;
  close(): void;
  onClose(listener: () => void): void;
}

async function mount(link: HTMLElement, host: HTMLElement): Promise<Mounted> {
  const template = document.getElementById('tile-viewer') as HTMLTemplateElement;
  const element = (template.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
  const picture = element.querySelector<HTMLElement>('.tiles__picture')!;
  const hint = makeHint(element.querySelector<HTMLElement>('.tiles__hint')!);
  if (host.contains(link)) link.after(element);
  else host.append(element);
  host.classList.add('has-tiles');
  const viewer = makeViewer(picture);
  const listeners: (() => void)[] = [];
  prepareGestures(element, hint);
  prepareKeys(viewer, picture, element, listeners);
  prepareControls(viewer, element, listeners);
  try {
    viewer.open((await readService(link.dataset.tiles!)) as never);
  } catch {
    hint.fail();
  }
  viewer.addHandler('open-failed', () => hint.fail());
  viewer.addOnceHandler('tile-drawn', () => element.classList.add('tiles--drawn'));
  return {
    element,
    close() {
      viewer.destroy();
      element.remove();
      host.classList.remove('has-tiles');
    },
    onClose: (listener) => listeners.push(listener),
  };
}

// The published id is absolute or unknown; tiles are asked for where info.json was found, so that the site works
// under any path.
async function readService(service: string): Promise<object> {
  const address = new URL(service, document.baseURI).href;
  const response = await fetch(`${address}/info.json`);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  const description = (await response.json()) as Record<string, unknown>;
  return { ...description, id: address };
}

function makeViewer(element: HTMLElement): OpenSeadragon.Viewer {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const options = {
    element,
    showNavigationControl: false,
    showNavigator: false,
    gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
    gestureSettingsTouch: { pinchRotate: false, flickEnabled: !still },
    animationTime: still ? 0 : 0.6,
    blendTime: still ? 0 : 0.2,
    immediateRender: still,
    visibilityRatio: 0.6,
    minZoomImageRatio: 0.8,
    maxZoomPixelRatio: 2,
    homeFillsViewer: false,
    // A wall around the work, and room for the controls below it.
    viewportMargins: { left: kMargin, top: kMargin, right: kMargin, bottom: kMargin + kBarHeight },
    // Colours come from the page.
    placeholderFillStyle: null,
  };
  return OpenSeadragon(options as unknown as OpenSeadragon.Options);
}

interface Hint {
  show(word: 'wheel' | 'touch'): void;
  fail(): void;
}

function makeHint(element: HTMLElement): Hint {
  let timer = 0;
  return {
    show(word) {
      element.textContent = element.dataset[word] ?? '';
      element.classList.add('is-shown');
      clearTimeout(timer);
      timer = window.setTimeout(() => element.classList.remove('is-shown'), 1800);
    },
    fail() {
      clearTimeout(timer);
      element.textContent = element.dataset.failed ?? '';
      element.classList.add('is-shown');
    },
  };
}

// The page scrolls under the wheel and under one finger that moves up or down (touch-action in tiles.css); Ctrl, ⌘ and
// two fingers move the picture. Full screen there is no page to scroll.
function prepareGestures(element: HTMLElement, hint: Hint): void {
  const isFree = () => document.fullscreenElement === element;
  element.addEventListener(
    'wheel',
    (event) => {
      if (isFree() || event.ctrlKey || event.metaKey) return;
      event.stopPropagation();
      hint.show('wheel');
    },
    { capture: true, passive: true },
  );
  element.addEventListener(
    'touchmove',
    (event) => {
      if (event.touches.length > 1 && event.cancelable) event.preventDefault();
    },
    { passive: false },
  );
  // The browser took the finger to scroll the page.
  element.addEventListener('pointercancel', (event) => {
    if (event.pointerType === 'touch') hint.show('touch');
  });
}

function prepareKeys(viewer: OpenSeadragon.Viewer, picture: HTMLElement, element: HTMLElement, closing: (() => void)[]): void {
  const canvas = viewer.canvas as HTMLElement;
  canvas.setAttribute('role', 'application');
  canvas.setAttribute('aria-label', `${element.getAttribute('aria-label')}. ${picture.dataset.keys}`);
  // Turning and mirroring a work by a stray key would show it wrongly.
  viewer.addHandler('canvas-key', (event) => {
    const key = (event.originalEvent as KeyboardEvent).key;
    if (key === 'r' || key === 'R' || key === 'f') event.preventDefaultAction = true;
  });
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !document.fullscreenElement) closing.forEach((close) => close());
  });
}

function prepareControls(viewer: OpenSeadragon.Viewer, element: HTMLElement, closing: (() => void)[]): void {
  const zoom = (factor: number) => {
    viewer.viewport.zoomBy(factor);
    viewer.viewport.applyConstraints();
  };
  const fullscreen = element.querySelector<HTMLElement>('[data-act="fullscreen"]')!;
  if (!document.fullscreenEnabled) fullscreen.remove();
  element.addEventListener('fullscreenchange', () => {
    fullscreen.setAttribute('aria-pressed', String(document.fullscreenElement === element));
  });
  const acts: Record<string, () => void> = {
    'zoom-in': () => zoom(kZoomStep),
    'zoom-out': () => zoom(1 / kZoomStep),
    home: () => viewer.viewport.goHome(),
    fullscreen: () => void (document.fullscreenElement ? document.exitFullscreen() : element.requestFullscreen()),
    close: () => closing.forEach((close) => close()),
  };
  for (const button of element.querySelectorAll<HTMLButtonElement>('[data-act]')) {
    button.addEventListener('click', () => acts[button.dataset.act!]?.());
  }
}
