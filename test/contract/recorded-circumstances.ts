import { expect } from 'vitest';
import { KEYS } from '../../demo/pterodactyl/fixtures.ts';
import type { Lab } from './emulator-pterodactyl-lab.ts';

const SERVER = '/api/client/servers/5896d455/users';
const NEWCOMER = { email: 'user040@example.net', permissions: ['control.start', 'file.read'] };

/** What has to be so before a recorded request, where it is not so in the beginning. */
export interface Circumstances {
  /** Replaces the blanked key; without it the administrator's of the same kind. */
  readonly key?: string;
  readonly before?: (lab: Lab) => unknown;
}

const withShare: Circumstances = { before: (lab) => lab.post(SERVER, NEWCOMER, KEYS.client) };
const withAdministrator30: Circumstances = {
  before: ({ operator }) => operator.editUser(30, { externalId: null, rootAdmin: true }),
};
const withPlain30: Circumstances = { before: ({ operator }) => operator.editUser(30, { externalId: null }) };
const withLiteralWildcards: Circumstances = {
  before: ({ operator }) => {
    operator.settings.literalWildcards = true;
  },
};
const inMaintenance: Circumstances = {
  before: ({ operator }) => {
    operator.settings.maintenance = { retryAfter: 60 };
  },
};
const afterRequests = (count: number): Circumstances => ({
  before: async (lab) => {
    for (let sent = 0; sent < count; sent += 1) await lab.get('/api/application/users/1');
    lab.pass(2);
  },
});
const withoutMail: Circumstances = {
  before: ({ operator }) => {
    operator.settings.mail = 'failing';
  },
};

/** By the number of the recording. */
export const CIRCUMSTANCES: Readonly<Record<string, Circumstances>> = {
  '003': { key: KEYS.unknown },
  '005': { key: KEYS.expired },
  '006': { key: KEYS.addressRestricted },
  '007': { key: KEYS.ofFormerAdmin },
  '008': { key: KEYS.withoutUsers },
  '009': { key: KEYS.readOnly },
  '010': { key: KEYS.readOnly },
  '011': { key: KEYS.writeOnly },
  '013': { key: KEYS.clientOfPlainUser },
  '014': {
    before: ({ operator }) => {
      operator.settings.twoFactor = 'root-admins';
    },
  },
  '048': { key: KEYS.withoutServers },
  '058': { key: KEYS.withoutUsers },
  '091': withAdministrator30,
  '092': withPlain30,
  '093': withPlain30,
  '099': { key: KEYS.readOnly },
  '104': { key: KEYS.ofSecondAdmin },
  '106': { key: KEYS.ofSecondAdmin },
  '115': { before: ({ operator }) => operator.editUser(77, { createdAt: null }) },
  '119': { key: KEYS.clientOfPlainUser },
  '129': { key: KEYS.clientOfPlainUser },
  '132': withShare,
  '136': { key: KEYS.clientOfPlainUser },
  '137': withShare,
  '138': withShare,
  '140': withShare,
  '143': withShare,
  '145': { before: ({ operator }) => operator.editServer('5896d455', { status: 'installing' }) },
  '147': {
    before: (lab) => lab.post(SERVER, { email: 'brand.new@example.org', permissions: ['control.start'] }, KEYS.client),
  },
  '148': afterRequests(239),
  '149': afterRequests(240),
  '151': afterRequests(240),
  '152': afterRequests(240),
  '153': withLiteralWildcards,
  '154': withLiteralWildcards,
  '155': withoutMail,
  '156': {
    before: async (lab) => {
      await withoutMail.before?.(lab);
      const body = { email: 'mailfail@example.com', username: 'mailfail', first_name: 'Mail', last_name: 'Fail' };
      expect((await lab.post('/api/application/users', body)).status).toBe(500);
    },
  },
  '161': inMaintenance,
  '162': inMaintenance,
  '164': { key: KEYS.readOnly },
};
