import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description, Permission } from '../../../electron/domain/description.ts';
import { CheckField, TextField } from '../../components/field.tsx';
import { useLeaveGuard } from '../../components/leave-guard.tsx';
import { missingWords } from '../../lib/description.ts';
import { ruleError } from '../../lib/field-rules.ts';
import { useReadOnly } from '../../lib/write-lock.ts';
import { CreationFailure, withoutField } from './creation-failure.tsx';
import { FirstStepsFrame, Said, StepFoot } from './first-steps-frame.tsx';
import { type MadeGroup, useCreation } from './use-first-steps.ts';
import { StepHeading } from './wizard.tsx';

interface FirstGroupProps {
  readonly connection: Connection;
  readonly description: Description;
  /** Null: it was skipped. */
  readonly onDone: (group: MadeGroup | null) => void;
}

/** The first group: its name, and the permissions that its members get. */
export function FirstGroup({ connection, description, onDone }: FirstGroupProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [given, setGiven] = useState<readonly string[]>([]);
  const name = typed.trim();
  const guard = useLeaveGuard(name !== '' || given.length > 0);
  const creation = useCreation(connection.id, (id) => onDone({ id, name, permissions: given.length }));
  const locked = useReadOnly(connection);
  const field = description.groupFields.find((one) => one.key === 'name');
  const missing = missingWords(description, 'groups.create');
  const error = field && name !== '' ? ruleError(t, field, name) : null;
  const submit = () => {
    if (name === '' || error || missing || locked) return;
    creation.create({
      action: 'create-group',
      set: { name, ...(given.length > 0 ? { permissions: [...given] } : {}) },
    });
  };
  const { handle } = description.self;
  return (
    <FirstStepsFrame
      connection={connection}
      description={description}
      foot={
        <StepFoot
          form="first-group"
          label={name === '' ? t('firstUser.group.createEmpty') : t('firstUser.group.create', { name })}
          busyLabel={t('firstUser.group.creating', { name })}
          busy={creation.busy}
          disabled={name === '' || missing !== null}
          locked={locked}
          onSkip={() => onDone(null)}
        />
      }
    >
      <Said>{t('firstUser.next.saved', { handle, name: connection.name })}</Said>
      <StepHeading lead={missing ?? t('firstUser.group.lead', { name: connection.name })}>
        {t('firstUser.group.title')}
      </StepHeading>
      {missing ? null : (
        <form
          id="first-group"
          className="fields"
          aria-label={t('firstUser.group.form')}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <CreationFailure failure={withoutField(creation.failure, ['name'])} what="group" name={name} />
          <TextField
            label={field?.label ?? t('firstUser.server.name')}
            help={field?.help}
            error={error ?? creation.failure?.fields?.name}
            value={typed}
            disabled={creation.busy}
            onChange={(next) => {
              creation.reset();
              setTyped(next);
            }}
          />
          <Permissions description={description} given={given} onChange={setGiven} />
        </form>
      )}
      {guard.dialog}
    </FirstStepsFrame>
  );
}

interface PermissionsProps {
  readonly description: Description;
  readonly given: readonly string[];
  readonly onChange: (given: readonly string[]) => void;
}

function Permissions({ description, given, onChange }: PermissionsProps) {
  const { t } = useTranslation();
  const missing = missingWords(description, 'groups.permissions');
  const sections = [...new Set(description.permissions.map((one) => one.section))];
  return (
    <div>
      <p className="label">{t('firstUser.group.permissions')}</p>
      <p className="small faint">{missing ?? t('firstUser.group.permissionsHint')}</p>
      <div className="wizard-permissions">
        {sections.map((section) => (
          <fieldset key={section} className="plain-group" disabled={missing !== null}>
            <legend className="small faint">{section}</legend>
            {description.permissions
              .filter((one) => one.section === section)
              .map((permission) => (
                <CheckField
                  key={permission.id}
                  label={<PermissionLabel permission={permission} />}
                  checked={given.includes(permission.id)}
                  disabled={missing !== null}
                  onChange={(on) =>
                    onChange(on ? [...given, permission.id] : given.filter((one) => one !== permission.id))
                  }
                />
              ))}
          </fieldset>
        ))}
      </div>
    </div>
  );
}

function PermissionLabel({ permission: { label, danger, noEffect } }: { permission: Permission }) {
  return (
    <>
      {label}
      {noEffect ? <span className="small faint"> · {noEffect}</span> : null}
      {danger ? <span className="small danger"> · {danger}</span> : null}
    </>
  );
}
