import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { type Value, type Values, valuesSchema } from '../../../electron/domain/change.ts';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description, Field } from '../../../electron/domain/description.ts';
import { isUncertain } from '../../../electron/domain/failure.ts';
import type { GroupSummary } from '../../../electron/domain/group.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Icon } from '../../components/icon.tsx';
import { RestoredNote } from '../../components/restored-note.tsx';
import { OutcomeList } from '../../components/review/outcome-list.tsx';
import { ReviewDialog } from '../../components/review/review-dialog.tsx';
import { type Creation, useCreation } from '../../components/review/use-creation.ts';
import { SidePanel } from '../../components/side-panel.tsx';
import { nameList } from '../../lib/change-words.ts';
import { ruleError } from '../../lib/field-rules.ts';
import { plainShape } from '../../lib/form-shapes.ts';
import { useKeptState } from '../../lib/kept-state.ts';
import { useUnavailable } from '../../lib/unavailable.ts';
import { GroupField } from './group-field.tsx';
import { PermissionChoice } from './permission-choice.tsx';

interface CreateGroupProps {
  readonly connection: Connection;
  readonly description: Description;
  readonly groups: readonly GroupSummary[];
  /** The group that the new one begins as a copy of; null for an empty form. */
  readonly copied: GroupSummary | null;
  readonly onClose: () => void;
  readonly onOpen: (groupId: string) => void;
}

interface Typed {
  readonly values: Values;
  readonly permissions: readonly string[];
}

const NOTHING: Typed = { values: {}, permissions: [] };
const SHAPE = plainShape<Typed>(z.object({ values: valuesSchema, permissions: z.array(z.string()) }));

/** The form for a new group, with the permissions that it gives from the start. */
export function CreateGroup({ connection, description, groups, copied, onClose, onOpen }: CreateGroupProps) {
  const { t } = useTranslation();
  const [initial] = useState(() =>
    copied ? copyOf(copied, t('access.copy.name', { name: copied.name }), description) : NOTHING,
  );
  const key = copied ? `copy of group ${connection.id} ${copied.id}` : `new group ${connection.id}`;
  const [typed, setTyped, restored] = useKeptState<Typed>(key, initial, SHAPE);
  const left = copied ? copied.permissions.filter((id) => !initial.permissions.includes(id)) : [];
  const [tried, setTried] = useState(false);
  const creation = useCreation(connection.id);
  const { groupFields: fields } = description;
  const typedIn = (field: Field): Value => typed.values[field.key] ?? field.initial;
  const name = String(typed.values.name ?? '').trim();
  const taken = groups.some((group) => group.name === name) ? t('groups.create.taken') : null;
  const broken = (field: Field) => (field.key === 'name' && taken) || ruleError(t, field, typedIn(field));
  const errorOf = (field: Field) =>
    (tried || (typed.values[field.key] ?? '') !== '' ? broken(field) : null) ??
    creation.failure?.fields?.[field.key] ??
    null;
  const missing = useUnavailable(connection, description)('groups.create');

  const submit = () => {
    setTried(true);
    if (missing || fields.some((field) => broken(field) !== null)) return;
    const { permissions } = typed;
    const values = Object.fromEntries(fields.map((field) => [field.key, trimmed(typedIn(field))]));
    const set: Values = { ...values, ...(permissions.length > 0 ? { permissions: [...permissions] } : {}) };
    creation.submit({
      intents: [{ action: 'create-group', set }],
      title: t('groups.create.reviewTitle', { name, instance: connection.name }),
      confirmLabel: t('groups.create.create', { name }),
      keepLabel: t('groups.save.keep'),
    });
  };
  const { failure, results } = creation;
  const finished = failure === null && results?.[0]?.outcome === 'done' ? results[0].change.target.id : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once it is there the form has done its part
  useEffect(() => {
    if (!finished) return;
    setTyped(initial);
    onOpen(finished);
  }, [finished]);

  return (
    <>
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
              disabled={creation.sending || name === '' || taken !== null || missing !== null}
            >
              {creation.sending ? <Icon name="spinner" size="s" /> : null}
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
            submit();
          }}
        >
          {missing ? <p className="note">{missing}</p> : null}
          {restored ? <RestoredNote onDiscard={() => setTyped(initial)} /> : null}
          {left.length > 0 ? (
            <p className="note small">{t('access.copy.left', { permissions: nameList(left) })}</p>
          ) : null}
          <NotCreated creation={creation} fields={fields} name={name} description={description} />
          {fields.map((field) => (
            <GroupField
              key={field.key}
              field={field}
              value={typedIn(field)}
              error={errorOf(field)}
              disabled={missing !== null}
              onChange={(next) => {
                creation.reset();
                setTyped({ ...typed, values: { ...typed.values, [field.key]: next } });
              }}
            />
          ))}
          <PermissionChoice
            description={description}
            chosen={typed.permissions}
            onChange={(permissions) => setTyped({ ...typed, permissions })}
          />
        </form>
      </SidePanel>
      <ReviewDialog state={creation.proposal} connection={connection} description={description} />
    </>
  );
}

/** A form with another name and the permissions that groups can be given here. */
function copyOf({ permissions }: GroupSummary, name: string, { permissions: known }: Description): Typed {
  return { values: { name }, permissions: known.map(({ id }) => id).filter((id) => permissions.includes(id)) };
}

const trimmed = (value: Value) => (typeof value === 'string' ? value.trim() : value);

interface NotCreatedProps {
  readonly creation: Creation;
  readonly fields: readonly Field[];
  readonly name: string;
  readonly description: Description;
}

/** Why it was not created, or not wholly; sentences about single fields stand at their fields. */
function NotCreated({ creation: { failure, results }, fields, name, description }: NotCreatedProps) {
  const { t } = useTranslation();
  if (!failure) return null;
  const named = Object.keys(failure.fields ?? {});
  if (named.length > 0 && named.every((key) => fields.some((field) => field.key === key))) return null;
  if (results) {
    const created = results[0]?.outcome === 'done';
    return (
      <>
        <p className="strong">{t(created ? 'groups.create.partly' : 'groups.create.failed', { name })}</p>
        <OutcomeList results={results} description={description} />
      </>
    );
  }
  const unknown = isUncertain(failure);
  return (
    <FailureNotice
      failure={failure}
      tone={unknown ? 'warn' : 'danger'}
      title={t(unknown ? 'groups.create.unknown' : 'groups.create.failed', { name })}
    />
  );
}
