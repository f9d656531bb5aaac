import { type ComponentType, lazy, useState } from 'react';

/** A component whose script is loaded when it is first wanted. */
export interface LatePart<Props> {
  /** What draws it now: itself where it is there, else something that waits for it. */
  component(): ComponentType<Props>;
}

const parts: (() => Promise<unknown>)[] = [];

/** Makes a component of one that is still to be loaded. */
export function late<Props>(read: () => Promise<ComponentType<Props>>): LatePart<Props> {
  let present: ComponentType<Props> | null = null;
  const load = async () => {
    present ??= await read();
    return present;
  };
  const waiting = lazy(async () => ({ default: await load() })) as unknown as ComponentType<Props>;
  parts.push(load);
  return { component: () => present ?? waiting };
}

/** Loads every such component of the scripts that are there, so that none is waited for. */
export async function loadLateParts(): Promise<void> {
  for (const load of parts.splice(0)) await load();
}

/**
 * The component from the first time on that it is wanted; null before. React shows what it waited for a third of a second
 * late, so that what is there already is drawn without waiting.
 */
export function useLatePart<Props>(part: LatePart<Props>, wanted: boolean): ComponentType<Props> | null {
  const [chosen, choose] = useState(() => (wanted ? part.component() : null));
  if (!wanted || chosen !== null) return chosen;
  const component = part.component();
  choose(() => component);
  return component;
}
