import { type Name, type NameSet, nameSets } from './names.ts';
import { createRandom, type Random } from './random.ts';

/** The most accounts that an emulator can hold. */
export const MAX_PEOPLE = 1_000_000;

/** An invented person. */
export interface Person {
  /** Unique among all people of one call, by exact comparison; 1 to 200 characters. */
  readonly handle: string;
  readonly given: string;
  readonly family: string;
  /** An address of plain letters, unique among all people of one call, below `example.org`. */
  readonly email: string;
}

/** Letters that look like a Latin one and are not. */
const HOMOGLYPHS: ReadonlyMap<string, string> = new Map([
  ['a', 'а'],
  ['e', 'е'],
  ['o', 'о'],
  ['p', 'р'],
  ['c', 'с'],
  ['i', 'і'],
]);

/** Parts that trip searches, tables and shells: quotes, wild cards, regular expressions, formulas, blanks. */
const AWKWARD = ['(a+b)*', '[x]', '.*', '$^', '50%', 'a_b', '\\d+', 'O"o', '=1+1', '<b>', '#7', '&co', '{0}', 'a|b'];

const LONGEST = 200;
const draw = nameSets.flatMap((set) => Array.from({ length: set.weight }, () => set));

/**
 * Yields `count` people, the same ones for the same seed. Most handles are plain; some are in other scripts, very long,
 * awkward, or look like the handle before them. Handles in `taken` are never given out; none may end in a digit.
 */
export function* generatePeople(
  count: number,
  seed: number,
  taken: Iterable<string> = [],
): Generator<Person, void, undefined> {
  const random = createRandom(seed ^ 0x2c1b3c6d);
  const used = new Set(taken);
  let previous = '';
  for (let index = 1; index <= count; index += 1) {
    const set = random.pick<NameSet>(draw);
    const given = random.pick(set.given);
    const family = random.pick(set.family);
    const wanted = shortened(makeHandle(random, given, family, previous));
    const handle = wanted === previous ? numbered(wanted, index) : unique(wanted, index, used);
    previous = handle;
    yield { handle, given: given[0], family: family[0], email: `${given[1]}.${family[1]}.${index}@example.org` };
  }
}

function makeHandle(random: Random, given: Name, family: Name, previous: string): string {
  const kind = random.below(1000);
  if (kind < 15) return lookAlike(random, previous);
  if (kind < 30) return `${given[0]} ${random.pick(AWKWARD)} ${family[0]}`;
  if (kind < 45) return `${given[0]} ${family[0]}`;
  if (kind < 48) return veryLong(random, given, family);
  // Half of those whose name is not in plain letters keep their own script.
  if (given[0].toLowerCase() !== given[1] && random.chance(0.5)) return `${given[0]}.${family[0]}`.toLowerCase();
  if (kind < 120) return `${capitalized(given[1])}.${capitalized(family[1])}`;
  return plain(random.below(4), given[1], family[1]);
}

function plain(form: number, given: string, family: string): string {
  if (form === 0) return given.charAt(0) + family;
  if (form === 1) return `${given}.${family}`;
  if (form === 2) return `${family}_${given.charAt(0)}`;
  return given + family;
}

function lookAlike(random: Random, previous: string): string {
  if (previous === '') return 'nobody';
  const swapped = previous.replace(/[aeopci]/g, (letter) => HOMOGLYPHS.get(letter) ?? letter);
  if (random.chance(0.4) && swapped !== previous) return swapped;
  const upper = previous.toUpperCase();
  return random.chance(0.5) && upper !== previous ? upper : capitalized(previous);
}

function veryLong(random: Random, given: Name, family: Name): string {
  let handle = `${given[0]}-${family[0]}`;
  const length = 100 + random.below(LONGEST - 100);
  while (handle.length < length) handle += `-${random.pick(nameSets[0]?.family ?? [family])[0]}`;
  return handle;
}

/**
 * Only the first of a name goes without a number, so `used` stays small. A number is the person's own index and nobody
 * else's, and no name ends in a digit but one that looks like a numbered handle and differs from it in its letters.
 */
function unique(wanted: string, index: number, used: Set<string>): string {
  if (used.has(wanted)) return numbered(wanted, index);
  used.add(wanted);
  return wanted;
}

function numbered(name: string, index: number): string {
  return /\d$/.test(name) ? `${name}-${index}` : `${name}${index}`;
}

/** Leaves room for a number. Cutting a surrogate pair in two would make text that no encoding can carry. */
function shortened(handle: string): string {
  return handle.length > LONGEST - 10 ? handle.slice(0, LONGEST - 10).toWellFormed() : handle;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
