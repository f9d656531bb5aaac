import { collect, OF_CHANGES, withWriting } from './options.ts';
import type { CommonOptions, UserCommands } from './user-commands.ts';
import { grantRight, listRights, type RightOptions, revokeRight } from './user-rights.ts';

const WHO = 'a handle, an e-mail address or an id';
const TYPE = 'a type of object, as users rights shows it';
const OBJECT = 'the id or the name of the object';

/** Adds `users rights|grant|revoke`. */
export function addRightCommands({ command, runOn }: UserCommands): void {
  command('rights', 'list what a user has on single objects', 'print one JSON array')
    .argument('<user>', WHO)
    .action((user: string, options: CommonOptions) =>
      runOn(options, (context, instance) => listRights(context, instance, user)),
    );

  withWriting(command('grant', 'give a user a right on one object', OF_CHANGES))
    .argument('<user>', WHO)
    .argument('<type>', TYPE)
    .argument('<object>', OBJECT)
    .option('--level <level>', 'how much, where rights have levels')
    .option('--permission <permission>', 'a permission beside those that are held; may be repeated', collect, [])
    .action((user: string, type: string, object: string, options: RightOptions & CommonOptions) =>
      runOn(options, (context, instance) => grantRight(context, instance, { user, type, object }, options)),
    );

  withWriting(command('revoke', 'take a right on one object away', OF_CHANGES))
    .argument('<user>', WHO)
    .argument('<type>', TYPE)
    .argument('<object>', OBJECT)
    .option('--permission <permission>', 'only this permission; may be repeated', collect, [])
    .action((user: string, type: string, object: string, options: RightOptions & CommonOptions) =>
      runOn(options, (context, instance) => revokeRight(context, instance, { user, type, object }, options)),
    );
}
