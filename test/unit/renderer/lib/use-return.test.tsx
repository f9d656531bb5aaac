// @vitest-environment happy-dom
import { renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { type FailureCode, failure } from '../../../../electron/domain/failure.ts';
import { useReturn } from '../../../../renderer/lib/use-return.ts';

const contact = (code: FailureCode | null) => ({
  lastContact: { at: '2026-05-04T10:00:00.000Z', failure: code && failure(code) },
});

test('a server that answers again is told once, and one that goes away or only refuses is not', () => {
  let returns = 0;
  const { rerender } = renderHook(({ code }) => useReturn(contact(code), () => (returns += 1)), {
    initialProps: { code: 'connection-refused' as FailureCode | null },
  });
  expect(returns).toBe(0);
  rerender({ code: null });
  rerender({ code: null });
  expect(returns).toBe(1);
  rerender({ code: 'credentials-wrong' });
  rerender({ code: 'unreachable' });
  expect(returns).toBe(1);
  rerender({ code: 'timed-out-answering' });
  rerender({ code: 'credentials-wrong' });
  expect(returns).toBe(2);
});
