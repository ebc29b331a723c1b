// What a pupil wrote. It stays in this browser, under the lesson that it belongs to, and can be printed or saved from there.
import type { Lesson } from './lesson';

export interface Answers {
  name: string;
  className: string;
  texts: string[]; // by step; what was chosen is the choice's text
}

const kPrefix = 'kura-answers-';

// FNV-1a over the lesson's own text: another lesson, or a changed one, begins with empty answers.
function keyOf(lesson: Lesson): string {
  let hash = 0x811c9dc5;
  for (const character of JSON.stringify(lesson)) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return kPrefix + hash.toString(16).padStart(8, '0');
}

export class AnswerSheet {
  readonly answers: Answers = { name: '', className: '', texts: [] };
  isKept = true; // false where this browser keeps nothing
  #key: string;
  #onChange: () => void;

  constructor(lesson: Lesson, onChange: () => void = () => {}) {
    this.#key = keyOf(lesson);
    this.#onChange = onChange;
    try {
      const kept = JSON.parse(localStorage.getItem(this.#key) ?? 'null') as Partial<Answers> | null;
      this.answers.name = String(kept?.name ?? '');
      this.answers.className = String(kept?.className ?? '');
      this.answers.texts = Array.isArray(kept?.texts) ? kept.texts.map((text) => String(text ?? '')) : [];
    } catch {
      this.isKept = false;
    }
  }

  text(step: number): string {
    return this.answers.texts[step] ?? '';
  }

  write(step: number, text: string): void {
    this.answers.texts[step] = text;
    this.save();
  }

  save(): void {
    try {
      localStorage.setItem(this.#key, JSON.stringify(this.answers));
    } catch {
      this.isKept = false;
    }
    this.#onChange();
  }

  clear(): void {
    this.answers.name = this.answers.className = '';
    this.answers.texts = [];
    try {
      localStorage.removeItem(this.#key);
    } catch {
      this.isKept = false;
    }
    this.#onChange();
  }
}
