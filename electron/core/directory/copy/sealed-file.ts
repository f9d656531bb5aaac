import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { readSync } from 'node:fs';
import { release } from '../index/release.ts';
import type { CopyPlace } from './copy-place.ts';

/** Why a file is no copy that can be opened. */
export type CopyFault = 'damaged' | 'newer' | 'foreign';

/** What is thrown while reading a file that can't be opened. */
export class CopyFaultError extends Error {
  override name = 'CopyFaultError';
  readonly fault: CopyFault;

  constructor(fault: CopyFault) {
    super(`The copy is ${fault}.`);
    this.fault = fault;
  }
}

/** Raised whenever the layout of what is sealed changes. */
const VERSION = 2;
const FORMAT = 'roster-directory';
const CIPHER = 'aes-256-gcm';
const TAG_BYTES = 16;
const LONGEST_HEADER = 1000;

/** The largest piece that is sealed by itself. */
const FRAME_BYTES: number = 1 << 20;

interface Header {
  readonly format: string;
  readonly version: number;
  /** SHA-256 of what the file is a copy of. */
  readonly subject: string;
  /** Eight bytes; the number of the frame makes them twelve. */
  readonly nonce: string;
}

type Place = Pick<CopyPlace, 'subject' | 'key'>;

/**
 * Seals the pieces of a file: a header line in JSON, then for each piece its length in four bytes, AES-256-GCM of it, and
 * the tag. Header and place of the piece are authenticated with it, so that nothing can be left out or put elsewhere.
 * Yields what to write one after the other; the memory of what was written may be given back.
 */
export function* sealFrames({ subject, key }: Place, parts: Iterable<Uint8Array>): Generator<Uint8Array[]> {
  const nonce = randomBytes(8);
  const header: Header = {
    format: FORMAT,
    version: VERSION,
    subject: hashOf(subject),
    nonce: nonce.toString('base64'),
  };
  const line = `${JSON.stringify(header)}\n`;
  yield [Buffer.from(line)];
  let index = 0;
  for (const part of parts) {
    for (let start = 0; start < part.length || start === 0; start += FRAME_BYTES) {
      const plain = part.subarray(start, start + FRAME_BYTES);
      const length = Buffer.alloc(4);
      length.writeUInt32LE(plain.length);
      const cipher = createCipheriv(CIPHER, key, nonceOf(nonce, index), { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(line));
      const sealed = cipher.update(plain);
      cipher.final();
      yield [length, sealed, cipher.getAuthTag()];
      index += 1;
    }
  }
}

/** Reads the pieces of an opened file one after the other. */
export interface FrameReader {
  /** Reads the next part, which has `length` bytes, a piece at a step. */
  next(length: number): Generator<void, Uint8Array<ArrayBuffer>>;
  /** Throws unless all was read. */
  end(): void;
}

/** Begins to read what `sealFrames` made. Everything throws a `CopyFaultError` where the file is not what it should be. */
export function readFrames(file: number, { subject, key }: Place): FrameReader {
  const start = Buffer.alloc(LONGEST_HEADER);
  const line = start.toString('latin1', 0, readSync(file, start, 0, LONGEST_HEADER, 0)).split('\n', 1)[0] ?? '';
  const header = parseHeader(line);
  if (header.version > VERSION) throw new CopyFaultError('newer');
  if (header.version < VERSION || header.subject !== hashOf(subject)) throw new CopyFaultError('foreign');
  const nonce = Buffer.from(header.nonce, 'base64');
  let at = line.length + 1;
  let index = 0;

  /** One piece after the other is read into the same memory; what is deciphered lies elsewhere. */
  let scratch = Buffer.alloc(0);
  function read(length: number): Buffer {
    if (scratch.length < length) scratch = Buffer.allocUnsafeSlow(length);
    if (readSync(file, scratch, 0, length, at) !== length) throw new CopyFaultError('damaged');
    at += length;
    return scratch.subarray(0, length);
  }

  function frame(): Uint8Array {
    const length = read(4).readUInt32LE();
    if (length > FRAME_BYTES) throw new CopyFaultError('damaged');
    const sealed = read(length + TAG_BYTES);
    const decipher = createDecipheriv(CIPHER, key, nonceOf(nonce, index), { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(`${line}\n`)).setAuthTag(sealed.subarray(length));
    index += 1;
    const plain = decipher.update(sealed.subarray(0, length));
    try {
      decipher.final();
    } catch {
      throw new CopyFaultError('damaged');
    }
    return plain;
  }

  return {
    *next(length) {
      // Every byte of it is written below, or the whole is thrown away.
      const { buffer } = Buffer.allocUnsafeSlow(length);
      const whole = new Uint8Array(buffer as ArrayBuffer);
      let filled = 0;
      for (;;) {
        const piece = frame();
        if (filled + piece.length > whole.length) throw new CopyFaultError('damaged');
        whole.set(piece, filled);
        filled += piece.length;
        release(piece);
        if (filled === whole.length) return whole;
        yield;
      }
    },
    end() {
      if (readSync(file, Buffer.alloc(1), 0, 1, at) > 0) throw new CopyFaultError('damaged');
    },
  };
}

function parseHeader(line: string): Header {
  let header: Partial<Header>;
  try {
    header = JSON.parse(line) as Partial<Header>;
  } catch {
    throw new CopyFaultError('damaged');
  }
  const { format, version, subject = '', nonce = '' } = header ?? {};
  if (format !== FORMAT || typeof version !== 'number') throw new CopyFaultError('foreign');
  return { format, version, subject, nonce };
}

function nonceOf(start: Buffer, index: number): Buffer {
  const nonce = Buffer.alloc(12);
  start.copy(nonce, 0, 0, 8);
  nonce.writeUInt32LE(index, 8);
  return nonce;
}

function hashOf(subject: string): string {
  return createHash('sha256').update(subject).digest('hex');
}

/** Opens at once what is made to be opened a piece at a step. */
export function allSteps<Value>(steps: Generator<void, Value>): Value {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
