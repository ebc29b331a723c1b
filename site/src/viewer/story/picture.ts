// A photograph of the record inside a card.
import { make } from '../dom';
import type { Item } from '../item';
import { textIn } from './text';

export function makePicture(item: Item, number: number | undefined, language: string): HTMLElement | undefined {
  const photograph = number === undefined ? undefined : item.images?.[number];
  if (!photograph?.small) return undefined;
  const { uri, width, height } = photograph.small;
  const image = make('img', 'card-picture');
  image.width = width;
  image.height = height;
  image.loading = 'lazy';
  image.decoding = 'async';
  image.src = uri;
  if (photograph.large) image.srcset = `${uri} ${width}w, ${photograph.large.uri} ${photograph.large.width}w`;
  image.sizes = '20rem';
  image.alt = textIn(photograph.label, language).text;
  return image;
}
