// The worksheet of a lesson: pictures, questions, answers and sources, to be printed or saved as one file that needs nothing else.
import { make } from '../viewer/dom';
import type { AnswerSheet } from './answers';
import { cite, sourceOf } from './citation';
import type { ItemRecord, Library } from './item_record';
import { textIn } from './item_record';
import type { Lesson } from './lesson';
import { itemsOf } from './lesson';
import type { Words } from './words';

export interface WorksheetInput {
  lesson: Lesson;
  sheet: AnswerSheet;
  library: Library;
  site: string; // name of the collection's site
  language: string;
  words: Words;
  pageOf(id: string): string; // address for people
}

export async function makeWorksheet(input: WorksheetInput): Promise<HTMLElement> {
  const { lesson, sheet, words } = input;
  const paper = make('article', 'worksheet');
  paper.lang = input.language;
  const title = make('h2', 'worksheet__title', lesson.title);
  title.lang = lesson.language;
  paper.append(title, makeNames(sheet, words));
  for (const [index, step] of lesson.steps.entries()) {
    const part = make('section', 'worksheet__step');
    part.append(make('h3', '', `${index + 1}. ${step.title ?? ''}`));
    const record = step.item ? await input.library.record(step.item) : null;
    const picture = record ? await makePicture(record, input) : null;
    if (picture) part.append(picture);
    for (const line of (step.text ?? '').split('\n').filter((text) => text.trim())) part.append(make('p', '', line));
    if (step.question) part.append(...makeAnswer(step.question.prompt, sheet.text(index), step.question.kind === 'choice' ? step.question.choices : []));
    part.lang = lesson.language;
    paper.append(part);
  }
  paper.append(await makeSources(input));
  return paper;
}

function makeNames(sheet: AnswerSheet, words: Words): HTMLElement {
  const row = make('p', 'worksheet__names');
  for (const [word, value] of [[words.class_name, sheet.answers.className], [words.name.replace(/[（(].*$/, '').trim(), sheet.answers.name]] as const) {
    row.append(make('span', 'worksheet__field', `${word}　${value}`));
  }
  return row;
}

// Pictures are carried inside, so that a saved sheet has them wherever it goes.
async function makePicture(record: ItemRecord, input: WorksheetInput): Promise<HTMLElement | null> {
  const picture = await input.library.picture(record, 'large');
  if (!picture) return null;
  const figure = make('figure', 'worksheet__picture');
  const image = make('img');
  image.src = await asDataUrl(picture.href).catch(() => picture.href);
  image.alt = textIn(record.alt ?? record.title, input.language).text;
  await image.decode().catch(() => undefined);
  figure.append(image, make('figcaption', '', [textIn(record.title, input.language).text, record.credit].filter(Boolean).join(' / ')));
  return figure;
}

async function asDataUrl(href: string): Promise<string> {
  const blob = await (await fetch(href)).blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error(href));
    reader.readAsDataURL(blob);
  });
}

function makeAnswer(prompt: string, answer: string, choices: string[]): HTMLElement[] {
  const elements: HTMLElement[] = [make('p', 'worksheet__prompt', prompt)];
  if (choices.length > 0) {
    const list = make('ul', 'worksheet__choices');
    for (const choice of choices) list.append(make('li', '', `${choice === answer && choice ? '●' : '○'} ${choice}`));
    elements.push(list);
  } else if (answer.trim()) {
    elements.push(make('p', 'worksheet__answer', answer));
  } else {
    // Lines to write on by hand.
    const lines = make('div', 'worksheet__lines');
    lines.append(make('span'), make('span'), make('span'));
    elements.push(lines);
  }
  return elements;
}

async function makeSources(input: WorksheetInput): Promise<HTMLElement> {
  const part = make('section', 'worksheet__sources');
  part.append(make('h3', '', input.words.sources));
  const list = make('ul');
  for (const id of itemsOf(input.lesson)) {
    const record = await input.library.record(id);
    if (!record) continue;
    const style = input.language.startsWith('ja') ? 'sist02' : 'apa';
    list.append(make('li', '', cite(sourceOf(record, input.site, input.pageOf(id), new Date(), input.language), style)));
  }
  part.append(list);
  return part;
}

const kSheetStyle = `body{font:16px/1.8 system-ui,"Hiragino Sans","Noto Sans CJK JP",sans-serif;color:#1f1b17;max-width:44rem;margin:2rem auto;padding:0 1rem}
h2{font-weight:500}h3{font-size:1rem;margin:2rem 0 .5rem}img{max-width:100%;height:auto;max-height:20rem}figure{margin:0}figcaption{font-size:.8rem}
.worksheet__names{display:flex;gap:2rem}.worksheet__field{flex:1;border-bottom:1px solid}.worksheet__prompt{font-weight:600}
.worksheet__answer{white-space:pre-wrap;border-left:3px solid #8a6a1f;padding-left:1rem}.worksheet__choices{list-style:none;padding:0}
.worksheet__lines span{display:block;height:2.2rem;border-bottom:1px solid #8c8375}section{break-inside:avoid}`;

const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

// One HTML file without scripts. Written as text: a document made here would be under this page's policy, which refuses its style.
export function worksheetFile(paper: HTMLElement, title: string, language: string): Blob {
  const head = `<meta charset="utf-8">\n<title>${escaped(title)}</title>\n<style>${kSheetStyle}</style>`;
  return new Blob([`<!DOCTYPE html>\n<html lang="${escaped(language)}">\n<head>\n${head}\n</head>\n<body>\n${paper.outerHTML}\n</body>\n</html>\n`], { type: 'text/html' });
}
