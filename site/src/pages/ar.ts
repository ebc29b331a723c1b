// "See it in your room": WebXR in the page itself where the browser has it, else the AR viewer of the phone (Scene Viewer on Android, Quick Look
// on Apple's); elsewhere a word on how.
// Without JavaScript, and where there is no scan, nothing of it is there.

export type ArKind = 'quick-look' | 'scene-viewer' | 'none';

export function arKind(agent: string, supportsArLinks: boolean, isSecure: boolean): ArKind {
  if (supportsArLinks) return 'quick-look';
  // Scene Viewer fetches the model itself, and only over https. Headsets with Android have no Scene Viewer.
  if (/android/i.test(agent) && !/OculusBrowser|Pico|Firefox/i.test(agent) && isSecure) return 'scene-viewer';
  return 'none';
}

// True size may be claimed only where somebody measured the piece: then it cannot be scaled.
export function sceneViewerIntent(glb: string, page: string, title: string, isMeasured: boolean): string {
  const query = new URLSearchParams({ mode: 'ar_preferred', file: glb, title, ...(isMeasured ? { resizable: 'false' } : {}) });
  return `intent://arvr.google.com/scene-viewer/1.2?${query}#Intent;scheme=https;package=com.google.android.googlequicksearchbox;action=android.intent.action.VIEW;S.browser_fallback_url=${encodeURIComponent(page)};end;`;
}

function openQuickLook(usdz: string, poster: string): void {
  // Quick Look opens from a link whose only child is a picture.
  const link = document.createElement('a');
  link.rel = 'ar';
  link.href = usdz;
  const picture = document.createElement('img');
  picture.src = poster;
  link.append(picture);
  link.click();
}

// At a desktop the way to the phone is a picture that it can read. Without it the words remain.
async function showQr(place: HTMLElement, note: HTMLElement): Promise<void> {
  try {
    const { qrOf } = (await import(new URL('./qr.js', import.meta.url).href)) as typeof import('./qr');
    place.prepend(qrOf(location.href, place.dataset.qr ?? ''));
    note.textContent = place.dataset.qrNote ?? note.textContent;
    // Below the stage, which fills the window, the code would lie out of sight.
    document.querySelector('.use__row')?.after(place);
  } catch {
    // The script did not arrive.
  }
}

type Viewer = HTMLElement & { startAr?(): Promise<boolean> };

async function hasWebXr(): Promise<boolean> {
  const { xr } = navigator as { xr?: { isSessionSupported(mode: string): Promise<boolean> } };
  try {
    return (await xr?.isSessionSupported('immersive-ar')) ?? false;
  } catch {
    return false; // a policy of the page around this one
  }
}

// In the page itself: the link becomes a press. Where the session does not begin, the phone's own viewer, if there is one, is left.
function offerWebXr(place: HTMLElement, link: HTMLAnchorElement, viewer: Viewer): void {
  const onPress = async (event: Event) => {
    event.preventDefault();
    if (await viewer.startAr?.()) return;
    link.removeEventListener('click', onPress);
    link.removeAttribute('role');
    offer(place);
  };
  place.hidden = false;
  link.hidden = false;
  link.setAttribute('role', 'button');
  link.addEventListener('keydown', (event) => {
    if (event.key === ' ' && link.getAttribute('role')) {
      event.preventDefault();
      link.click();
    }
  });
  link.addEventListener('click', onPress);
  place.querySelector<HTMLElement>('.ar__note')?.toggleAttribute('hidden', true);
}

async function choose(place: HTMLElement): Promise<void> {
  const viewer = document.querySelector<Viewer>('kura-viewer[src]');
  const link = place.querySelector<HTMLAnchorElement>('.ar__open');
  if (viewer && link && (await hasWebXr())) offerWebXr(place, link, viewer);
  else offer(place);
}

function offer(place: HTMLElement): void {
  const link = place.querySelector<HTMLAnchorElement>('.ar__open');
  const note = place.querySelector<HTMLElement>('.ar__note');
  if (!link || !note) return;
  const { glb = '', usdz = '', poster = '', title = '', measured } = place.dataset;
  const isMeasured = measured !== undefined;
  const supports = document.createElement('a').relList?.supports?.('ar') ?? false;
  const kind = arKind(navigator.userAgent, supports, isSecureContext);
  place.hidden = false;
  link.hidden = kind === 'none';
  note.hidden = kind !== 'none';
  const absolute = (path: string) => new URL(path, document.baseURI).href;
  if (kind === 'none' && matchMedia('(hover: hover) and (min-width: 48rem)').matches) void showQr(place, note);
  if (kind === 'scene-viewer') {
    link.href = sceneViewerIntent(absolute(glb), location.href, title, isMeasured);
  } else if (kind === 'quick-look') {
    const file = absolute(usdz) + (isMeasured ? '#allowsContentScaling=0' : '');
    link.href = file;
    link.addEventListener('click', (event) => {
      event.preventDefault();
      openQuickLook(file, absolute(poster));
    });
  }
}

for (const place of document.querySelectorAll<HTMLElement>('[data-ar]')) void choose(place);
