// The parts of which the panels of light, ways of looking and section are made.
import { make, makeButton } from '../dom';

export interface Slider {
  element: HTMLElement;
  show(value: number): void;
}

// text: the value as it is told.
export function makeSlider(label: string, [least, most, step]: [number, number, number], text: (value: number) => string, act: (value: number) => void): Slider {
  const element = make('label', 'tool-slider');
  const input = make('input'), output = make('span', 'quiet');
  input.type = 'range';
  [input.min, input.max, input.step] = [String(least), String(most), String(step)];
  output.setAttribute('aria-hidden', 'true');
  const tell = () => {
    output.textContent = text(Number(input.value));
    input.setAttribute('aria-valuetext', output.textContent);
  };
  input.addEventListener('input', () => {
    tell();
    act(Number(input.value));
  });
  element.append(make('span', '', label), output, input);
  return {
    element,
    show: (value) => {
      input.value = String(value);
      tell();
    },
  };
}

export interface Choice<K extends string> {
  element: HTMLElement;
  show(key: K): void;
}

export function makeChoice<K extends string>(name: string, entries: readonly (readonly [K, string])[], act: (key: K) => void): Choice<K> {
  const element = make('div', 'tool-grid');
  element.setAttribute('role', 'group');
  element.setAttribute('aria-label', name);
  const buttons = entries.map(([key, label]) => {
    const button = makeButton('', label, () => act(key));
    element.append(button);
    return [key, button] as const;
  });
  return { element, show: (chosen) => buttons.forEach(([key, button]) => button.setAttribute('aria-pressed', String(key === chosen))) };
}

export function makeSwitch(label: string, act: (on: boolean) => void): { element: HTMLElement; show(on: boolean): void } {
  const element = make('label', 'tool-switch');
  const box = make('input');
  box.type = 'checkbox';
  box.addEventListener('change', () => act(box.checked));
  element.append(box, make('span', '', label));
  return { element, show: (on) => (box.checked = on) };
}
