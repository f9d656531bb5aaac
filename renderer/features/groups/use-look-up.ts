import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../electron/domain/failure.ts';
import type { NamedUsers } from '../../../electron/domain/group.ts';
import { api } from '../../lib/bridge.ts';
import { failureOf } from '../../lib/failure.ts';
import { partNames } from './member-names.ts';

/** Has the core look names up, and say in which of some groups whoever they mean is; ends with the dialog. */
export function useLookUp(instanceId: string, groupIds: readonly string[]) {
  const [found, setFound] = useState<NamedUsers | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const ending = useRef<AbortController | null>(null);
  useEffect(() => () => ending.current?.abort(), []);
  const start = async (names: readonly string[]) => {
    const own = new AbortController();
    ending.current?.abort();
    ending.current = own;
    setBusy(true);
    setFailure(null);
    const { asked, unknown } = partNames(names);
    try {
      const input = { instanceId, names: asked, groupIds: [...groupIds] };
      const result = await api.users.named(input, { signal: own.signal });
      if (!own.signal.aborted) setFound({ ...result, unknown: [...result.unknown, ...unknown] });
    } catch (error) {
      if (!own.signal.aborted) setFailure(failureOf(error));
    } finally {
      if (!own.signal.aborted) setBusy(false);
    }
  };
  const forget = () => {
    ending.current?.abort();
    setBusy(false);
    setFound(null);
    setFailure(null);
  };
  return { found, failure, busy, start: (names: readonly string[]) => void start(names), forget };
}
