// Writes, reads after a restart, and removes a secret in the keyring of the session; prints what it saw.
import { openSecretStore } from '../../../../electron/core/storage/secrets.ts';
import { must } from './results.ts';

const folder = process.argv[2] ?? '';
const open = async () => must(await openSecretStore({ folder, passphrase: null }));

const first = await open();
must(await first.set('lab', 'password', 'canary-9b1d'));
const second = await open();
const read = must(await second.get('lab', 'password'));
must(await second.remove('lab'));
const readAfterRemoval = must(await (await open()).get('lab', 'password'));
console.log(JSON.stringify({ state: second.state(), read, readAfterRemoval }));
