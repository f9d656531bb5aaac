import { type CapabilityId, type ServerIdentity, UNKNOWN_VERSION } from '../domain/description.ts';
import { failure } from '../domain/failure.ts';
import type { ChangePlace } from './changes.ts';
import { CommandFailure } from './failures.ts';

/** Fails with `not-supported`, and with what can be done instead, where an instance can't do something. */
export function requireCapability({ description }: ChangePlace, id: CapabilityId): void {
  const capability = description.capabilities[id];
  if (!capability.available) throw notSupported(description.server, capability.reason, capability.instead);
}

/** What ends a command that a server has nothing for: `what` is missing, `instead` are sentences. */
export function notSupported({ kindLabel: kind, version: told }: ServerIdentity, what: string, instead: string) {
  const version = told === UNKNOWN_VERSION ? 'of this release' : told;
  return new CommandFailure(failure('not-supported', { kind, version, what: what.replace(/\.$/, ''), instead }));
}
