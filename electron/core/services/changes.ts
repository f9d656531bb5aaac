import type { AppliedChange } from '../../contract/contract.ts';
import { type Change, type Intent, shownChange } from '../../domain/change.ts';
import type { Self } from '../../domain/description.ts';
import { isUncertain } from '../../domain/failure.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Session, WriteAnswer } from '../adapters/adapter.ts';
import type { CallContext, Face } from '../core.ts';
import type { Journal } from '../storage/journal.ts';
import type { Confirmations } from './confirmations.ts';
import type { Events } from './events.ts';
import { withUser } from './groups.ts';
import type { Instance } from './instances.ts';
import { planChanges } from './plan.ts';
import type { PlannedChange } from './plan-change.ts';
import type { WriteGuard } from './write-guard.ts';

/** Previews and applies intents: the only way by which anything is written to a server. */
export interface Changes {
  preview(instance: Instance, intent: Intent): Promise<Result<Change[]>>;
  /**
   * Stops after the first change that is not done; the rest come back with a null outcome. Fails with `read-only` where
   * the instance is locked, and with `not-confirmed` where a grave change was not agreed to.
   */
  apply(instance: Instance, intent: Intent, context: CallContext): Promise<Result<AppliedChange[]>>;
  /** Journals one change, sends it with `send`, settles it. Fails only where the journal can't be written. */
  carryOut<Answer>(
    place: ChangePlace,
    change: Change,
    send: () => Promise<Result<Answer>>,
  ): Promise<Result<{ applied: AppliedChange; answer: Result<Answer> }>>;
}

/** Where a change is made, by whom and from where, for the journal. */
export interface ChangePlace {
  readonly name: string;
  readonly origin: string;
  /** The handle that the connection signs in as; empty where a key does not tell whose it is. */
  readonly actor: string;
  readonly face: Face;
}

/** The place of an open instance. `self` tells who acts where a key signs in without a handle. */
export function placeOf({ connection }: Instance, face: Face, self: Self | null = null): ChangePlace {
  const { name, baseUrl: origin, signIn } = connection;
  // Who has no id is nobody that the server told, and called by a phrase.
  const told = self?.id ? self.handle : '';
  return { name, origin, actor: signIn.handle || told, face };
}

/** Creates the service. */
export function createChanges(
  journal: Journal,
  events: Events,
  guard: WriteGuard,
  confirmations: Confirmations,
): Changes {
  async function plan(instance: Instance, intent: Intent): Promise<Result<PlannedChange[]>> {
    const description = await instance.description.get();
    if (!description.ok) return description;
    const groups = await instance.groups.get();
    if (!groups.ok) return groups;
    const context = {
      instanceId: instance.connection.id,
      session: instance.session,
      description: description.value,
      groups: groups.value,
      directory: instance.directory,
    };
    return planChanges(context, intent);
  }

  const carryOut: Changes['carryOut'] = async ({ name, origin, actor, face }, change, send) => {
    const written = await journal.recordIntent({ change, instance: { name, origin }, actor, face });
    if (!written.ok) return written;
    const answer = await send();
    const failure = answer.ok ? null : answer.failure;
    const outcome = !failure ? 'done' : isUncertain(failure) ? 'unknown' : 'failed';
    const settled = await journal.recordOutcome({ changeId: change.id, outcome, failure });
    events.publish('history', change.instanceId);
    return settled.ok ? ok({ applied: { change, outcome, failure }, answer }) : settled;
  };

  /** Brings the local copy up to date from the server's answer, or by reading again where the outcome is unknown. */
  async function takeOver(instance: Instance, change: Change, answer: Result<WriteAnswer>) {
    const { directory, groups, connection } = instance;
    if (answer.ok) takeAnswer(directory, change, answer.value);
    if (!answer.ok && isUncertain(answer.failure)) await readAgain(instance.session, change, directory);
    const isStale = answer.ok && answer.value.stale === true;
    // Groups tell their members, so what moves a user between them makes them out of date.
    if (change.target.type === 'user' && movesMembers(change)) {
      takeMember(groups, change, answer);
      events.publish('groups', connection.id);
    }
    if (changesGroup(change) || isStale) {
      if (isStale) groups.drop();
      else takeGroup(groups, change, answer);
      const present = await groups.get();
      if (present.ok) directory.takeGroups(present.value);
    }
    // A part of a list is not worth keeping up; whoever looks at it reads it whole.
    if (isStale && (await directory.state()).phase === 'complete') void directory.load();
    events.publish(change.target.type === 'group' ? 'groups' : 'directory', connection.id);
  }

  async function apply(instance: Instance, intent: Intent, context: CallContext): Promise<Result<AppliedChange[]>> {
    const writable = guard.check(instance.connection);
    if (!writable.ok) return writable;
    const planned = await plan(instance, intent);
    if (!planned.ok) return planned;
    // The plan has just asked for it, so that no server is asked again.
    const described = await instance.description.get();
    const place = placeOf(instance, context.face, described.ok ? described.value.self : null);
    const changes = planned.value.map((one) => shownChange(one.change));
    const confirmed = await confirmations.changes(instance.connection, changes, context);
    if (!confirmed.ok) return confirmed;
    const stillWritable = guard.check(instance.connection);
    if (!stillWritable.ok) return stillWritable;
    const results: AppliedChange[] = [];
    let targetId: string | null = null;
    for (const { change: drafted, secrets } of planned.value) {
      const target: Change['target'] = { ...drafted.target, id: drafted.target.id ?? targetId };
      const change: Change = { ...drafted, target };
      if (results.some((result) => result.outcome !== 'done')) {
        results.push({ change: shownChange(change), outcome: null, failure: null });
        continue;
      }
      const carried = await carryOut(place, change, () => instance.session.write(change, secrets));
      if (!carried.ok) return carried;
      const { applied, answer } = carried.value;
      await takeOver(instance, change, answer);
      if (answer.ok && answer.value.revealed) {
        await confirmations.reveal(instance.connection, answer.value.revealed, context);
      }
      if (answer.ok) targetId = answer.value.user?.id ?? answer.value.group?.id ?? targetId;
      const settled = { ...change, target: { ...target, id: target.id ?? targetId } };
      results.push({ ...applied, change: shownChange(settled) });
    }
    return ok(results);
  }

  return {
    async preview(instance, intent) {
      const planned = await plan(instance, intent);
      return planned.ok ? ok(planned.value.map((one) => shownChange(one.change))) : planned;
    },
    apply,
    carryOut,
  };
}

/** Reading thousands of groups anew for every membership that changes would take longer than all the changes. */
function takeMember(groups: Instance['groups'], { action, target }: Change, answer: Result<WriteAnswer>) {
  const user = answer.ok ? answer.value.user : null;
  const isGone = answer.ok && action === 'delete-user' && target.id !== null;
  if (user) groups.patch((known) => withUser(known, user));
  else if (isGone) groups.patch((known) => withUser(known, { id: target.id ?? '', handle: '', groups: [] }));
  else groups.drop();
}

/** New groups and new names have their place in an order that the server gives; all else is taken from its answer. */
function takeGroup(groups: Instance['groups'], { action, target, after }: Change, answer: Result<WriteAnswer>) {
  const group = answer.ok ? answer.value.group : null;
  if (answer.ok && action === 'delete-group') groups.patch((known) => known.filter(({ id }) => id !== target.id));
  else if (group && action === 'update-group' && !(after && 'name' in after)) {
    groups.patch((known) => known.map((one) => (one.id === group.id ? group : one)));
  } else groups.drop();
}

/** What a group has on objects is kept nowhere here; its name, its permissions and its members stay. */
const changesGroup = ({ target, action }: Change) => target.type === 'group' && action !== 'set-object-right';

function movesMembers({ action, before, after }: Change): boolean {
  const keys = Object.keys({ ...before, ...after });
  return action === 'delete-user' || keys.includes('groups') || keys.includes('administrator');
}

function takeAnswer(directory: Instance['directory'], change: Change, { user, gone = [] }: WriteAnswer) {
  const deleted = change.action === 'delete-user' && change.target.id ? [change.target.id] : [];
  for (const id of [...deleted, ...gone]) directory.remove(id);
  if (user) directory.put(user);
}

async function readAgain(session: Session, change: Change, directory: Instance['directory']) {
  if (change.target.type !== 'user' || !change.target.id) return;
  const user = await session.getUser(change.target.id);
  if (user.ok) directory.put(user.value);
  else if (user.failure.code === 'user-not-found') directory.remove(change.target.id);
}
