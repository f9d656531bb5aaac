import { expect, test } from 'vitest';
import { byFolder, placesAfterMove } from '../../../../renderer/lib/folders.ts';
import { connection } from '../support/samples.ts';

const one = connection({ id: 'one', position: 0 });
const two = connection({ id: 'two', position: 1, favourite: true });
const three = connection({ id: 'three', position: 2, folder: 'Labs' });
const four = connection({ id: 'four', position: 3 });
const all = [one, two, three, four];

test('instances stand in their folders, those in none first, favourites before the others', () => {
  const folders = byFolder(all).map(({ name, connections }) => [name, connections.map(({ id }) => id)]);
  expect(folders).toEqual([
    [null, ['two', 'one', 'four']],
    ['Labs', ['three']],
  ]);
});

test('an instance changes places with its neighbour in the folder, and stops at its ends', () => {
  const places = placesAfterMove(all, four, -1) ?? [];
  const moved = all.map((connection) => ({
    ...connection,
    ...places.find(({ instanceId }) => instanceId === connection.id),
  }));
  expect(byFolder(moved)[0]?.connections.map(({ id }) => id)).toEqual(['two', 'four', 'one']);
  expect(placesAfterMove(all, four, 1)).toBeNull();
  expect(placesAfterMove(all, two, 1), 'a favourite stays above the others').toBeNull();
});
