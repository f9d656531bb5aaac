import { describe, expect, test } from 'vitest';
import { createWriteGuard } from '../../../../electron/core/services/write-guard.ts';
import type { Connection, Environment } from '../../../../electron/domain/connection.ts';

const connection = (environment: Environment) => ({ id: 'i', name: 'lab', environment }) as Connection;

describe('the read-only rule', () => {
  test('production is locked until unlocked, and locks again by itself after a quarter of an hour', () => {
    let elapsed = 1000;
    const guard = createWriteGuard(() => elapsed);
    const lab = connection('production');
    expect(guard.check(lab)).toMatchObject({ failure: { code: 'read-only' } });
    guard.unlock(lab);
    expect(guard.check(lab).ok).toBe(true);
    elapsed += 15 * 60_000 - 1;
    expect(guard.remaining(lab)).toBe(1);
    elapsed += 1;
    expect(guard.check(lab)).toMatchObject({ failure: { code: 'read-only' } });
  });

  test('locking takes effect at once', () => {
    const guard = createWriteGuard(() => 0);
    guard.unlock(connection('production'));
    guard.lock('i');
    expect(guard.remaining(connection('production'))).toBe(0);
  });

  test('other environments have no limit', () => {
    const guard = createWriteGuard(() => 0);
    for (const environment of ['staging', 'development', 'other'] as const) {
      expect(guard.remaining(connection(environment))).toBeNull();
    }
  });
});
