import { bus } from './bus.ts';
import { fanout } from './fanout.ts';
import { gateway } from './gateway.ts';
import { intake } from './intake.ts';
import { rebuild } from './rebuild.ts';
import { streams } from './streams.ts';

/** `npm run bench -- NAME`: one JSON object a line; exit code 1 when a bar is missed. */
const benches = { bus, fanout, gateway, intake, rebuild, streams };

const names = process.argv.slice(2);
const unknown = names.filter((name) => !(name in benches));
if (names.length === 0 || unknown.length > 0) {
  console.error(`npm run bench -- NAME, with NAME one of: ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}
let passed = true;
for (const name of names) for (const pass of await benches[name as keyof typeof benches]()) passed &&= pass;
process.exit(passed ? 0 : 1);
