import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, use, useState } from 'react';
import { orpc } from '../lib/orpc.ts';
import { CommandContext, useCommands } from './commands.ts';
import { LostOverlay, LostPartBoundary } from './error-boundary.tsx';
import { useLanguageCommands } from './language-commands.ts';
import { overlays } from './screens.ts';

const Palette = lazy(async () => ({ default: await overlays.palette() }));
const KeyList = lazy(async () => ({ default: await overlays.keys() }));
const ConfirmationWait = lazy(async () => ({ default: await overlays.waiting() }));

/** What can lie over the window. */
export function Overlays() {
  const { overlay, show } = use(CommandContext);
  useCommands(useLanguageCommands());
  const close = () => show(null);
  const [palette, keys] = [overlay === 'palette', overlay === 'keys'];
  return (
    <>
      <LostPartBoundary lost={palette ? <LostOverlay onClose={close} /> : null}>
        <Suspense>{useOnceWanted(palette) ? <Palette opened={palette} onClose={close} /> : null}</Suspense>
      </LostPartBoundary>
      <LostPartBoundary lost={keys ? <LostOverlay onClose={close} /> : null}>
        <Suspense>{useOnceWanted(keys) ? <KeyList opened={keys} onClose={close} /> : null}</Suspense>
      </LostPartBoundary>
      <LostPartBoundary lost={<LostOverlay />}>
        <Suspense>
          <PendingConfirmation />
        </Suspense>
      </LostPartBoundary>
    </>
  );
}

/** True from the first time on that something is wanted: what is loaded late still has to go its way out. */
function useOnceWanted(wanted: boolean): boolean {
  const [was, setWas] = useState(wanted);
  if (wanted && !was) setWas(true);
  return was || wanted;
}

/** Waits where a question of this page is asked outside of it. */
function PendingConfirmation() {
  const { data } = useQuery(orpc.app.confirmations.queryOptions({ input: {} }));
  const [first] = data ?? [];
  return first ? <ConfirmationWait key={first.id} pending={first} /> : null;
}
