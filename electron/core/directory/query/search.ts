import { assertNever } from '../../../domain/result.ts';
import { type Bits, forEachBit, setBit } from '../index/bits.ts';
import { type Span, spanHas } from '../index/bytes.ts';
import { aliveBits, type Columns } from '../index/columns.ts';
import type { Dictionary } from '../index/dictionary.ts';
import { listsWith } from '../index/list-table.ts';
import { type DateColumn, FIELD, type TextField } from '../index/record.ts';
import { narrowToField, pointAtText } from '../index/rows.ts';
import { bucketsOf, inBuckets, isExact } from '../index/signatures.ts';
import { fold } from '../search-text.ts';
import { parseDateTerm } from './date-term.ts';
import { isNarrower, type Term } from './search-syntax.ts';

/** Finds rows by text. What was found is kept until something changes, and longer words are looked for among it. */
export interface Searcher {
  find(terms: readonly Term[]): Bits;
  /** Looks among some rows only; keeps nothing. */
  findAmong(among: Bits, terms: readonly Term[]): Bits;
  /** Something changed: nothing that was found counts any more. */
  forget(): void;
}

const KEPT = 8;

/** A searcher over columns. */
export function createSearcher(columns: Columns): Searcher {
  let kept: { terms: readonly Term[]; found: Bits }[] = [];
  /** Folded names of the groups, by their reference. */
  const names: Buffer[] = [];

  /** The latest search that whoever is wanted now was found by. */
  function startOf(terms: readonly Term[]) {
    const wide = kept.findLast((one) => one.terms.every((old) => terms.some((term) => isNarrower(term, old))));
    return wide ?? { terms: [], found: aliveBits(columns) };
  }

  function find(terms: readonly Term[]): Bits {
    const start = startOf(terms);
    const isMet = (term: Term) => start.terms.some((old) => isNarrower(old, term) && isNarrower(term, old));
    const missing = terms.filter((term) => !isMet(term));
    const found = findAmong(start.found, missing);
    if (missing.length > 0) kept = [...kept, { terms, found }].slice(-KEPT);
    return found;
  }

  const findAmong = (among: Bits, terms: readonly Term[]) => terms.reduce(narrow, among);

  function narrow(among: Bits, term: Term): Bits {
    const met = meet(among, term);
    if (!term.negated) return met;
    return among.map((word, index) => word & ~(met[index] as number)) as Bits;
  }

  function meet(among: Bits, term: Term): Bits {
    switch (term.field) {
      case null:
        return addListed(findText(among, term, null), among, columns.groups, groupsNamed(term));
      case 'handle':
      case 'name':
      case 'email':
      case 'id':
        return findText(among, term, term.field);
      case 'groups':
        return addListed(new Uint32Array(among.length), among, columns.groups, groupsNamed(term));
      case 'permissions':
        return addListed(new Uint32Array(among.length), among, columns.permissions, permissionsNamed(columns, term));
      case 'status':
        return addListed(new Uint32Array(among.length), among, columns.status, codesNamed(columns.statuses, term));
      case 'administrator':
        return addListed(
          new Uint32Array(among.length),
          among,
          columns.administrator,
          codesNamed(columns.administrators, term),
        );
      case 'created':
      case 'lastSeen':
      case 'passwordChanged':
        return findDates(columns, among, term.field, term.text);
      default:
        return assertNever(term.field);
    }
  }

  function findText(among: Bits, { text, exact }: Term, field: TextField | null): Bits {
    const needle = Buffer.from(text);
    const found = inBuckets(columns.signatures, bucketsOf(needle), among);
    if (field === null && !exact && isExact(needle)) return found;
    const span: Span = { bytes: needle, from: 0, to: 0 };
    for (let index = 0; index < found.length; index += 1) {
      for (let word = found[index] as number; word !== 0; word &= word - 1) {
        const bit = word & -word;
        pointAtText(columns, (index << 5) + 31 - Math.clz32(bit), span);
        if (field !== null) narrowToField(span, FIELD[field]);
        if (!spanHas(span, needle, exact)) found[index] = (found[index] as number) & ~bit;
      }
    }
    return found;
  }

  function groupsNamed({ text, exact }: Term): Uint8Array | null {
    const { refs } = columns.groupRefs;
    for (const ref of refs.slice(names.length)) names.push(Buffer.from(fold(ref.name)));
    const needle = Buffer.from(text);
    const marked = names.map((bytes) => spanHas({ bytes, from: 0, to: bytes.length }, needle, exact));
    return marked.includes(true) ? listsWith(columns.groupLists, (code) => marked[code] === true) : null;
  }

  return {
    find,
    findAmong,
    forget() {
      kept = [];
    },
  };
}

/** Adds the rows whose code is marked. */
function addListed(found: Bits, among: Bits, codes: Uint32Array, marked: Uint8Array | null): Bits {
  if (!marked) return found;
  for (let index = 0; index < among.length; index += 1) {
    const added = (among[index] as number) & ~(found[index] as number);
    for (let word = added; word !== 0; word &= word - 1) {
      const bit = word & -word;
      const row = (index << 5) + 31 - Math.clz32(bit);
      if (marked[codes[row] as number] === 1) found[index] = (found[index] as number) | bit;
    }
  }
  return found;
}

/** Ids of few values are looked up from their beginning, so that `active` is not found in `inactive`. */
function codesNamed({ values }: Dictionary, { text, exact }: Term): Uint8Array {
  const isMeant = (value: string) => (exact ? fold(value) === text : fold(value).startsWith(text));
  return Uint8Array.from(values, (value, code) => ((code === 0 ? text === 'none' : isMeant(value)) ? 1 : 0));
}

function permissionsNamed({ permissionIds, permissionLists }: Columns, { text, exact }: Term): Uint8Array {
  const isMeant = permissionIds.values.map((value) => (exact ? fold(value) === text : fold(value).includes(text)));
  return listsWith(permissionLists, (code) => isMeant[code] === true);
}

function findDates(columns: Columns, among: Bits, column: DateColumn, text: string): Bits {
  const found = new Uint32Array(among.length);
  const isMeant = parseDateTerm(text);
  if (!isMeant) return found;
  const values = columns.dates[column];
  forEachBit(among, (row) => {
    if (isMeant(values?.[row] ?? Number.NaN)) setBit(found, row);
  });
  return found;
}
