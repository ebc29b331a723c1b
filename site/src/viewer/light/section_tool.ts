// The section plane: along which axis, where, and which side stays.
import { make } from '../dom';
import { icons } from '../icons';
import type { Look } from '../module_types';
import type { Tool, ToolHost } from '../tools/tool';
import { makeChoice, makeSlider, makeSwitch } from './fields';
import type { LightWords } from './words';

type Section = NonNullable<Look['section']>;

export class SectionTool implements Tool {
  readonly id = 'section';
  readonly icon = icons.section;
  readonly label: string;
  #words: LightWords;
  #host: ToolHost;
  #show: (() => void) | undefined;

  constructor(words: LightWords, host: ToolHost) {
    this.#words = words;
    this.#host = host;
    this.label = words.section;
  }

  open(): HTMLElement {
    const words = this.#words, panel = make('div', 'tool-section'), more = make('div');
    const choice = makeChoice<Section['axis'] | 'whole'>(words.section, [['whole', words.whole], ['x', words.x], ['y', words.y], ['z', words.z]], (axis) =>
      this.#set(axis === 'whole' ? null : { axis, at: this.#section?.at ?? 0.5, flip: this.#section?.flip ?? false }));
    const at = makeSlider(words.at, [0, 1, 0.005], (value) => `${Math.round(value * 100)} %`, (value) => this.#section && this.#set({ ...this.#section, at: value }));
    const flip = makeSwitch(words.flip, (on) => this.#section && this.#set({ ...this.#section, flip: on }));
    more.append(at.element, flip.element);
    panel.append(choice.element, more);
    this.#show = () => {
      const section = this.#section;
      choice.show(section?.axis ?? 'whole');
      more.hidden = !section;
      if (!section) return;
      at.show(section.at);
      flip.show(section.flip);
    };
    this.#show();
    return panel;
  }

  close(): void {
    this.#show = undefined;
  }

  moved(): void {
    this.#show?.();
  }

  get #section(): Section | null {
    return this.#host.viewState?.look.section ?? null;
  }

  #set(section: Section | null): void {
    this.#host.act((stage) => void stage.setLook({ section }));
    this.#show?.();
  }
}
