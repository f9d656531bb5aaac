import { type FocusEvent, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ENVIRONMENTS, NAME_LIMIT } from '../../../electron/domain/connection.ts';
import type { SignInMethod } from '../../../electron/domain/description.ts';
import { CheckField, TextField } from '../../components/field.tsx';
import { RestoredNote } from '../../components/restored-note.tsx';
import { Segmented } from '../../components/segmented.tsx';
import type { DraftForm } from './draft.ts';
import { FolderField } from './folder-field.tsx';
import { NetworkFields } from './network-fields.tsx';
import { SignInFields } from './sign-in-fields.tsx';

/** Marks a button that starts the test itself, so that leaving the address for it does not start another. */
export const STARTS_TEST = 'data-starts-test';

interface ConnectionFormProps {
  readonly form: DraftForm;
  readonly onChange: (change: Partial<DraftForm>) => void;
  /** The address was left, or Enter was pressed in it. */
  readonly onAddressDone: () => void;
  /** Enter was pressed in another field. */
  readonly onSubmit: () => void;
  readonly nameError: string | null;
  /** Whether to ask for consent to an address without encryption. */
  readonly asksForHttp: boolean;
  /** Those of the kind that was found; null until then. */
  readonly methods: readonly SignInMethod[] | null;
  /** What stands in place of the sign-in without methods. */
  readonly noMethods: string;
  readonly secretHelp: string;
  /** Only the secret is left to type: it gets the focus as soon as it can be typed. */
  readonly focusSecret?: boolean;
  /** Whether the connection is saved, with secrets that are kept. */
  readonly isSaved?: boolean;
  /** What was typed is from before the page was loaded again. */
  readonly restored: boolean;
  readonly discard: () => void;
  /** Below the sign-in: what there is to do for somebody who can't sign in yet. */
  readonly besideSignIn?: ReactNode;
  readonly children?: ReactNode;
}

/** The left side of adding and editing: where the server is, what it is called, how one signs in. */
export function ConnectionForm(props: ConnectionFormProps) {
  const { form, onChange, nameError, methods, asksForHttp } = props;
  const { t } = useTranslation();
  return (
    <form
      className="setup"
      aria-label={t('instances.form.label')}
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
      }}
    >
      {props.restored ? <RestoredNote onDiscard={props.discard} /> : null}
      <AddressField {...props} />
      {asksForHttp ? (
        <CheckField
          label={t('instances.form.allowHttp')}
          help={t('instances.form.allowHttpHelp')}
          checked={form.allowHttp}
          onChange={(allowHttp) => onChange({ allowHttp })}
        />
      ) : null}
      <div className="two">
        <TextField
          label={t('instances.form.name')}
          value={form.name}
          maxLength={NAME_LIMIT}
          error={nameError}
          onChange={(name) => onChange({ name })}
        />
        <FolderField folder={form.folder} onChange={(folder) => onChange({ folder })} />
      </div>
      <Segmented
        label={t('instances.form.environment')}
        segments={ENVIRONMENTS.map((value) => ({
          value,
          label: t(`common.environment.${value}.short`),
          environment: value,
        }))}
        value={form.environment}
        help={t(`instances.form.environmentHelp.${form.environment}`)}
        onChange={(environment) => onChange({ environment })}
      />
      {methods ? (
        <SignInFields
          form={form}
          onChange={onChange}
          methods={methods}
          help={props.secretHelp}
          focusSecret={props.focusSecret}
          isSaved={props.isSaved ?? false}
        />
      ) : (
        <p className="small faint">{props.noMethods}</p>
      )}
      {props.besideSignIn}
      <CheckField
        label={t('instances.form.keepCopy')}
        help={t('instances.form.keepCopyHelp')}
        checked={form.keepCopy}
        onChange={(keepCopy) => onChange({ keepCopy })}
      />
      <NetworkFields form={form} onChange={onChange} isSaved={props.isSaved ?? false} />
      {props.children}
      <button type="submit" hidden />
    </form>
  );
}

function AddressField({ form, onChange, onAddressDone }: ConnectionFormProps) {
  const { t } = useTranslation();
  const before = useRef(form.address);
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    const elsewhere = !(relatedTarget instanceof Element && relatedTarget.hasAttribute(STARTS_TEST));
    if (elsewhere && form.address.trim() !== '' && form.address !== before.current) onAddressDone();
  };
  return (
    <TextField
      label={t('instances.form.address')}
      placeholder={t('instances.form.addressPlaceholder')}
      inputMode="url"
      autoFocus={form.address === ''}
      value={form.address}
      onChange={(address) => onChange({ address })}
      onFocus={() => {
        before.current = form.address;
      }}
      onBlur={onBlur}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        before.current = form.address;
        onAddressDone();
      }}
    />
  );
}
