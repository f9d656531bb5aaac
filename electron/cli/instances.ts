import { type Command, Option } from 'commander';
import { ENVIRONMENTS, type Environment } from '../domain/connection.ts';
import { serverName } from '../domain/description.ts';
import { chooseInstance } from './choose.ts';
import { CommandFailure, printable, UsageError } from './failures.ts';
import { exportInstances, type ImportOptions, importInstances } from './instance-transfer.ts';
import { collect } from './options.ts';
import { table } from './output.ts';
import { showProbe } from './probe.ts';
import type { CommandContext, Run } from './run.ts';
import { enterDraft } from './sign-in.ts';

interface AddOptions {
  address?: string | undefined;
  name: string;
  method?: string;
  handle?: string;
  with: readonly string[];
  environment: Environment;
  allowHttp: boolean;
  json: boolean;
}

/** Adds `instances list|add|test|remove|export|import`. */
export function addInstanceCommands(program: Command, run: Run): void {
  const instances = program.command('instances').description('the saved connections to servers');
  instances
    .command('list')
    .description('list the saved instances')
    .option('--json', 'print one JSON array', false)
    .action(({ json }: { json: boolean }) => run(list, { json, secrets: 'none' }));
  instances
    .command('add')
    .description(
      'test an address and save it; the password or key comes from standard input, ROSTER_SECRET or a question, never from an argument',
    )
    .argument('[address]', 'the address of the server or of its API')
    .option('--address <address>', 'the same, as an option')
    .option('--name <name>', 'a name for it; the host name without', '')
    .option('--method <method>', 'how to sign in; the first method of the kind without')
    .option('--handle <handle>', 'whom to sign in as, or whose key it is')
    .option(
      '--with <purpose>',
      'keep a further secret too, such as client-key: from ROSTER_SECRET_CLIENT_KEY or a question; may be repeated',
      collect,
      [],
    )
    .addOption(new Option('--environment <environment>', 'what it is used for').choices(ENVIRONMENTS).default('other'))
    .option('--allow-http', 'allow plain http to another computer, for this instance', false)
    .option('--json', 'print the saved instance as JSON', false)
    .action((address: string | undefined, options: AddOptions) =>
      run((context) => add(context, { ...options, address: saidOnce(address, options.address) }), {
        json: options.json,
        secrets: 'keep',
      }),
    );
  instances
    .command('test')
    .description('test a saved instance with its saved secret, step by step')
    .argument('[name]', 'its name or id')
    .option('--instance <name>', 'its name or id')
    .option('--json', 'print one JSON object for each event', false)
    .action((name: string | undefined, options: { instance?: string; json: boolean }) =>
      run((context) => test(context, saidOnce(name, options.instance)), { json: options.json, secrets: 'read' }),
    );
  instances
    .command('remove')
    .description('forget a saved instance and its secret; nothing changes on the server')
    .argument('[name]', 'its name or id')
    .option('--instance <name>', 'its name or id')
    .option('--json', 'print the removed instance as JSON', false)
    .action((name: string | undefined, options: { instance?: string; json: boolean }) =>
      run((context) => remove(context, saidOnce(name, options.instance)), { json: options.json, secrets: 'none' }),
    );
  addTransferCommands(instances, run);
}

function addTransferCommands(instances: Command, run: Run): void {
  instances
    .command('export')
    .description('print all saved instances, to be saved in a file and imported on another computer')
    .option('--sealed', 'with their secrets, sealed with a pass phrase; confirmed on the terminal', false)
    .option('--json', 'print one JSON object with the export as its text', false)
    .action(({ sealed, json }: { sealed: boolean; json: boolean }) =>
      run((context) => exportInstances(context, { sealed }), { json, secrets: sealed ? 'keep' : 'none' }),
    );
  instances
    .command('import')
    .description('save the instances of an export; their servers are not asked')
    .argument('<file>', 'a file that was exported')
    .option('--choose <which>', 'only these, by number or name; "all" for all; may be repeated', collect, [])
    .option('--dry-run', 'print what would be saved, and save nothing', false)
    .option('--json', 'print one JSON array', false)
    .action((file: string, options: ImportOptions & { json: boolean }) =>
      run((context) => importInstances(context, file, options), {
        json: options.json,
        secrets: options.dryRun ? 'none' : 'keep',
      }),
    );
}

/** What an argument or else an option says; both may say the same. */
function saidOnce(argument: string | undefined, option: string | undefined): string | undefined {
  if (argument === undefined || option === undefined || argument === option) return argument ?? option;
  throw new UsageError(printable(`Say which one is meant: "${argument}" or "${option}".`));
}

async function list({ client, output, json, signal }: CommandContext): Promise<void> {
  const instances = await client.instances.list({}, { signal });
  if (json) return output.line(JSON.stringify(instances));
  if (instances.length === 0) return output.line('No instance is saved yet.');
  const rows = instances.map(({ name, environment, server, baseUrl, signIn, lastContact }) => [
    name,
    environment,
    serverName(server),
    baseUrl,
    signIn.handle,
    lastContact?.failure ? lastContact.failure.message : 'ok',
  ]);
  for (const line of table(['NAME', 'ENVIRONMENT', 'SERVER', 'ADDRESS', 'SIGNS IN AS', 'LAST CONTACT'], rows)) {
    await output.line(line);
  }
}

async function add(context: CommandContext, options: AddOptions): Promise<void> {
  const { client, output, json, signal } = context;
  const { address } = options;
  if (address === undefined) throw new UsageError('Say which server: roster instances add ADDRESS.');
  const draft = await enterDraft(context, { ...options, address, handleOption: '--handle HANDLE' });
  const added = await client.instances.add(draft, { signal });
  await noteWhereSecretIs(context);
  if (json) return output.line(JSON.stringify(added));
  const server = serverName(added.server);
  await output.line(printable(`Added ${added.name}: ${server} at ${added.baseUrl}.`));
}

async function noteWhereSecretIs({ client, signal, isOwnCore, note }: CommandContext): Promise<void> {
  const { secrets } = await client.app.info({}, { signal });
  if (secrets.backend !== 'memory' || !isOwnCore) return;
  note(
    `The secret was not kept: ${secrets.reason ?? 'there is no keyring.'} Set ROSTER_PASSPHRASE to keep secrets in a sealed file, or ROSTER_SECRET for each call.`,
  );
}

async function test(context: CommandContext, selector: string | undefined): Promise<void> {
  const { client, signal } = context;
  const { id } = await chooseInstance(context, selector);
  const failure = await showProbe(context, await client.instances.test({ instanceId: id }, { signal }));
  if (failure) throw new CommandFailure(failure);
}

async function remove(context: CommandContext, selector: string | undefined): Promise<void> {
  if (selector === undefined) throw new UsageError('Say which instance to remove.');
  const { client, output, json, signal } = context;
  const instance = await chooseInstance(context, selector);
  await client.instances.remove({ instanceId: instance.id }, { signal });
  const words = printable(`Removed ${instance.name}. Its server was not touched.`);
  await output.line(json ? JSON.stringify(instance) : words);
}
