// The few kinds of controls of the edit mode. key: their name, by which the focus finds them after a change.
import type { LanguageMap } from '../viewer/item';
import { htmlTag } from '../viewer/strings';

export function makePress(key: string, label: string, act: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.dataset.key = key;
  button.addEventListener('click', act);
  return button;
}

function makeLabelled<T extends HTMLElement>(control: T, key: string, label: string): HTMLElement {
  const element = document.createElement('label');
  const words = document.createElement('span');
  words.textContent = label;
  control.dataset.key = key;
  element.append(words, control);
  return element;
}

// write is called when the curator has finished, not with each letter: one step to take back.
export function makeField(key: string, label: string, value: string, write: (text: string) => void): HTMLElement {
  const input = document.createElement('input');
  input.value = value;
  input.autocomplete = 'off';
  input.spellcheck = false;
  input.addEventListener('change', () => write(input.value));
  return makeLabelled(input, key, label);
}

export function makeTexts(key: string, label: string, language: string, texts: LanguageMap, isLong: boolean, write: (texts: LanguageMap) => void): HTMLElement {
  const input = isLong ? document.createElement('textarea') : document.createElement('input');
  input.value = texts[language] ?? '';
  input.lang = htmlTag(language);
  const other = texts.ja ?? Object.values(texts)[0];
  if (!input.value && other) input.placeholder = other;
  input.addEventListener('change', () => {
    const { [language]: _, ...others } = texts;
    write(input.value.trim() ? { ...others, [language]: input.value } : others);
  });
  return makeLabelled(input, key, label);
}

export function makeSelect(key: string, label: string, choices: (readonly [string, string])[], value: string, write: (value: string) => void): HTMLElement {
  const select = document.createElement('select');
  for (const [id, name] of choices) select.add(new Option(name, id, false, id === value));
  select.addEventListener('change', () => write(select.value));
  return makeLabelled(select, key, label);
}
