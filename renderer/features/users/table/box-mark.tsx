import { Icon } from '../../../components/icon.tsx';
import { classNames } from '../../../lib/class-names.ts';

/**
 * A check box that the table operates: it has no tab stop of its own, and its row takes the click. It is no `input`:
 * those cost a third of a frame when forty rows change.
 */
export function BoxMark({ state, label }: { state: 'none' | 'some' | 'all'; label?: string }) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the table is the one tab stop, and its keys mark rows
    // biome-ignore lint/a11y/useSemanticElements: what an input costs is told above
    <span
      role="checkbox"
      aria-checked={state === 'some' ? 'mixed' : state === 'all'}
      aria-label={label}
      className={classNames('check', state === 'all' && 'on', state === 'some' && 'some')}
    >
      <Icon name={state === 'some' ? 'minus' : 'check'} />
    </span>
  );
}
