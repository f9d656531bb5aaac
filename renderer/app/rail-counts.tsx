import { useQuery } from '@tanstack/react-query';
import { useMatch } from 'react-router';
import { formatNumber } from '../lib/format.ts';
import { orpc } from '../lib/orpc.ts';

/** How many users the directory holds. It is asked only where the users are shown: asking starts loading them. */
export function UserCount({ id }: { id: string }) {
  const enabled = useMatch(`/instances/${id}/users/*`) !== null;
  const input = { instanceId: id, search: '', filters: {}, sort: [], offset: 0, limit: 0 };
  const { data } = useQuery(orpc.directory.query.queryOptions({ input, enabled }));
  return data ? formatNumber(data.total) : null;
}

/** How many groups the instance has, once they were asked for. */
export function GroupCount({ id }: { id: string }) {
  const enabled = useMatch(`/instances/${id}/groups/*`) !== null;
  const { data } = useQuery(orpc.groups.list.queryOptions({ input: { instanceId: id }, enabled }));
  return data ? formatNumber(data.length) : null;
}
