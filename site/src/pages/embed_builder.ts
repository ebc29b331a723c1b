// Composes the line that puts a piece into another page: choose, see the preview, copy.
import { embedQuery } from '../lesson/embed_options';
import type { EmbedOptions } from '../lesson/embed_options';
import { action, choiceField, textArea, textField, tickField } from '../lesson/form_fields';
import { itemFolder, textIn } from '../lesson/item_record';
import type { ItemRecord } from '../lesson/item_record';
import type { Question } from '../lesson/lesson';
import { kLimits } from '../lesson/lesson';
import { readMyList } from '../lesson/my_list';
import { readPage, Told } from '../lesson/page';
import { copyText } from '../lesson/save_file';
import { make } from '../viewer/dom';
import { encodeViewState } from '../viewer/view_state';

const kSizes: [width: string, height: number][] = [['100%', 480], ['640', 800], ['480', 600], ['360', 450]];

const page = readPage();
const { words, library } = page;
const told = new Told();
const form = make('div', 'editor__form');
const preview = make('iframe', 'embed-preview');
preview.title = words.embed_preview; // until a piece is chosen
const code = make('textarea', 'field__input embed-code');
const elementCode = make('textarea', 'field__input embed-code');
const options: EmbedOptions = { hasPins: true };
let item = new URLSearchParams(location.search).get('item') ?? readMyList()[0] ?? '';
let folder = page.languageFolder;
let size = kSizes[0] ?? ['100%', 480];
let record: ItemRecord | null = null;

const languages: [folder: string, name: string][] = JSON.parse(document.body.dataset.languages ?? '[]');

const address = () => `${page.root}${folder}item/${itemFolder(item)}/embed.html${embedQuery(options)}`;
const attribute = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

function draw(): void {
  if (!record) return;
  const title = textIn(record.title, page.language).text;
  preview.title = title;
  if (preview.src !== address()) preview.src = address();
  preview.style.height = `${size[1]}px`;
  // The features that a piece in 3D asks for; the frame may do nothing else.
  code.value = `<iframe src="${attribute(address())}" title="${attribute(title)}" width="${size[0]}" height="${size[1]}" loading="lazy" allow="fullscreen; xr-spatial-tracking" style="border:0"></iframe>`;
  elementCode.value = `<script type="module" src="${attribute(page.root)}viewer/kura-viewer.js"></script>\n<kura-viewer src="${attribute(`${library.folder(item)}item.json`)}"${options.view ? ` view="${attribute(options.view)}"` : ''} lang="${page.language}"></kura-viewer>`;
  elementCode.closest<HTMLElement>('.field')?.toggleAttribute('hidden', !record.model);
}

function change(act: () => void): void {
  act();
  draw();
}

async function choose(id: string): Promise<void> {
  item = id;
  record = id ? await library.record(id) : null;
  options.view = undefined;
  options.at = undefined;
  fill();
  told.say(id && !record ? words.piece_unknown(id) : '');
  draw();
}

function fill(): void {
  const known = [...new Set([item, ...readMyList()])].filter(Boolean);
  let number = '';
  const byNumber = textField(words.piece_number, '', kLimits.title, (text) => (number = text.trim()));
  byNumber.append(action(words.add_piece, () => number && void choose(number)));
  const fields: HTMLElement[] = [];
  if (known.length > 0) {
    const choice = choiceField(words.embed_piece, known.map((id) => [id, id]), item, (id) => void choose(id));
    for (const option of choice.querySelectorAll('option')) void library.nameOption(option, page.language);
    fields.push(choice);
  }
  fields.push(byNumber);
  if (record?.model) fields.push(...makeViewFields(record.model.views ?? []));
  if (languages.length > 1) fields.push(choiceField(words.embed_language, languages, folder, (value) => change(() => (folder = value))));
  fields.push(
    choiceField(words.embed_size, kSizes.map(([width, height], index) => [String(index), `${width} × ${height}`]), String(kSizes.indexOf(size)), (value) =>
      change(() => (size = kSizes[Number(value)] ?? size)),
    ),
    ...makeQuestionFields(),
  );
  form.replaceChildren(...fields);
}

function makeViewFields(views: { id: string; label: Record<string, string> }[]): HTMLElement[] {
  const kinds: [string, string][] = [['', words.embed_view_first], ...views.map(({ id, label }): [string, string] => [id, textIn(label, page.language).text]), ['*', words.embed_view_now]];
  const view = choiceField(words.embed_view, kinds, options.at ? '*' : options.view ?? '', (value) =>
    change(() => {
      options.at = value === '*' ? shownNow() : undefined;
      options.view = value === '*' ? undefined : value || undefined;
    }),
  );
  const light = choiceField(words.embed_light, Object.entries(words.embed_lights), options.light ?? '', (value) => change(() => (options.light = value || undefined)));
  const mode = choiceField(words.embed_mode, Object.entries(words.embed_modes), options.mode ?? 'full', (value) => change(() => (options.mode = value)));
  return [view, light, mode, tickField(words.embed_pins, options.hasPins, (on) => change(() => (options.hasPins = on)))];
}

// The preview is a page of this site, so it may be asked.
function shownNow(): string | undefined {
  const state = preview.contentDocument?.querySelector('kura-viewer')?.viewState;
  return state && encodeViewState(state);
}

function makeQuestionFields(): HTMLElement[] {
  const tick = tickField(words.embed_quiz, Boolean(options.question), (on) => {
    options.question = on ? { kind: 'choice', prompt: '', choices: ['', ''] } : undefined;
    fill();
    draw();
  });
  const { question } = options;
  if (!question) return [tick];
  const prompt = textArea(words.prompt, question.prompt, kLimits.text, 2, (text) => change(() => (question.prompt = text)));
  return question.kind === 'choice' ? [tick, prompt, ...makeChoiceFields(question)] : [tick, prompt];
}

function makeChoiceFields(question: Question & { kind: 'choice' }): HTMLElement[] {
  const fields = question.choices.map((choice, index) =>
    textField(words.choice(index + 1), choice, kLimits.choice, (text) => change(() => (question.choices[index] = text))),
  );
  const right: [string, string][] = [['', words.no_correct], ...question.choices.map((_, index): [string, string] => [String(index), words.choice(index + 1)])];
  const answer = choiceField(words.correct, right, question.answer === undefined ? '' : String(question.answer), (value) =>
    change(() => (question.answer = value ? Number(value) : undefined)),
  );
  if (question.choices.length >= kLimits.choices) return [...fields, answer];
  const more = action(words.add_choice, () => {
    question.choices.push('');
    fill();
  });
  return [...fields, answer, more];
}

function makeCode(word: string, area: HTMLTextAreaElement, id: string): HTMLElement {
  const row = make('div', 'field');
  const label = make('label', 'field__label', word);
  area.id = label.htmlFor = id;
  area.readOnly = true;
  area.rows = 3;
  area.spellcheck = false;
  row.append(label, area, action(words.embed_copy, () => void copyText(area.value).then((done) => told.say(done ? words.copied : words.not_copied))));
  return row;
}

const place = document.querySelector<HTMLElement>('[data-embed-builder]');
if (place) {
  const shown = make('div', 'editor__left');
  shown.append(make('h2', '', words.embed_preview), preview);
  const body = make('div', 'editor__body');
  body.append(shown, form);
  place.replaceChildren(body, told.element, makeCode(words.embed_code, code, 'embed-code'), makeCode(words.embed_code_element, elementCode, 'embed-element'));
  void choose(item);
}
