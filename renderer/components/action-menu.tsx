import { Menu } from '@mantine/core';
import { type ComponentProps, useId } from 'react';
import { classNames } from '../lib/class-names.ts';
import { Icon, type IconName } from './icon.tsx';

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
}

/** A button that opens a menu of actions. What holds for several entries is said once, below them. */
export function ActionMenu({ label, actions, small = false, named = false }: ActionMenuProps) {
  const id = useId();
  const reasons = actions.flatMap(({ unavailable }) => unavailable ?? []);
  const shared = reasons.find((reason, index) => reasons.indexOf(reason) !== index) ?? null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button
          type="button"
          className={classNames('btn', !named && 'plain square', small && 'small')}
          aria-label={named ? undefined : label}
        >
          {named ? label : <Icon name="dots" />}
          {named ? <Icon name="down" size="s" /> : null}
        </button>
      </Menu.Target>
      <Menu.Dropdown className="menu">
        {actions.map((action) => (
          <Entry key={action.id} action={action} id={`${id}-${action.id}`} shared={shared} sharedId={`${id}-shared`} />
        ))}
        {shared ? (
          <div id={`${id}-shared`} className="menu-note small faint">
            {shared}
          </div>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The menu itself would skip an entry that it knows to be disabled. */
function OffButton(props: ComponentProps<'button'>) {
  return <button type="button" {...props} aria-disabled />;
}

interface EntryProps {
  readonly action: MenuAction;
  readonly id: string;
  readonly shared: string | null;
  readonly sharedId: string;
}

/** One entry. What can't be chosen can be reached all the same, so that its reason is heard. */
function Entry({ action, id, shared, sharedId }: EntryProps) {
  const { label, help, icon, unavailable, dangerous, run } = action;
  const isShared = Boolean(unavailable) && unavailable === shared;
  const words = isShared ? null : (unavailable ?? help ?? null);
  return (
    <Menu.Item
      className={classNames('menu-item', dangerous && 'danger', words && 'tall', unavailable && 'is-off')}
      {...(unavailable ? { component: OffButton } : {})}
      closeMenuOnClick={!unavailable}
      title={unavailable ?? undefined}
      aria-label={words ? label : undefined}
      aria-describedby={isShared ? sharedId : words ? id : undefined}
      leftSection={icon ? <Icon name={icon} /> : null}
      onClick={unavailable ? undefined : run}
    >
      {label}
      {words ? (
        <span id={id} className="menu-help">
          {words}
        </span>
      ) : null}
    </Menu.Item>
  );
}
