import { z } from 'zod';
import type { Field } from '../../../domain/description.ts';
import { type Failure, fail } from '../../../domain/failure.ts';
import { failed, ok, type Result } from '../../../domain/result.ts';
import type { Say } from '../../../domain/say.ts';
import type { FirstUserContext, FirstUserMade, FirstUserPath } from '../adapter.ts';
import { field, NO_RULES } from '../form.ts';
import { onField } from '../said-failures.ts';
import { mintToken } from './act.ts';
import { type Caller, createCaller } from './caller.ts';
import { readFacts } from './detect.ts';
import type { Where } from './errors.ts';
import { nameFields } from './fields.ts';
import { homeOf } from './gaps.ts';
import { usersWithEmail } from './guards.ts';
import { type Filter, toQuery } from './lists.ts';
import type { Facts } from './releases.ts';
import { createTokenKeeper, METHOD_TOKEN } from './sign-in.ts';
import { handleOf } from './to-user.ts';
import { getSelf, userPath } from './users.ts';
import { isSystemUser } from './uuids.ts';
import { listWire, type UserWire, userWire } from './wire.ts';

/** Makes an account the first administrator with the system root token, which is kept nowhere (§10.2). */
export const firstUser: FirstUserPath = {
  offered: 'asked',
  fields: fieldsIn,
  create,
};

function fieldsIn(say: Say): Field[] {
  const needed = { ...NO_RULES, required: true, minimumLength: 1 };
  return [
    field('password', 'rootToken', say('System root token'), {
      help: say('From the configuration of the cluster (SystemRootToken). It is used once and kept nowhere.'),
      rules: needed,
    }),
    field('text', 'email', say('E-mail'), {
      help: say('Of the account that becomes the administrator. If there is none with it, one is made.'),
      rules: needed,
    }),
    field('text', 'handle', say('User name'), {
      help: say('For a new account. One that is there already keeps its own.'),
      rules: {
        ...needed,
        pattern: {
          source: '[A-Za-z][A-Za-z0-9]*',
          explanation: say('A user name begins with a letter, and holds only letters and digits.'),
        },
      },
    }),
    ...nameFields(say),
  ];
}

const wantedValues = z.object({
  email: z.string().trim().pipe(z.email('This is no e-mail address.')),
  handle: z
    .string()
    .trim()
    .regex(/^[A-Za-z][A-Za-z0-9]*$/, 'A user name begins with a letter, and holds only letters and digits.'),
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
});
type Wanted = z.output<typeof wantedValues>;

interface Root {
  readonly caller: Caller;
  readonly facts: Facts;
  readonly systemUser: string;
  readonly say: Say;
}

async function create(context: FirstUserContext): Promise<Result<FirstUserMade>> {
  const wanted = wantedValues.safeParse(context.values);
  if (!wanted.success) {
    const { issues } = wanted.error;
    const fields = Object.fromEntries(issues.map(({ path, message }) => [String(path[0]), context.say(message)]));
    return fail('input-invalid', {}, { fields });
  }
  const root = await proveRoot(context);
  if (!root.ok) return root;
  const account = await findAccount(root.value, wanted.data.email);
  if (!account.ok) return account;
  const free = await noOtherAdministrator(root.value, account.value);
  if (!free.ok) return free;
  const promoted = account.value
    ? await promote(root.value, account.value)
    : await makeAdministrator(root.value, wanted.data);
  if (!promoted.ok) return promoted;
  const token = await mintToken(root.value, promoted.value, ['all'], null);
  if (!token.ok) return withoutToken(root.value, promoted.value, token.failure);
  return ok({ signIn: { method: METHOD_TOKEN, handle: handleOf(promoted.value) }, secret: token.value });
}

/** A token is the system root's if it acts as the system user. */
async function proveRoot({ http, server, secrets, say }: FirstUserContext): Promise<Result<Root>> {
  const { origin } = new URL(http.baseUrl);
  const where: Where = { origin, instance: origin, who: () => 'root', version: server.version, say };
  const signIn = { method: METHOD_TOKEN, handle: '' };
  const caller = createCaller(
    http,
    createTokenKeeper({ http, signIn, secret: secrets.rootToken ?? null }, where),
    where,
  );
  const facts = await readFacts(http, say);
  if (!facts.ok) return facts;
  if (facts.value.home) return fail('managed-elsewhere', { instance: origin, home: homeOf(facts.value.home) });
  const self = await getSelf(caller);
  if (!self.ok) return self.failure.code === 'token-wrong' ? onToken(self.failure, say) : self;
  if (isSystemUser(self.value.uuid)) {
    return ok({ caller, facts: facts.value, systemUser: self.value.uuid, say });
  }
  const given = say('the token of {user}', { user: handleOf(self.value) });
  const wrong = fail('key-kind-wrong', { given, needed: say('the system root token') });
  return wrong.ok ? wrong : onToken(wrong.failure, say);
}

const onToken = (failure: Failure, say: Say): Result<never> => failed(onField(failure, 'rootToken', say));

async function findAccount({ caller, say }: Root, email: string): Promise<Result<UserWire | null>> {
  const found = await usersWithEmail({ caller }, email);
  if (!found.ok) return found;
  if (found.value.length <= 1) return ok(found.value[0] ?? null);
  const sentence = say(
    'Several accounts have this address, so nobody can sign in with it. Give it to one of them only.',
  );
  return fail('input-invalid', {}, { fields: { email: sentence } });
}

/** Somebody else who has the rights already may give them; the same account may come here again. */
async function noOtherAdministrator(
  { caller, facts, systemUser }: Root,
  account: UserWire | null,
): Promise<Result<void>> {
  const filters: Filter[] = [
    ['is_admin', '=', true],
    ['is_active', '=', true],
    ['uuid', 'like', `${facts.cluster}-%`],
  ];
  // The system user and the account itself do not count.
  const query = toQuery({ filters, order: ['uuid asc'], limit: 3, count: 'none' });
  const found = await caller.ask({ method: 'GET', path: '/users', query }, listWire(userWire));
  if (!found.ok) return found;
  const isOther = ({ uuid }: UserWire) => uuid !== systemUser && uuid !== account?.uuid;
  const isAlready = account?.is_admin === true && account.is_active;
  if (isAlready || !found.value.items.some(isOther)) return ok(undefined);
  return fail('first-user-exists', { origin: caller.where.origin });
}

/** Both flags always: one without the other is refused, or leaves an account that nobody can change (§7.7). */
const FLAGS = { is_active: true, is_admin: true };

async function promote({ caller }: Root, { uuid, ...names }: UserWire): Promise<Result<UserWire>> {
  const request = { method: 'PATCH', path: userPath(uuid), json: { user: FLAGS } } as const;
  return caller.ask(request, userWire, { user: handleOf({ uuid, ...names }) });
}

async function makeAdministrator(root: Root, wanted: Wanted): Promise<Result<UserWire>> {
  const { email, handle, firstName, lastName } = wanted;
  const user = {
    email,
    username: handle,
    ...(firstName ? { first_name: firstName } : {}),
    ...(lastName ? { last_name: lastName } : {}),
    ...FLAGS,
  };
  const made = await root.caller.ask({ method: 'POST', path: '/users', json: { user } }, userWire, { user: email });
  if (made.ok || made.failure.code !== 'outcome-unknown') return made;
  // Whether the account is there now tells what became of it; promoting it once more does no harm.
  const found = await findAccount(root, email);
  return found.ok && found.value ? promote(root, found.value) : made;
}

/** The account is there, and only the way in is not. */
function withoutToken({ caller, facts, say }: Root, account: UserWire, reason: Failure): Result<never> {
  if (reason.code !== 'not-allowed') return failed(reason);
  const user = handleOf(account);
  return fail('not-supported', {
    kind: 'Arvados',
    version: facts.version,
    what: say('make a token for {user} on this cluster', { user }),
    instead: say('{user} is an administrator of {origin} now: sign in there, and enter a token from Workbench here.', {
      user,
      origin: caller.where.origin,
    }),
  });
}
