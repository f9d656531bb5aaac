import type { Field } from '../../../domain/description.ts';
import { fail } from '../../../domain/failure.ts';
import { failed, ok, type Result } from '../../../domain/result.ts';
import type { Say } from '../../../domain/say.ts';
import type { User } from '../../../domain/user.ts';
import type { HttpAnswer } from '../../net/http.ts';
import { readJson } from '../../net/json.ts';
import type { FirstUserContext, FirstUserMade, FirstUserPath } from '../adapter.ts';
import { field, NO_RULES } from '../form.ts';
import { detect, KIND_LABEL } from './detect.ts';
import { failureOf } from './errors.ts';
import { RESERVED_HANDLES } from './fields.ts';
import { isUnauthorized } from './problem.ts';
import { openSession } from './session.ts';
import { METHOD_PASSWORD } from './sign-in.ts';
import { toUser, userWire } from './wire.ts';

/** The least number of characters of a password, unless an administrator has changed the setting. */
const DEFAULT_MINIMUM = 8;

/** The form of the first user, with the rules that a new server has. */
const fields = (say: Say): Field[] => [
  field('text', 'handle', say('Handle'), {
    help: say(
      'The name to sign in with. It cannot be changed later. A handle that begins with “job” can never use API keys.',
    ),
    rules: { ...NO_RULES, required: true, minimumLength: 1, reserved: RESERVED_HANDLES },
  }),
  field('password', 'password', say('Password'), {
    rules: { ...NO_RULES, required: true, minimumLength: DEFAULT_MINIMUM },
  }),
];

/** Creates the first user of a server that has none, with its handle and password. */
export const firstUser: FirstUserPath = {
  offered: 'virgin',
  fields,
  async create(context) {
    const handle = String(context.values.handle ?? '').trim();
    const { password = '' } = context.secrets;
    const made: FirstUserMade = { signIn: { method: METHOD_PASSWORD, handle }, secret: password };
    const created = await createFirstUser(context, { handle, password });
    if (created.ok) return ok(made);
    return created.failure.code === 'outcome-unknown' ? lookAgain(context, made, created) : created;
  },
};

/**
 * What became of a creation whose answer never came: whether the new user can sign in tells it, once the server has a
 * user. A request may still be under way while nobody can tell, and repeating it does no harm.
 */
async function lookAgain(
  { http, server, now, say }: FirstUserContext,
  made: FirstUserMade,
  unknown: Result<never>,
): Promise<Result<FirstUserMade>> {
  const present = await detect(http, say);
  if (!present.ok || !present.value || present.value.firstUser) return unknown;
  const context = { http, server, instanceName: http.baseUrl, ...made, extraSecrets: {}, now, say };
  const self = await openSession(context).verify();
  if (self.ok) return ok(made);
  const { origin } = new URL(http.baseUrl);
  return self.failure.code === 'credentials-wrong' ? fail('first-user-exists', { origin }) : unknown;
}

/**
 * V3: creates the first user of a server that has none; it gets the administrator level `full`. Needs no sign-in, and
 * leaves none behind: the cookies of the answer are not kept. Fails with `first-user-exists` if somebody else was faster,
 * `password-too-short` with the server's number, `handle-reserved`, `input-invalid`, or `not-supported` from 39.21.0 on.
 */
async function createFirstUser(
  { http, say }: Pick<FirstUserContext, 'http' | 'say'>,
  { handle, password }: { handle: string; password: string },
): Promise<Result<User>> {
  const { origin } = new URL(http.baseUrl);
  const answer = await http.send({ method: 'PUT', path: '/users/first', json: { handle, password } });
  if (!answer.ok) return answer;
  // The call is public wherever it exists; from 39.21.0 on it does not, and an unknown path is 401 for strangers.
  if (isUnauthorized(answer.value)) return unoffered(answer.value, say);
  if (answer.value.status !== 201) {
    const where = { origin, instance: origin, handle, say };
    return failed(failureOf(answer.value, where, { user: handle.trim(), writes: true }));
  }
  const user = readJson(answer.value, userWire, origin);
  return user.ok ? ok(toUser(user.value)) : fail('outcome-unknown', { origin });
}

function unoffered(answer: HttpAnswer, say: Say): Result<never> {
  return fail('not-supported', {
    kind: KIND_LABEL,
    version: answer.headers['x-virtool-version'] ?? say('of this release'),
    what: say('create its first user from outside'),
    instead: say(
      'Since 39.21.0 this is done in Virtool’s own web interface; make an API key there, and sign in with it here.',
    ),
  });
}
