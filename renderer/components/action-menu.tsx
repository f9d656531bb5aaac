import { useState } from 'react';
import { classNames } from '../lib/class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import { latePopup } from './late-popup.tsx';

/** One entry of a menu; `unavailable` says why it can't be chosen now, which is told in place of the help. */
export interface MenuAction {
  readonly id: string;
  readonly label: string;
  /** A sentence below the label. */
  readonly help?: string;
  readonly icon?: IconName;
  readonly unavailable?: string | null;
  readonly dangerous?: boolean;
  readonly run: () => void;
}

interface ActionMenuProps {
  /** The name of the button: "Actions for lab-01". */
  readonly label: string;
  readonly actions: readonly MenuAction[];
  readonly small?: boolean;
  /** Draws the name on the button, in place of three dots. */
  readonly named?: boolean;
  readonly disabled?: boolean;
}

/** A menu of actions and its button, loaded when it is first opened. */
export const LateActionList = latePopup('menu', async () => (await import('./action-list.tsx')).ActionList);

/** A button that opens a menu of actions. */
export function ActionMenu({ label, actions, small = false, named = false, disabled = false }: ActionMenuProps) {
  const [opened, setOpened] = useState(false);
  const target = (
    <button
      type="button"
      className={classNames('btn', !named && 'plain square', small && 'small')}
      aria-label={named ? undefined : label}
      disabled={disabled}
    >
      {named ? label : <Icon name="dots" />}
      {named ? <Icon name="down" size="s" /> : null}
    </button>
  );
  return <LateActionList {...{ opened, target, actions }} onOpened={setOpened} />;
}
