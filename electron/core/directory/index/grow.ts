import { release } from './release.ts';

/** The typed arrays that columns are made of. */
export type Numbers = Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

const LEAST = 256;

/** The array itself if it holds `length` numbers, else a copy with room to spare; new places hold 0. */
export function grown<T extends Numbers>(numbers: T, length: number): T {
  if (numbers.length >= length) return numbers;
  const kind = numbers.constructor as new (length: number) => T;
  const larger = new kind(Math.max(LEAST, length, Math.ceil(numbers.length * 1.5)));
  larger.set(numbers);
  return larger;
}

/** The same for an array that nobody else looks at: the memory of the smaller one is given back. */
export function regrown<T extends Numbers>(numbers: T, length: number): T {
  const larger = grown(numbers, length);
  if (larger !== numbers) release(numbers);
  return larger;
}
