import { createContext, type ReactNode, use, useCallback, useState } from 'react';
import { createPortal } from 'react-dom';

/** Places of the window's frame that the screen inside fills. */
type SlotName = 'crumbs' | 'status' | 'banner';
type Targets = Partial<Record<SlotName, HTMLElement | null>>;

const SlotContext = createContext<{ targets: Targets; set: (name: SlotName, element: HTMLElement | null) => void }>({
  targets: {},
  set: () => undefined,
});

/** Lets screens fill the frame's places. Goes around the frame. */
export function SlotProvider({ children }: { children: ReactNode }) {
  const [targets, setTargets] = useState<Targets>({});
  const [set] = useState(() => (name: SlotName, element: HTMLElement | null) => {
    setTargets((before) => (before[name] === element ? before : { ...before, [name]: element }));
  });
  return <SlotContext value={{ targets, set }}>{children}</SlotContext>;
}

/** Where the frame shows what a screen puts into a place. */
export function SlotTarget({ name, className }: { name: SlotName; className?: string }) {
  const { set } = use(SlotContext);
  const ref = useCallback((element: HTMLElement | null) => set(name, element), [set, name]);
  return <div className={className} ref={ref} />;
}

/** Puts something into a place of the frame; without a frame, as in a test, it is drawn where it stands. */
export function Slot({ name, children }: { name: SlotName; children: ReactNode }) {
  const { targets } = use(SlotContext);
  if (!(name in targets)) return children;
  const target = targets[name];
  return target ? createPortal(children, target) : null;
}
