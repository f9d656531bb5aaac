import type { GroupRef, User } from '../../../domain/user.ts';
import { restOf } from '../index/record.ts';
import { release } from '../index/release.ts';

/**
 * Users as two buffers, which cross to another thread without being copied: all texts behind one another, and numbers
 * that say which text goes where.
 */
export interface PackedUsers {
  readonly text: Uint8Array<ArrayBuffer>;
  /** Two bytes a character where not all texts are Latin. */
  readonly isWide: boolean;
  /** The number of texts, their lengths in characters, then the users. */
  readonly numbers: Uint32Array<ArrayBuffer>;
}

/** Stands for null among the numbers of texts. */
const NULL = 0xffffffff;
// biome-ignore lint/suspicious/noControlCharactersInRegex: Latin-1 is meant, as strings keep it
const LATIN = /^[\u0000-\u00ff]*$/;

/** Packs users. */
export function packUsers(users: readonly User[]): PackedUsers {
  const texts: string[] = [];
  const shared = new Map<string, number>();
  const numbers: number[] = [];
  const own = (text: string | null) => numbers.push(text === null ? NULL : texts.push(text) - 1);
  const common = (text: string | null) => {
    if (text === null) return numbers.push(NULL);
    let place = shared.get(text);
    if (place === undefined) {
      place = texts.push(text) - 1;
      shared.set(text, place);
    }
    return numbers.push(place);
  };
  /** Groups recur: each is written once, as long as all tell the same of it. */
  const known = new Map<string, { readonly group: GroupRef; readonly place: number }>();
  const placeOf = (group: GroupRef) => {
    const same = known.get(group.id);
    if (same && same.group.name === group.name && same.group.level === group.level) return same.place;
    const place = texts.push(JSON.stringify(group)) - 1;
    known.set(group.id, { group, place });
    return place;
  };
  for (const user of users) {
    own(user.id);
    own(user.handle);
    own(user.name);
    own(user.email);
    own(user.created);
    own(user.lastSeen);
    own(user.passwordChanged);
    common(user.status);
    common(user.administrator);
    common(user.primaryGroup);
    const { mustResetPassword, groups, permissions, attributes } = user;
    numbers.push(mustResetPassword === null ? 2 : Number(mustResetPassword), groups.length, permissions.length);
    for (const group of groups) numbers.push(placeOf(group));
    for (const permission of permissions) common(permission);
    common(isEmpty(attributes) ? null : JSON.stringify(attributes));
    const rest = restOf(user);
    common(rest && JSON.stringify(rest));
  }
  const text = texts.join('');
  const isWide = !LATIN.test(text);
  const bytes = Buffer.allocUnsafeSlow(isWide ? text.length * 2 : text.length);
  bytes.write(text, isWide ? 'utf16le' : 'latin1');
  return {
    text: new Uint8Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length),
    isWide,
    numbers: Uint32Array.from([texts.length, ...texts.map((one) => one.length), ...numbers]),
  };
}

function isEmpty(attributes: User['attributes']): boolean {
  for (const _ in attributes) return false;
  return true;
}

/** The buffers of packed users, to be handed over. */
export function buffersOf({ text, numbers }: PackedUsers): ArrayBuffer[] {
  return [text.buffer, numbers.buffer];
}

/** Makes users of what `packUsers` made, and uses it up: its memory is given back. */
export function unpackUsers({ text, isWide, numbers }: PackedUsers): User[] {
  const whole = Buffer.from(text.buffer, text.byteOffset, text.length).toString(isWide ? 'utf16le' : 'latin1');
  const [count = 0] = numbers;
  const texts: string[] = [];
  let at = 0;
  for (let index = 1; index <= count; index += 1) {
    const end = at + (numbers[index] as number);
    texts.push(whole.slice(at, end));
    at = end;
  }
  let next = count + 1;
  const number = () => numbers[next++] as number;
  const nullable = () => texts[number()] ?? null;
  const string = () => nullable() ?? '';
  /** What was written once is read once, and shared. */
  const parsed: unknown[] = [];
  const json = () => {
    const place = number();
    if (place === NULL) return null;
    parsed[place] ??= JSON.parse(texts[place] ?? 'null');
    return parsed[place];
  };
  const users: User[] = [];
  while (next < numbers.length) {
    const ids = { id: string(), handle: string(), name: nullable(), email: nullable() };
    const times = { created: nullable(), lastSeen: nullable(), passwordChanged: nullable() };
    const codes = { status: string(), administrator: nullable(), primaryGroup: nullable() };
    const reset = number();
    const [groups, permissions] = [number(), number()];
    users.push({
      ...ids,
      ...codes,
      ...times,
      mustResetPassword: reset === 2 ? null : reset === 1,
      groups: Array.from({ length: groups }, () => json() as GroupRef),
      permissions: Array.from({ length: permissions }, string),
      attributes: (json() ?? {}) as User['attributes'],
      ...(json() as Partial<User> | null),
    });
  }
  release(text);
  release(numbers);
  return users;
}
