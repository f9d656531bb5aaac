import { describe, expect, it } from 'vitest';
import { divideBy } from '../../../../../electron/core/adapters/form.ts';
import { inOrder } from '../../../../../electron/core/adapters/in-order.ts';
import { cookieHeader } from '../../../../../electron/core/adapters/virtool/cookies.ts';
import { LEVEL_IDS, passes } from '../../../../../electron/core/adapters/virtool/profile.ts';
import { factsOf, parseVersion, profileOf } from '../../../../../electron/core/adapters/virtool/releases.ts';
import { valuesOf, WRITES } from '../../../../../electron/core/adapters/virtool/values.ts';
import { permissionsOf } from '../../../../../electron/core/adapters/virtool/vocabulary.ts';
import {
  groupWire,
  shortUserWire,
  toGroup,
  toUser,
  toUserFromShort,
  userWire,
} from '../../../../../electron/core/adapters/virtool/wire.ts';
import { sayEnglish } from '../../../../../electron/domain/say.ts';

const server = { kind: 'virtool', kindLabel: 'Virtool', profile: 'm2', version: '26.3.0' };

describe('versions and facts', () => {
  it('reads three numbers and ignores what follows', () => {
    expect(parseVersion('26.3.0')).toEqual([26, 3, 0]);
    expect(parseVersion('26.3.0-pre+gabc')).toEqual([26, 3, 0]);
    expect(parseVersion('Unknown')).toBeNull();
    expect(parseVersion('26.3')).toBeNull();
  });

  it('orders administrator levels in one line', () => {
    const facts = factsOf(server);
    const passing = (level: string | null) => LEVEL_IDS.filter((needed) => passes(facts, level, needed));
    expect(passing('full')).toEqual(['full', 'settings', 'spaces', 'users', 'base']);
    expect(passing('users')).toEqual(['users', 'base']);
    expect(passing(null)).toEqual([]);
    expect(passing('invented')).toEqual([]);
  });

  it('lets three levels in the middle pass each other’s checks from 33.2.0 on', () => {
    const facts = factsOf({ profile: '35' });
    const passing = (level: string) => LEVEL_IDS.filter((needed) => passes(facts, level, needed));
    expect(passing('full')).toEqual(['full', 'settings', 'spaces', 'users', 'base']);
    expect(passing('settings')).toEqual(passing('users'));
    expect(passing('users')).toEqual(['settings', 'spaces', 'users', 'base']);
    expect(passing('base')).toEqual(['base']);
  });

  it.each([
    ['23.1.0', 'm0'],
    ['24.0.1', 'm0'],
    ['24.1.0', 'm1'],
    ['26.2.4', 'm1'],
    ['26.3.0', 'm2'],
    ['32.2.1', 'm2'],
    ['33.0.0', '33'],
    ['33.1.1', '33'],
    ['33.2.0', '33.2'],
    ['34.0.0', '35'],
    ['37.9.9', '35'],
    ['38.0.0', '38'],
    ['39.20.7', '38'],
    ['39.21.0', '39'],
    ['41.7.3', '39'],
    ['41.8.0', 'ended'],
    ['42.12.0', 'ended'],
  ])('takes %s for %s', (version, id) => {
    expect(profileOf(parseVersion(version) ?? []).id).toBe(id);
  });

  it('refuses to open a server that it does not speak', () => {
    expect(() => factsOf({ ...server, profile: 'ended' })).toThrow('ended');
  });
});

describe('cookies of a sign-in', () => {
  const answer = (cookies: string[]) => ({ status: 201, headers: {}, text: '', cookies });

  it('keeps names and values, and drops attributes', () => {
    const set = ['session_id=session_1; HttpOnly; Max-Age=2600000; Path=/', 'session_token=ab=c; Path=/'];
    expect(cookieHeader(answer(set))).toBe('session_id=session_1; session_token=ab=c');
  });

  it('leaves out what the answer expires', () => {
    const set = ['session_id=session_1; Path=/', 'session_token=""; Max-Age=0; Path=/', 'other=x; max-age=0'];
    expect(cookieHeader(answer(set))).toBe('session_id=session_1');
    expect(cookieHeader(answer([]))).toBe('');
  });
});

describe('wire shapes', () => {
  const user = {
    id: 7,
    handle: 'fred',
    active: true,
    administrator_role: null,
    force_reset: true,
    groups: [{ id: 2, legacy_id: null, name: 'Diagnostics' }],
    last_password_change: '2024-07-08T17:40:12.401000Z',
    permissions: { create_sample: true, remove_file: false, remove_job: null },
    primary_group: { id: 2, legacy_id: null, name: 'Diagnostics' },
    b2c: null,
    invented_later: 1,
  };

  it('takes ids as numbers or text, and ignores fields that it does not know', () => {
    expect(toUser(userWire.parse(user))).toMatchObject({
      id: '7',
      status: 'reset-due',
      primaryGroup: '2',
      permissions: ['create_sample'],
      passwordChanged: '2024-07-08T17:40:12.401Z',
    });
    expect(userWire.safeParse({ ...user, active: undefined }).error?.issues[0]?.path).toEqual(['active']);
  });

  it('calls a deactivated account deactivated, whether or not a new password is due', () => {
    expect(toUser(userWire.parse({ ...user, active: false })).status).toBe('inactive');
  });

  it('writes times so that they sort as text', () => {
    const at = (time: string) => toUser(userWire.parse({ ...user, last_password_change: time })).passwordChanged;
    expect(at('2015-10-06T20:00:00Z')).toBe('2015-10-06T20:00:00.000Z');
    expect(at('never')).toBeNull();
  });

  it('resolves what an abbreviated user says about groups, old forms included', () => {
    const groups = [
      { id: '1', legacy_id: 'technicians', name: 'Technicians' },
      { id: '2', legacy_id: null, name: 'Diagnostics' },
    ];
    const read = (more: object) =>
      toUserFromShort(shortUserWire.parse({ ...user, groups: [2, 'technicians', 9], ...more }), {
        active: true,
        groups,
      });
    expect(read({ primary_group: 'technicians' })).toMatchObject({
      groups: [
        { id: '2', name: 'Diagnostics' },
        { id: '1', name: 'Technicians' },
        { id: '9', name: '9' },
      ],
      primaryGroup: '1',
    });
    expect(read({ primary_group: '' }).primaryGroup).toBeNull();
    expect(read({ primary_group: null }).primaryGroup).toBeNull();
    expect(read({ primary_group: 2 }).primaryGroup).toBe('2');
  });

  it('reads a group with its members', () => {
    const wire = { id: 1, name: 'Techs', permissions: { upload_file: true }, users: [{ id: 'a', handle: 'fred' }] };
    expect(toGroup(groupWire.parse(wire))).toEqual({
      id: '1',
      name: 'Techs',
      permissions: ['upload_file'],
      members: [{ id: 'a', handle: 'fred' }],
    });
  });

  it('answers with editable values, and never with a password', () => {
    expect(valuesOf(toUser(userWire.parse(user)))).toEqual({
      active: true,
      forceReset: true,
      groups: ['2'],
      primaryGroup: '2',
      administrator: null,
    });
  });
});

describe('cutting values into writes', () => {
  it('keeps together what the server takes together', () => {
    const set = { administrator: 'base', groups: ['1'], active: true, password: 'x', primaryGroup: null };
    const { administrator, ...rest } = set;
    expect(divideBy(WRITES, 'update-user', set)).toEqual([rest, { administrator }]);
    expect(divideBy(WRITES, 'update-user', { administrator: 'base' })).toEqual([{ administrator: 'base' }]);
  });

  it('creates first and completes afterwards', () => {
    expect(
      divideBy(WRITES, 'create-user', { groups: ['1'], administrator: 'base', handle: 'fred', password: 'x' }),
    ).toEqual([{ handle: 'fred', password: 'x' }, { groups: ['1'] }, { administrator: 'base' }]);
    expect(divideBy(WRITES, 'create-group', { name: 'Techs' })).toEqual([{ name: 'Techs' }]);
  });

  it('leaves what the server does not have with the first write, which is refused', () => {
    expect(divideBy(WRITES, 'create-user', { handle: 'fred', email: 'f@example.org' })).toHaveLength(1);
    expect(divideBy(WRITES, 'update-group', { name: 'a', permissions: [] })).toEqual([{ name: 'a', permissions: [] }]);
  });
});

describe('the vocabulary', () => {
  it('marks what is dangerous and what has no effect, by version', () => {
    const permissions = permissionsOf('26.3.0', sayEnglish);
    const marked = (key: 'danger' | 'noEffect') => permissions.filter((one) => one[key] !== null);
    expect(marked('danger').map((one) => one.id)).toEqual(['remove_file']);
    expect(marked('noEffect').map((one) => [one.id, one.noEffect])).toEqual([
      ['remove_job', 'No effect on 26.3.0'],
      ['modify_hmm', 'No effect on 26.3.0'],
    ]);
    expect([...new Set(permissions.map((one) => one.section))]).toEqual([
      'Samples and jobs',
      'References and data',
      'Files',
    ]);
  });
});

describe('work in order', () => {
  it('keeps the order and the limit', async () => {
    let underWay = 0;
    let most = 0;
    const work = async (item: number) => {
      underWay += 1;
      most = Math.max(most, underWay);
      for (let turn = 0; turn < 5 - (item % 5); turn += 1) await Promise.resolve();
      underWay -= 1;
      return item * 10;
    };
    const outcomes: number[] = [];
    for await (const outcome of inOrder([1, 2, 3, 4, 5, 6, 7], 3, work)) outcomes.push(outcome);
    expect(outcomes).toEqual([10, 20, 30, 40, 50, 60, 70]);
    expect(most).toBe(3);
  });

  it('starts nothing more once its reader has stopped', async () => {
    const started: number[] = [];
    const work = async (item: number) => started.push(item);
    for await (const _ of inOrder([1, 2, 3, 4, 5], 2, work)) break;
    expect(started).toEqual([1, 2, 3]);
  });
});
