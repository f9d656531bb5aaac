import { grantRight, listRights, type RightOptions, revokeRight, type Whose } from './object-rights.ts';
import { collect, OF_CHANGES, withWriting } from './options.ts';
import type { CommonOptions, UserCommands } from './user-commands.ts';

const WHO: Readonly<Record<Whose, string>> = {
  user: 'a handle, an e-mail address or an id',
  holder: 'a handle, an e-mail address or an id; group:NAME for a group',
};
const WORDS: Readonly<Record<Whose, string>> = { user: 'a user', holder: 'a user or a group' };
const TYPE = 'a type of object, as users rights shows it';
const OBJECT = 'the id or the name of the object';

/** Adds `rights|grant|revoke` for users alone, or for groups too. */
export function addRightCommands({ command, runOn }: UserCommands, whose: Whose): void {
  command('rights', `list what ${WORDS[whose]} has on single objects`, 'print one JSON array')
    .argument(`<${whose}>`, WHO[whose])
    .action((holder: string, options: CommonOptions) =>
      runOn(options, (context, instance) => listRights(context, instance, { holder, whose })),
    );

  withWriting(command('grant', `give ${WORDS[whose]} a right on one object`, OF_CHANGES))
    .argument(`<${whose}>`, WHO[whose])
    .argument('<type>', TYPE)
    .argument('<object>', OBJECT)
    .option('--level <level>', 'how much, where rights have levels')
    .option('--permission <permission>', 'a permission beside those that are held; may be repeated', collect, [])
    .action((holder: string, type: string, object: string, options: RightOptions & CommonOptions) =>
      runOn(options, (context, instance) => grantRight(context, instance, { holder, whose, type, object }, options)),
    );

  withWriting(command('revoke', 'take a right on one object away', OF_CHANGES))
    .argument(`<${whose}>`, WHO[whose])
    .argument('<type>', TYPE)
    .argument('<object>', OBJECT)
    .option('--permission <permission>', 'only this permission; may be repeated', collect, [])
    .action((holder: string, type: string, object: string, options: RightOptions & CommonOptions) =>
      runOn(options, (context, instance) => revokeRight(context, instance, { holder, whose, type, object }, options)),
    );
}
