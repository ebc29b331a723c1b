// The light: which room's, where the lamp stands, how strong it is, how bright the picture.
import { make, makeButton } from '../dom';
import { icons } from '../icons';
import type { Look } from '../module_types';
import type { Tool, ToolHost } from '../tools/tool';
import { makeChoice, makeSlider, makeSwitch } from './fields';
import type { LightWords } from './words';

export class LightTool implements Tool {
  readonly id = 'light';
  readonly icon = icons.light;
  readonly label: string;
  #words: LightWords;
  #host: ToolHost;
  #show: (() => void) | undefined;

  constructor(words: LightWords, host: ToolHost) {
    this.#words = words;
    this.#host = host;
    this.label = words.title;
  }

  open(): HTMLElement {
    const words = this.#words, host = this.#host, { lamp } = host;
    const panel = make('div', 'tool-light'), note = make('p', 'quiet', words.explain);
    note.setAttribute('role', 'status');
    const rooms = makeChoice<Look['environment']>(words.room, [['gallery', words.gallery], ['daylight', words.daylight], ['raking', words.raking]], (environment) =>
      host.act((stage) => void stage.setLook({ environment }).then((isThere) => {
        note.textContent = isThere ? words.explain : words.failed;
        this.moved();
      })));
    const degrees = (value: number) => `${Math.round(value)}°`;
    const drag = makeSwitch(words.drag, (on) => (on ? lamp.hold(false) : lamp.leave()));
    const yaw = makeSlider(words.yaw, [-180, 180, 1], degrees, (value) => lamp.put({ yaw: value, pitch: lamp.place?.pitch ?? 45 }));
    const pitch = makeSlider(words.pitch, [-90, 90, 1], degrees, (value) => lamp.put({ yaw: lamp.place?.yaw ?? 0, pitch: value }));
    const intensity = makeSlider(words.intensity, [0, 3, 0.05], (value) => `× ${value.toFixed(2)}`, (value) => lamp.place && lamp.put(lamp.place, value));
    const exposure = makeSlider(words.exposure, [-2, 2, 0.1], (value) => `${value > 0 ? '+' : ''}${value.toFixed(1)} EV`, (value) => host.act((stage) => void stage.setLook({ exposure: value })));
    const reset = makeButton(icons.reset, words.reset, () => {
      host.act((stage) => void stage.setLook({ environment: 'gallery', exposure: 0, key: null }));
      lamp.moved();
      this.moved();
    });
    reset.className = 'tool-main';
    panel.append(rooms.element, drag.element, yaw.element, pitch.element, intensity.element, exposure.element, reset, note);
    this.#show = () => {
      const look = host.viewState?.look, { place } = lamp;
      if (!look || !place) return;
      rooms.show(look.environment);
      drag.show(lamp.isHeld);
      yaw.show(place.yaw);
      pitch.show(place.pitch);
      intensity.show(look.key?.intensity ?? 1);
      exposure.show(look.exposure);
    };
    lamp.changed = this.#show;
    this.#show();
    return panel;
  }

  close(): void {
    this.#show = this.#host.lamp.changed = undefined;
  }

  moved(): void {
    this.#show?.();
  }
}
