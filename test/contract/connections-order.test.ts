import { expect, test } from 'vitest';
import { codeOf, openConnectionsLab } from './connections-lab.ts';

const lab = openConnectionsLab();

test('folders and order are kept, ask no server, and are refused as a whole when one instance is gone', async () => {
  const one = await lab.here.api.instances.add(lab.plain({ name: 'one', folder: 'Labs' }));
  const two = await lab.here.api.instances.add(lab.plain({ name: 'two' }));
  expect([one.position, two.position]).toEqual([0, 1]);
  const place = { folder: 'Games', favourite: true, position: 7 };
  const gone = [
    { instanceId: two.id, ...place },
    { instanceId: 'gone', ...place },
  ];
  expect(await codeOf(lab.here.api.instances.organise(gone))).toBe('instance-not-found');
  await lab.here.api.instances.organise(gone.slice(0, 1));
  expect(await lab.here.api.instances.list({})).toMatchObject([{ folder: 'Labs', favourite: false }, place]);
});
