import '../../components/parts.css';
import './first-user.css';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.tsx';
import { classNames } from '../../lib/class-names.ts';

/** The steps from an empty server to one that people can work with, in order. */
const STEPS = ['server', 'account', 'signIn', 'save', 'next'] as const;
export type Step = (typeof STEPS)[number];

interface WizardProps {
  readonly present: Step;
  /** A line below a step's name; each has one of its own where none is told. */
  readonly hints?: Partial<Record<Step, string>>;
  /** At the right: what is going to happen, or what there is. */
  readonly aside?: ReactNode;
  /** The buttons below. */
  readonly foot: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every step: where one is at the left, the step itself, what follows from it at the right. */
export function Wizard({ present, hints = {}, aside, foot, children }: WizardProps) {
  return (
    <>
      <div className="body wizard">
        <StepList present={present} hints={hints} />
        <div className="wizard-step">{children}</div>
        {aside}
      </div>
      <div className="panel-foot wizard-foot">{foot}</div>
    </>
  );
}

function StepList({ present, hints }: Required<Pick<WizardProps, 'present' | 'hints'>>) {
  const { t } = useTranslation();
  const at = STEPS.indexOf(present);
  return (
    <nav className="wizard-steps" aria-label={t('firstUser.steps.label')}>
      <ol>
        {STEPS.map((step, index) => (
          <li
            key={step}
            className={classNames(index < at && 'is-done', index === at && 'is-present')}
            aria-current={index === at ? 'step' : undefined}
          >
            <span className="wizard-number">{index < at ? <Icon name="check" /> : index + 1}</span>
            <span>
              <b>{t(`firstUser.steps.${step}`)}</b>
              {index < at ? <span className="sr-only"> {t('firstUser.steps.done')}</span> : null}
              <span className="small wizard-hint">{hints[step] ?? t(`firstUser.steps.${step}Hint`)}</span>
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** What a step is about. It takes the focus when the step begins, so that reading goes on from here. */
export function StepHeading({ children, lead }: { children: ReactNode; lead?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className="wizard-title">
        {children}
      </h2>
      {lead ? <p className="muted wizard-lead">{lead}</p> : null}
    </>
  );
}
