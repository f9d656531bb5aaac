import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Values } from '../../../electron/domain/change.ts';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description } from '../../../electron/domain/description.ts';
import type { Group } from '../../../electron/domain/user.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { CheckField, TextField } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';
import { OutcomeList } from '../../components/review/outcome-list.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { missingWords } from '../../lib/description.ts';
import { ruleError } from '../../lib/field-rules.ts';
import { useKeptState } from '../../lib/kept-state.ts';
import { useUnavailable } from '../../lib/unavailable.ts';
import { useApply } from '../../lib/use-apply.ts';
import { sectionsOf } from './matrix.ts';

interface CreateGroupProps {
  readonly connection: Connection;
  readonly description: Description;
  readonly groups: readonly Group[];
  readonly onClose: () => void;
  readonly onOpen: (groupId: string) => void;
}

interface Typed {
  readonly name: string;
  readonly permissions: readonly string[];
}

const NOTHING: Typed = { name: '', permissions: [] };

/** The form for a new group, with the permissions that it gives from the start. */
export function CreateGroup({ connection, description, groups, onClose, onOpen }: CreateGroupProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useKeptState<Typed>(`new group ${connection.id}`, NOTHING);
  const applying = useApply(connection.id);
  const name = typed.name.trim();
  const field = description.groupFields.find((one) => one.key === 'name');
  const taken = groups.some((group) => group.name === name) ? t('groups.create.taken') : null;
  const rule = field && name !== '' ? ruleError(t, field, name) : null;
  const { failure, results } = applying;
  const created = results?.[0]?.outcome === 'done' ? results[0].change.target.id : null;
  const missing = useUnavailable(connection, description)('groups.create');

  const submit = async () => {
    if (name === '' || taken || rule || missing) return;
    const { permissions } = typed;
    const set: Values = { name, ...(permissions.length > 0 ? { permissions: [...permissions] } : {}) };
    await applying.send({ action: 'create-group', set });
  };
  const finished = failure === null ? created : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once it is there the form has done its part
  useEffect(() => {
    if (!finished) return;
    setTyped(NOTHING);
    onOpen(finished);
  }, [finished]);

  return (
    <SidePanel
      label={t('groups.create.label')}
      title={<h2 className="cut">{t('groups.create.title', { name: connection.name })}</h2>}
      onClose={onClose}
      foot={
        <>
          <button
            type="submit"
            form="create-group"
            className="btn primary"
            disabled={applying.sending || name === '' || taken !== null || missing !== null}
          >
            {applying.sending ? <Icon name="spinner" size="s" /> : null}
            {name === '' ? t('groups.create.createEmpty') : t('groups.create.create', { name })}
          </button>
          <button type="button" className="btn plain" onClick={onClose}>
            {t('groups.create.cancel')}
          </button>
        </>
      }
    >
      <form
        id="create-group"
        className="fields"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {missing ? <p className="note">{missing}</p> : null}
        {failure && results === null && !failure.fields?.name ? (
          <FailureNotice
            failure={failure}
            tone={failure.code === 'outcome-unknown' ? 'warn' : 'danger'}
            title={t(failure.code === 'outcome-unknown' ? 'groups.create.unknown' : 'groups.create.failed', { name })}
          />
        ) : null}
        {results && failure && !failure.fields?.name ? (
          <>
            <p className="strong">{t(created ? 'groups.create.partly' : 'groups.create.failed', { name })}</p>
            <OutcomeList results={results} description={description} />
          </>
        ) : null}
        <TextField
          label={field?.label ?? t('groups.panel.name')}
          help={field?.help}
          error={taken ?? rule ?? failure?.fields?.name}
          value={typed.name}
          disabled={missing !== null}
          onChange={(next) => {
            applying.reset();
            setTyped({ ...typed, name: next });
          }}
        />
        <PermissionChoice
          description={description}
          chosen={typed.permissions}
          onChange={(permissions) => setTyped({ ...typed, permissions })}
        />
      </form>
    </SidePanel>
  );
}

interface PermissionChoiceProps {
  readonly description: Description;
  readonly chosen: readonly string[];
  readonly onChange: (permissions: readonly string[]) => void;
}

function PermissionChoice({ description, chosen, onChange }: PermissionChoiceProps) {
  const { t } = useTranslation();
  const missing = missingWords(description, 'groups.permissions');
  return (
    <div>
      <p className="label">{t('groups.create.permissions')}</p>
      <p className="small faint">{missing ?? t('groups.create.permissionsHint')}</p>
      {sectionsOf(description.permissions).map((section) => (
        <fieldset key={section.name} className="plain-group permission-choice">
          <legend className="small faint">{section.name}</legend>
          {section.permissions.map(({ id, label, danger, noEffect }) => (
            <CheckField
              key={id}
              label={
                <>
                  {label}
                  {noEffect ? <span className="small faint"> · {noEffect}</span> : null}
                  {danger ? <span className="small danger"> · {danger}</span> : null}
                </>
              }
              checked={chosen.includes(id)}
              disabled={missing !== null}
              onChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((one) => one !== id))}
            />
          ))}
        </fieldset>
      ))}
    </div>
  );
}
