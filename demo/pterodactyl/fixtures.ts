/** Pads to the length of a real key: 48 characters, the first 16 of which identify it. */
const key = (start: string): string => start.padEnd(48, '0');

/**
 * Keys that every populated emulator has, as far as their owners exist. They are the same for every seed, so that tests
 * and recipes can name them.
 */
export const KEYS = {
  /** Application key of `admin` (1) with every right. */
  application: key('ptla_fullAccess'),
  /** Application key of `admin` (1) that may read everything and write nothing. */
  readOnly: key('ptla_readOnly'),
  /** Application key of `admin` (1) that may write users and not read them; the Panel's form does not offer that. */
  writeOnly: key('ptla_writeOnly'),
  /** Application key of `admin` (1) with every right but those for users. */
  withoutUsers: key('ptla_noUsers'),
  /** Application key of `admin` (1) with every right but those for servers. */
  withoutServers: key('ptla_noServers'),
  /** Application key of `admin` (1) that has expired. */
  expired: key('ptla_expired'),
  /** Application key of `admin` (1) for the addresses 10.20.30.0/24, which no caller on this computer has. */
  addressRestricted: key('ptla_restricted'),
  /** Application key with every right whose owner `ex-admin` (3) is no root administrator any more. */
  ofFormerAdmin: key('ptla_formerAdmin'),
  /** Application key of `second.admin` (2) with every right. */
  ofSecondAdmin: key('ptla_secondAdmin'),
  /** Application key of `user002` (8), of whom the Panel demands two-factor authentication. */
  twoFactorRequired: key('ptla_twoFactor'),
  /** Account key of `admin` (1): drives both APIs. */
  client: key('ptlc_admin'),
  /** Account key of `norm_user` (4), a plain user with a share in the server of `owner.one`. */
  clientOfPlainUser: key('ptlc_plainUser'),
  /** Account key of `owner.one` (5), who owns a server. */
  clientOfOwner: key('ptlc_ownerOne'),
  /** Account key of `second.admin` (2). */
  clientOfSecondAdmin: key('ptlc_secondAdmin'),
  /** No key at all: well-formed, but unknown. */
  unknown: key('ptla_unknown'),
} as const;

/** The password of every seeded account. */
export const passwordOf = (username: string): string => `${username}-password`;
