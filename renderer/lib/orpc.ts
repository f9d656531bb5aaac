import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { api } from './bridge.ts';

/** Query and mutation options of every procedure: `useQuery(orpc.instances.list.queryOptions({ input: {} }))`. */
export const orpc = createTanstackQueryUtils(api);
