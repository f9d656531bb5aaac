import { Menu } from '@mantine/core';
import { type ComponentProps, useId, useLayoutEffect, useRef } from 'react';
import { classNames } from '../lib/class-names.ts';
import type { MenuAction } from './action-menu.tsx';
import { Icon } from './icon.tsx';
import type { LayerProps } from './late-popup.tsx';
import { MenuLayer } from './popup-layers.tsx';

interface ActionListProps extends LayerProps {
  readonly actions: readonly MenuAction[];
  readonly position?: ComponentProps<typeof MenuLayer>['position'];
}

/** A menu of actions and its button. What holds for several entries is said once, below them. */
export function ActionList({ actions, position = 'bottom-end', ...layer }: ActionListProps) {
  const id = useId();
  const { opened } = layer;
  const before = useRef<Element>(null);
  useLayoutEffect(() => {
    if (opened) before.current = document.activeElement;
  }, [opened]);
  /** The focus goes back first: what is done may ask in a dialog, which returns it to where it found it. */
  const choose = (action: MenuAction) => {
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
    action.run();
  };
  const reasons = actions.flatMap(({ unavailable }) => unavailable ?? []);
  const shared = reasons.find((reason, index) => reasons.indexOf(reason) !== index) ?? null;
  return (
    <MenuLayer {...layer} position={position}>
      {actions.map((action) => (
        <Entry
          key={action.id}
          action={action}
          onChoose={() => choose(action)}
          id={`${id}-${action.id}`}
          shared={shared}
          sharedId={`${id}-shared`}
        />
      ))}
      {shared ? (
        <div id={`${id}-shared`} className="menu-note small faint">
          {shared}
        </div>
      ) : null}
    </MenuLayer>
  );
}

/** The menu itself would skip an entry that it knows to be disabled. */
function OffButton(props: ComponentProps<'button'>) {
  return <button type="button" {...props} aria-disabled />;
}

interface EntryProps {
  readonly action: MenuAction;
  readonly onChoose: () => void;
  readonly id: string;
  readonly shared: string | null;
  readonly sharedId: string;
}

/** One entry. What can't be chosen can be reached all the same, so that its reason is heard. */
function Entry({ action, onChoose, id, shared, sharedId }: EntryProps) {
  const { label, help, icon, unavailable, dangerous } = action;
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
      onClick={unavailable ? undefined : onChoose}
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
