// Where a teacher composes a lesson: pieces and views on the left, the chosen step's words on the right, what to do with it below.
// Nothing is sent anywhere; the draft stays in this browser.
import { make } from '../viewer/dom';
import { action, choiceField, textArea, textField } from './form_fields';
import { ideasFor } from './ideas';
import type { Library } from './item_record';
import type { Lesson, Question, Step } from './lesson';
import { kLimits } from './lesson';
import { readMyList } from './my_list';
import { PieceStage } from './piece_stage';
import type { Words } from './words';

export interface EditorOptions {
  library: Library;
  language: string;
  words: Words;
  changed(lesson: Lesson): void;
}

export class LessonEditor {
  readonly element = make('div', 'editor');
  #lesson: Lesson;
  #options: EditorOptions;
  #stage: PieceStage;
  #steps = make('ol', 'editor__steps');
  #form = make('div', 'editor__form');
  #told = make('p', 'editor__told');
  #now = 0;

  constructor(lesson: Lesson, options: EditorOptions) {
    this.#lesson = lesson;
    this.#options = options;
    this.#stage = new PieceStage(options.library, options.language, options.words);
    this.#told.setAttribute('role', 'status');
    if (lesson.steps.length === 0) lesson.steps.push({});
    const { words } = options;
    const head = make('div', 'editor__head');
    head.append(
      textField(words.lesson_title, lesson.title, kLimits.title, (text) => this.#change(() => (lesson.title = text))),
      textField(words.lesson_for, lesson.for ?? '', kLimits.title, (text) => this.#change(() => this.#put(lesson, 'for', text)), words.lesson_for_hint),
    );
    const left = make('div', 'editor__left');
    left.append(this.#stage.element, action(words.use_view, () => this.#useView(), 'editor__use'), this.#told);
    const body = make('div', 'editor__body');
    body.append(left, this.#form);
    this.element.append(make('h1', 'lesson__title', words.new_lesson), head, make('h2', 'editor__title', words.steps), this.#steps, body);
    this.#show(0);
  }

  get lesson(): Lesson {
    return this.#lesson;
  }

  get #step(): Step {
    return this.#lesson.steps[this.#now] ?? {};
  }

  #change(act: () => void): void {
    act();
    this.#options.changed(this.#lesson);
  }

  // Empty texts are absent, so that links stay short.
  #put<T extends object>(object: T, key: keyof T & string, text: string): void {
    if (text) (object as Record<string, unknown>)[key] = text;
    else delete object[key];
  }

  #show(index: number): void {
    this.#now = Math.max(0, Math.min(index, this.#lesson.steps.length - 1));
    this.#told.textContent = '';
    this.#listSteps();
    this.#fillForm();
    void this.#showPiece();
  }

  async #showPiece(): Promise<void> {
    const step = this.#step;
    const record = await this.#stage.show(step.item, step.view);
    const use = this.element.querySelector<HTMLButtonElement>('.editor__use');
    if (use) use.hidden = !record?.model;
    if (step !== this.#step) return;
    if (step.item && !record) this.#told.textContent = this.#options.words.piece_unknown(step.item);
    else if (record) this.#showIdeas(record.title, record.facts);
  }

  #listSteps(): void {
    const { words } = this.#options;
    this.#steps.replaceChildren(
      ...this.#lesson.steps.map((step, index) => {
        const row = make('li');
        const choose = action(`${index + 1}. ${step.title || step.item || words.step(index + 1)}`, () => this.#show(index), 'editor__step');
        if (index === this.#now) choose.setAttribute('aria-current', 'step');
        row.append(choose);
        return row;
      }),
    );
    if (this.#lesson.steps.length >= kLimits.steps) return;
    const row = make('li');
    // The next step most often stays with the same piece.
    row.append(action(`＋ ${words.add_step}`, () => this.#addStep(this.#step.item ? { item: this.#step.item } : {}), 'editor__add'));
    this.#steps.append(row);
  }

  #addStep(step: Step): void {
    this.#change(() => this.#lesson.steps.splice(this.#now + 1, 0, step));
    this.#show(this.#now + 1);
    this.#form.querySelector<HTMLElement>('input, select')?.focus();
  }

  #fillForm(): void {
    const { words } = this.#options;
    const step = this.#step;
    this.#form.replaceChildren(
      this.#makePieceChoice(),
      textField(words.step_title, step.title ?? '', kLimits.title, (text) => {
        this.#change(() => this.#put(step, 'title', text));
        this.#listSteps();
      }),
      textArea(words.step_text, step.text ?? '', kLimits.text, 4, (text) => this.#change(() => this.#put(step, 'text', text))),
      ...this.#makeQuestion(),
      this.#makeOrder(),
      make('div', 'editor__ideas'),
    );
  }

  // From the visitor's list and the lesson itself, or by number.
  #makePieceChoice(): HTMLElement {
    const { words } = this.#options;
    const step = this.#step;
    const known = new Set([...readMyList(), ...this.#lesson.steps.map((each) => each.item).filter((id): id is string => Boolean(id))]);
    const set = (id: string) => {
      this.#change(() => {
        this.#put(step, 'item', id);
        delete step.view;
      });
      this.#show(this.#now);
    };
    const part = make('div', 'editor__piece');
    const options: [string, string][] = [['', words.no_piece], ...[...known].map((id): [string, string] => [id, id])];
    const choice = choiceField(words.piece, options, step.item ?? '', set);
    const select = choice.querySelector('select');
    for (const option of select?.options ?? []) void this.#options.library.nameOption(option, this.#options.language);
    let number = '';
    const byNumber = textField(words.piece_number, '', kLimits.title, (text) => (number = text.trim()));
    byNumber.append(action(words.add_piece, () => number && set(number)));
    byNumber.querySelector('input')?.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && number) set(number);
    });
    part.append(choice, byNumber);
    return part;
  }

  #makeQuestion(): HTMLElement[] {
    const { words } = this.#options;
    const step = this.#step;
    const kinds: [string, string][] = [['', words.question_none], ['text', words.question_text], ['choice', words.question_choice]];
    const kind = choiceField(words.question, kinds, step.question?.kind ?? '', (value) => {
      const prompt = step.question?.prompt ?? '';
      this.#change(() => {
        if (value === 'text') step.question = { kind: 'text', prompt };
        else if (value === 'choice') step.question = { kind: 'choice', prompt, choices: ['', ''] };
        else delete step.question;
      });
      this.#fillForm();
      void this.#showPiece();
    });
    const { question } = step;
    if (!question) return [kind];
    const prompt = textArea(words.prompt, question.prompt, kLimits.text, 2, (text) => this.#change(() => (question.prompt = text)));
    return question.kind === 'choice' ? [kind, prompt, this.#makeChoices(question)] : [kind, prompt];
  }

  #makeChoices(question: Question & { kind: 'choice' }): HTMLElement {
    const { words } = this.#options;
    const part = make('div', 'editor__choices');
    question.choices.forEach((choice, index) => {
      part.append(textField(words.choice(index + 1), choice, kLimits.choice, (text) => this.#change(() => (question.choices[index] = text))));
    });
    const right: [string, string][] = [['', words.no_correct], ...question.choices.map((_, index): [string, string] => [String(index), words.choice(index + 1)])];
    part.append(
      choiceField(words.correct, right, question.answer === undefined ? '' : String(question.answer), (value) =>
        this.#change(() => {
          if (value) question.answer = Number(value);
          else delete question.answer;
        }),
      ),
    );
    if (question.choices.length < kLimits.choices) {
      part.append(
        action(words.add_choice, () => {
          this.#change(() => question.choices.push(''));
          this.#fillForm();
          void this.#showPiece();
        }),
      );
    }
    return part;
  }

  #makeOrder(): HTMLElement {
    const { words } = this.#options;
    const row = make('div', 'editor__order');
    const move = (by: number) => {
      const { steps } = this.#lesson;
      const to = this.#now + by;
      const [step] = steps.splice(this.#now, 1);
      if (step) this.#change(() => steps.splice(to, 0, step));
      this.#show(to);
    };
    if (this.#now > 0) row.append(action(words.earlier, () => move(-1)));
    if (this.#now < this.#lesson.steps.length - 1) row.append(action(words.later, () => move(1)));
    if (this.#lesson.steps.length > 1) {
      row.append(
        action(words.remove_step, () => {
          this.#change(() => this.#lesson.steps.splice(this.#now, 1));
          this.#show(this.#now);
        }),
      );
    }
    return row;
  }

  #showIdeas(title: Record<string, string>, facts: Parameters<typeof ideasFor>[1]): void {
    const { words, language } = this.#options;
    const place = this.#form.querySelector<HTMLElement>('.editor__ideas');
    if (!place) return;
    const ideas = ideasFor(title, facts, language);
    const list = make('ul');
    for (const idea of ideas) {
      const row = make('li');
      const heading = make('p', 'editor__idea', idea.because ? `${idea.for} ・ ${idea.because}` : idea.for);
      row.append(heading, make('p', '', idea.prompt), action(words.use_idea, () => this.#useIdea(idea.prompt, idea.for)));
      list.append(row);
    }
    place.replaceChildren(make('h3', '', words.ideas), make('p', 'note', words.ideas_note), list);
  }

  #useIdea(prompt: string, target: string): void {
    const step = this.#step;
    this.#change(() => {
      step.question = { kind: 'text', prompt };
      this.#lesson.for ??= target;
    });
    const target_field = this.element.querySelector<HTMLInputElement>('.editor__head .field:nth-child(2) input');
    if (target_field) target_field.value = this.#lesson.for ?? '';
    this.#fillForm();
    void this.#showPiece();
  }

  #useView(): void {
    const view = this.#stage.view;
    if (!view) return;
    this.#change(() => (this.#step.view = view));
    this.#told.textContent = this.#options.words.view_used;
  }
}
