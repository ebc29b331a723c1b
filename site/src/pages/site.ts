// Small enhancements of the pages: the dark room, cards that turn, photographs that open in tiles. Every page is
// complete without them.

import { fillLevel, loadComfort, readComfort, today } from '../visit/comfort';
import { prepareDisplay } from '../visit/display';

const kThemeKey = 'kura-theme';

function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

function prepareThemeToggle(button: HTMLButtonElement): void {
  const show = () => button.setAttribute('aria-pressed', String(isDark()));
  button.hidden = false;
  show();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', show);
  button.addEventListener('click', () => {
    const theme = isDark() ? 'light' : 'dark';
    document.documentElement.dataset.theme = theme;
    try {
      localStorage.setItem(kThemeKey, theme);
    } catch {
      // The choice then lasts as long as the page.
    }
    show();
  });
}

// The sheet of 24 frames is fetched when a pointer or the focus first comes near, never on touch screens.
function prepareTurning(card: HTMLElement): void {
  const sheet = card.dataset.turntable;
  const stage = card.querySelector('.card__stage');
  if (!sheet || !stage) return;
  const load = async () => {
    const picture = new Image();
    picture.src = sheet;
    picture.alt = '';
    picture.className = 'card__turntable';
    try {
      await picture.decode();
    } catch {
      return;
    }
    stage.append(picture);
    card.classList.add('card--turns');
  };
  let wanted = false;
  const want = () => {
    if (!wanted) void load();
    wanted = true;
  };
  card.addEventListener('pointerenter', want);
  card.addEventListener('focusin', want);
}

// Furigana: on from the beginning on pages in easy Japanese, off on others, until the visitor says otherwise.
function prepareFuriganaToggle(button: HTMLButtonElement): void {
  if (!document.querySelector('ruby')) return;
  const root = document.documentElement;
  const show = () => button.setAttribute('aria-pressed', String(root.dataset.furigana === 'on'));
  button.hidden = false;
  show();
  button.addEventListener('click', () => {
    root.dataset.furigana = root.dataset.furigana === 'on' ? 'off' : 'on';
    try {
      localStorage.setItem('kura-furigana', root.dataset.furigana);
    } catch {
      // The choice then lasts as long as the page.
    }
    show();
  });
}

// A menu of the masthead closes as menus do: Escape, and a click elsewhere.
function prepareMenu(menu: HTMLDetailsElement): void {
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
  document.addEventListener('click', (event) => {
    if (!menu.contains(event.target as Node)) menu.open = false;
  });
}

// How busy a museum is today.
async function showToday(place: HTMLElement): Promise<void> {
  const level = place.querySelector<HTMLElement>('[data-today-level]');
  const days = readComfort(await loadComfort(place.dataset.csv ?? ''), place.dataset.today ?? '', document.documentElement.lang);
  const now = days.find(({ date }) => date === today());
  if (!level || !now) return;
  fillLevel(level, now.level);
  place.hidden = false;
}

// "Surprise me": any work of the collection.
function prepareRandom(door: HTMLElement): void {
  door.hidden = false;
  door.querySelector('button')?.addEventListener('click', async () => {
    const collection = (await (await fetch(door.dataset.random ?? '')).json()) as { items: { folder: string }[] };
    const item = collection.items[Math.floor(Math.random() * collection.items.length)];
    if (item) location.assign(new URL(`item/${item.folder}/`, new URL(door.dataset.randomHome ?? '', document.baseURI)));
  });
}

type TilesModule = typeof import('./tiles');

// tiles.js carries OpenSeadragon; it is fetched only where a photograph is opened, or where the viewer cannot show a flat work.
function loadTiles(): Promise<TilesModule> {
  return import(new URL('./tiles.js', import.meta.url).href) as Promise<TilesModule>;
}

function preparePhotographs(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-tiles-open]')) {
    link.addEventListener('pointerenter', () => void loadTiles(), { once: true });
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      loadTiles().then(
        (tiles) => tiles.openPhotograph(link),
        () => location.assign(link.href),
      );
    });
  }
  const flat = document.querySelector<HTMLElement>('kura-viewer[data-tiles]');
  const showInstead = () => {
    // What the line lost the viewer offers to fetch again; what the device cannot do OpenSeadragon may.
    if (flat && !['network', 'over_budget', null].includes(flat.getAttribute('data-failed'))) void loadTiles().then((tiles) => tiles.openInstead(flat));
  };
  showInstead();
  flat?.addEventListener('viewerror', showInstead, { once: true });
}

const toggle = document.querySelector<HTMLButtonElement>('[data-theme-toggle]');
if (toggle) prepareThemeToggle(toggle);
const furigana = document.querySelector<HTMLButtonElement>('[data-furigana-toggle]');
if (furigana) prepareFuriganaToggle(furigana);
document.querySelectorAll<HTMLDetailsElement>('[data-menu]').forEach(prepareMenu);
if (matchMedia('(hover: hover)').matches && !matchMedia('(prefers-reduced-motion: reduce)').matches) {
  document.querySelectorAll<HTMLElement>('[data-turntable]').forEach(prepareTurning);
}
preparePhotographs();
prepareDisplay();
for (const place of document.querySelectorAll<HTMLElement>('[data-today]')) showToday(place).catch(() => {});
document.querySelectorAll<HTMLElement>('[data-random]').forEach(prepareRandom);

// Pages that were seen open again without a network (worker/sw.ts). Pages inside frames of others keep nothing.
if ('serviceWorker' in navigator && isSecureContext && window === window.top) {
  // On the first visit the worker comes after the files of the page: it is told of them, and of those on their way when it came.
  const { serviceWorker } = navigator;
  if (!serviceWorker.controller) {
    serviceWorker.addEventListener('controllerchange', () => {
      const keep = (addresses: string[]) => serviceWorker.controller?.postMessage({ keep: addresses });
      keep([location.href.replace(/#.*/, '')]);
      const past = (entry: PerformanceEntry) => (entry as PerformanceResourceTiming).workerStart === 0; // came past the worker
      new PerformanceObserver((list) => keep(list.getEntries().filter(past).map(({ name }) => name))).observe({ type: 'resource', buffered: true });
    }, { once: true });
  }
  addEventListener('load', () => void navigator.serviceWorker.register(new URL('../sw.js', import.meta.url)).catch(() => {}));
}
const offline = document.querySelector<HTMLElement>('[data-offline]');
if (offline) {
  const show = () => (offline.hidden = navigator.onLine);
  addEventListener('online', show);
  addEventListener('offline', show);
  show();
}
