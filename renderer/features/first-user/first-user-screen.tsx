import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation, useNavigate, useSearchParams } from 'react-router';
import { serverName } from '../../../electron/domain/description.ts';
import { Crumbs } from '../../components/crumbs.tsx';
import { EnvironmentTag } from '../../components/environment-tag.tsx';
import { ServerText } from '../../components/server-text.tsx';
import { StatusBar } from '../../components/status-bar.tsx';
import { calledName, draftWithoutSignIn, firstUserPath, type HandOver, readHandOver } from '../../lib/hand-over.ts';
import { AccountStep } from './account-step.tsx';
import { Occupied } from './occupied.tsx';
import { ServerStep } from './server-step.tsx';
import { UnsavedStep } from './unsaved-step.tsx';
import { useFirstUser } from './use-first-user.ts';
import { useFoundServer } from './use-found-server.ts';

/** The wizard for a server without users: from its address to a saved connection that is signed in. */
export function FirstUserScreen() {
  const { t } = useTranslation();
  const [parameters] = useSearchParams();
  const { state } = useLocation();
  const given = readHandOver(parameters, state);
  const name = calledName(given);
  return (
    <>
      <Crumbs
        crumbs={[
          { label: t('instances.title'), to: '/instances' },
          ...(name
            ? [{ label: <ServerText>{name}</ServerText>, mark: <EnvironmentTag environment={given.environment} /> }]
            : []),
          { label: t('firstUser.title') },
        ]}
      />
      <FirstUserWizard key={`${given.address} ${given.allowHttp}`} given={given} />
    </>
  );
}

function FirstUserWizard({ given }: { given: HandOver }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  // Whoever comes with a name has seen already what the server is.
  const [step, setStep] = useState<'server' | 'account'>(given.name ? 'account' : 'server');
  const found = useFoundServer(draftWithoutSignIn(given));
  const making = useFirstUser(given, found.finding);
  const { finding } = found;
  const { state } = useLocation();
  const adding = { ...given, handle: '' };
  const canCreate = finding?.firstUserFields !== undefined;
  const asked = canCreate && !finding.firstUser;
  // Adding the instance tells how that user is made elsewhere, and waits for it.
  if (finding?.firstUser && !canCreate) return <Navigate to="/instances/new" state={adding} replace />;

  return (
    <>
      {making.stage === 'unsaved' ? (
        <UnsavedStep given={given} making={making} />
      ) : making.stage === 'lost' || (finding && !canCreate) ? (
        <Occupied given={given} making={making} asked={asked} />
      ) : step === 'account' && finding ? (
        <AccountStep given={given} finding={finding} making={making} onBack={() => setStep('server')} />
      ) : (
        <ServerStep
          given={given}
          found={found}
          onContinue={(named) => {
            setStep('account');
            void navigate(firstUserPath(named), { replace: true, state });
          }}
          onBack={() => void navigate('/instances/new', { state: adding })}
        />
      )}
      <StatusBar>
        {finding ? <span>{serverName(finding.server)}</span> : null}
        {finding?.firstUser && making.stage === 'typing' ? (
          <span>
            {t('firstUser.server.users')}: {t('firstUser.server.none')}
          </span>
        ) : null}
      </StatusBar>
      {making.guard.dialog}
    </>
  );
}
