import { useTranslation } from 'react-i18next';
import type { Value, Values } from '../../../electron/domain/change.ts';
import type { Description } from '../../../electron/domain/description.ts';
import { nameList } from '../../lib/change-words.ts';
import { Icon } from '../icon.tsx';
import { ServerText } from '../server-text.tsx';
import type { Conflict } from './conflict.ts';

interface ConflictViewProps {
  readonly conflict: Conflict;
  readonly description: Description;
  readonly labels: Readonly<Record<string, string>>;
  readonly onTakeTheirs: () => void;
  readonly onSetMine: () => void;
}

/** What somebody else set meanwhile beside what one wants to set, and the two ways on. */
export function ConflictView({ conflict, description, labels, onTakeTheirs, onSetMine }: ConflictViewProps) {
  const { t } = useTranslation();
  const { target, theirs, seen, mine } = conflict;
  const fields = [...description.editFields, ...description.groupFields];
  const show = (key: string, values: Values) => {
    const names = fields.find((field) => field.key === key)?.choices ?? [];
    const nameOf = (id: string) => labels[id] ?? names.find(({ value }) => value === id)?.label ?? id;
    return valueWords(values[key] ?? null, nameOf, {
      yes: t('access.conflict.yes'),
      no: t('access.conflict.no'),
      none: t('access.conflict.none'),
    });
  };
  return (
    <>
      <div className="note warn-note" role="alert">
        <Icon name="alert" />
        <p>
          <ServerText>{t('access.conflict.text', { name: target })}</ServerText>
        </p>
      </div>
      <table className="table conflict-table" aria-label={t('access.conflict.label')}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('access.conflict.before')}</th>
            <th scope="col">{t('access.conflict.theirs')}</th>
            <th scope="col">{t('access.conflict.mine')}</th>
          </tr>
        </thead>
        <tbody>
          {Object.keys(theirs).map((key) => (
            <tr key={key}>
              <th scope="row">{fields.find((field) => field.key === key)?.label ?? key}</th>
              {[seen, theirs, mine].map((values, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the three columns stand where they stand
                <td key={column}>
                  <ServerText>{show(key, values)}</ServerText>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="conflict-ways">
        <button type="button" className="btn" onClick={onTakeTheirs}>
          {t('access.conflict.takeTheirs')}
        </button>
        <button type="button" className="btn" onClick={onSetMine}>
          {t('access.conflict.setMine')}
        </button>
      </div>
    </>
  );
}

function valueWords(
  value: Value,
  nameOf: (id: string) => string,
  words: { readonly yes: string; readonly no: string; readonly none: string },
): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value)) return value.length > 0 ? nameList(value.map(nameOf)) : words.none;
  return value === null || value === '' ? words.none : nameOf(value);
}
