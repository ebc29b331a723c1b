// A lesson: what a teacher composed out of the collection. One value holds all of it, so that it fits into a link or a small
// file, and no server has to keep anything. What comes from a link or a file is foreign: readLesson checks every part.

import { decodeViewState } from '../viewer/view_state';

export type Question =
  | { kind: 'text'; prompt: string }
  | { kind: 'choice'; prompt: string; choices: string[]; answer?: number };

export interface Step {
  item?: string; // 資料番号; absent: a page of text
  view?: string; // what the viewer shows: camera, light, mode, section, as viewer/view_state.ts writes it
  title?: string;
  text?: string;
  question?: Question;
}

export interface Lesson {
  version: 1;
  title: string;
  language: string; // BCP 47, of the teacher's own words
  for?: string; // "小5 図工": grade and subject, as the teacher likes to write it
  steps: Step[];
}

export const kLimits = { steps: 40, title: 120, text: 2000, choices: 8, choice: 200, view: 400 };

// Where a foreign lesson is not what it should be: "steps[2].question.choices".
export interface LessonFault {
  place: string;
  reason: 'not_json' | 'not_a_lesson' | 'newer_version' | 'too_many' | 'too_long' | 'wrong_type';
}

export type ReadLesson = { lesson: Lesson; faults: LessonFault[] } | { lesson: null; faults: LessonFault[] };

export function emptyLesson(language: string): Lesson {
  return { version: 1, title: '', language, steps: [] };
}

// Takes over all that is right, names what is not. Null only where nothing can be made of it.
export function readLesson(value: unknown): ReadLesson {
  const reader = new Reader();
  if (!isObject(value) || !Array.isArray(value.steps)) return { lesson: null, faults: [{ place: '', reason: 'not_a_lesson' }] };
  if (value.version !== 1) return { lesson: null, faults: [{ place: 'version', reason: 'newer_version' }] };
  const steps = reader.limited(value.steps, kLimits.steps, 'steps').map((step, index) => reader.step(step, `steps[${index}]`));
  const lesson: Lesson = {
    version: 1,
    title: reader.text(value.title, kLimits.title, 'title') ?? '',
    language: /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(String(value.language)) ? String(value.language) : 'ja',
    steps: steps.filter((step): step is Step => step !== null),
  };
  const target = reader.text(value.for, kLimits.title, 'for');
  if (target) lesson.for = target;
  return { lesson, faults: reader.faults };
}

export function readLessonText(text: string): ReadLesson {
  try {
    return readLesson(JSON.parse(text));
  } catch {
    return { lesson: null, faults: [{ place: '', reason: 'not_json' }] };
  }
}

class Reader {
  faults: LessonFault[] = [];

  step(value: unknown, place: string): Step | null {
    if (!isObject(value)) return this.#fault(place, 'wrong_type');
    const step: Step = {};
    const item = this.text(value.item, kLimits.title, `${place}.item`);
    if (item) step.item = item;
    const title = this.text(value.title, kLimits.title, `${place}.title`);
    if (title) step.title = title;
    const text = this.text(value.text, kLimits.text, `${place}.text`);
    if (text) step.text = text;
    const view = this.text(value.view, kLimits.view, `${place}.view`);
    if (view && decodeViewState(view)) step.view = view;
    const question = this.question(value.question, `${place}.question`);
    if (question) step.question = question;
    return step;
  }

  question(value: unknown, place: string): Question | undefined {
    if (value === undefined || value === null) return undefined;
    if (!isObject(value)) return this.#fault(place, 'wrong_type') ?? undefined;
    const prompt = this.text(value.prompt, kLimits.text, `${place}.prompt`) ?? '';
    if (value.kind === 'text') return { kind: 'text', prompt };
    if (value.kind !== 'choice' || !Array.isArray(value.choices)) return this.#fault(place, 'wrong_type') ?? undefined;
    const choices = this.limited(value.choices, kLimits.choices, `${place}.choices`).map(
      (choice, index) => this.text(choice, kLimits.choice, `${place}.choices[${index}]`) ?? '',
    );
    const question: Question = { kind: 'choice', prompt, choices };
    if (Number.isInteger(value.answer) && (value.answer as number) >= 0 && (value.answer as number) < choices.length) {
      question.answer = value.answer as number;
    }
    return question;
  }

  text(value: unknown, limit: number, place: string): string | undefined {
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'string') return this.#fault(place, 'wrong_type') ?? undefined;
    const points = [...value];
    if (points.length <= limit) return value;
    this.#fault(place, 'too_long');
    return points.slice(0, limit).join('');
  }

  limited(list: unknown[], limit: number, place: string): unknown[] {
    if (list.length > limit) this.#fault(place, 'too_many');
    return list.slice(0, limit);
  }

  #fault(place: string, reason: LessonFault['reason']): null {
    this.faults.push({ place, reason });
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// 資料番号 of the items, each once, in the order of the steps.
export function itemsOf(lesson: Lesson): string[] {
  return [...new Set(lesson.steps.map((step) => step.item).filter((item): item is string => Boolean(item)))];
}
