import { afterEach, describe, expect, it } from 'vitest';
import type { Intent } from '../../electron/domain/change.ts';
import { closeAccessLabs, connect, failureOf, groupNow, groupOn, openCore, serve, userOn } from './access-lab.ts';

afterEach(closeAccessLabs);

/** Two people with a core each on one server. */
async function twoOn(profile: string) {
  const emulator = await serve(profile);
  const [ann, ben] = [await openCore(), await openCore()];
  return { ann, ben, onAnn: await connect(ann, emulator), onBen: await connect(ben, emulator) };
}

describe.each(['virtool-m2', 'virtool-35', 'virtool-legacy-2.3'])('two people on %s', (profile) => {
  it('who change permissions of one group both get what they changed', async () => {
    const { ann, ben, onAnn, onBen } = await twoOn(profile);
    const [first] = await ann.groups.list({ instanceId: onAnn });
    const groupId =
      (await ann.groups.list({ instanceId: onAnn })).find((one) => !one.untouchable)?.id ?? first?.id ?? '';
    const { permissions: seen } = await groupNow(ann, onAnn, groupId);
    const [kept = '', ...rest] = seen;
    const update = (permissions: string[]) =>
      ({ action: 'update-group', groupId, expected: { permissions: seen }, set: { permissions } }) as const;
    const candidates = ['modify_hmm', 'remove_job', 'upload_file', 'remove_file', 'create_sample', 'cancel_job'];
    const added = candidates.find((id) => !seen.includes(id)) ?? '';
    await ben.changes.apply({ instanceId: onBen, intent: update([...seen, added]) });
    const done = await ann.changes.apply({ instanceId: onAnn, intent: update(rest) });
    expect(done).toMatchObject([{ outcome: 'done' }]);
    const { permissions } = await groupNow(ann, onAnn, groupId);
    expect([...permissions].sort()).toEqual([...rest, added].sort());
    expect(permissions).not.toContain(kept);
    expect(await ann.changes.preview({ instanceId: onAnn, intent: update(rest) })).toEqual([]);
  });

  it('who move one user between groups both get what they moved', async () => {
    const { ann, ben, onAnn, onBen } = await twoOn(profile);
    const user = await userOn(ann, onAnn, 'mhartley');
    const seen = user.groups.map(({ id }) => id);
    const others = (await ann.groups.list({ instanceId: onAnn })).filter(({ id }) => !seen.includes(id));
    const [mine = '', theirs = ''] = others.filter(({ untouchable }) => !untouchable).map(({ id }) => id);
    const update = (groups: string[]) =>
      ({ action: 'update-user', userId: user.id, expected: { groups: seen }, set: { groups } }) as const;
    await ben.changes.apply({ instanceId: onBen, intent: update([...seen, theirs]) });
    await ann.changes.apply({ instanceId: onAnn, intent: update([...seen, mine]) });
    const now = await ben.users.get({ instanceId: onBen, userId: user.id });
    expect(now.groups.map(({ id }) => id).sort()).toEqual([...seen, mine, theirs].sort());
  });

  it('who change the members of one group both get their members, and each user has an entry in the history', async () => {
    const { ann, ben, onAnn, onBen } = await twoOn(profile);
    const made = await ann.changes.apply({
      instanceId: onAnn,
      intent: { action: 'create-group', set: { name: 'shift' } },
    });
    const groupId = made[0]?.change.target.id ?? '';
    const handles = profile.startsWith('virtool-legacy')
      ? ['mhartley', 'plain', 'retired']
      : ['mhartley', 'plain', 'user-admin'];
    const known = (
      await ann.directory.query({ instanceId: onAnn, search: '', filters: {}, sort: [], offset: 0, limit: 50 })
    ).rows;
    await ann.directory.refresh({ instanceId: onAnn });
    const rows =
      known.length > 0
        ? known
        : (await ann.directory.query({ instanceId: onAnn, search: '', filters: {}, sort: [], offset: 0, limit: 50 }))
            .rows;
    const [one = '', two = '', three = ''] = [
      ...rows.filter(({ handle }) => handles.includes(handle)),
      ...rows.filter(({ handle, administrator }) => !handles.includes(handle) && administrator === null),
    ].map(({ id }) => id);
    const update = (expected: string[], members: string[]) =>
      ({ action: 'update-group', groupId, expected: { members: expected }, set: { members } }) as const;
    await ann.changes.apply({ instanceId: onAnn, intent: update([], [one, two]) });
    await ben.changes.apply({ instanceId: onBen, intent: update([one, two], [two, three]) });
    // Ann still sees one and two, and takes two out.
    const applied = await ann.changes.apply({ instanceId: onAnn, intent: update([one, two], [one]) });
    expect(applied.map(({ change }) => [change.action, change.target.id])).toEqual([['update-user', two]]);
    const { members } = await groupNow(ben, onBen, groupId);
    expect(members?.map(({ id }) => id)).toEqual([three]);
    const byDifference: Intent = {
      action: 'update-group',
      groupId,
      expected: {},
      set: { addMembers: [one], removeMembers: [three] },
    };
    expect(await ann.changes.apply({ instanceId: onAnn, intent: byDifference })).toMatchObject([
      { outcome: 'done', change: { target: { id: one } } },
      { outcome: 'done', change: { target: { id: three } } },
    ]);
    const history = await ann.history.list({ instanceId: onAnn, userId: one, limit: 10 });
    expect(history.map(({ change }) => change.action)).toEqual(['update-user', 'update-user']);
    const counted = await ann.groups.list({ instanceId: onAnn });
    expect(counted.find(({ id }) => id === groupId)?.memberCount).toBe(1);
  });

  it('of whom one deletes a group: the other is told that it is gone', async () => {
    const { ann, ben, onAnn, onBen } = await twoOn(profile);
    const made = await ben.changes.apply({
      instanceId: onBen,
      intent: { action: 'create-group', set: { name: 'brief' } },
    });
    const groupId = made[0]?.change.target.id ?? '';
    await groupNow(ann, onAnn, groupId);
    await ben.changes.apply({ instanceId: onBen, intent: { action: 'delete-group', groupId } });
    const intents: Intent[] = [
      { action: 'update-group', groupId, expected: { permissions: [] }, set: { permissions: ['upload_file'] } },
      { action: 'delete-group', groupId },
    ];
    for (const intent of intents) {
      expect(await failureOf(ann.changes.apply({ instanceId: onAnn, intent }))).toMatchObject({
        code: 'group-not-found',
      });
    }
  });
});

describe('two people on a server whose groups have names', () => {
  it('who give one group two names: the later sees a conflict with the present one', async () => {
    const { ann, ben, onAnn, onBen } = await twoOn('virtool-m2');
    const { id: groupId } = await groupOn(ann, onAnn, 'Visitors');
    const rename = (name: string) =>
      ({ action: 'update-group', groupId, expected: { name: 'Visitors' }, set: { name } }) as const;
    await ben.changes.apply({ instanceId: onBen, intent: rename('Guests') });
    const refused = await failureOf(ann.changes.apply({ instanceId: onAnn, intent: rename('Callers') }));
    expect(refused).toMatchObject({ code: 'conflict', fields: { name: '"Guests"' } });
    expect((await groupNow(ann, onAnn, groupId)).name).toBe('Guests');
  });

  it('who choose one name for two groups: the later is told that it is taken', async () => {
    const { ann, ben, onAnn, onBen } = await twoOn('virtool-m2');
    const [one, two] = [await groupOn(ann, onAnn, 'Visitors'), await groupOn(ann, onAnn, 'Students')];
    const rename = (groupId: string) =>
      ({ action: 'update-group', groupId, expected: {}, set: { name: 'Taken' } }) as const;
    await ben.changes.apply({ instanceId: onBen, intent: rename(one.id) });
    const [late] = await ann.changes.apply({ instanceId: onAnn, intent: rename(two.id) });
    expect(late).toMatchObject({ outcome: 'failed', failure: { code: 'group-name-taken' } });
  });
});
