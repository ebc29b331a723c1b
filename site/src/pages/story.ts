// From the texts of the page onto the piece: buttons that start a tour or open a pin, there as soon as the piece can be
// turned. With ?edit in the address the curator's edit mode is fetched; nobody else loads it.
import type { KuraViewerElement } from '../viewer/kura_viewer_element';

function offerPlaces(viewer: KuraViewerElement): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-tour], [data-pin]')) {
    const { tour, pin } = button.dataset;
    button.hidden = false;
    button.addEventListener('click', () => {
      const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
      viewer.scrollIntoView({ block: 'nearest', behavior: isCalm ? 'auto' : 'smooth' });
      if (tour) viewer.startTour(tour, 0, true);
      if (pin) viewer.openPin(pin);
    });
  }
}

function whenReady(viewer: KuraViewerElement, act: () => void): void {
  if (viewer.hasAttribute('data-drawn')) act();
  else viewer.addEventListener('ready', act, { once: true });
}

const viewer = document.querySelector<KuraViewerElement>('kura-viewer');
if (viewer) {
  whenReady(viewer, () => offerPlaces(viewer));
  if (new URLSearchParams(location.search).has('edit')) {
    whenReady(viewer, () => {
      void (import(new URL('./edit.js', import.meta.url).href) as Promise<typeof import('./edit')>).then((editing) => editing.openEditor(viewer));
    });
  }
}
