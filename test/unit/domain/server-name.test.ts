import { expect, test } from 'vitest';
import { serverName, UNKNOWN_VERSION } from '../../../electron/domain/description.ts';

test('a server is called by kind and version, and by its kind alone where it tells no version', () => {
  expect(serverName({ kindLabel: 'Virtool', version: '26.3.0' })).toBe('Virtool 26.3.0');
  expect(serverName({ kindLabel: 'Pterodactyl', version: UNKNOWN_VERSION })).toBe('Pterodactyl');
});
