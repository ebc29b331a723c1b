// Sets of items, one bit each, and their writing in the index (pipeline/publish/search/item_set.h).

export class ByteReader {
  at = 0;
  constructor(readonly bytes: Uint8Array) {}

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  number(): number {
    let value = 0;
    let weight = 1;
    for (;;) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw new RangeError('the index is cut off');
      value += (byte & 127) * weight;
      if (byte < 128) return value;
      weight *= 128;
    }
  }

  take(length: number): Uint8Array {
    if (this.at + length > this.bytes.length) throw new RangeError('the index is cut off');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}

// Numbers of `bits` bits each, low ones first.
export function unpackNumbers(bytes: Uint8Array, bits: number, numbers: Uint32Array | Uint16Array): void {
  if (bytes.length * 8 < numbers.length * bits) throw new RangeError('the index is cut off');
  for (let i = 0, at = 0; i < numbers.length; ++i) {
    let number = 0;
    for (let b = 0; b < bits; ++b, ++at) number |= ((bytes[at >>> 3]! >>> (at & 7)) & 1) << b;
    numbers[i] = number;
  }
}

export class ItemSet {
  readonly words: Uint32Array;

  constructor(readonly universe: number) {
    this.words = new Uint32Array((universe + 31) >>> 5);
  }

  static all(universe: number): ItemSet {
    const set = new ItemSet(universe);
    set.addRange(0, universe);
    return set;
  }

  add(item: number): void {
    this.words[item >>> 5]! |= 1 << (item & 31);
  }

  addRange(from: number, to: number): void {
    for (let item = from; item < to; ) {
      if ((item & 31) === 0 && item + 32 <= to) {
        this.words[item >>> 5] = 0xffffffff;
        item += 32;
      } else {
        this.add(item++);
      }
    }
  }

  has(item: number): boolean {
    return ((this.words[item >>> 5]! >>> (item & 31)) & 1) === 1;
  }

  keep(other: ItemSet): this {
    for (let i = 0; i < this.words.length; ++i) this.words[i]! &= other.words[i]!;
    return this;
  }

  join(other: ItemSet): this {
    for (let i = 0; i < this.words.length; ++i) this.words[i]! |= other.words[i]!;
    return this;
  }

  copy(): ItemSet {
    return new ItemSet(this.universe).join(this);
  }

  get size(): number {
    let count = 0;
    for (let i = 0; i < this.words.length; ++i) {
      // Bits of a word counted side by side (Warren, Hacker's Delight, 5-1).
      let bits = this.words[i]!;
      bits -= (bits >>> 1) & 0x55555555;
      bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
      count += (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
    }
    return count;
  }

  forEach(take: (item: number) => void): void {
    const { words } = this;
    for (let i = 0; i < words.length; ++i) {
      for (let rest = words[i]!; rest; rest &= rest - 1) take(i * 32 + 31 - Math.clz32(rest & -rest));
    }
  }

  // In ascending order.
  list(): Uint32Array {
    const items = new Uint32Array(this.size);
    let count = 0;
    this.forEach((item) => (items[count++] = item));
    return items;
  }
}

// One bit each, as they stand in memory: words are little-endian on every machine that runs a browser.
function readBits(set: ItemSet, bytes: Uint8Array): void {
  new Uint8Array(set.words.buffer).set(bytes.subarray(0, set.words.byteLength));
}

export function readSet(reader: ByteReader, universe: number): ItemSet {
  const writing = reader.take(1)[0];
  const body = new ByteReader(reader.take(reader.number()));
  const set = new ItemSet(universe);
  if (writing === 2) {
    readBits(set, body.bytes);
    return set;
  }
  for (let next = 0; !body.isAtEnd; ) {
    next += body.number();
    const length = writing === 1 ? body.number() : 1;
    if (next + length > universe) throw new RangeError('the index names an item that is not there');
    set.addRange(next, next + length);
    next += length;
  }
  return set;
}

export interface Postings {
  items: ItemSet;
  strong: ItemSet; // those of them that have the term in a naming field
}

export function readPostings(bytes: Uint8Array, universe: number): Postings {
  const reader = new ByteReader(bytes);
  const items = readSet(reader, universe);
  const positions = readSet(reader, items.size);
  const strong = new ItemSet(universe);
  const list = items.list();
  positions.forEach((position) => strong.add(list[position]!));
  return { items, strong };
}
