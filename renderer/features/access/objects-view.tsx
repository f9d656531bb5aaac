import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description, ObjectType } from '../../../electron/domain/description.ts';
import type { ObjectRef } from '../../../electron/domain/user.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { ObjectPicker } from '../../components/rights/object-picker.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { ServerText } from '../../components/server-text.tsx';
import { missingWords } from '../../lib/description.ts';
import { failureOf } from '../../lib/failure.ts';
import { orpc } from '../../lib/orpc.ts';
import { ObjectHolders } from './object-holders.tsx';

interface ObjectsViewProps {
  readonly connection: Connection;
  readonly description: Description;
}

/** Chooses an object and shows who has something on it. The address keeps which one. */
export function ObjectsView({ connection, description }: ObjectsViewProps) {
  const { t } = useTranslation();
  const [parameters, setParameters] = useSearchParams();
  const { objectTypes } = description;
  const type = objectTypes.find(({ id }) => id === parameters.get('type')) ?? objectTypes[0];
  const chosen = parameters.get('object');
  if (!type) {
    return (
      <EmptyState icon="key" title={t('access.objects.noTypes')}>
        {missingWords(description, 'users.object-rights') ?? t('access.objects.noTypesHint', { name: connection.name })}
      </EmptyState>
    );
  }
  const choose = (object: ObjectRef) => setParameters({ type: object.type, object: object.id });
  return (
    <>
      <div className="toolbar">
        {objectTypes.length > 1 ? (
          <Segmented
            label={t('access.objects.type')}
            showLabel={false}
            size="small"
            segments={objectTypes.map(({ id, label }) => ({ value: id, label }))}
            value={type.id}
            onChange={(next) => setParameters({ type: next })}
          />
        ) : (
          <span className="who-can">{type.label}</span>
        )}
        <ObjectPicker
          instanceId={connection.id}
          type={type.id}
          label={t(chosen ? 'user.field.chooseOther' : 'user.rights.chooseObject')}
          look=""
          onPick={choose}
        />
      </div>
      {chosen ? (
        <Chosen key={`${type.id} ${chosen}`} {...{ connection, description, type }} id={chosen} />
      ) : (
        <EmptyState icon="key" title={t('access.objects.choose')}>
          {type.explanation}
        </EmptyState>
      )}
    </>
  );
}

interface ChosenProps extends ObjectsViewProps {
  readonly type: ObjectType;
  readonly id: string;
}

/** The object behind the id in the address, which does not carry its name. */
function Chosen({ connection, description, type, id }: ChosenProps) {
  const { t } = useTranslation();
  const input = { instanceId: connection.id, type: type.id, search: id };
  const { data, error, refetch } = useQuery(orpc.objects.list.queryOptions({ input, retry: false }));
  const object = data?.find((one) => one.id === id);
  if (object) return <ObjectHolders {...{ connection, description, type, object }} />;
  if (data) {
    return (
      <EmptyState icon="key" title={t('access.objects.gone')}>
        <ServerText>{t('access.objects.goneHint', { id, name: connection.name })}</ServerText>
      </EmptyState>
    );
  }
  return error ? (
    <div className="page">
      <FailureNotice
        failure={failureOf(error)}
        title={t('access.objects.failed')}
        actions={
          <button type="button" className="btn" onClick={() => void refetch()}>
            {t('common.retry')}
          </button>
        }
      />
    </div>
  ) : (
    <p className="page faint" role="status">
      {t('access.who.reading')}
    </p>
  );
}
