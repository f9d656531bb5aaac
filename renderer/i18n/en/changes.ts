import { CHANGE_TEXTS } from '../../../electron/domain/change-texts.ts';

/** Changes as sentences, and the dialog that shows them before they are sent. */
export const changes = {
  ...CHANGE_TEXTS,
  review: {
    target: 'Account',
    group: 'Group',
    loses: 'Loses',
    keeps: 'Keeps',
    inAll_one: '{count, number} in all',
    inAll_other: '{count, number} in all',
    showAll: 'Show all {count, number}',
    showFirst: 'Show the first {count, number} only',
    allTargets: 'All that would be changed',
    undo: 'Undo',
    checking: 'Comparing with the server…',
    compared: 'Compared with the server just now',
    unconfirmed: 'Not confirmed, so nothing was sent',
    nothing: 'Nothing would change: the server has these values already.',
    typeName: 'Type <code>{name}</code> to confirm',
    typeHint: '“{action}” becomes available when the name is complete.',
    sending: 'Sending…',
    confirming: 'Waiting for your confirmation in the other window…',
    on: '{name} · {server}',
    partly: 'Not everything was done',
  },
  outcome: {
    done: 'Done',
    failed: 'Refused',
    unknown: 'Unknown',
    skipped: 'Not tried, because the one before was not done',
  },
} as const;
