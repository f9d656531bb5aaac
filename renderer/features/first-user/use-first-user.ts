import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
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

/** The way in that the first user gets. */
const METHOD = 'password';
/** More than the contract lets a password have; a server that asks for more cannot be served. */
const LONGEST_MINIMUM = 10_000;

/** The account as it is typed. */
export interface Account {
  readonly handle: string;
  readonly password: string;
}

/**
 * The making of a first user. `lost`: somebody else made one. `unsaved`: the user is there, the connection is not
 * saved. `wasUnknown`: the answer to an attempt never came, so what is there now may be its doing.
 */
export interface MakingFirstUser {
  readonly account: Account;
  readonly change: (change: Partial<Account>) => void;
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
  /** Goes to adding the instance, where only the password is left to type. */
  readonly signIn: () => void;
  readonly guard: ReturnType<typeof useLeaveGuard>;
}

/** Everything that the wizard does about the first user. What was typed lives here and nowhere else. */
export function useFirstUser(given: HandOver, finding: ProbeFinding | null): MakingFirstUser {
  const navigate = useNavigate();
  const refresh = useRefreshConnections();
  const [account, setAccount] = useState<Account>({ handle: '', password: '' });
  const [learned, setLearned] = useState<number | null>(null);
  const [wasUnknown, setWasUnknown] = useState(false);
  const [stage, setStage] = useState<MakingFirstUser['stage']>('typing');
  const creation = useMutation(orpc.instances.createFirstUser.mutationOptions());
  const saving = useMutation(orpc.instances.add.mutationOptions());
  const once = useOnceAtATime();
  const busy = creation.isPending || saving.isPending;
  const guard = useLeaveGuard(stage !== 'lost' && (busy || account.handle !== '' || account.password !== ''));
  const handle = account.handle.trim();

  const finish = ({ id }: Connection) => {
    guard.release();
    void refresh().then(() => navigate(`/instances/${id}/first-steps`, { replace: true }));
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
  const thrown = stage === 'unsaved' && saving.isError ? saving.error : creation.error;
  return {
    account,
    change(change) {
      if (!busy) creation.reset();
      setAccount((now) => ({ ...now, ...change }));
    },
    stage,
    busy,
    failure: thrown ? failureOf(thrown) : null,
    wasUnknown,
    fields: (finding?.firstUserFields ?? []).map((field) => withMinimum(field, learned)),
    learned,
    create: () =>
      once((done) =>
        creation.mutate(
          { draft, set: { handle, password: account.password } },
          { onSuccess: finish, onError: learn, onSettled: done },
        ),
      ),
    save(name) {
      const signIn = { method: METHOD, handle };
      const complete = { ...draft, name, signIn, secret: account.password };
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
  if (field.type !== 'password' || minimum === null) return field;
  return { ...field, rules: { ...field.rules, minimumLength: minimum } };
}
