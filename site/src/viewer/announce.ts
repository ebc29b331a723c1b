// Tells people who do not see the picture where the camera stands, once it rests.
import type { Camera } from './item';
import type { Strings } from './strings';

const kFieldOfView = (30 * Math.PI) / 180; // vertical, docs/viewer-module.md
const kRestMs = 700;

function heightKey(pitch: number): keyof Strings['height'] {
  if (pitch > 70) return 'top';
  if (pitch > 35) return 'above';
  if (pitch > 8) return 'slightly_above';
  if (pitch >= -8) return 'level';
  if (pitch >= -35) return 'slightly_below';
  return pitch >= -70 ? 'below' : 'bottom';
}

// Metres as people say them: "3.4 cm", "34 cm", "1.2 m".
export function sayLength(metres: number): string {
  if (metres >= 1) return `${metres.toFixed(1)} m`;
  const centimetres = metres * 100;
  return centimetres >= 10 ? `${Math.round(centimetres)} cm` : `${centimetres.toFixed(1)} cm`;
}

// aspect: width / height of the picture, null where the true size is not known and no length may be said.
export function describeView(camera: Camera, aspect: number | null, words: Strings): string {
  const turn = ((camera.yaw % 360) + 360) % 360;
  const parts = [words.side[Math.round(turn / 45) % 8], words.height[heightKey(camera.pitch)]];
  if (aspect !== null) parts.push(words.width(sayLength(2 * camera.distance * Math.tan(kFieldOfView / 2) * aspect)));
  return parts.filter(Boolean).join(words.separator);
}

// What of a flat work is seen: one of the nine places of `words`, and its width where the true size is known.
export function describePlace(camera: Camera, bounds: { min: number[]; max: number[] }, aspect: number | null, words: Strings, places: string[]): string {
  const third = (axis: number) => {
    const low = bounds.min[axis] ?? 0, high = bounds.max[axis] ?? 0;
    return Math.max(0, Math.min(2, Math.floor((((camera.target[axis] ?? 0) - low) / Math.max(high - low, 1e-9)) * 3)));
  };
  const parts = [places[(2 - third(1)) * 3 + third(0)] ?? ''];
  if (aspect !== null) parts.push(words.width(sayLength(2 * camera.distance * Math.tan(kFieldOfView / 2) * aspect)));
  return parts.filter(Boolean).join(words.separator);
}

export class Announcer {
  #say: (text: string) => void;
  #last = '';
  #timer = 0;
  #skips = false;

  constructor(say: (text: string) => void) {
    this.#say = say;
  }

  // Describes once nothing has moved for a moment; the same view is not told twice.
  moved(describe: () => string): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      const text = describe();
      if (text && text !== this.#last && !this.#skips) this.#say(text);
      this.#skips = false;
      this.#last = text;
    }, kRestMs);
  }

  // The view that comes next is described by somebody else.
  skip(): void {
    this.#skips = true;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
