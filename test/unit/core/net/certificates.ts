import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A certificate with its key, both as PEM; `issue` takes it as an issuer. */
export interface Issued {
  readonly certificate: string;
  readonly key: string;
  readonly subject: string;
  readonly privateKey: KeyObject;
}

interface Wanted {
  readonly subject: string;
  /** Signed by itself when missing. */
  readonly issuer?: Issued;
  readonly authority?: boolean;
  readonly names?: readonly string[];
  readonly from?: Date;
  readonly until?: Date;
  /** Whose key it is for; a new one when missing. */
  readonly keyOf?: Issued;
  /** Where the issuer's certificate can be fetched. */
  readonly issuerAt?: string;
}

const DAY = 86_400_000;
let serial = 1;

/** Issues an X.509 certificate. Node reads certificates but makes none, so the few DER structures are written here. */
export function issue(wanted: Wanted): Issued {
  const { subject, issuer, from = new Date(Date.now() - DAY), until = new Date(Date.now() + 30 * DAY) } = wanted;
  const privateKey = wanted.keyOf?.privateKey ?? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const publicKey = createPublicKey(privateKey);
  serial += 1;
  const content = sequence(
    tagged(0, integer(2)),
    integer(serial),
    ECDSA_SHA256,
    name(issuer?.subject ?? subject),
    sequence(time(from), time(until)),
    name(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(3, sequence(...extensions(wanted))),
  );
  const signature = sign('sha256', content, issuer?.privateKey ?? privateKey);
  const der = sequence(content, ECDSA_SHA256, bits(signature));
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { certificate: pem(der), key, subject, privateKey };
}

function extensions({ authority = false, names = [], issuerAt }: Wanted): Buffer[] {
  const basic = sequence(oid('2.5.29.19'), TRUE, octets(sequence(...(authority ? [TRUE] : []))));
  const alternatives = names.map((one) =>
    /^[\d.]+$/.test(one) ? encode(0x87, Buffer.from(one.split('.').map(Number))) : encode(0x82, Buffer.from(one)),
  );
  const access = sequence(oid('1.3.6.1.5.5.7.48.2'), encode(0x86, Buffer.from(issuerAt ?? '')));
  return [
    basic,
    ...(names.length > 0 ? [sequence(oid('2.5.29.17'), octets(sequence(...alternatives)))] : []),
    ...(issuerAt ? [sequence(oid('1.3.6.1.5.5.7.1.1'), octets(sequence(access)))] : []),
  ];
}

function encode(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const head = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const base128 = (value: number): number[] =>
    value < 0x80 ? [value] : [...base128(value >> 7).map((one) => one | 0x80), value & 0x7f];
  return encode(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

const sequence = (...parts: Buffer[]) => encode(0x30, ...parts);
const tagged = (number: number, content: Buffer) => encode(0xa0 + number, content);
const integer = (value: number) => encode(0x02, Buffer.from([value]));
const octets = (content: Buffer) => encode(0x04, content);
const bits = (content: Buffer) => encode(0x03, Buffer.from([0]), content);
const name = (common: string) => sequence(encode(0x31, sequence(oid('2.5.4.3'), encode(0x0c, Buffer.from(common)))));
const time = (date: Date) =>
  encode(0x18, Buffer.from(date.toISOString().slice(0, 19).replace(/[-:T]/g, '').concat('Z')));
const TRUE = encode(0x01, Buffer.from([0xff]));
const ECDSA_SHA256 = sequence(oid('1.2.840.10045.4.3.2'));
