import { parseAddress } from '../domain/address.ts';
import type { Connection, Environment } from '../domain/connection.ts';
import { moreCareful } from '../domain/connection-export.ts';
import { chooseInstance } from './choose.ts';
import { UsageError } from './failures.ts';
import type { CommandContext } from './run.ts';
import { enterDraft } from './sign-in.ts';

/** How a command says which instance it is about: a saved one, or an address for this one call. */
export interface InstanceOptions {
  instance?: string;
  address?: string;
  method?: string;
  as?: string;
  allowHttp?: boolean;
}

/** Works on the saved instance that the options name, or on one that is there for this command only. */
export async function onInstance(
  context: CommandContext,
  options: InstanceOptions,
  work: (instance: Connection) => Promise<void>,
): Promise<void> {
  const { address } = options;
  if (address === undefined) {
    if (options.method !== undefined || options.as !== undefined || options.allowHttp) {
      throw new UsageError('--method, --as and --allow-http go with --address.');
    }
    return work(await chooseInstance(context, options.instance));
  }
  const { client } = context;
  const draft = await enterDraft(context, {
    address,
    name: '',
    environment: await environmentAt(context, address),
    allowHttp: options.allowHttp ?? false,
    method: options.method,
    handle: options.as,
    handleOption: '--as HANDLE',
    with: [],
  });
  // No signal: one that was added is also removed, whenever Ctrl-C comes.
  const instance = await client.instances.add(draft);
  try {
    await work(instance);
  } finally {
    await client.instances.remove({ instanceId: instance.id });
  }
}

/** A server that is saved as read-only stays so, whichever way it is called. */
async function environmentAt({ client, signal }: CommandContext, address: string): Promise<Environment> {
  const host = hostOf(address);
  const there = (await client.instances.list({}, { signal })).filter(({ baseUrl }) => hostOf(baseUrl) === host);
  return there.map(({ environment }) => environment).reduce(moreCareful, 'other');
}

function hostOf(address: string): string | null {
  const read = parseAddress(address, true);
  return read.ok ? read.value.host : null;
}
