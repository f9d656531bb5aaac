import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Values } from '../../../electron/domain/change.ts';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Field } from '../../../electron/domain/description.ts';
import type { Failure } from '../../../electron/domain/failure.ts';
import type { ProbeFinding } from '../../../electron/domain/probe.ts';
import { useLeaveGuard } from '../../components/leave-guard.tsx';
import { useRefreshConnections } from '../../lib/connections.ts';
import { failureOf } from '../../lib/failure.ts';
import { draftWithoutSignIn, type HandOver } from '../../lib/hand-over.ts';
import { useOnceAtATime } from '../../lib/once-at-a-time.ts';
import { orpc } from '../../lib/orpc.ts';
import { isOwnPassword, textOf } from './account-fields.tsx';

/** The way in that a first user with a password of its own gets. */
const METHOD = 'password';
/** More than the contract lets a password have; a server that asks for more cannot be served. */
const LONGEST_MINIMUM = 10_000;

/**
 * The making of a first user. `lost`: somebody else made one. `unsaved`: the user is there, the connection is not
 * saved. `wasUnknown`: the answer to an attempt never came, so what is there now may be its doing.
 */
export interface MakingFirstUser {
  readonly values: Values;
  /** Who is made, as it is typed so far. */
  readonly handle: string;
  readonly change: (change: Values) => void;
  readonly stage: 'typing' | 'lost' | 'unsaved';
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly wasUnknown: boolean;
  /** The form with the rules as far as they are known; `learned` is the minimum that the server named itself. */
  readonly fields: readonly Field[];
  readonly learned: number | null;
  readonly create: () => void;
  /** Signs in and saves, once the user is there; under another name if the first is taken. */
  readonly save: (name: string) => void;
  /** Goes to adding the instance, where only the secret is left to type. */
  readonly signIn: () => void;
  readonly guard: ReturnType<typeof useLeaveGuard>;
}

/** Everything that the wizard does about the first user. What was typed lives here and nowhere else. */
export function useFirstUser(given: HandOver, finding: ProbeFinding | null): MakingFirstUser {
  const navigate = useNavigate();
  const refresh = useRefreshConnections();
  const [typed, setTyped] = useState<Values>({});
  const [learned, setLearned] = useState<number | null>(null);
  const [wasUnknown, setWasUnknown] = useState(false);
  const [stage, setStage] = useState<MakingFirstUser['stage']>('typing');
  const creation = useMutation(orpc.instances.createFirstUser.mutationOptions());
  const saving = useMutation(orpc.instances.add.mutationOptions());
  const once = useOnceAtATime();
  const busy = creation.isPending || saving.isPending;
  const fields = (finding?.firstUserFields ?? []).map((field) => withMinimum(field, learned));
  const values = { ...Object.fromEntries(fields.map(({ key, initial }) => [key, initial])), ...typed };
  const touched = Object.values(typed).some((value) => value !== '' && value !== false);
  const sendsPassword = creation.isPending && fields.some(isOwnPassword);
  const guard = useLeaveGuard(stage !== 'lost' && (busy || touched), undefined, sendsPassword ? 'password' : 'input');
  const handle = textOf(values, 'handle').trim();

  const finish = ({ id }: Connection) => {
    guard.release();
    // Where somebody else may have been before, groups and colleagues may be there already.
    const next = finding?.firstUser ? 'first-steps' : 'users';
    void refresh().then(() => navigate(`/instances/${id}/${next}`, { replace: true }));
  };
  const learn = (error: unknown) => {
    const { code, details } = failureOf(error);
    if (code === 'outcome-unknown') setWasUnknown(true);
    if (code === 'first-user-exists') setStage('lost');
    if (details.created !== undefined) setStage('unsaved');
    const minimum = Number(details.minimum);
    if (code === 'password-too-short' && Number.isInteger(minimum) && minimum <= LONGEST_MINIMUM) setLearned(minimum);
  };
  const draft = draftWithoutSignIn(given);
  const create = (name = draft.name) =>
    once((done) =>
      creation.mutate(
        { draft: { ...draft, name }, set: toSend(fields, values) },
        { onSuccess: finish, onError: learn, onSettled: done },
      ),
    );
  const thrown = stage === 'unsaved' && saving.isError ? saving.error : creation.error;
  return {
    values,
    handle,
    change(change) {
      if (!busy) creation.reset();
      setTyped((now) => ({ ...now, ...change }));
    },
    stage,
    busy,
    failure: thrown ? failureOf(thrown) : null,
    wasUnknown,
    fields,
    learned,
    create: () => create(),
    save(name) {
      // Without a password of its own the user got a way in that only the core knew: it is made anew, for the same user.
      if (!fields.some(isOwnPassword)) return create(name);
      const signIn = { method: METHOD, handle };
      const complete = { ...draft, name, signIn, secret: textOf(values, 'password') };
      once((done) => saving.mutate(complete, { onSuccess: finish, onSettled: done }));
    },
    signIn() {
      guard.release();
      void navigate('/instances/new', { state: { ...given, handle } });
    },
    guard,
  };
}

function withMinimum(field: Field, minimum: number | null): Field {
  if (!isOwnPassword(field) || minimum === null) return field;
  return { ...field, rules: { ...field.rules, minimumLength: minimum } };
}

/** The values as they are meant: blanks around a text are none of it, but part of a password. */
function toSend(fields: readonly Field[], values: Values): Values {
  const isText = (key: string) => fields.some((field) => field.key === key && field.type === 'text');
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === 'string' && isText(key) ? value.trim() : value,
    ]),
  );
}
