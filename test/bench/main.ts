import { parseArgs } from 'node:util';
import { bus } from './bus.ts';
import { fanout } from './fanout.ts';
import { gateway } from './gateway.ts';
import { intake } from './intake.ts';
import { matching } from './matching.ts';
import { rebuild } from './rebuild.ts';
import { streams } from './streams.ts';

/** `npm run bench -- NAME [--persons N]`: one JSON object a line; exit code 1 when a bar is missed. */
const { values: wish, positionals: names } = parseArgs({
  allowPositionals: true,
  options: { persons: { type: 'string' } },
});
const benches = {
  ...{ bus, fanout, gateway, intake, rebuild, streams },
  matching: () => matching(Number(wish.persons ?? 1_000_000)),
};
const unknown = names.filter((name) => !(name in benches));
if (names.length === 0 || unknown.length > 0) {
  console.error(
    `npm run bench -- NAME, with NAME one of (--persons N for matching): ${Object.keys(benches).join(', ')}`,
  );
  process.exit(2);
}
let passed = true;
for (const name of names) for (const pass of await benches[name as keyof typeof benches]()) passed &&= pass;
process.exit(passed ? 0 : 1);
