import type { CapabilityId } from '../domain/description.ts';
import { failure } from '../domain/failure.ts';
import type { ChangePlace } from './changes.ts';
import { CommandFailure } from './failures.ts';

/** Fails with `not-supported`, and with what can be done instead, where an instance can't do something. */
export function requireCapability({ description }: ChangePlace, id: CapabilityId): void {
  const capability = description.capabilities[id];
  if (capability.available) return;
  const { kindLabel, version } = description.server;
  const { reason, instead } = capability;
  throw new CommandFailure(failure('not-supported', { kind: kindLabel, version, what: reason, instead }));
}
