// A record's text in the visitor's language, with the tag of the language that it is really in.
import { make } from '../dom';
import type { LanguageMap } from '../item';
import { htmlTag } from '../strings';

export interface Text {
  text: string;
  lang: string; // for the lang attribute; empty where it is the visitor's own
}

// As pickText of item.ts chooses: the wanted language, else Japanese, else any.
export function textIn(texts: LanguageMap | undefined, language: string): Text {
  const key = [language, 'ja', ...Object.keys(texts ?? {})].find((each) => texts?.[each]) ?? language;
  return { text: texts?.[key] ?? '', lang: key === language ? '' : htmlTag(key) };
}

export function makeText<K extends keyof HTMLElementTagNameMap>(tag: K, texts: LanguageMap | undefined, language: string): HTMLElementTagNameMap[K] {
  const { text, lang } = textIn(texts, language);
  const element = make(tag, '', text);
  if (lang) element.lang = lang;
  return element;
}
