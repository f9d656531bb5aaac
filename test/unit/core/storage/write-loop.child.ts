// Saves connections and records changes until it is killed; prints the number of each round that is on the disk.
import module from 'node:module';
import { confStore } from '../../../../electron/core/storage/conf-store.ts';
import { openConnectionStore } from '../../../../electron/core/storage/connections.ts';
import { openJournal } from '../../../../electron/core/storage/journal.ts';
import { must } from './results.ts';
import { connection, intent } from './samples.ts';

const [folder = '', prefix = ''] = process.argv.slice(2);
const connections = must(openConnectionStore({ folder, createStore: confStore }));
const journal = must(await openJournal({ folder, now: Date.now }));
// So much that a write takes several blocks.
const padding = 'x'.repeat(20_000);
// A process that is killed leaves nothing for a faster start of the next one, unless it does so before.
module.flushCompileCache();

for (let round = 0; ; round += 1) {
  const id = `${prefix}-${round}`;
  must(connections.save(connection('always the same', `${id} ${padding}`)));
  must(await journal.recordIntent(intent(id)));
  must(await journal.recordOutcome({ changeId: id, outcome: 'done', failure: null }));
  process.stdout.write(`${round}\n`);
}
