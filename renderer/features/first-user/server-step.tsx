import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ENVIRONMENTS, NAME_LIMIT } from '../../../electron/domain/connection.ts';
import { serverName } from '../../../electron/domain/description.ts';
import type { ProbeFinding } from '../../../electron/domain/probe.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { TextField } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { useConnections } from '../../lib/connections.ts';
import { calledName, type HandOver } from '../../lib/hand-over.ts';
import type { FoundServer } from './use-found-server.ts';
import { StepHeading, Wizard } from './wizard.tsx';

interface ServerStepProps {
  readonly given: HandOver;
  readonly found: FoundServer;
  readonly onContinue: (named: HandOver) => void;
  readonly onBack: () => void;
}

/** The first step: which server this is, and what it will be called. */
export function ServerStep({ given, found, onContinue, onBack }: ServerStepProps) {
  const { t } = useTranslation();
  const [named, setNamed] = useState(given);
  const taken = useNameTaken(named.name);
  const { finding } = found;
  return (
    <Wizard
      present="server"
      foot={
        <>
          <button type="button" className="btn form plain" onClick={onBack}>
            {t('firstUser.server.back')}
          </button>
          <span className="grow" />
          {found.failure ? (
            <button type="button" className="btn form primary" onClick={found.look}>
              <Icon name="refresh" />
              {t('firstUser.server.again')}
            </button>
          ) : (
            <button type="submit" form="first-user-server" className="btn form primary" disabled={!finding}>
              {t('firstUser.server.continue')}
            </button>
          )}
        </>
      }
    >
      <Situation given={given} found={found} />
      {finding ? (
        <form
          id="first-user-server"
          className="fields"
          aria-label={t('firstUser.server.facts')}
          onSubmit={(event) => {
            event.preventDefault();
            if (!taken) onContinue(named);
          }}
        >
          <ServerFacts finding={finding} />
          <TextField
            label={t('firstUser.server.name')}
            placeholder={calledName({ ...given, name: '' })}
            maxLength={NAME_LIMIT}
            help={t('firstUser.server.nameHelp')}
            error={taken ? t('firstUser.server.nameTaken', { name: named.name.trim() }) : null}
            value={named.name}
            onChange={(name) => setNamed({ ...named, name })}
          />
          <Segmented
            label={t('firstUser.server.environment')}
            segments={ENVIRONMENTS.map((value) => ({
              value,
              label: t(`common.environment.${value}.short`),
              environment: value,
            }))}
            value={named.environment}
            onChange={(environment) => setNamed({ ...named, environment })}
          />
        </form>
      ) : null}
    </Wizard>
  );
}

/** What is known of the server so far, as the heading of the step. */
function Situation({ given, found }: Pick<ServerStepProps, 'given' | 'found'>) {
  const { t } = useTranslation();
  const name = calledName(given);
  if (given.address === '') {
    return (
      <>
        <StepHeading lead={t('firstUser.server.noAddress')}>{t('firstUser.server.noAddressTitle')}</StepHeading>
        <Link to="/instances/new" className="btn form primary">
          {t('firstUser.server.back')}
        </Link>
      </>
    );
  }
  if (found.failure && !found.looking) {
    return (
      <>
        <StepHeading key="failed">{t('firstUser.server.failedTitle', { name })}</StepHeading>
        <FailureNotice failure={found.failure} />
      </>
    );
  }
  if (!found.finding) {
    return (
      <div role="status">
        <StepHeading key="looking" lead={t('firstUser.server.lookingText')}>
          {t('firstUser.server.looking', { name })}
        </StepHeading>
      </div>
    );
  }
  const { firstUser } = found.finding;
  return (
    <StepHeading key="found" lead={t(firstUser ? 'firstUser.server.foundText' : 'firstUser.asked.foundText')}>
      {t(firstUser ? 'firstUser.server.foundTitle' : 'firstUser.asked.foundTitle', { name })}
    </StepHeading>
  );
}

function ServerFacts({ finding }: { finding: ProbeFinding }) {
  const { t } = useTranslation();
  return (
    <dl className="facts-list">
      <div>
        <dt>{t('firstUser.server.kind')}</dt>
        <dd>{serverName(finding.server)}</dd>
      </div>
      <div>
        <dt>{t('firstUser.server.address')}</dt>
        <dd className="address">{finding.baseUrl}</dd>
      </div>
      {finding.firstUser ? (
        <div>
          <dt>{t('firstUser.server.users')}</dt>
          <dd>{t('firstUser.server.none')}</dd>
        </div>
      ) : null}
    </dl>
  );
}

/** Whether another instance has this name already. */
export function useNameTaken(name: string): boolean {
  const wanted = name.trim().toLowerCase();
  return (useConnections().data ?? []).some((one) => one.name.toLowerCase() === wanted);
}
