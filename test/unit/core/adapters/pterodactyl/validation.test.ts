import { describe, expect, test } from 'vitest';
import type { ProblemEntry } from '../../../../../electron/core/adapters/pterodactyl/problem.ts';
import { type Sent, validationFailure } from '../../../../../electron/core/adapters/pterodactyl/validation.ts';
import { sayEnglish } from '../../../../../electron/domain/say.ts';

const refusalOf = (entries: readonly ProblemEntry[], sent: Sent) => validationFailure(entries, sent, sayEnglish);

const entry = (source_field: string, rule: string, detail = 'Das ist falsch.') => ({
  code: 'ValidationException',
  status: '422',
  detail,
  meta: { source_field, rule },
});

describe('refused values', () => {
  test('are told by field and rule, since the sentences are in the Panel’s language (trap 23)', () => {
    const { code, fields, serverMessage } = refusalOf(
      [entry('first_name', 'required'), entry('username', 'p_username'), entry('username', 'between')],
      {},
    );
    expect(code).toBe('input-invalid');
    expect(fields).toEqual({
      firstName: 'The Panel does not take it empty.',
      handle: expect.stringContaining('At least three letters'),
    });
    expect(serverMessage).toBe('Das ist falsch. Das ist falsch. Das ist falsch.');
  });

  test('by a rule that Roster does not know keep the Panel’s sentence', () => {
    expect(refusalOf([entry('permissions.0', 'string')], {}).fields).toEqual({
      permissions: 'Das ist falsch.',
    });
  });

  test('that are taken have a code of their own, unless more is wrong', () => {
    const sent = { handle: 'name', externalId: 'X-1' };
    const taken = entry('external_id', 'unique');
    expect(refusalOf([taken], sent)).toMatchObject({
      code: 'value-taken',
      details: { value: 'X-1', what: 'external id' },
    });
    expect(refusalOf([entry('username', 'unique')], sent).code).toBe('handle-taken');
    expect(refusalOf([taken, entry('email', 'email')], sent).code).toBe('input-invalid');
  });

  test('without a field are told by the Panel’s sentence', () => {
    const { meta: _, ...bare } = entry('', '');
    expect(refusalOf([bare], {})).toMatchObject({ code: 'input-invalid', fields: {} });
  });
});
