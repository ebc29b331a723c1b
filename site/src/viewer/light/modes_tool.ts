// Ways of looking: the surface as data.
import { make } from '../dom';
import { icons } from '../icons';
import type { Look } from '../module_types';
import type { Tool, ToolHost } from '../tools/tool';
import { makeChoice } from './fields';
import type { LightWords } from './words';

const kModes = ['full', 'color', 'relief', 'clay', 'xray', 'curvature', 'texels'] as const;

export class ModesTool implements Tool {
  readonly id = 'modes';
  readonly icon = icons.modes;
  readonly label: string;
  #words: LightWords;
  #host: ToolHost;
  #show: ((mode: Look['mode']) => void) | undefined;

  constructor(words: LightWords, host: ToolHost) {
    this.#words = words;
    this.#host = host;
    this.label = words.modes;
  }

  open(): HTMLElement {
    const words = this.#words, panel = make('div', 'tool-modes'), legend = make('p', 'quiet');
    legend.setAttribute('role', 'status');
    const choice = makeChoice(words.modes, kModes.map((mode) => [mode, words[mode]] as const), (mode) => {
      this.#host.act((stage) => void stage.setLook({ mode }));
      this.#show?.(mode);
    });
    this.#show = (mode) => {
      choice.show(mode);
      const text = { curvature: words.curvature_legend, texels: words.texels_legend, xray: words.xray_note }[mode as string] ?? '';
      if (legend.textContent !== text) legend.textContent = text;
      legend.dataset.mode = mode;
    };
    panel.append(choice.element, legend);
    this.moved();
    return panel;
  }

  close(): void {
    this.#show = undefined;
  }

  moved(): void {
    this.#show?.(this.#host.viewState?.look.mode ?? 'full');
  }
}
