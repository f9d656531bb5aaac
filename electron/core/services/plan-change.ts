import { randomUUID } from 'node:crypto';
import { type Change, type Grade, membershipDifference, type Value, type Values } from '../../domain/change.ts';
import type { Description, Field } from '../../domain/description.ts';
import type { Group } from '../../domain/user.ts';
import type { Session } from '../adapters/adapter.ts';
import type { DirectoryClient } from '../directory/client.ts';

/** A change with the secrets that travel beside it. A null target id is filled in by the change before. */
export interface PlannedChange {
  readonly change: Change;
  readonly secrets: Readonly<Record<string, string>>;
}

/** What planning reads. */
export interface PlanContext {
  readonly instanceId: string;
  readonly session: Session;
  readonly description: Description;
  readonly groups: readonly Group[];
  /** Tells who has a group as primary group. */
  readonly directory: Pick<DirectoryClient, 'stream'>;
}

/** Whom or what a change is about. */
export type Target = Change['target'];

/** One change with an id of its own, which mentions groups by their names too. */
export function plan(
  context: PlanContext,
  action: Change['action'],
  target: Target,
  before: Values | null,
  after: Values | null,
  grade: Grade,
  secrets: Record<string, string> = {},
): PlannedChange {
  const change: Change = {
    id: randomUUID(),
    instanceId: context.instanceId,
    action,
    target,
    before,
    after,
    secrets: Object.keys(secrets),
    labels: labelsFor(context.groups, before, after),
    grade,
  };
  return { change, secrets };
}

/** Names of the groups that the values mention; of sets on both sides, only of what is added or taken. */
function labelsFor(groups: readonly Group[], before: Values | null, after: Values | null): Record<string, string> {
  const mentioned = new Set(
    Object.keys({ ...before, ...after }).flatMap((key) => mentionedIn(before?.[key], after?.[key])),
  );
  return Object.fromEntries(groups.filter((group) => mentioned.has(group.id)).map((group) => [group.id, group.name]));
}

function mentionedIn(before: Value | undefined, after: Value | undefined) {
  if (!Array.isArray(before) || !Array.isArray(after)) return [before, after].flat();
  const { add, remove } = membershipDifference(before, after);
  return [...add, ...remove];
}

/** Takes the values of password fields out, since they are written down nowhere. */
export function partSecrets(fields: readonly Field[], set: Values): { open: Values; secrets: Record<string, string> } {
  const open: Values = {};
  const secrets: Record<string, string> = {};
  for (const [key, value] of Object.entries(set)) {
    if (fields.some((field) => field.key === key && field.type === 'password')) {
      if (typeof value === 'string' && value !== '') secrets[key] = value;
    } else open[key] = value;
  }
  return { open, secrets };
}
