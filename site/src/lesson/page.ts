// What the pages of lists, lessons and embeds know of where they are: from <body data-root data-site data-language-folder>.
import { Library } from './item_record';
import { itemFolder } from './item_record';
import type { Words } from './words';
import { wordsFor } from './words';

export interface Page {
  root: string; // address of the site's root
  languageFolder: string; // "" or "en/"
  site: string; // the collection's name
  language: string;
  words: Words;
  library: Library;
  pageOf(id: string): string;
}

export function readPage(): Page {
  const { root = './', site = document.title, languageFolder = '' } = document.body.dataset;
  const language = document.documentElement.lang || 'ja';
  const address = new URL(root, document.baseURI).href;
  return {
    root: address,
    languageFolder,
    site,
    language,
    words: wordsFor(language),
    library: new Library(address),
    pageOf: (id) => `${address}${languageFolder}item/${itemFolder(id)}/`,
  };
}

// A line that tells what just happened, to everyone.
export class Told {
  readonly element = document.createElement('p');

  constructor() {
    this.element.className = 'told';
    this.element.setAttribute('role', 'status');
  }

  say(text: string): void {
    this.element.textContent = text;
  }
}
