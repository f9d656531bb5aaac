import { expect, test } from 'vitest';
import { notSupported } from '../../../electron/cli/require-capability.ts';

const server = { kind: 'virtool', kindLabel: 'Virtool', profile: 'm2', version: '26.3.0' };

test('a sentence that says what is missing ends the failure with one full stop, as a phrase does', () => {
  for (const what of ['Virtool has no way to delete an account.', 'Virtool has no way to delete an account']) {
    expect(notSupported(server, what, 'Deactivate it.').failure).toMatchObject({
      message: 'Virtool 26.3.0 cannot do this: Virtool has no way to delete an account.',
      hint: 'Deactivate it.',
    });
  }
});
