// A lesson as pupils go through it: a piece, a few words, a question; at the end all answers, to be printed or saved.
import { make } from '../viewer/dom';
import { AnswerSheet } from './answers';
import type { Library } from './item_record';
import { textIn } from './item_record';
import type { Lesson, Step } from './lesson';
import { PieceStage } from './piece_stage';
import { makeQuestionField } from './question_field';
import { fileName, saveFile } from './save_file';
import type { Words } from './words';
import { makeWorksheet, worksheetFile } from './worksheet';

export interface PlayerOptions {
  library: Library;
  site: string;
  language: string;
  words: Words;
  pageOf(id: string): string;
  onStep?(step: number, count: number): void; // count itself: the look back at the end
  onAnswers?(sheet: AnswerSheet): void;
}

export class LessonPlayer {
  readonly element = make('div', 'lesson');
  #lesson: Lesson;
  #options: PlayerOptions;
  #sheet: AnswerSheet;
  #stage: PieceStage;
  #panel = make('section', 'lesson__panel');
  #step = 0;

  constructor(lesson: Lesson, options: PlayerOptions) {
    this.#lesson = lesson;
    this.#options = options;
    this.#sheet = new AnswerSheet(lesson, () => options.onAnswers?.(this.#sheet));
    this.#stage = new PieceStage(options.library, options.language, options.words);
    const title = make('h1', 'lesson__title', lesson.title);
    title.lang = lesson.language;
    const head = make('header', 'lesson__head');
    head.append(title);
    if (lesson.for) head.append(make('p', 'lesson__for', lesson.for));
    const body = make('div', 'lesson__body');
    body.append(this.#stage.element, this.#panel);
    this.element.append(head, body);
    void this.go(0, false);
  }

  get sheet(): AnswerSheet {
    return this.#sheet;
  }

  // takesFocus: the visitor asked for this step, so reading goes on at its heading.
  async go(step: number, takesFocus = true): Promise<void> {
    const { steps } = this.#lesson;
    this.#step = Math.max(0, Math.min(step, steps.length));
    const current = steps[this.#step];
    this.element.classList.toggle('lesson--summary', !current);
    this.#panel.replaceChildren(...(current ? this.#makeStep(current) : this.#makeSummary()));
    if (takesFocus) this.#panel.querySelector<HTMLElement>('h2')?.focus();
    this.#options.onStep?.(this.#step, steps.length);
    await this.#stage.show(current?.item, current?.view);
    if (current && steps[this.#step] === current) await this.#addSource(current);
  }

  #makeStep(step: Step): HTMLElement[] {
    const { words } = this.#options;
    const count = this.#lesson.steps.length;
    const index = this.#step;
    const heading = make('h2', 'lesson__heading', step.title || words.step(index + 1));
    heading.tabIndex = -1;
    heading.lang = step.title ? this.#lesson.language : this.#options.language;
    const text = make('div', 'lesson__text');
    text.lang = this.#lesson.language;
    for (const line of (step.text ?? '').split('\n').filter((part) => part.trim())) text.append(make('p', '', line));
    const parts: HTMLElement[] = [make('p', 'lesson__progress figures', words.step_of(index + 1, count)), heading, text];
    if (step.question) {
      const field = makeQuestionField(step.question, this.#sheet.text(index), words, (answer) => this.#sheet.write(index, answer));
      field.lang = this.#lesson.language;
      parts.push(field);
      if (!this.#lesson.steps.slice(0, index).some((before) => before.question)) {
        parts.push(make('p', 'note', this.#sheet.isKept ? words.answers_kept_here : words.answers_not_kept));
      }
    }
    parts.push(this.#makeTurns(index, index === count - 1 ? words.finish : words.next));
    return parts;
  }

  #makeTurns(index: number, onward: string): HTMLElement {
    const turns = make('div', 'lesson__turns');
    if (index > 0) turns.append(this.#button(this.#options.words.back, 'lesson__back', () => void this.go(index - 1)));
    turns.append(this.#button(onward, 'lesson__next', () => void this.go(index + 1)));
    return turns;
  }

  async #addSource(step: Step): Promise<void> {
    const { library, language, words, pageOf } = this.#options;
    const record = step.item ? await library.record(step.item) : null;
    if (!record || this.#lesson.steps[this.#step] !== step) return;
    const line = make('p', 'lesson__source');
    const { text, lang } = textIn(record.title, language);
    const link = make('a', '', text);
    link.href = pageOf(record.id);
    link.lang = lang;
    link.title = words.open_item;
    line.append(link, make('span', '', [record.id, record.credit].filter(Boolean).join(' / ')));
    this.#panel.append(line);
  }

  #makeSummary(): HTMLElement[] {
    const { words } = this.#options;
    const heading = make('h2', 'lesson__heading', words.summary);
    heading.tabIndex = -1;
    const list = make('ol', 'lesson__answers');
    this.#lesson.steps.forEach((step, index) => {
      if (!step.question) return;
      const row = make('li');
      row.value = index + 1;
      row.lang = this.#lesson.language;
      const answer = this.#sheet.text(index);
      row.append(make('p', 'question__prompt', step.question.prompt), make('p', answer ? 'lesson__answer' : 'note', answer || words.no_answer));
      list.append(row);
    });
    const turns = make('div', 'lesson__turns');
    turns.append(
      this.#button(words.back, 'lesson__back', () => void this.go(this.#lesson.steps.length - 1)),
      this.#button(words.print_sheet, 'lesson__next', () => void this.#print()),
      this.#button(words.save_sheet, '', () => void this.#save()),
      this.#button(words.start_over, 'lesson__quiet', () => this.#startOver()),
    );
    return [heading, this.#makeNames(), list, turns, make('p', 'note', this.#sheet.isKept ? words.answers_kept_here : words.answers_not_kept)];
  }

  #makeNames(): HTMLElement {
    const { words } = this.#options;
    const row = make('div', 'lesson__names');
    for (const [key, word] of [['className', words.class_name], ['name', words.name]] as const) {
      const label = make('label', '', word);
      const input = make('input');
      input.value = this.#sheet.answers[key];
      input.maxLength = 60;
      input.autocomplete = 'off'; // shared computers
      input.addEventListener('input', () => {
        this.#sheet.answers[key] = input.value;
        this.#sheet.save();
      });
      label.append(input);
      row.append(label);
    }
    return row;
  }

  #paper(): Promise<HTMLElement> {
    const { library, site, language, words, pageOf } = this.#options;
    return makeWorksheet({ lesson: this.#lesson, sheet: this.#sheet, library, site, language, words, pageOf });
  }

  async #print(): Promise<void> {
    const paper = await this.#paper();
    document.querySelector('.worksheet')?.remove();
    this.element.after(paper); // lesson.css shows it on paper only
    print();
  }

  async #save(): Promise<void> {
    const title = this.#lesson.title || this.#options.words.summary;
    saveFile(worksheetFile(await this.#paper(), title, this.#options.language), `${fileName(title, 'worksheet')}.html`);
  }

  #startOver(): void {
    if (!confirm(this.#options.words.start_over_sure)) return;
    this.#sheet.clear();
    void this.go(0);
  }

  #button(word: string, className: string, act: () => void): HTMLButtonElement {
    const button = make('button', `action ${className}`.trim(), word);
    button.type = 'button';
    button.addEventListener('click', act);
    return button;
  }
}
