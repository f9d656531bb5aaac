// Tries to lock each folder whose path comes in as a line; prints `held` or the code of the failure.
// With `die-inheriting` it stops in the middle of taking a dead one's lock over, and waits there to be killed.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { lockFolder } from '../../../../electron/core/storage/lock.ts';

if (process.argv[2] === 'die-inheriting') {
  const original = fs.renameSync;
  fs.renameSync = (from, to) => {
    if (!String(to).endsWith('core.lock')) return original(from, to);
    fs.writeSync(1, 'inheriting\n');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  };
  syncBuiltinESMExports();
}

for await (const folder of createInterface(process.stdin)) {
  const locked = await lockFolder({ folder, face: 'terminal', address: path.join(folder, 'core.sock') });
  console.log(locked.ok ? 'held' : locked.failure.code);
}
