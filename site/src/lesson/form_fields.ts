// Labelled fields of the teacher's forms.
import { make } from '../viewer/dom';

let count = 0;

function labelled<T extends HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(word: string, control: T): HTMLElement {
  const row = make('div', 'field');
  const label = make('label', 'field__label', word);
  control.id = `field-${++count}`;
  label.htmlFor = control.id;
  row.append(label, control);
  return row;
}

export function textField(word: string, value: string, limit: number, change: (text: string) => void, hint = ''): HTMLElement {
  const input = make('input', 'field__input');
  input.value = value;
  input.maxLength = limit;
  if (hint) input.placeholder = hint;
  input.addEventListener('input', () => change(input.value));
  return labelled(word, input);
}

export function textArea(word: string, value: string, limit: number, rows: number, change: (text: string) => void): HTMLElement {
  const area = make('textarea', 'field__input');
  area.value = value;
  area.maxLength = limit;
  area.rows = rows;
  area.addEventListener('input', () => change(area.value));
  return labelled(word, area);
}

export function choiceField(word: string, options: [value: string, label: string][], value: string, change: (value: string) => void): HTMLElement {
  const select = make('select', 'field__input');
  for (const [each, label] of options) select.append(new Option(label, each, false, each === value));
  select.value = value;
  select.addEventListener('change', () => change(select.value));
  return labelled(word, select);
}

export function tickField(word: string, value: boolean, change: (on: boolean) => void): HTMLElement {
  const label = make('label', 'field field--tick');
  const input = make('input');
  input.type = 'checkbox';
  input.checked = value;
  input.addEventListener('change', () => change(input.checked));
  label.append(input, make('span', '', word));
  return label;
}

export function action(word: string, act: () => void, className = ''): HTMLButtonElement {
  const button = make('button', `action ${className}`.trim(), word);
  button.type = 'button';
  button.addEventListener('click', act);
  return button;
}
