import { z } from 'zod';
import { ENVIRONMENTS } from '../../../electron/domain/connection.ts';
import { DEFAULT_NETWORK, networkSchema } from '../../../electron/domain/network.ts';
import type { FormShape } from '../../lib/stored-form.ts';
import { type DraftForm, emptyForm } from './draft.ts';

/** A connection form as it is kept over a reload: what is half typed about the way begins anew. */
const storedSchema = z.object({
  address: z.string(),
  name: z.string(),
  environment: z.enum(ENVIRONMENTS),
  allowHttp: z.boolean(),
  method: z.string().nullable(),
  handle: z.string(),
  folder: z.string().nullable(),
  keepCopy: z.boolean(),
  network: z.object({
    trust: networkSchema.shape.trust,
    proxy: networkSchema.shape.proxy.catch(DEFAULT_NETWORK.proxy),
    clientCertificate: networkSchema.shape.clientCertificate,
    timeouts: networkSchema.shape.timeouts.catch(DEFAULT_NETWORK.timeouts),
  }),
});

/** Somebody may have typed a password into an address, where it is refused, but still stands. */
const withoutCredentials = (address: string) => (address.includes('@') ? '' : address);

/** A connection form without its passwords and keys: what is kept is named one by one, so that no new secret slips in. */
export const draftShape: FormShape<DraftForm> = {
  toStored({ address, name, environment, allowHttp, method, handle, folder, keepCopy, network }) {
    const { proxy } = network;
    const way = proxy.mode === 'own' ? { ...proxy, url: withoutCredentials(proxy.url) } : proxy;
    const kept = {
      name,
      environment,
      allowHttp,
      method,
      handle,
      folder,
      keepCopy,
      network: { ...network, proxy: way },
    };
    return { ...kept, address: withoutCredentials(address) };
  },
  fromStored(stored) {
    const form = storedSchema.safeParse(stored);
    return form.success ? { ...emptyForm(), ...form.data } : null;
  },
};
