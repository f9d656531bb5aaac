import { Menu, type MenuProps, Popover } from '@mantine/core';
import { cloneElement, type ReactNode, type Ref, useLayoutEffect, useRef, useState } from 'react';
import type { LayerProps } from './late-popup.tsx';

interface PlacedLayerProps extends LayerProps {
  readonly position: NonNullable<MenuProps['position']>;
  /** Pixels; as wide as its content where not told. */
  readonly width?: number;
  readonly children: ReactNode;
}

/** A menu and its button. */
export function MenuLayer({ opened, onOpened, target, takesFocus, position, width, children }: PlacedLayerProps) {
  const { isSettled, button } = useSettled(takesFocus);
  return (
    <Menu opened={opened && isSettled} onChange={onOpened} position={position} {...(width ? { width } : {})}>
      <Menu.Target>{cloneElement(target, { ref: button })}</Menu.Target>
      <Menu.Dropdown className="menu">{children}</Menu.Dropdown>
    </Menu>
  );
}

/** A popover, which holds the focus while it is open, and its button. */
export function PopoverLayer({ opened, onOpened, target, takesFocus, position, width, children }: PlacedLayerProps) {
  const { isSettled, button } = useSettled(takesFocus);
  const onClick = () => onOpened(!opened);
  return (
    <Popover
      opened={opened && isSettled}
      onChange={onOpened}
      position={position}
      trapFocus
      returnFocus
      {...(width ? { width } : {})}
    >
      <Popover.Target>{cloneElement(target, { ref: button, onClick })}</Popover.Target>
      <Popover.Dropdown className="popover">{children}</Popover.Dropdown>
    </Popover>
  );
}

/** The button is a new element here: it takes the focus over before anything opens that is to give it back. */
function useSettled(takesFocus: boolean): { isSettled: boolean; button: Ref<HTMLButtonElement> } {
  const button = useRef<HTMLButtonElement>(null);
  const [isSettled, setSettled] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it takes the place of the plain button
  useLayoutEffect(() => {
    if (takesFocus) button.current?.focus();
    setSettled(true);
  }, []);
  return { isSettled, button };
}
