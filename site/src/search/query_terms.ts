// What a query asks the index for. pipeline/publish/search/text_terms.cpp writes the same terms: change both or neither.
import { foldReading, foldText } from './fold_text';
import { kanaOfRomaji } from './romaji';

// All terms of one way of writing must be there; `scan` asks for every term that begins with it.
export interface Way {
  terms: string[];
  scan?: string;
}

// One thing that the visitor asks for: found where any of its ways is.
export interface Wish {
  text: string;
  ways: Way[];
}

const kMostCharacters = 200; // of a query that are read at all: a whole paragraph pasted in is cut here
const kMostWishes = 8;
const kMostPairs = 8; // of one run of characters; longer ones are asked about in every second pair
const kLongestWord = 40;
const kLongestPrefix = 4;

const kUnspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー]/u;
const kSpaced = /[\p{L}\p{N}]/u;

// Runs of unspaced characters, and words of the other scripts.
export function runsOf(folded: string): string[] {
  const runs: string[] = [];
  let kind = 0; // of the run so far: 0 none, 1 unspaced, 2 a word
  for (const character of folded) {
    const now = kUnspaced.test(character) ? 1 : kSpaced.test(character) ? 2 : 0;
    if (now && now === kind) runs[runs.length - 1] += character;
    else if (now) runs.push(character);
    kind = now;
  }
  return runs;
}

export function plainWord(word: string): string {
  if (word.length < 4 || !word.endsWith('s')) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(shes|ches|xes|sses)$/.test(word)) return word.slice(0, -2);
  return /(ss|us|is)$/.test(word) ? word : word.slice(0, -1);
}

export function pairsOf(run: string, mark = ''): string[] {
  const characters = [...run];
  if (characters.length < 2) return characters.map((each) => mark + each);
  const pairs = characters.slice(1).map((each, i) => mark + characters[i]! + each);
  if (pairs.length <= kMostPairs) return pairs;
  const sparse = pairs.filter((_, i) => i % 2 === 0 || i === pairs.length - 1);
  return sparse.slice(0, kMostPairs);
}

function wordWays(word: string, isLast: boolean): Way[] {
  const letters = word.slice(0, kLongestWord);
  const plain = plainWord(letters);
  const ways: Way[] = [plain.length <= kLongestPrefix ? { terms: [`${plain}*`] } : { terms: [], scan: plain }];
  const kana = /^[a-z]+$/.test(letters) ? kanaOfRomaji(letters, isLast) : null;
  const sound = kana ? foldReading(kana) : '';
  // One kana alone would find every reading that holds it.
  if (sound.length >= 2) ways.push({ terms: pairsOf(sound, '~') });
  return ways;
}

export function wishesOf(query: string, variants: Map<string, string>): Wish[] {
  const text = [...query].slice(0, kMostCharacters).join('');
  const runs = runsOf(foldText(text, variants));
  const wishes = new Map<string, Wish>();
  runs.forEach((run, i) => {
    if (wishes.size >= kMostWishes || wishes.has(run)) return;
    const ways = kUnspaced.test(run) ? [{ terms: pairsOf(run) }] : wordWays(run, i === runs.length - 1);
    wishes.set(run, { text: run, ways });
  });
  return [...wishes.values()];
}
