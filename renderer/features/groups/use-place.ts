import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import type { Segment } from './groups-toolbar.tsx';

/** What is shown beside and which segment, by the address. */
export function usePlace(instanceId: string) {
  const navigate = useNavigate();
  const { groupId = null } = useParams();
  const { pathname, search } = useLocation();
  const [parameters] = useSearchParams();
  const base = `/instances/${instanceId}/groups`;
  const go = (path: string) => void navigate({ pathname: path, search });
  const asked = parameters.get('show');
  const segment: Segment = asked === 'levels' || asked === 'list' ? asked : 'groups';
  return {
    groupId,
    segment,
    creating: pathname === `${base}/new`,
    open: (id: string) => {
      const path = `${base}/${encodeURIComponent(id)}`;
      if (parameters.has('copy')) void navigate(path);
      else go(path);
    },
    /** The id of the group that a new one begins as a copy of. */
    copied: parameters.get('copy'),
    create: () => go(`${base}/new`),
    copy: (id: string) => void navigate({ pathname: `${base}/new`, search: `?copy=${encodeURIComponent(id)}` }),
    close: () => (parameters.has('copy') ? void navigate(base) : go(base)),
    show: (next: Segment) => void navigate({ pathname: base, search: next === 'groups' ? '' : `?show=${next}` }),
  };
}
