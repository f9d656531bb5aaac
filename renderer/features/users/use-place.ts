import { useLocation, useNavigate, useParams } from 'react-router';

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

/** Reads the place from the address. The search and the filters stay when it changes. */
export function usePlace(instanceId: string): Place {
  const navigate = useNavigate();
  const { userId = null } = useParams();
  const { pathname, search } = useLocation();
  const base = `/instances/${instanceId}/users`;
  const go = (path: string) => void navigate({ pathname: path, search });
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
