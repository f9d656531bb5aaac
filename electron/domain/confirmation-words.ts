import type { Change } from './change.ts';
import { changeLines, gradeWords } from './change-words.ts';
import { type Confirmation, makesAdministrator } from './confirmation.ts';
import type { Speech } from './speech.ts';

/** What is said about one account or group: what happens to it, and whether it can be taken back. */
export interface ConfirmedTarget {
  readonly name: string;
  readonly lines: readonly string[];
  readonly grades: readonly string[];
}

/** A question in words, for whatever draws it. Names in it come from servers and people: data, never markup. */
export interface ConfirmationWords {
  readonly title: string;
  readonly intro: string | null;
  /** Instance, environment and address, each with its label. */
  readonly place: readonly (readonly [label: string, text: string])[];
  readonly targets: readonly ConfirmedTarget[];
  /** Who would become an administrator, one sentence each. */
  readonly administrators: readonly string[];
  readonly agree: string;
  readonly refuse: string;
}

/** Puts a question into words. */
export function confirmationWords(speech: Speech, confirmation: Confirmation): ConfirmationWords {
  const { purpose, instance, changes } = confirmation;
  const { say } = speech;
  const details = { ...confirmation.facts, ...environmentOf(speech, confirmation), instance: instance.name };
  return {
    title: say(`confirmation.title.${purpose}`, { ...details, count: changes.length }),
    intro:
      purpose === 'unlock' || purpose === 'weaken' || purpose === 'reveal'
        ? say(`confirmation.intro.${purpose}`, details)
        : null,
    place: [
      [say('confirmation.instance'), instance.name],
      [say('confirmation.environment'), say(`confirmation.environments.${instance.environment}`)],
      ...(instance.origin === '' ? [] : [[say('confirmation.address'), instance.origin] as const]),
      ...certificateRows(speech, confirmation),
      ...(purpose === 'reveal' ? [[say('confirmation.secret'), confirmation.facts.text ?? ''] as const] : []),
    ],
    targets: targetsOf(speech, changes),
    administrators: changes.filter(makesAdministrator).map(promotion(speech)),
    agree: purpose === 'changes' ? agreeWords(speech, changes) : say(`confirmation.agree.${purpose}`, details),
    refuse: say(`confirmation.refuse.${purpose}`),
  };
}

/** The environment that an instance would get, by its name. */
function environmentOf({ say }: Speech, { purpose, facts }: Confirmation): { environment?: string } {
  if (purpose !== 'weaken') return {};
  const { environment = '' } = facts;
  const known = environment === 'staging' || environment === 'development' ? environment : 'other';
  return { environment: say(`confirmation.environments.${known}`) };
}

/** Whom an instance would trust: what a person compares before saying yes. */
function certificateRows({ say }: Speech, { purpose, facts }: Confirmation): (readonly [string, string])[] {
  if (purpose !== 'trust') return [];
  const { mode, fingerprint = '', subject = '', count, file } = facts;
  const rows: (readonly [string, string])[] = [
    [say('confirmation.certificate'), subject],
    [say(mode === 'pin' ? 'confirmation.key' : 'confirmation.fingerprint'), fingerprint],
  ];
  if (count && file) rows.push([say('confirmation.more', { count: Number(count) }), file]);
  return rows;
}

function targetsOf(speech: Speech, changes: readonly Change[]): ConfirmedTarget[] {
  const keys = [...new Set(changes.map(keyOf))];
  return keys.map((key) => {
    const own = changes.filter((change) => keyOf(change) === key);
    return {
      name: own[0]?.target.name ?? '',
      lines: own.flatMap((change) => changeLines(speech, change, null)),
      grades: [...new Set(own.map((change) => gradeWords(speech, change)))],
    };
  });
}

const keyOf = ({ target }: Change) => `${target.type} ${target.id ?? ''} ${target.name}`;

function promotion({ say }: Speech) {
  return ({ target, after }: Change) => {
    const level = after?.administrator;
    return typeof level === 'string'
      ? say('confirmation.becomes', { name: target.name, level })
      : say('confirmation.becomesPlain', { name: target.name });
  };
}

/** The final button says what happens; where there is more than one thing, how many. */
function agreeWords({ say }: Speech, changes: readonly Change[]): string {
  const [only] = changes;
  if (!only || changes.length > 1) return say('confirmation.agree.changes', { count: changes.length });
  const { name } = only.target;
  if (only.action === 'delete-group') return say('confirmation.agree.deleteGroup', { name });
  if (only.after === null) return say('confirmation.agree.deletion', { name });
  return makesAdministrator(only)
    ? say('confirmation.agree.administrator', { name })
    : say('confirmation.agree.changes', { count: 1 });
}
