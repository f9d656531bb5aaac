import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Icon } from '../../components/icon.tsx';
import { calledName, type HandOver } from '../../lib/hand-over.ts';
import type { MakingFirstUser } from './use-first-user.ts';
import { StepHeading, Wizard } from './wizard.tsx';

interface OccupiedProps {
  readonly given: HandOver;
  readonly making: MakingFirstUser;
  /** Whether the server did not tell that it has no administrator: it was looked for first. */
  readonly asked: boolean;
}

/** The server has a user: somebody was faster, or it never was empty. From here one goes on to signing in. */
export function Occupied({ given, making, asked }: OccupiedProps) {
  const { t } = useTranslation();
  const name = calledName(given);
  const { stage, wasUnknown, handle } = making;
  const kind = asked ? 'administrator' : stage !== 'lost' ? 'there' : wasUnknown ? 'own' : 'lost';
  const words = {
    lost: ['firstUser.lost.title', 'firstUser.lost.text'],
    own: ['firstUser.lost.ownTitle', 'firstUser.lost.ownText'],
    administrator: ['firstUser.asked.lostTitle', 'firstUser.asked.lostText'],
    there: ['firstUser.lost.thereTitle', 'firstUser.lost.thereText'],
  } as const;
  const [title, text] = words[kind];
  return (
    <Wizard
      present="signIn"
      hints={{
        server: name,
        account: t(kind === 'lost' ? 'firstUser.steps.accountTaken' : 'firstUser.steps.done'),
        signIn: t('firstUser.lost.signIn', { name }),
      }}
      foot={
        <>
          <Link to="/instances" className="btn form plain">
            {t('common.cancel')}
          </Link>
          <span className="grow" />
          <button type="button" className="btn form primary" onClick={making.signIn}>
            {t('firstUser.lost.signIn', { name })}
          </button>
        </>
      }
    >
      <StepHeading lead={t(text, { name })}>{t(title, { name })}</StepHeading>
      <div className="note">
        <Icon name="info" />
        <p>{t(asked || handle === '' ? 'firstUser.lost.nextBare' : 'firstUser.lost.next')}</p>
      </div>
    </Wizard>
  );
}
