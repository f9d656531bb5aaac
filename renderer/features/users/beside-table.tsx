import { Suspense } from 'react';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description } from '../../../electron/domain/description.ts';
import { late, useLatePart } from '../../lib/late.ts';
import type { Place } from './use-place.ts';

const panel = late(async () => (await import('./panel/user-panel.tsx')).UserPanel);
const form = late(async () => (await import('./create/create-user.tsx')).CreateUser);
const search = late(async () => (await import('./find-on-server.tsx')).FindOnServer);

interface BesideTableProps {
  readonly connection: Connection;
  readonly description: Description;
  readonly place: Place;
  readonly onClose: () => void;
  /** Told once the open user is no longer there. */
  readonly onGone: (userId: string) => void;
  /** The search on the server is open. */
  readonly finding: boolean;
  readonly onFound: () => void;
}

/** What stands beside the table or lies over it: a user, the form for a new one, the search on the server. */
export function BesideTable({ connection, description, place, onClose, onGone, finding, onFound }: BesideTableProps) {
  const instance = { connection, description };
  const UserPanel = useLatePart(panel, place.userId !== null);
  const CreateUser = useLatePart(form, place.creating);
  const FindOnServer = useLatePart(search, finding);
  return (
    // Each waits by itself: in one boundary, what is there would stay until what comes was loaded.
    <>
      {place.userId && UserPanel ? (
        <Suspense>
          <UserPanel {...instance} userId={place.userId} onClose={onClose} onGone={onGone} />
        </Suspense>
      ) : null}
      {place.creating && CreateUser ? (
        <Suspense>
          <CreateUser {...instance} onClose={onClose} onOpen={place.open} />
        </Suspense>
      ) : null}
      {FindOnServer ? (
        <Suspense>
          <FindOnServer {...instance} opened={finding} onClose={onFound} onOpen={place.open} />
        </Suspense>
      ) : null}
    </>
  );
}
