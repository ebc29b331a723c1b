// A bar of a round length, true at the depth of what the camera turns around; without perspective true everywhere.
import { make } from './dom';
import type { ViewState } from './view_state';
import type { ToolWords } from './tools/words';

const kFieldOfView = (30 * Math.PI) / 180; // vertical, docs/viewer-module.md
const kLongest = 0.26; // of the stage's width
const kLongestPx = 170;

export class ScaleBar {
  readonly element = make('div', 'scale');
  #length = make('b');
  #where = make('span');
  #bar = make('i');
  #words: ToolWords;

  constructor(words: ToolWords) {
    this.#words = words;
    this.element.hidden = true;
    this.element.setAttribute('role', 'img');
    this.element.append(this.#bar, this.#length, this.#where);
  }

  // state undefined: the true size is not known, or nothing is shown.
  show(state: ViewState | undefined, width: number, height: number): void {
    this.element.hidden = !state || height === 0;
    if (!state || height === 0) return;
    const { px, text } = scaleOf(state, width, height);
    const where = state.projection === 'orthographic' ? '' : this.#words.scale.at_centre;
    this.#bar.style.inlineSize = `${px.toFixed(2)}px`;
    this.#length.textContent = text;
    this.#where.textContent = where;
    this.element.setAttribute('aria-label', `${this.#words.scale.name} ${text} ${where}`.trim());
  }
}

// How long the bar of a stage of that size is, and what it stands for.
export function scaleOf(state: ViewState, width: number, height: number): { px: number; text: string } {
  const metresPerPx = (2 * state.camera.distance * Math.tan(kFieldOfView / 2)) / height;
  const length = roundBelow(Math.min(kLongest * width, kLongestPx) * metresPerPx);
  return { px: length / metresPerPx, text: sayRound(length) };
}

// 1, 2 or 5 times a power of ten.
function roundBelow(length: number): number {
  const power = 10 ** Math.floor(Math.log10(length) + 1e-9);
  const lead = length / power;
  return power * (lead >= 5 ? 5 : lead >= 2 ? 2 : 1);
}

function sayRound(metres: number): string {
  const mm = metres * 1000;
  if (mm < 9.5) return `${Number(mm.toPrecision(1))} mm`;
  return mm < 995 ? `${Math.round(mm / 10)} cm` : `${Math.round(mm / 1000)} m`;
}
