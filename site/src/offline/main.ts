// The page of an offline lesson: index.html of the ZIP loads this as an ordinary script, because pages on a disk may not load modules.
import '../viewer/define';
import { Library } from '../lesson/item_record';
import { readLessonText } from '../lesson/lesson';
import { LessonPlayer } from '../lesson/player';
import { wordsFor } from '../lesson/words';
import { kPackRoot, Pack } from './pack';
import { ScormSession } from './scorm';

interface PackedLesson {
  lesson: unknown;
  site: string;
  language: string;
  pages: Record<string, string>; // address of each piece's page on the network
}

async function open(): Promise<void> {
  const pack = new Pack(globalThis.kuraPackIndex ?? {});
  pack.install();
  const packed = (await (await fetch(`${kPackRoot}lesson.json`)).json()) as PackedLesson;
  const { lesson } = readLessonText(JSON.stringify(packed.lesson));
  const place = document.querySelector('main');
  if (!lesson || !place) return;
  const words = wordsFor(packed.language);
  const library = new Library(kPackRoot, (url) => pack.href(url.slice(kPackRoot.length)));
  const session = ScormSession.begin(lesson);
  const player = new LessonPlayer(lesson, {
    library,
    site: packed.site,
    language: packed.language,
    words,
    pageOf: (id) => packed.pages[id] ?? '',
    onStep: (step, count) => session?.reached(step, count),
    onAnswers: (sheet) => session?.answered(sheet),
  });
  if (session) {
    session.answers.forEach((text, step) => text && player.sheet.write(step, text));
    if (session.step > 0) void player.go(session.step, false);
  }
  place.replaceChildren(player.element);
}

void open();
