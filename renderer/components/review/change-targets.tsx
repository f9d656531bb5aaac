import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Change } from '../../../electron/domain/change.ts';
import type { Description } from '../../../electron/domain/description.ts';
import { changeLines } from '../../lib/change-words.ts';
import { ServerText } from '../server-text.tsx';

/** Targets that are written out at once; the others are counted, and listed when somebody asks for them. */
const SHOWN = 50;
/** Pixels of a target with one sentence; taller ones are measured. */
const ROW = 48;
const OVERSCAN = 8;

/** One account or group with all that would be changed about it. */
interface Target {
  readonly key: string;
  readonly name: string;
  readonly type: Change['target']['type'];
  readonly changes: readonly Change[];
}

interface ChangeTargetsProps {
  /** With the names that only the screen knows. */
  readonly changes: readonly Change[];
  readonly description: Description;
}

/** What would be changed, by account or group: all of them where they are few, else the first and, on demand, all. */
export function ChangeTargets({ changes, description }: ChangeTargetsProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const targets = targetsOf(changes);
  const toggle = (
    <button type="button" className="btn plain small" aria-expanded={opened} onClick={() => setOpened(!opened)}>
      {opened
        ? t('changes.review.showFirst', { count: SHOWN })
        : t('changes.review.showAll', { count: targets.length })}
    </button>
  );
  if (opened) {
    return (
      <ReviewLine label={t('changes.review.inAll', { count: targets.length })}>
        <div className="grow all-targets-line">
          {toggle}
          <AllTargets targets={targets} description={description} />
        </div>
      </ReviewLine>
    );
  }
  return (
    <>
      {targets.slice(0, SHOWN).map((target) => (
        <ReviewLine
          key={target.key}
          label={t(target.type === 'group' ? 'changes.review.group' : 'changes.review.target')}
        >
          <TargetLines target={target} description={description} />
        </ReviewLine>
      ))}
      {targets.length > SHOWN ? (
        <ReviewLine label="">
          <p className="faint">{t('access.members.moreTargets', { count: targets.length - SHOWN })}</p>
          {toggle}
        </ReviewLine>
      ) : null}
    </>
  );
}

/** By id too: two groups may have the same name. What is created has none yet. */
function targetsOf(changes: readonly Change[]): Target[] {
  const byKey = new Map<string, Target & { readonly changes: Change[] }>();
  for (const change of changes) {
    const { type, id, name } = change.target;
    const key = `${type} ${name} ${id ?? ''}`;
    const known = byKey.get(key);
    if (known) known.changes.push(change);
    else byKey.set(key, { key, name, type, changes: [change] });
  }
  return [...byKey.values()];
}

/** Everything, in a list that scrolls by itself and draws only what is in view. */
function AllTargets({
  targets,
  description,
}: {
  readonly targets: readonly Target[];
  readonly description: Description;
}) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: targets.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    measureElement: (element) => element.getBoundingClientRect().height || ROW,
    overscan: OVERSCAN,
    initialRect: { width: 500, height: 400 },
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached with the keyboard
    <section className="all-targets" ref={scroller} tabIndex={0} aria-label={t('changes.review.allTargets')}>
      <ul style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const target = targets[index];
          return target ? (
            <li
              key={target.key}
              ref={rows.measureElement}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={targets.length}
              style={{ transform: `translateY(${start}px)` }}
            >
              <TargetLines target={target} description={description} />
            </li>
          ) : null;
        })}
      </ul>
    </section>
  );
}

function TargetLines({ target, description }: { readonly target: Target; readonly description: Description }) {
  const { t } = useTranslation();
  const lines = target.changes.flatMap((change) => changeLines(t, change, description));
  return (
    <div>
      <p className="strong">
        <ServerText>{target.name}</ServerText>
      </p>
      {[...new Set(lines)].map((line) => (
        <p key={line}>
          <ServerText>{line}</ServerText>
        </p>
      ))}
    </div>
  );
}

/** One line of the review: what it is about, and what is said of it. */
export function ReviewLine({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="small faint">{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
