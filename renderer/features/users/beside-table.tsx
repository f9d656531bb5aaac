import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description } from '../../../electron/domain/description.ts';
import { LostPart, LostPartBoundary } from '../../app/error-boundary.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
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
        <LostPartBoundary lost={<LostPanel onClose={onClose} />}>
          <Suspense>
            <UserPanel {...instance} userId={place.userId} onClose={onClose} onGone={onGone} />
          </Suspense>
        </LostPartBoundary>
      ) : null}
      {place.creating && CreateUser ? (
        <LostPartBoundary lost={<LostPanel onClose={onClose} />}>
          <Suspense>
            <CreateUser {...instance} onClose={onClose} onOpen={place.open} />
          </Suspense>
        </LostPartBoundary>
      ) : null}
      {FindOnServer ? (
        <LostPartBoundary lost={finding ? <LostPanel onClose={onFound} /> : null}>
          <Suspense>
            <FindOnServer {...instance} opened={finding} onClose={onFound} onOpen={place.open} />
          </Suspense>
        </LostPartBoundary>
      ) : null}
    </>
  );
}

/** Stands in place of what could not be loaded; the table stays in use. */
function LostPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <SidePanel label={t('users.title')} title={<h2>{t('app.error.lostPart')}</h2>} onClose={onClose}>
      <LostPart />
    </SidePanel>
  );
}
