import { implement, ORPCError } from '@orpc/server';
import { type AppInfo, contract, type Writable } from '../../contract/contract.ts';
import type { Connection } from '../../domain/connection.ts';
import { type Failure, fail } from '../../domain/failure.ts';
import { ok, type Result } from '../../domain/result.ts';
import { ADAPTERS } from '../adapters/registry.ts';
import type { CallContext, Face } from '../core.ts';
import type { Journal } from '../storage/journal.ts';
import { accessOf, administratorsOf, whoCan } from './access.ts';
import type { Changes } from './changes.ts';
import { compareTwo } from './compare.ts';
import type { Confirmations } from './confirmations.ts';
import type { Connections } from './connections.ts';
import { consequencesOf } from './consequences.ts';
import { noteContact } from './contact.ts';
import type { Demo } from './demo.ts';
import { createFirstUser } from './first-user.ts';
import { membersOf, summariesOf, switchEffectsOf } from './groups.ts';
import { searchHistory } from './history.ts';
import type { Instances, Services } from './instances.ts';
import type { LanguageService } from './language.ts';
import { namedUsers } from './named-users.ts';
import { groupRightsOf, objectHoldersOf, objectsOf } from './object-access.ts';
import { resetOwnPassword } from './own-password.ts';
import type { Portability } from './portability.ts';
import { probe } from './probe.ts';
import { confirmTrust } from './trust.ts';
import type { WriteGuard } from './write-guard.ts';

/** All that the handlers stand on. */
export interface RouterParts extends Services {
  readonly instances: Instances;
  readonly language: LanguageService;
  readonly connectionsService: Connections;
  readonly changes: Changes;
  readonly guard: WriteGuard;
  readonly confirmations: Confirmations;
  readonly portability: Portability;
  readonly journal: Journal;
  readonly demo: Demo;
  readonly info: () => Omit<AppInfo, 'face'>;
  /** A report for whoever helps, as `face`. */
  readonly diagnose: (face: Face) => string;
}

/** Makes of a failed result the one error that crosses. */
async function answer<T>(result: Result<T> | Promise<Result<T>>): Promise<T> {
  const settled = await result;
  if (settled.ok) return settled.value;
  throw failedCall(settled.failure);
}

function failedCall(failure: Failure) {
  return new ORPCError('FAILED', { message: failure.message, data: failure });
}

/** The handlers of every procedure of the contract. */
export function createRouter(parts: RouterParts) {
  const os = implement(contract).$context<CallContext>();
  const {
    instances,
    connectionsService,
    changes,
    guard,
    confirmations,
    portability,
    journal,
    demo,
    events,
    secrets,
    connections,
    language,
    say,
  } = parts;
  const open = (instanceId: string, { secret }: CallContext) => answer(instances.open(instanceId, secret));

  const connectionOf = (instanceId: string): Result<Connection> => {
    const connection = connections.get(instanceId);
    return connection ? ok(connection) : fail('instance-not-found', { instance: instanceId });
  };
  const writable = async (instanceId: string): Promise<Writable> => ({
    remaining: guard.remaining(await answer(connectionOf(instanceId))),
  });

  return os.router({
    app: {
      info: os.app.info.handler(({ context }) => ({ ...parts.info(), face: context.face })),
      diagnostics: os.app.diagnostics.handler(({ context }) => ({ text: parts.diagnose(context.face) })),
      confirmations: os.app.confirmations.handler(({ context }) => context.desk.pending()),
      speak: os.app.speak.handler(({ input }) => {
        if (language.speak(input.language)) instances.forgetDescriptions();
        return {};
      }),
      withdraw: os.app.withdraw.handler(({ input, context }) => {
        context.desk.refuse(input.id);
        return {};
      }),
      events: os.app.events.handler(({ signal }) => events.subscribe(signal)),
    },
    secrets: {
      unlock: os.secrets.unlock.handler(async ({ input }) => {
        const state = await answer(secrets.unlock(input.passphrase));
        instances.closeAll();
        events.publish('secrets');
        return state;
      }),
    },
    kinds: {
      list: os.kinds.list.handler(() =>
        ADAPTERS.map(({ kind, signInMethods }) => ({ kind, signInMethods: [...signInMethods(say)] })),
      ),
    },
    instances: {
      list: os.instances.list.handler(() => [...connections.list()]),
      probe: os.instances.probe.handler(async function* ({ input: { instanceId, ...typed }, signal }) {
        const draft = instanceId ? await answer(connectionsService.onSavedWay(instanceId, typed)) : typed;
        return yield* probe(draft, parts, signal);
      }),
      test: os.instances.test.handler(async function* ({ input, signal }) {
        const draft = await answer(connectionsService.draftOf(input.instanceId));
        const probed = yield* probe(draft, parts, signal);
        if (!signal?.aborted) await answer(noteContact(parts, input.instanceId, probed.failure));
      }),
      add: os.instances.add.handler(async ({ input, context, signal }) => {
        await answer(confirmTrust(parts, { id: null, draft: input }, context, signal));
        return answer(connectionsService.add(input));
      }),
      update: os.instances.update.handler(async ({ input, context, signal }) => {
        const connection = await answer(connectionOf(input.instanceId));
        await answer(confirmations.weaken(connection, input.draft.environment, context, signal));
        await answer(confirmTrust(parts, { id: input.instanceId, draft: input.draft }, context, signal));
        return answer(connectionsService.update(input.instanceId, input.draft));
      }),
      duplicate: os.instances.duplicate.handler(({ input }) => answer(connectionsService.duplicate(input.instanceId))),
      remove: os.instances.remove.handler(async ({ input }) => {
        await answer(connectionsService.remove(input.instanceId));
        return {};
      }),
      organise: os.instances.organise.handler(async ({ input }) => {
        await answer(connectionsService.organise(input));
        return {};
      }),
      export: os.instances.export.handler(() => ({ text: portability.exportOpen() })),
      exportSealed: os.instances.exportSealed.handler(async ({ input, context, signal }) => ({
        text: await answer(portability.exportSealed(input.passphrase, context, signal)),
      })),
      previewImport: os.instances.previewImport.handler(({ input }) =>
        answer(portability.preview(input.text, input.passphrase)),
      ),
      import: os.instances.import.handler(({ input }) =>
        answer(portability.take(input.text, input.passphrase, input.chosen)),
      ),
      writable: os.instances.writable.handler(async ({ input }) => writable(input.instanceId)),
      unlock: os.instances.unlock.handler(async ({ input, context, signal }) => {
        const connection = await answer(connectionOf(input.instanceId));
        await answer(confirmations.unlock(connection, context, signal));
        guard.unlock(connection);
        events.publish('lock', connection.id);
        return writable(connection.id);
      }),
      lock: os.instances.lock.handler(async ({ input }) => {
        guard.lock(input.instanceId);
        events.publish('lock', input.instanceId);
        return writable(input.instanceId);
      }),
      describe: os.instances.describe.handler(async ({ input, context }) => {
        const instance = await open(input.instanceId, context);
        return answer(instance.told.get());
      }),
      createFirstUser: os.instances.createFirstUser.handler(async ({ input, context, signal }) => {
        await answer(confirmTrust(parts, { id: null, draft: input.draft }, context, signal));
        return answer(createFirstUser(parts, input, context.face));
      }),
      resetOwnPassword: os.instances.resetOwnPassword.handler(async ({ input, context }) => {
        const instance = await open(input.instanceId, context);
        return answer(resetOwnPassword(parts, instance, input.password, context));
      }),
    },
    directory: {
      query: os.directory.query.handler(async ({ input, context }) => {
        const instance = await open(input.instanceId, context);
        return instance.directory.query(input);
      }),
      refresh: os.directory.refresh.handler(async ({ input, context }) => {
        const instance = await open(input.instanceId, context);
        instance.groups.drop();
        instance.description.drop();
        return instance.directory.load();
      }),
      cancel: os.directory.cancel.handler(async ({ input, context }) => {
        const instance = await open(input.instanceId, context);
        return instance.directory.cancel();
      }),
      stream: os.directory.stream.handler(async function* ({ input, context, signal }) {
        const { directory } = await open(input.instanceId, context);
        try {
          const ended = yield* directory.stream(input, signal);
          if (!ended.ok) throw failedCall(ended.failure);
        } finally {
          // Nobody else has the instance that was opened for a secret of its own.
          if (context.secret !== null) await directory.close();
        }
      }),
    },
    users: {
      get: os.users.get.handler(async ({ input, context, signal }) => {
        const { session, directory } = await open(input.instanceId, context);
        const user = await answer(session.getUser(input.userId, signal));
        directory.put(user);
        return user;
      }),
      named: os.users.named.handler(async ({ input, context, signal }) => {
        return answer(namedUsers(await open(input.instanceId, context), input, signal));
      }),
      access: os.users.access.handler(async ({ input, context, signal }) => {
        const instance = await open(input.instanceId, context);
        return answer(accessOf(instance, input.userId, signal));
      }),
      objectRights: os.users.objectRights.handler(async ({ input, context, signal }) => {
        const { session } = await open(input.instanceId, context);
        return answer(session.listObjectRights(input.userId, signal));
      }),
      findOnServer: os.users.findOnServer.handler(async ({ input, context, signal }) => {
        const { session } = await open(input.instanceId, context);
        const { users, expected } = await answer(session.findUsers(input.parameters, input.page, signal));
        return { users: [...users], expected };
      }),
    },
    objects: {
      list: os.objects.list.handler(async ({ input, context, signal }) => {
        const { session } = await open(input.instanceId, context);
        return answer(session.listObjects(input.type, input.search, signal));
      }),
    },
    groups: {
      list: os.groups.list.handler(async ({ input, context }) => {
        return answer(summariesOf(await open(input.instanceId, context)));
      }),
      members: os.groups.members.handler(async ({ input, context }) => {
        return answer(membersOf(await open(input.instanceId, context), input));
      }),
      effects: os.groups.effects.handler(async ({ input, context }) => {
        return answer(switchEffectsOf(await open(input.instanceId, context), input));
      }),
      objectRights: os.groups.objectRights.handler(async ({ input, context, signal }) => {
        return answer(groupRightsOf(await open(input.instanceId, context), input.groupId, signal));
      }),
    },
    access: {
      objects: os.access.objects.handler(async ({ input, context, signal }) => {
        return answer(objectsOf(await open(input.instanceId, context), input.userId, signal));
      }),
      holders: os.access.holders.handler(async ({ input, context, signal }) => {
        return answer(objectHoldersOf(await open(input.instanceId, context), input.object, signal));
      }),
      whoCan: os.access.whoCan.handler(async function* ({ input, context, signal }) {
        const instance = await open(input.instanceId, context);
        try {
          const ended = yield* whoCan(instance, input.permission, signal);
          if (!ended.ok) throw failedCall(ended.failure);
        } finally {
          if (context.secret !== null) await instance.directory.close();
        }
      }),
      administrators: os.access.administrators.handler(async function* ({ input, context, signal }) {
        const wanted = input.instanceIds?.map(connectionOf) ?? connections.list().map(ok);
        const chosen = await Promise.all(wanted.map(answer));
        yield* administratorsOf(instances, chosen, context.secret, signal);
      }),
      compare: os.access.compare.handler(async ({ input, context, signal }) => {
        const isOne = input.a.instanceId === input.b.instanceId;
        // A secret for this call belongs to one server.
        const caller = isOne ? context : { ...context, secret: null };
        const a = await open(input.a.instanceId, caller);
        const b = isOne ? a : await open(input.b.instanceId, caller);
        return answer(compareTwo({ a, b }, input, signal));
      }),
    },
    changes: {
      preview: os.changes.preview.handler(async ({ input, context }) => {
        const instance = await open(input.instanceId, context);
        return answer(changes.preview(instance, input.intent));
      }),
      consequences: os.changes.consequences.handler(async ({ input, context, signal }) => {
        const instance = await open(input.instanceId, context);
        return answer(consequencesOf(changes, instance, input.intents, signal));
      }),
      apply: os.changes.apply.handler(async ({ input, context }) => {
        const instance = await open(input.instanceId, context);
        return answer(changes.apply(instance, input.intent, context));
      }),
    },
    history: { list: os.history.list.handler(({ input }) => searchHistory(journal, input, language.current())) },
    demo: {
      state: os.demo.state.handler(() => demo.state()),
      start: os.demo.start.handler(() => answer(demo.start())),
      stop: os.demo.stop.handler(() => answer(demo.stop())),
    },
  });
}
