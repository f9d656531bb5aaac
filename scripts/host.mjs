// Runs Roster behind a loopback address; see `npm run host -- --help`. Builds first when something changed.
import { buildIfNeeded } from './build.mjs';
import { run } from './run.mjs';

await buildIfNeeded({ quiet: true });
await run('dist/host/serve.js', process.argv.slice(2));
