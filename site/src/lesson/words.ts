// Words of lessons, my list and embeds for a page's language.
import { en } from './words/en';
import { ja } from './words/ja';
import type { Words } from './words/ja';
import { jaEasy } from './words/ja-easy';
import { ko } from './words/ko';
import { zh } from './words/zh';

export type { Words };

export function wordsFor(language: string): Words {
  const tag = language.toLowerCase();
  if (tag.startsWith('ja-')) return jaEasy;
  const primary = tag.split('-')[0];
  return primary === 'en' ? en : primary === 'zh' ? zh : primary === 'ko' ? ko : ja;
}
