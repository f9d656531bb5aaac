import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { changeSchema, intentSchema, valuesSchema } from '../domain/change.ts';
import { pendingConfirmationSchema } from '../domain/confirmation.ts';
import { connectionSchema, draftSchema, placeSchema } from '../domain/connection.ts';
import {
  EXPORT_LIMIT,
  EXPORT_PASSPHRASE_MINIMUM,
  EXPORT_SIZE_LIMIT,
  importPreviewSchema,
} from '../domain/connection-export.ts';
import { descriptionSchema, signInMethodSchema } from '../domain/description.ts';
import { failureSchema } from '../domain/failure.ts';
import {
  groupEffectsSchema,
  groupSummarySchema,
  membersQuerySchema,
  membersWindowSchema,
  namedUsersSchema,
  namesQuerySchema,
  switchesQuerySchema,
} from '../domain/group.ts';
import { historyItemSchema, outcomeSchema } from '../domain/journal.ts';
import { languageSchema } from '../domain/languages.ts';
import { probeEventSchema } from '../domain/probe.ts';
import { directoryStateSchema, selectionSchema, windowQuerySchema, windowSchema } from '../domain/query.ts';
import { idSchema, objectRefSchema, objectRightSchema, userSchema } from '../domain/user.ts';
import { comparisonRequestSchema, comparisonSchema } from '../domain/why/comparison.ts';
import { consequencesSchema } from '../domain/why/effects.ts';
import { accessSchema, objectReachSchema } from '../domain/why/grant.ts';
import { holdersSchema, instanceAdministratorsSchema } from '../domain/why/holders.ts';
import { objectHoldersSchema } from '../domain/why/object-holders.ts';

/**
 * How a procedure behaves. `query` reads, `command` changes something, `stream` answers with many values.
 * `danger`: `none` changes nothing on a server; `write` sends changes, each graded and journalled, and has the grave ones
 * among them confirmed; `grave` is itself carried out only after a confirmation.
 */
export interface ProcedureMeta {
  readonly kind: 'query' | 'command' | 'stream';
  readonly danger: 'none' | 'write' | 'grave';
}

/** The one error that crosses: an expected failure, as data. */
const base = oc
  .$meta<ProcedureMeta>({ kind: 'query', danger: 'none' })
  .errors({ FAILED: { data: failureSchema, message: 'An expected failure; see its data.' } });
const grave = base.meta({ kind: 'command', danger: 'grave' });
const query = base.meta({ kind: 'query', danger: 'none' });
const command = base.meta({ kind: 'command', danger: 'none' });
const stream = base.meta({ kind: 'stream', danger: 'none' });
const write = base.meta({ kind: 'command', danger: 'write' });

const nothing = z.object({});
const none = z.strictObject({});
const instance = z.strictObject({ instanceId: z.string().max(100) });
const password = z.string().min(1).max(10_000);

const exported = z.object({ text: z.string() });
const imported = z.strictObject({ text: z.string().max(EXPORT_SIZE_LIMIT), passphrase: password.nullable() });
/** Short ones are guessed, however slow the derivation is. */
const exportPassphrase = z.string().min(EXPORT_PASSPHRASE_MINIMUM).max(10_000);

/** Where secrets are kept. `sealed`: a pass phrase is needed before they can be read. */
export const secretStoreStateSchema = z.object({
  backend: z.enum(['keyring', 'passphrase', 'memory']),
  sealed: z.boolean(),
  /** Why no better back end is in use, as a sentence; null where the best one is. */
  reason: z.string().nullable(),
});
export type SecretStoreState = z.infer<typeof secretStoreStateSchema>;

export const appInfoSchema = z.object({
  version: z.string(),
  face: z.string(),
  dataFolder: z.string(),
  secrets: secretStoreStateSchema,
  /** What went wrong while starting and was mended: a damaged file set aside, for instance. */
  notices: z.array(failureSchema),
});
export type AppInfo = z.infer<typeof appInfoSchema>;

/** Something changed; faces ask again for what they show of it. */
export const appEventSchema = z.object({
  topic: z.enum(['instances', 'directory', 'groups', 'history', 'secrets', 'demo', 'lock', 'confirmation', 'language']),
  instanceId: z.string().nullable(),
});
export type AppEvent = z.infer<typeof appEventSchema>;

/** Milliseconds for which an instance may still be written to; null where there is no limit, 0 when it is read-only. */
export const writableSchema = z.object({ remaining: z.number().nonnegative().nullable() });
export type Writable = z.infer<typeof writableSchema>;

/** What came of one change of an intent. `outcome` is null for those that were not tried after an earlier one failed. */
export const appliedChangeSchema = z.object({
  change: changeSchema,
  outcome: outcomeSchema.nullable(),
  failure: failureSchema.nullable(),
});
export type AppliedChange = z.infer<typeof appliedChangeSchema>;

export const demoStateSchema = z.object({
  running: z.boolean(),
  profiles: z.array(
    z.object({
      profile: z.string(),
      label: z.string(),
      version: z.string(),
      virgin: z.boolean(),
      users: z.number(),
      origin: z.string().nullable(),
      instanceId: z.string().nullable(),
    }),
  ),
});
export type DemoState = z.infer<typeof demoStateSchema>;

/** Every procedure that crosses from the core to a face. Handlers, bridge, host, client and terminal derive from it. */
export const contract = {
  app: {
    info: query.input(none).output(appInfoSchema),
    /** A report for whoever helps, for the person to read first; asks no server. */
    diagnostics: query.input(none).output(z.object({ text: z.string() })),
    events: stream.input(none).output(eventIterator(appEventSchema)),
    /** Has adapters speak a language from now on, to every face. */
    speak: command.input(z.strictObject({ language: languageSchema })).output(nothing),
    /** What waits to be confirmed outside the page. */
    confirmations: query.input(none).output(z.array(pendingConfirmationSchema)),
    /** Withdraws a question of this page; what waited for it fails with `not-confirmed`. Agreeing has no procedure. */
    withdraw: command.input(z.strictObject({ id: z.string().max(100) })).output(nothing),
  },
  secrets: {
    /** Opens the sealed store, or makes one when there is none yet. Fails with `passphrase-wrong`. */
    unlock: command.input(z.strictObject({ passphrase: password })).output(secretStoreStateSchema),
  },
  kinds: {
    /** The sign-in methods of every kind that Roster speaks; asks no server. */
    list: query.input(none).output(z.array(z.object({ kind: z.string(), signInMethods: z.array(signInMethodSchema) }))),
  },
  instances: {
    list: query.input(none).output(z.array(connectionSchema)),
    /**
     * Tests an address step by step; nothing is saved. `instanceId` is the saved connection that the draft would change:
     * it is tested with the saved client key, and with the saved password for the same proxy.
     */
    probe: stream
      .input(draftSchema.extend({ instanceId: z.string().max(100).optional() }))
      .output(eventIterator(probeEventSchema)),
    /** Tests a saved instance with its saved secret. */
    test: stream.input(instance).output(eventIterator(probeEventSchema)),
    add: command.input(draftSchema).output(connectionSchema),
    /** Null secrets keep the saved ones. Trusting a certificate newly has to be confirmed, here as in `add`. */
    update: command
      .input(z.strictObject({ instanceId: z.string().max(100), draft: draftSchema }))
      .output(connectionSchema),
    duplicate: command.input(instance).output(connectionSchema),
    remove: command.input(instance).output(nothing),
    /** Puts instances into folders and in order; asks no server. */
    organise: command.input(z.array(placeSchema).max(EXPORT_LIMIT)).output(nothing),
    /** All saved instances as text, without secrets. */
    export: query.input(none).output(exported),
    /** All saved instances with their secrets, sealed with a pass phrase. Fails with `not-confirmed`. */
    exportSealed: grave.input(z.strictObject({ passphrase: exportPassphrase })).output(exported),
    /** What an import would do. Fails with `passphrase-needed` where the export is sealed and none is given. */
    previewImport: query.input(imported).output(z.array(importPreviewSchema)),
    /** Saves the chosen ones, by their places in the preview. No trust and no weakened environment is carried over. */
    import: command
      .input(imported.extend({ chosen: z.array(z.int().min(0)).max(EXPORT_LIMIT) }))
      .output(z.array(connectionSchema)),
    /** For how long writing is allowed: null without a limit, 0 not at all, else milliseconds. */
    writable: query.input(instance).output(writableSchema),
    /** Allows writing on a read-only instance for a limited time. Fails with `not-confirmed`. */
    unlock: grave.input(instance).output(writableSchema),
    lock: command.input(instance).output(writableSchema),
    describe: query.input(instance).output(descriptionSchema),
    /**
     * Creates the first user of a server that has none, signs in with it and saves the connection; the draft's own
     * sign-in is ignored, `set` holds the values of the finding's `firstUserFields`. Fails with `first-user-exists` where somebody else was faster. A failure whose details name
     * `created` came after the user was there: only saving is left to do.
     */
    createFirstUser: write.input(z.strictObject({ draft: draftSchema, set: valuesSchema })).output(connectionSchema),
    /** Answers the server's demand for a new password of the account that Roster signs in as, and keeps it. */
    resetOwnPassword: write
      .input(z.strictObject({ instanceId: z.string().max(100), password }))
      .output(connectionSchema),
  },
  directory: {
    /** A window of the local copy; loading starts by itself the first time. */
    query: query.input(windowQuerySchema).output(windowSchema),
    /** Loads the directory anew; ends when it is complete or has failed. */
    refresh: command.input(instance).output(directoryStateSchema),
    /** Stops a load; what came so far stays. */
    cancel: command.input(instance).output(directoryStateSchema),
    /** All users of a selection in batches, while they arrive if nothing has to be sorted. */
    stream: stream.input(selectionSchema).output(eventIterator(z.array(userSchema))),
  },
  users: {
    get: query.input(z.strictObject({ instanceId: z.string().max(100), userId: idSchema })).output(userSchema),
    /** Whom handles and e-mail addresses name, and in which of some groups they are. Loads the directory. */
    named: query.input(namesQuerySchema).output(namedUsersSchema),
    access: query.input(z.strictObject({ instanceId: z.string().max(100), userId: idSchema })).output(accessSchema),
    /** What a user has on single objects, what it owns included. */
    objectRights: query
      .input(z.strictObject({ instanceId: z.string().max(100), userId: idSchema }))
      .output(z.array(objectRightSchema)),
    /** Asks the server itself; `page` counts from 1. */
    findOnServer: query
      .input(
        z.strictObject({ instanceId: z.string().max(100), parameters: valuesSchema, page: z.number().int().min(1) }),
      )
      .output(z.object({ users: z.array(userSchema), expected: z.number().nullable() })),
  },
  objects: {
    /** Objects of one type whose name or id holds the text; the first hundred. */
    list: query
      .input(z.strictObject({ instanceId: z.string().max(100), type: z.string().max(60), search: z.string().max(300) }))
      .output(z.array(objectRefSchema)),
  },
  groups: {
    /** All groups, with the number of their members instead of the members. */
    list: query.input(instance).output(z.array(groupSummarySchema)),
    /** A window of one group's members. */
    members: query.input(membersQuerySchema).output(membersWindowSchema),
    /** Who holds which permission through groups, and what switched permissions would change about it. */
    effects: query.input(switchesQuerySchema).output(groupEffectsSchema),
    /** What a group itself has on single objects, which its members then have. */
    objectRights: query
      .input(z.strictObject({ instanceId: z.string().max(100), groupId: idSchema }))
      .output(z.array(objectRightSchema)),
  },
  changes: {
    /** What an intent would do, compared with the server as it is now; sends no write. */
    preview: query
      .input(z.strictObject({ instanceId: z.string().max(100), intent: intentSchema }))
      .output(z.array(changeSchema)),
    /** Who would gain and who would lose what by some intents together; sends no write. */
    consequences: query
      .input(z.strictObject({ instanceId: z.string().max(100), intents: z.array(intentSchema).min(1).max(100) }))
      .output(consequencesSchema),
    /** Compares again, journals, sends, settles. Answers with one entry for each change. */
    apply: write
      .input(z.strictObject({ instanceId: z.string().max(100), intent: intentSchema }))
      .output(z.array(appliedChangeSchema)),
  },
  access: {
    /** Why a user may do what on single objects, with what groups have and hand on; slow on some servers. */
    objects: query
      .input(z.strictObject({ instanceId: z.string().max(100), userId: idSchema }))
      .output(objectReachSchema),
    /** Everybody who has something on one object by any path, and the groups that have; slow on some servers. */
    holders: query
      .input(z.strictObject({ instanceId: z.string().max(100), object: objectRefSchema }))
      .output(objectHoldersSchema),
    /** Everybody who effectively holds a permission or a power of the description, in batches. */
    whoCan: stream
      .input(z.strictObject({ instanceId: z.string().max(100), permission: z.string().max(100) }))
      .output(eventIterator(holdersSchema)),
    /** The administrators of one instance after the other; null: of all saved ones. Unreachable ones are named. */
    administrators: stream
      .input(z.strictObject({ instanceIds: z.array(z.string().max(100)).max(EXPORT_LIMIT).nullable() }))
      .output(eventIterator(instanceAdministratorsSchema)),
    /** Only what differs, and the intents that would make b like a. */
    compare: query.input(comparisonRequestSchema).output(comparisonSchema),
  },
  history: {
    /** Newest first. */
    list: query
      .input(
        z.strictObject({
          instanceId: z.string().max(100).nullable(),
          userId: idSchema.nullable(),
          /** Only changes whose target, values, names, sentences, instance or actor hold every word. */
          search: z.string().max(200).optional(),
          limit: z.number().int().min(1).max(50_000),
        }),
      )
      .output(z.array(historyItemSchema)),
  },
  demo: {
    state: query.input(none).output(demoStateSchema),
    /** Starts the emulators and saves a connection to each populated one. */
    start: command.input(none).output(demoStateSchema),
    stop: command.input(none).output(demoStateSchema),
  },
};
