import { Menu } from '@mantine/core';
import { Icon, type IconName } from './icon.tsx';

/** One entry of a menu; `unavailable` says why it can't be chosen now. */
export interface MenuAction {
  readonly id: string;
  readonly label: string;
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
}

/** A button with three dots that opens a menu of actions. */
export function ActionMenu({ label, actions, small = false }: ActionMenuProps) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className={small ? 'btn plain square small' : 'btn plain square'} aria-label={label}>
          <Icon name="dots" />
        </button>
      </Menu.Target>
      <Menu.Dropdown className="menu">
        {actions.map(({ id, label: words, icon, unavailable, dangerous, run }) => (
          <Menu.Item
            key={id}
            className={dangerous ? 'menu-item danger' : 'menu-item'}
            disabled={Boolean(unavailable)}
            title={unavailable ?? undefined}
            leftSection={icon ? <Icon name={icon} /> : null}
            onClick={run}
          >
            {words}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
