// The size of the stage in device pixels, exactly as the screen has them where the browser tells.

const kMaxPixelRatio = 2;

// The browser's own count, except where it does not follow an emulated screen (Chromium's device mode).
function snap(length: number, exact: number | undefined): number {
  return exact !== undefined && Math.abs(exact - length) < 2 ? exact : length;
}

// Calls back at once and at every change; whole device pixels, at least 1.
export function observeSize(element: HTMLElement, onSize: (width: number, height: number) => void, signal: AbortSignal): void {
  const observer = new ResizeObserver((entries) => {
    const entry = entries[entries.length - 1];
    if (!entry) return;
    const ratio = window.devicePixelRatio || 1;
    const exact = entry.devicePixelContentBoxSize?.[0];
    const width = snap(entry.contentRect.width * ratio, exact?.inlineSize);
    const height = snap(entry.contentRect.height * ratio, exact?.blockSize);
    // More than two device pixels for one of CSS cost much and show little.
    const share = Math.min(1, kMaxPixelRatio / ratio);
    if (width > 0 && height > 0) onSize(Math.max(1, Math.round(width * share)), Math.max(1, Math.round(height * share)));
  });
  try {
    observer.observe(element, { box: 'device-pixel-content-box' });
  } catch {
    observer.observe(element); // Safari
  }
  signal.addEventListener('abort', () => observer.disconnect());
}
