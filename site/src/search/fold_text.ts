// Writes text the way the search compares it. pipeline/publish/search/fold_text.cpp does the same to the records: change both or neither.

// Pairs of characters, from the index: what a visitor may type, and what stands for it.
export function readVariants(pairs: string): Map<string, string> {
  const characters = [...pairs];
  const variants = new Map<string, string>();
  for (let i = 0; i + 1 < characters.length; i += 2) variants.set(characters[i]!, characters[i + 1]!);
  return variants;
}

function foldCharacter(character: string, variants: Map<string, string>): string {
  const code = character.codePointAt(0)!;
  let folded = code >= 0x30a1 && code <= 0x30f6 ? String.fromCodePoint(code - 0x60) : character;
  folded = { 'ゕ': 'か', 'ゖ': 'け', 'ゐ': 'い', 'ゑ': 'え' }[folded] ?? folded;
  return variants.get(folded) ?? folded;
}

export function foldText(text: string, variants: Map<string, string>): string {
  const plain = text.normalize('NFKC').toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').normalize('NFC');
  let before = '';
  let folded = '';
  for (const character of plain) {
    before = character === '々' && before ? before : foldCharacter(character, variants);
    folded += before;
  }
  return folded;
}

const kRowO = 'おこそとのほもよろごぞどぼぽょ';
const kRowU = 'うくすつぬふむゆるぐずづぶぷゅ';

// Kana as they sound: see foldReading in C++.
export function foldReading(folded: string): string {
  let sound = '';
  for (const character of folded) {
    const code = character.codePointAt(0)!;
    if (code < 0x3041 || code > 0x3096) continue;
    const before = sound.slice(-1);
    if (before && (character === 'う' || character === 'お') && kRowO.includes(before)) continue;
    if (before && character === 'う' && kRowU.includes(before)) continue;
    sound += { 'ぢ': 'じ', 'づ': 'ず', 'を': 'お' }[character] ?? character;
  }
  return sound;
}
