import type { GroupRef, User } from '../../../domain/user.ts';
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
  for (const user of users) {
    const { id, handle, name, email, created, lastSeen, passwordChanged } = user;
    const { status, administrator, primaryGroup, mustResetPassword, groups, permissions, attributes, ...rest } = user;
    for (const text of [id, handle, name, email, created, lastSeen, passwordChanged]) own(text);
    for (const text of [status, administrator, primaryGroup]) common(text);
    numbers.push(mustResetPassword === null ? 2 : Number(mustResetPassword), groups.length, permissions.length);
    for (const group of groups) common(JSON.stringify(group));
    for (const permission of permissions) common(permission);
    common(JSON.stringify(attributes));
    common(restOf(rest));
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

/** What there is of a user beyond the fields that have a place of their own, as JSON; null for nothing. */
function restOf(rest: Partial<User>): string | null {
  const { id, handle, name, email, created, lastSeen, passwordChanged, ...others } = rest;
  for (const key in others) if (others[key as keyof typeof others] !== undefined) return JSON.stringify(others);
  return null;
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
      groups: Array.from({ length: groups }, () => JSON.parse(string()) as GroupRef),
      permissions: Array.from({ length: permissions }, string),
      attributes: JSON.parse(string()) as User['attributes'],
      ...(JSON.parse(nullable() ?? '{}') as Partial<User>),
    });
  }
  release(text);
  release(numbers);
  return users;
}
