// Works found, as the cards of the index page: filled from the page's <template>, never from markup in a record.
import { textIn } from './facet_lists';
import type { Card, Texts } from './index_reader';

export interface CardPlaces {
  template: HTMLTemplateElement;
  items: string; // address of the item folders in this language
  pictures: string; // and of their files
  language: string;
}

const kEagerCards = 4;

function put(element: HTMLElement, texts: Texts, language: string): HTMLElement {
  const shown = textIn(texts, language);
  element.textContent = shown.text;
  if (shown.language !== language) element.lang = shown.language;
  return element;
}

export function makeCard(card: Card, place: number, places: CardPlaces): HTMLElement {
  const element = (places.template.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
  const link = element.querySelector<HTMLAnchorElement>('h3 a')!;
  link.href = `${places.items}${card.folder}/`;
  put(link, card.title, places.language);
  const line = element.querySelector('.card__line')!;
  line.append(...card.line.map((texts) => put(document.createElement('span'), texts, places.language)));
  const stage = element.querySelector('.card__stage')!;
  if (card.picture) {
    const picture = document.createElement('img');
    picture.alt = '';
    picture.width = card.picture.width;
    picture.height = card.picture.height;
    picture.decoding = 'async';
    if (place >= kEagerCards) picture.loading = 'lazy';
    picture.src = `${places.pictures}${card.folder}/${card.picture.uri}`;
    stage.classList.toggle('card__stage--photograph', Boolean(card.picture.is_photograph));
    stage.append(picture);
  }
  if (!card.can_turn) element.querySelector('[data-can="turn"]')?.remove();
  if (!card.can_zoom) element.querySelector('[data-can="zoom"]')?.remove();
  return element;
}
