// Whether a piece is on display: the record gives days, the reader's clock says which of them is now.
import { partsOf, today } from './comfort';

interface Span {
  from: string;
  to: string;
}

export function readSpans(text: string): Span[] {
  return text
    .split(' ')
    .filter(Boolean)
    .map((span) => ({ from: span.split('/')[0] ?? '', to: span.split('/')[1] ?? '' }));
}

export function spanNow(spans: Span[], day: string): Span | undefined {
  return spans.find(({ from, to }) => (!from || from <= day) && (!to || day <= to));
}

export function nextSpan(spans: Span[], day: string): Span | undefined {
  return spans.find(({ from }) => from > day);
}

export function formatDay(date: string, language: string): string {
  const [year, month, day] = partsOf(date);
  return new Intl.DateTimeFormat(language.replace('ja-x-easy', 'ja'), { dateStyle: 'long', timeZone: 'UTC' }).format(Date.UTC(year, month - 1, day));
}

export function prepareDisplay(): void {
  const day = today();
  const language = document.documentElement.lang;
  for (const mark of document.querySelectorAll<HTMLElement>('[data-display]')) {
    mark.hidden = !spanNow(readSpans(mark.dataset.display ?? ''), day);
  }
  for (const time of document.querySelectorAll<HTMLTimeElement>('.display__days time')) time.textContent = formatDay(time.dateTime, language);
  for (const place of document.querySelectorAll<HTMLElement>('[data-display-status]')) {
    const spans = readSpans(place.dataset.displayStatus ?? '');
    const words = place.querySelector<HTMLElement>('[data-display-words]');
    if (!words || spans.some(({ from, to }) => !from && !to)) continue;
    const isNow = spanNow(spans, day) !== undefined;
    words.textContent = (isNow ? place.dataset.now : place.dataset.not) ?? '';
    place.classList.toggle('display--now', isNow);
  }
}
