import { useLocation, useNavigate, useParams } from 'react-router';
import { formatView, type UsersView } from './url-state.ts';

/** What stands beside the table, by the address, and the ways to change it. */
export interface Place {
  /** The open user. */
  readonly userId: string | null;
  /** The form for a new user is open. */
  readonly creating: boolean;
  open(userId: string): void;
  create(): void;
  close(): void;
}

/**
 * Reads the place from the address. When it changes the view stays, of which the address may not tell all yet; `onGo` is
 * called before.
 */
export function usePlace(instanceId: string, view: UsersView, onGo: () => void): Place {
  const navigate = useNavigate();
  const { userId = null } = useParams();
  const { pathname } = useLocation();
  const base = `/instances/${instanceId}/users`;
  const go = (path: string) => {
    onGo();
    void navigate({ pathname: path, search: formatView(view).toString() });
  };
  return {
    userId,
    creating: pathname === `${base}/new`,
    open: (id) => go(`${base}/${encodeURIComponent(id)}`),
    create: () => go(`${base}/new`),
    close: () => {
      if (pathname !== base) go(base);
    },
  };
}
