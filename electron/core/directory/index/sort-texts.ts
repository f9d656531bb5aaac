import type { Span } from './bytes.ts';
import { COLLATOR, isWeighed, textIn, WEIGHTS } from './collation.ts';
import { release } from './release.ts';

/** Where the sorted texts are, by place: chunk, first byte, length. */
export interface Keys {
  readonly chunks: readonly Uint8Array[];
  readonly chunk: Uint32Array;
  readonly from: Uint32Array;
  readonly length: Uint32Array;
}

const CHARACTERS = 4;
const BITS = 7;
/** Fewer are sorted by comparing. */
const FEW = 12;
/** Places that are sorted between two pauses. */
const SLICE = 20_000;

/**
 * Sorts places by their folded texts, in the order of the collator. Pauses now and then, so that a long sort can be
 * done in slices. Texts of printable ASCII are sorted by the weights of four characters at a time; the others are
 * compared by the collator, each different text once, and put in between.
 */
export function* sortTexts(keys: Keys, places: Uint32Array<ArrayBuffer>): Generator<void, Uint32Array<ArrayBuffer>> {
  const weighed = new Uint32Array(places.length);
  const others: number[] = [];
  let count = 0;
  const span: Span = { bytes: new Uint8Array(0), from: 0, to: 0 };
  for (const place of places) {
    if (isWeighed(pointAtKey(keys, place, span))) weighed[count++] = place;
    else others.push(place);
  }
  const sorted = weighed.subarray(0, count);
  yield* sortWeighed(keys, sorted);
  const all = others.length === 0 ? sorted.slice() : mergeOthers(keys, sorted, yield* sortOthers(keys, others));
  release(weighed);
  return all;
}

/** Points a span at the text of a place. */
export function pointAtKey(keys: Keys, place: number, span: Span): Span {
  span.bytes = keys.chunks[keys.chunk[place] as number] as Uint8Array;
  span.from = keys.from[place] as number;
  span.to = span.from + (keys.length[place] as number);
  return span;
}

function* sortWeighed(keys: Keys, places: Uint32Array): Generator<void, void> {
  const packed = new Float64Array(places.length);
  const room = 2 ** Math.ceil(Math.log2(Math.max(2, keys.chunk.length)));
  const waiting: [from: number, to: number, depth: number][] = [[0, places.length, 0]];
  let done = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [from, to, depth] = next;
    if (to - from < FEW) insertSort(keys, places, from, to, depth);
    else sortByCharacters(keys, places, packed, room, next, waiting);
    done += to - from;
    if (done < SLICE) continue;
    done = 0;
    yield;
  }
  release(packed);
}

/** Sorts a stretch by four characters; stretches of equal ones that go on are left for later. */
function sortByCharacters(
  keys: Keys,
  places: Uint32Array,
  packed: Float64Array,
  room: number,
  [from, to, depth]: [number, number, number],
  waiting: [number, number, number][],
): void {
  for (let index = from; index < to; index += 1) {
    const place = places[index] as number;
    packed[index] = charactersAt(keys, place, depth) * room + place;
  }
  packed.subarray(from, to).sort();
  for (let index = from; index < to; index += 1) places[index] = (packed[index] as number) % room;
  let start = from;
  for (let index = from + 1; index <= to; index += 1) {
    const key = Math.floor((packed[start] as number) / room);
    if (index < to && Math.floor((packed[index] as number) / room) === key) continue;
    const goesOn = key % (1 << BITS) !== 0;
    if (index - start > 1 && goesOn) waiting.push([start, index, depth + CHARACTERS]);
    start = index;
  }
}

function charactersAt(keys: Keys, place: number, depth: number): number {
  const bytes = keys.chunks[keys.chunk[place] as number] as Uint8Array;
  const from = (keys.from[place] as number) + depth;
  const left = (keys.length[place] as number) - depth;
  let key = 0;
  for (let index = 0; index < CHARACTERS; index += 1) {
    key = (key << BITS) | (index < left ? (WEIGHTS[bytes[from + index] as number] as number) : 0);
  }
  return key;
}

function insertSort(keys: Keys, places: Uint32Array, from: number, to: number, depth: number): void {
  for (let index = from + 1; index < to; index += 1) {
    const place = places[index] as number;
    let at = index;
    while (at > from && compareFrom(keys, places[at - 1] as number, place, depth) > 0) {
      places[at] = places[at - 1] as number;
      at -= 1;
    }
    places[at] = place;
  }
}

function compareFrom(keys: Keys, left: number, right: number, depth: number): number {
  for (let at = depth; ; at += CHARACTERS) {
    const difference = charactersAt(keys, left, at) - charactersAt(keys, right, at);
    if (difference !== 0) return difference;
    if (at + CHARACTERS > (keys.length[left] as number)) return left - right;
  }
}

type Group = readonly [text: string, places: readonly number[]];

function* sortOthers(keys: Keys, others: readonly number[]): Generator<void, Group[]> {
  const span: Span = { bytes: new Uint8Array(0), from: 0, to: 0 };
  const byText = new Map<string, number[]>();
  for (const place of others) {
    const text = textIn(pointAtKey(keys, place, span));
    const same = byText.get(text);
    if (same) same.push(place);
    else byText.set(text, [place]);
  }
  const groups = [...byText];
  let runs: Group[][] = [];
  for (let start = 0; start < groups.length; start += SLICE / 4) {
    runs.push(groups.slice(start, start + SLICE / 4).sort(([left], [right]) => COLLATOR.compare(left, right)));
    yield;
  }
  while (runs.length > 1) {
    const longer: Group[][] = [];
    for (let index = 0; index < runs.length; index += 2) {
      longer.push(yield* mergeRuns(runs[index] ?? [], runs[index + 1] ?? []));
    }
    runs = longer;
  }
  return runs[0] ?? [];
}

function* mergeRuns(left: readonly Group[], right: readonly Group[]): Generator<void, Group[]> {
  const merged: Group[] = [];
  let [one, other] = [0, 0];
  while (one < left.length || other < right.length) {
    const [first, second] = [left[one], right[other]];
    const takesFirst = first && (!second || COLLATOR.compare(first[0], second[0]) <= 0);
    if (takesFirst) {
      merged.push(first);
      one += 1;
    } else if (second) {
      merged.push(second);
      other += 1;
    }
    if (merged.length % (SLICE / 4) === 0) yield;
  }
  return merged;
}

function mergeOthers(keys: Keys, sorted: Uint32Array, others: readonly Group[]): Uint32Array<ArrayBuffer> {
  const span: Span = { bytes: new Uint8Array(0), from: 0, to: 0 };
  const merged = new Uint32Array(sorted.length + others.reduce((sum, [, places]) => sum + places.length, 0));
  let [taken, next] = [0, 0];
  for (const [text, places] of others) {
    let [low, high] = [taken, sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (COLLATOR.compare(textIn(pointAtKey(keys, sorted[middle] as number, span)), text) < 0) low = middle + 1;
      else high = middle;
    }
    merged.set(sorted.subarray(taken, low), next);
    next += low - taken;
    taken = low;
    merged.set(places, next);
    next += places.length;
  }
  merged.set(sorted.subarray(taken), next);
  return merged;
}
