// The lesson room. With #l=… in the address: the pupils' view. Without: where a teacher composes one.
import { LessonEditor } from '../lesson/editor';
import { action } from '../lesson/form_fields';
import type { Lesson, LessonFault, ReadLesson } from '../lesson/lesson';
import { emptyLesson, kLimits, readLessonText } from '../lesson/lesson';
import { kLongLink, packLesson, unpackLesson } from '../lesson/lesson_link';
import { readPage, Told } from '../lesson/page';
import { LessonPlayer } from '../lesson/player';
import { copyText, fileName, saveFile } from '../lesson/save_file';
import { make } from '../viewer/dom';

const kDraft = 'kura-lesson-draft';
const kLargestFile = 2_000_000;

const page = readPage();
const { words } = page;
const told = new Told();
const place = document.querySelector<HTMLElement>('[data-lesson]') ?? document.body;

function open(): void {
  const packed = /^#l=(.+)$/.exec(location.hash)?.[1];
  if (packed) return play(unpackLesson(packed), false);
  const from = /^#from=(.+)$/.exec(location.hash)?.[1];
  const draft = readDraft();
  if (from) {
    addPieces(draft, from.split(','));
    keepDraft(draft);
    // Opened again, the page goes on with the draft.
    history.replaceState(null, '', location.pathname + location.search);
  }
  edit(draft);
}

// What was begun stays; pieces that it lacks come behind.
function addPieces(draft: Lesson, encoded: string[]): void {
  draft.steps = draft.steps.filter((step) => Object.keys(step).length > 0);
  for (const text of encoded) {
    const item = decoded(text);
    if (item && draft.steps.length < kLimits.steps && !draft.steps.some((step) => step.item === item)) draft.steps.push({ item });
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function readDraft(): Lesson {
  try {
    return readLessonText(localStorage.getItem(kDraft) ?? '').lesson ?? emptyLesson(page.language);
  } catch {
    return emptyLesson(page.language);
  }
}

function keepDraft(lesson: Lesson): void {
  try {
    localStorage.setItem(kDraft, JSON.stringify(lesson));
  } catch {
    // The draft then lives as long as the page; saving a file still works.
  }
}

// What of a foreign lesson was not right, once for each kind.
function sayFaults(faults: LessonFault[]): void {
  told.say([...new Set(faults.map(({ reason }) => words.faults[reason]))].join(' '));
}

function play(read: ReadLesson, isPreview: boolean): void {
  if (!read.lesson) {
    edit(emptyLesson(page.language));
    return sayFaults(read.faults);
  }
  const { lesson } = read;
  const player = new LessonPlayer(lesson, page);
  place.replaceChildren(told.element, player.element);
  if (isPreview) place.prepend(action(words.edit, () => edit(lesson), 'lesson__edit'));
  sayFaults(read.faults);
}

function edit(lesson: Lesson): void {
  const editor = new LessonEditor(lesson, { ...page, changed: keepDraft });
  place.replaceChildren(editor.element, makeActions(editor), told.element, make('p', 'note', words.draft_kept));
}

function makeActions(editor: LessonEditor): HTMLElement {
  const row = make('div', 'editor__actions');
  // Steps that were never filled are not handed out.
  const finished = (): Lesson | null => {
    const steps = editor.lesson.steps.filter((step) => step.item || step.text || step.title || step.question);
    if (steps.length > 0) return { ...editor.lesson, steps };
    told.say(words.needs_step);
    return null;
  };
  const ifFinished = (act: (lesson: Lesson) => void) => () => {
    const lesson = finished();
    if (lesson) act(lesson);
  };
  row.append(
    action(words.preview, ifFinished((lesson) => play({ lesson, faults: [] }, true)), 'lesson__next'),
    action(words.copy_link, ifFinished((lesson) => void copyLink(lesson))),
    action(words.save_file, ifFinished((lesson) => saveFile(new Blob([JSON.stringify(lesson, null, 1)], { type: 'application/json' }), `${fileName(lesson.title, 'lesson')}.json`))),
    makeFileOpener(),
    action(words.save_zip, ifFinished((lesson) => void saveZip(lesson, false))),
    action(words.save_scorm, ifFinished((lesson) => void saveZip(lesson, true))),
    action(words.draft_clear, () => {
      const empty = emptyLesson(page.language);
      keepDraft(empty);
      history.replaceState(null, '', location.pathname + location.search);
      edit(empty);
    }, 'lesson__quiet'),
  );
  return row;
}

async function copyLink(lesson: Lesson): Promise<void> {
  const link = `${location.href.replace(/#.*$/, '')}#l=${packLesson(lesson)}`;
  const isCopied = await copyText(link);
  const warning = link.length > kLongLink ? ` ${words.long_link(link.length)}` : '';
  told.say((isCopied ? words.copied : words.not_copied) + warning);
  place.querySelector('.link-field')?.remove();
  const field = make('input', 'link-field field__input');
  field.readOnly = true;
  field.value = link;
  field.setAttribute('aria-label', words.copy_link);
  told.element.after(field);
}

function makeFileOpener(): HTMLElement {
  const label = make('label', 'action file');
  const input = make('input');
  input.type = 'file';
  input.accept = '.json,application/json';
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) void readFile(file);
  });
  label.append(make('span', '', words.open_file), input);
  return label;
}

async function readFile(file: File): Promise<void> {
  const read = file.size > kLargestFile ? readLessonText('') : readLessonText(await file.text());
  if (read.lesson) {
    keepDraft(read.lesson);
    edit(read.lesson);
  }
  sayFaults(read.faults);
}

async function saveZip(lesson: Lesson, scorm: boolean): Promise<void> {
  // The ZIP's maker is fetched only by teachers who want one.
  const { makeOfflineZip, ZipError } = (await import(new URL('./offline_zip.js', import.meta.url).href)) as typeof import('./offline_zip');
  try {
    const { blob, leftOut } = await makeOfflineZip(lesson, { ...page, scorm, progress: (done, all) => told.say(words.zip_working(done, all)) });
    saveFile(blob, `${fileName(lesson.title, 'lesson')}${scorm ? '-scorm' : ''}.zip`);
    told.say([words.zip_done((blob.size / 1e6).toFixed(1)), words.zip_note, ...leftOut.map(words.zip_left_out)].join(' '));
  } catch (error) {
    told.say(words.zip_failed(error instanceof ZipError ? error.file : String(error)));
  }
}

addEventListener('hashchange', open);
open();
