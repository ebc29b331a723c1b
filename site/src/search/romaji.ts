// Latin letters as kana: Hepburn, Kunrei and what people type into an input method. "kutani" -> くたに, "jyoukamachi", "jokamachi".
const kVowels = 'aiueo';
const kRows: Record<string, string> = {
  '': 'あいうえお', k: 'かきくけこ', g: 'がぎぐげご', s: 'さしすせそ', z: 'ざじずぜぞ', t: 'たちつてと', d: 'だぢづでど', n: 'なにぬねの',
  h: 'はひふへほ', b: 'ばびぶべぼ', p: 'ぱぴぷぺぽ', m: 'まみむめも', y: 'や ゆ よ', r: 'らりるれろ', w: 'わ   を',
};
const kSmall: Record<string, string> = { a: 'ゃ', u: 'ゅ', o: 'ょ' };
const kIRow: Record<string, string> = {
  ky: 'き', gy: 'ぎ', sy: 'し', sh: 'し', zy: 'じ', jy: 'じ', j: 'じ', ty: 'ち', cy: 'ち', ch: 'ち', dy: 'ぢ', ny: 'に', hy: 'ひ', by: 'び', py: 'ぴ', my: 'み', ry: 'り',
};
const kOthers: Record<string, string> = { shi: 'し', chi: 'ち', tsu: 'つ', ji: 'じ', fu: 'ふ', fa: 'ふぁ', fi: 'ふぃ', fe: 'ふぇ', fo: 'ふぉ', vu: 'ゔ', she: 'しぇ', che: 'ちぇ', je: 'じぇ' };

function syllables(): Map<string, string> {
  const table = new Map<string, string>(Object.entries(kOthers));
  for (const [consonant, row] of Object.entries(kRows)) {
    [...kVowels].forEach((vowel, i) => {
      if (row[i] && row[i] !== ' ' && !table.has(consonant + vowel)) table.set(consonant + vowel, row[i]!);
    });
  }
  for (const [consonants, kana] of Object.entries(kIRow)) {
    for (const [vowel, small] of Object.entries(kSmall)) table.set(consonants + vowel, kana + small);
  }
  return table;
}

const kSyllables = syllables();

// Kana of a word in small Latin letters; null where it is no Japanese. With isOpen, letters that begin a syllable at the end are left out: "kut" -> く.
export function kanaOfRomaji(word: string, isOpen: boolean): string | null {
  let kana = '';
  for (let i = 0; i < word.length; ) {
    const length = [3, 2, 1].find((each) => kSyllables.has(word.slice(i, i + each)) && i + each <= word.length);
    if (length) {
      kana += kSyllables.get(word.slice(i, i + length))!;
      i += length;
    } else if (/^(n(?![aiueoy])|m(?=[bmp]))/.test(word.slice(i))) {
      kana += 'ん';
      i += 1;
    } else if (/^(([kgsztdhbpr])\2|tc)/.test(word.slice(i))) {
      kana += 'っ';
      i += 1;
    } else {
      return isOpen && kana && /^[kgsztdnhbpmyrwjcfv]{1,2}[yhs]?$/.test(word.slice(i)) ? kana : null;
    }
  }
  return kana;
}
