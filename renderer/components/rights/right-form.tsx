import './rights.css';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectType } from '../../../electron/domain/description.ts';
import type { Failure } from '../../../electron/domain/failure.ts';
import type { RightValue } from '../../../electron/domain/user.ts';
import { Dialog } from '../dialog.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { RightValueFields } from './right-value-fields.tsx';

interface RightFormProps {
  readonly title: string;
  readonly type: ObjectType;
  readonly value: RightValue;
  /** What has to be chosen before the right itself, as a sentence; null where it is. */
  readonly missing: string | null;
  /** Why the last try was not done. */
  readonly failure: Failure | null;
  /** The review lies over it. */
  readonly hidden: boolean;
  readonly onChange: (value: RightValue) => void;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  /** Fields above those of the right: on what it is, or whose. */
  readonly children?: ReactNode;
}

const FORM = 'object-right';

/** The right that a new one starts as. */
export const NO_RIGHT: RightValue = { level: null, permissions: [] };

/** The dialog with the form of one right; submitting leads to the review. */
export function RightForm(props: RightFormProps) {
  const { title, type, value, missing, failure, hidden, onChange, onSubmit, onClose, children } = props;
  const { t } = useTranslation();
  const needs = missing ?? (isComplete(type, value) ? null : t('user.rights.needsValue'));
  const foot = (
    <>
      <span className="small faint grow" role="status">
        {needs}
      </span>
      <button type="button" className="btn form" onClick={onClose}>
        {t('common.cancel')}
      </button>
      <button type="submit" form={FORM} className="btn form primary" disabled={needs !== null}>
        {t('user.act.next')}
      </button>
    </>
  );
  return (
    <Dialog opened={!hidden} onClose={onClose} title={title} foot={foot}>
      <form
        id={FORM}
        className="fields right-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (needs === null) onSubmit();
        }}
      >
        {failure ? <FailureNotice failure={failure} title={t('user.rights.notChanged')} /> : null}
        {children}
        <RightValueFields type={type} value={value} onChange={onChange} />
      </form>
    </Dialog>
  );
}

function isComplete({ levels, permissions }: ObjectType, value: RightValue): boolean {
  if (levels.length > 0) return value.level !== null;
  return permissions.length === 0 || value.permissions.length > 0;
}
