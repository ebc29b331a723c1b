// Tells a learning platform how far a pupil has come: SCORM 1.2 run-time environment (ADL, 2001, chapter 3). Where no platform
// answers, nothing happens.
import type { AnswerSheet } from '../lesson/answers';
import type { Lesson } from '../lesson/lesson';

interface Api {
  LMSInitialize(empty: ''): string;
  LMSGetValue(name: string): string;
  LMSSetValue(name: string, value: string): string;
  LMSCommit(empty: ''): string;
  LMSFinish(empty: ''): string;
}

const kSuspendLimit = 4096; // characters of cmi.suspend_data
const kFarthest = 7; // frames to look through, as ADL's own finder does

// The platform puts its API into a window above the lesson's, or into the one that opened it.
function findApi(): Api | null {
  for (const start of [window.parent, window.opener as Window | null]) {
    let frame: Window | null = start;
    for (let i = 0; frame && i < kFarthest; ++i) {
      try {
        const api = (frame as Window & { API?: Api }).API;
        if (api) return api;
      } catch {
        break; // a window of another origin
      }
      if (frame.parent === frame) break;
      frame = frame.parent;
    }
  }
  return null;
}

export class ScormSession {
  #api: Api;
  #lesson: Lesson;
  #isOver = false;

  // Null outside of a learning platform.
  static begin(lesson: Lesson): ScormSession | null {
    const api = findApi();
    return api && api.LMSInitialize('') === 'true' ? new ScormSession(api, lesson) : null;
  }

  private constructor(api: Api, lesson: Lesson) {
    this.#api = api;
    this.#lesson = lesson;
    const status = api.LMSGetValue('cmi.core.lesson_status');
    if (status === '' || status === 'not attempted') api.LMSSetValue('cmi.core.lesson_status', 'incomplete');
    addEventListener('pagehide', () => this.end());
  }

  get step(): number {
    return Number.parseInt(this.#api.LMSGetValue('cmi.core.lesson_location'), 10) || 0;
  }

  // Answers of an earlier sitting, by step.
  get answers(): string[] {
    try {
      const kept = JSON.parse(this.#api.LMSGetValue('cmi.suspend_data') || '[]') as unknown;
      return Array.isArray(kept) ? kept.map((text) => String(text ?? '')) : [];
    } catch {
      return [];
    }
  }

  reached(step: number, count: number): void {
    this.#api.LMSSetValue('cmi.core.lesson_location', String(step));
    if (step >= count) this.#api.LMSSetValue('cmi.core.lesson_status', 'completed');
    this.#api.LMSCommit('');
  }

  answered(sheet: AnswerSheet): void {
    const kept = JSON.stringify(this.#lesson.steps.map((_, index) => sheet.text(index)));
    if (kept.length <= kSuspendLimit) this.#api.LMSSetValue('cmi.suspend_data', kept);
    const judged = this.#lesson.steps.flatMap(({ question }, index) =>
      question?.kind === 'choice' && question.answer !== undefined ? [sheet.text(index) === question.choices[question.answer]] : [],
    );
    if (judged.length === 0) return; // opinions have no score
    this.#api.LMSSetValue('cmi.core.score.min', '0');
    this.#api.LMSSetValue('cmi.core.score.max', '100');
    this.#api.LMSSetValue('cmi.core.score.raw', String(Math.round((100 * judged.filter(Boolean).length) / judged.length)));
  }

  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#api.LMSCommit('');
    this.#api.LMSFinish('');
  }
}

const xml = (text: string) => text.replace(/[&<>"]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character] ?? '').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');

// imsmanifest.xml of a package with one lesson: SCORM 1.2 content aggregation model, chapter 2.3.
export function scormManifest(title: string, files: string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="kurabiraki-lesson" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="lesson">
    <organization identifier="lesson">
      <title>${xml(title)}</title>
      <item identifier="item-1" identifierref="resource-1"><title>${xml(title)}</title></item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="resource-1" type="webcontent" adlcp:scormtype="sco" href="index.html">
${files.map((file) => `      <file href="${xml(file)}"/>`).join('\n')}
    </resource>
  </resources>
</manifest>
`;
}
