/** The list of everything that was changed. */
export const history = {
  title: 'History',
  table: 'Changes, newest first',
  when: 'When',
  instance: 'Instance',
  target: 'Account or group',
  change: 'Change',
  who: 'Signed in as',
  outcome: 'Outcome',
  emptyTitle: 'Nothing was changed yet',
  empty: 'Every change that Roster sends is written down here before it is sent, and settled after.',
  failed: 'The history could not be read.',
  shown_one: '{count, number} change',
  shown_other: '{count, number} changes',
  limited: 'The newest {count, number} are shown.',
  outcomes: {
    done: 'done',
    failed: 'refused',
    unknown: 'unknown',
    open: 'not settled',
  },
} as const;
