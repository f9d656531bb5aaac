import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useEffect } from 'react';
import type { AppEvent } from '../../electron/contract/contract.ts';
import { LANGUAGES } from '../../electron/domain/languages.ts';
import { assertNever } from '../../electron/domain/result.ts';
import { api } from './bridge.ts';
import { orpc } from './orpc.ts';

const RECONNECT_AFTER_MS = 2000;

/** The query keys whose answers an event makes old. */
function keysOf({ topic, instanceId }: AppEvent): readonly (readonly unknown[])[] {
  const input = instanceId === null ? {} : { input: { instanceId } };
  switch (topic) {
    case 'instances':
      return [orpc.instances.list.key(), orpc.instances.describe.key(input)];
    case 'directory':
      return [
        orpc.directory.query.key(input),
        orpc.users.get.key(input),
        orpc.users.access.key(input),
        orpc.users.objectRights.key(input),
        orpc.access.key(),
        orpc.changes.consequences.key(),
      ];
    case 'groups':
      return [
        orpc.groups.key(),
        orpc.users.access.key(input),
        orpc.users.objectRights.key(input),
        orpc.access.key(),
        orpc.changes.consequences.key(),
        orpc.users.get.key(input),
        orpc.directory.query.key(input),
      ];
    case 'history':
      return [orpc.history.key()];
    case 'secrets':
      return [orpc.app.info.key(), orpc.instances.list.key()];
    case 'demo':
      return [orpc.demo.state.key(), orpc.instances.list.key()];
    case 'lock':
      return [orpc.instances.writable.key(input)];
    case 'confirmation':
      return [orpc.app.confirmations.key()];
    case 'language':
      return [orpc.instances.describe.key(), orpc.kinds.key(), orpc.demo.state.key(), orpc.app.info.key()];
    default:
      return assertNever(topic);
  }
}

/** Marks as old everything that an event concerns; what is on the screen is asked for again at once. */
export async function applyEvent(client: QueryClient, event: AppEvent): Promise<void> {
  await Promise.all(keysOf(event).map((queryKey) => client.invalidateQueries({ queryKey })));
}

/** Has the core speak as this page does. */
async function tellLanguage(): Promise<void> {
  const language = LANGUAGES.find((one) => one === i18next.language);
  if (language) await api.app.speak({ language });
}

async function follow(client: QueryClient, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await tellLanguage();
      for await (const event of await api.app.events({}, { signal })) await applyEvent(client, event);
    } catch {
      // The way to the core was cut; the calls themselves report that where it is seen.
    }
    if (signal.aborted) return;
    await new Promise((resolve) => setTimeout(resolve, RECONNECT_AFTER_MS));
    // Events may have been missed meanwhile.
    await client.invalidateQueries();
  }
}

/** Keeps what is shown in step with the core for as long as the component is mounted. */
export function useLiveUpdates(): void {
  const client = useQueryClient();
  useEffect(() => {
    const ending = new AbortController();
    void follow(client, ending.signal);
    // Where the way to the core is cut, it is told when it is there again.
    const tell = () => void tellLanguage().catch(() => undefined);
    i18next.on('languageChanged', tell);
    return () => {
      ending.abort();
      i18next.off('languageChanged', tell);
    };
  }, [client]);
}
