// A whole lesson in a link: JSON, deflated (RFC 1951), base64url (RFC 4648, section 5), in the fragment, which browsers never
// send to a server. "1." in front is the version of this way of writing.
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';

import type { Lesson, ReadLesson } from './lesson';
import { readLessonText } from './lesson';

const kVersion = '1.';
// A lesson of 40 full steps is 200 KB; a fragment that inflates to more was not made here.
const kLargest = 1 << 20;

// Chat programs, QR codes and school filters cut longer addresses: from here on a file is the better way.
export const kLongLink = 2000;

export function packLesson(lesson: Lesson): string {
  return kVersion + toBase64Url(deflateSync(strToU8(JSON.stringify(lesson)), { level: 9 }));
}

export function unpackLesson(packed: string): ReadLesson {
  if (!packed.startsWith(kVersion)) return { lesson: null, faults: [{ place: '', reason: 'newer_version' }] };
  try {
    // fflate drops what does not fit into a buffer that it is given, so a bomb ends as a text cut short, which is no JSON.
    const bytes = inflateSync(fromBase64Url(packed.slice(kVersion.length)), { out: new Uint8Array(kLargest) });
    const read = readLessonText(strFromU8(bytes));
    return read.lesson ? read : { lesson: null, faults: [{ place: '', reason: 'not_a_lesson' }] };
  } catch {
    return { lesson: null, faults: [{ place: '', reason: 'not_a_lesson' }] };
  }
}

export function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export function fromBase64Url(text: string): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
