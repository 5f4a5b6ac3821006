import { chanceOf } from '../acceptance/fuzz/chance.ts';
import type { MatrixActor } from './actors.ts';
import type { Line } from './lines.ts';
import { askedAgain } from './matrix.ts';
import { OPERATIONS, operationLines } from './operations.ts';
import type { Rule } from './platform.ts';
import type { World } from './world.ts';

/** Every access rule there is. What anybody may ask has none. */
export const ACCESS_RULES: readonly Rule[] = OPERATIONS.filter(({ access }) => access !== 'anyone').map(({ name }) => ({
  operation: name,
  kind: 'access',
}));

/** Every rule that looks at who reads or acts: of the operations that had a part in an answer, asked by people and not by the platform itself. */
export function readerRules({ rowsOf }: World): readonly Rule[] {
  const looks = OPERATIONS.filter(
    ({ name, access }) => rowsOf.has(name) && access !== 'system' && !LOOKS_AT_NOBODY.has(name),
  );
  return looks.map(({ name }) => ({ operation: name, kind: 'reader' }));
}

/** These tell everybody the same, or are asked only of what is seen already, by whoever sees that: their reader is not what an answer hangs on. */
const LOOKS_AT_NOBODY: ReadonlySet<string> = new Set([
  ...['accounts.readLink', 'notifications.readLink', 'risk.updates'],
  ...['cases.messages', 'cases.materials', 'cases.consultationTimeline'],
]);

/** Some of them by chance: the same seed takes the same ones. */
export function someOf(rules: readonly Rule[], count: number, seed: number): readonly Rule[] {
  const chance = chanceOf(seed);
  const left = [...rules];
  return Array.from({ length: Math.min(count, rules.length) }, () => left.splice(chance.upTo(left.length), 1)).flat();
}

/** Whether anybody notices that a rule is gone: a row that says something else then, or nothing. */
export async function noticed(
  world: World,
  actors: readonly MatrixActor[],
  before: readonly Line[],
  rule: Rule,
): Promise<string | null> {
  const rows = [...(world.rowsOf.get(rule.operation) ?? [])].toSorted((a, b) => nearness(a) - nearness(b));
  return world.glass.without(rule, async () => {
    if (rule.kind === 'access') return differing(before, () => operationLines(world, actors, rule.operation));
    for (const row of rows) {
      const found = await differing(before, () => askedAgain(world, actors, new Set([row])));
      if (found !== null) return found;
    }
    return null;
  });
}
/** Nouns by their id first: there it shows soonest. */
const nearness = (row: string) => (row.startsWith('node(') ? 0 : row.startsWith('Query.') ? 1 : 2);

async function differing(before: readonly Line[], ask: () => Promise<readonly Line[]>): Promise<string | null> {
  const known = new Map(before.map((line) => [keyOf(line), line.cells.join()]));
  // What cannot be answered at all any more says so too.
  const now = await ask().catch((error: unknown) => String(error));
  if (typeof now === 'string') return now;
  const other = now.find((line) => known.get(keyOf(line)) !== line.cells.join());
  return other ? keyOf(other) : null;
}
const keyOf = ({ asked, owner, leaf }: Line) => `${asked} ${owner} ${leaf}`.trim();
