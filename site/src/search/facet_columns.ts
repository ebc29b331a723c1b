// What the facets say of every item, and how many of a set of items have each value.
import { ByteReader, ItemSet, unpackNumbers } from './item_set';

export interface Column {
  setOf: Uint16Array | Uint32Array; // of each item
  sets: number[][]; // values
}

export function readColumns(bytes: Uint8Array, facets: number, items: number): Column[] {
  const reader = new ByteReader(bytes);
  return Array.from({ length: facets }, () => {
    const sets = Array.from({ length: reader.number() }, () => Array.from({ length: reader.number() }, () => reader.number()));
    const setOf = sets.length > 65535 ? new Uint32Array(items) : new Uint16Array(items);
    const bits = reader.number();
    const body = new ByteReader(reader.take(reader.number()));
    if (bits > 0) unpackNumbers(body.bytes, bits, setOf);
    for (let item = 0; bits === 0 && item < items; ) {
      const length = body.number();
      setOf.fill(body.number(), item, item + length);
      item += length;
    }
    return { setOf, sets };
  });
}

// Items with any of the values.
export function itemsWith(column: Column, values: ReadonlySet<number>, items: number): ItemSet {
  const isWanted = column.sets.map((set) => set.some((value) => values.has(value)));
  const chosen = new ItemSet(items);
  for (let item = 0; item < items; ++item) {
    if (isWanted[column.setOf[item]!]) chosen.add(item);
  }
  return chosen;
}

// items: each once.
export function countValues(column: Column, items: Uint32Array, values: number): number[] {
  const { setOf } = column;
  const ofSet = new Uint32Array(column.sets.length);
  for (let i = 0; i < items.length; ++i) ++ofSet[setOf[items[i]!]!]!;
  const counts = new Array<number>(values).fill(0);
  column.sets.forEach((set, i) => {
    for (const value of set) counts[value]! += ofSet[i]!;
  });
  return counts;
}
