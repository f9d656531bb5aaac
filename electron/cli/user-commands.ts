import type { Command } from 'commander';
import type { Connection } from '../domain/connection.ts';
import { type InstanceOptions, onInstance } from './on-instance.ts';
import { withInstance } from './options.ts';
import type { CommandContext, Run } from './run.ts';

/** What every command on an instance takes. */
export interface CommonOptions extends InstanceOptions {
  json: boolean;
}

/** What the commands on an instance are made with. */
export interface UserCommands {
  /** Makes a command; `ofJson` says what `--json` prints. */
  readonly command: (name: string, description: string, ofJson: string) => Command;
  /** Runs a command on the instance that its options name. */
  readonly runOn: (
    options: CommonOptions,
    work: (context: CommandContext, instance: Connection) => Promise<void>,
  ) => Promise<void>;
}

/** Makes commands below `parent`, such as `users`, that run with `run`. */
export function userCommands(parent: Command, run: Run): UserCommands {
  return {
    command: (name, description, ofJson) =>
      withInstance(parent.command(name).description(description)).option('--json', ofJson, false),
    runOn: (options, work) =>
      run((context) => onInstance(context, options, (instance) => work(context, instance)), {
        json: options.json,
        secrets: options.address === undefined ? 'read' : 'keep',
      }),
  };
}
