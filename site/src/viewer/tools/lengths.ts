// Lengths as they are told to visitors: millimetres with their error where the true size is known, else shares of the piece.
import type { Item, Tier } from '../item';
import type { Point } from '../project';
import type { ToolWords } from './words';

export interface Yardstick {
  isTrue: boolean; // the record states on what the size is based
  height: number; // of the piece, in units of the model
  errorMm: number | undefined; // how far a place of what is shown may be from the scan
}

export function yardstickFor(item: Item, tier: Tier | undefined, boundsHeight: number): Yardstick {
  const bounds = item.model?.bounds_m;
  const height = bounds ? (bounds.max[1] ?? 0) - (bounds.min[1] ?? 0) : boundsHeight;
  return { isTrue: Boolean(item.model?.scale_basis), height, errorMm: tier?.error?.max_mm };
}

// Decimals that the error leaves meaning to.
function decimals(value: number, error: number | undefined): number {
  if (error !== undefined && error < 0.05 && value < 100) return 2;
  return value >= 1000 || (error !== undefined && error >= 5) ? 0 : 1;
}

// Metres of the model -> "100.0 mm ± 0.2 mm", or "0.42 × the height". ends: how many places bound the length; each may be
// off by the error, and all of them to the same side.
export function sayMeasured(metres: number, ends: number, yardstick: Yardstick, words: ToolWords): string {
  const { isTrue, height, errorMm } = yardstick;
  if (!isTrue) return words.measure.share((metres / (height || 1)).toFixed(2));
  const mm = metres * 1000;
  const error = errorMm === undefined ? undefined : errorMm * ends;
  const places = decimals(mm, error);
  if (error === undefined) return `${mm.toFixed(places)} mm`;
  // Rounded up: nobody is promised more than is known.
  const step = 10 ** -Math.max(1, places);
  return `${mm.toFixed(places)} mm ± ${(Math.max(step, Math.ceil(error / step - 1e-9) * step)).toFixed(Math.max(1, places))} mm`;
}

export const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

export const pathLength = (points: Point[]): number => points.reduce((sum, point, index) => sum + (index > 0 ? distance(points[index - 1] ?? point, point) : 0), 0);
