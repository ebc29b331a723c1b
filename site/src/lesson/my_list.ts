// The visitor's own list of pieces. It lives in this browser only, and in links that the visitor passes on.

const kKey = 'kura-list';
const kLongest = 100;

// 資料番号 in the visitor's order. Foreign or broken values count as an empty list.
export function readMyList(): string[] {
  try {
    return cleanList(JSON.parse(localStorage.getItem(kKey) ?? '[]'));
  } catch {
    return [];
  }
}

// False where this browser keeps nothing (private window, blocked storage).
export function writeMyList(ids: string[]): boolean {
  try {
    localStorage.setItem(kKey, JSON.stringify(cleanList(ids)));
    dispatchEvent(new CustomEvent('kura-list-change'));
    return true;
  } catch {
    return false;
  }
}

// Another tab may change the list too.
export function onMyListChange(act: () => void): void {
  addEventListener('kura-list-change', act);
  addEventListener('storage', (event) => {
    if (event.key === kKey) act();
  });
}

export function listFragment(ids: string[]): string {
  return `#ids=${ids.map(encodeURIComponent).join(',')}`;
}

// Null where the address carries no list.
export function listOfFragment(hash: string): string[] | null {
  const match = /^#ids=(.*)$/.exec(hash);
  if (!match) return null;
  try {
    return cleanList((match[1] ?? '').split(',').map(decodeURIComponent));
  } catch {
    return null;
  }
}

function cleanList(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  const ids = value.filter((id): id is string => typeof id === 'string' && id.length > 0 && id.length <= 200);
  return [...new Set(ids)].slice(0, kLongest);
}
