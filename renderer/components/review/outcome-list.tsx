import { useTranslation } from 'react-i18next';
import type { AppliedChange } from '../../../electron/contract/contract.ts';
import type { Description } from '../../../electron/domain/description.ts';
import type { Outcome } from '../../../electron/domain/journal.ts';
import { changeLines } from '../../lib/change-words.ts';
import { failureWords } from '../../lib/failure-words.ts';
import { ServerWords } from '../failure-notice.tsx';
import { Icon, type IconName } from '../icon.tsx';
import { ServerText } from '../server-text.tsx';

const MARKS: Record<Outcome | 'skipped', { readonly icon: IconName; readonly look: string }> = {
  done: { icon: 'check', look: 'done' },
  failed: { icon: 'x', look: 'no' },
  unknown: { icon: 'help', look: 'ask' },
  skipped: { icon: 'minus', look: 'wait' },
};

interface OutcomeListProps {
  readonly results: readonly AppliedChange[];
  readonly description: Description | null;
}

/** What came of each change: an icon, a word, and where it was not done, why. */
export function OutcomeList({ results, description }: OutcomeListProps) {
  const { t } = useTranslation();
  const several = new Set(results.map(({ change }) => change.target.name)).size > 1;
  return (
    <ul className="outcomes">
      {results.map(({ change, outcome, failure }) => {
        const state = outcome ?? 'skipped';
        return (
          <li key={change.id}>
            <span className={`out ${MARKS[state].look}`}>
              <Icon name={MARKS[state].icon} />
              {t(`changes.outcome.${state}`)}
            </span>
            <div className="grow">
              <p>
                {several ? (
                  <>
                    <b>
                      <ServerText>{change.target.name}</ServerText>
                    </b>
                    {': '}
                  </>
                ) : null}
                <ServerText>{changeLines(t, change, description).join('. ')}</ServerText>
              </p>
              {failure ? (
                <>
                  <p className="muted">
                    <ServerText>{failureWords(t, failure).message}</ServerText> {failureWords(t, failure).hint}
                  </p>
                  <ServerWords failure={failure} />
                </>
              ) : null}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
