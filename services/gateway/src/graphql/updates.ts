import { type Changed, since } from '@sinan/aggregate';
import { InvalidInput, type Operation, problem } from '@sinan/schema';
import { builder, type GraphContext } from '@sinan/schema/graphql';
import { z } from 'zod';
import type { Contributor } from './schema.ts';

/** Where a client stands with each service that it asks. Its queue is told apart by cases alone. */
const place = z.strictObject({ cases: z.strictObject({ changes: since, queue: z.string().max(64) }), risk: since });
type Place = z.infer<typeof place>;

type Asking<Since, More = object> = Operation<
  unknown,
  { readonly since: Since | null },
  Omit<Changed, 'since'> & { readonly since: Since } & More
>;

/** What services answer of changes, under the names that they have in common: `<service>.updates`. */
interface Owners {
  readonly cases: Asking<Place['cases'], { readonly queueChanged: boolean }>;
  readonly risk: Asking<Place['risk']>;
}

/** What changed, as a client gets it. */
interface Updates {
  readonly cases: readonly string[];
  readonly warnings: readonly string[];
  readonly queueChanged: boolean;
  readonly complete: boolean;
  readonly cursor: string;
}

/** Registers the query that stands in for event streams where a network cuts them. */
export function registerUpdates(services: readonly Contributor[]): void {
  const owners = ownersIn(services);
  if (owners === null) return;
  const updates = updatesType();
  builder.queryField('updates', (t) =>
    t.field({
      type: updates,
      description:
        'What changed since a cursor, to be asked every few seconds where event streams cannot be had: what `caseChanged`, `queueChanged` and `warningPublished` would have told.',
      extensions: { operation: owners.cases.name },
      args: {
        after: t.arg.string({
          description: 'The cursor of the answer before. Left out, the answer says where to begin.',
        }),
      },
      resolve: (_, { after }, context) => updatesAfter(owners, after ?? null, context),
    }),
  );
}

function ownersIn(services: readonly Contributor[]): Owners | null {
  const found = (name: string) =>
    services.flatMap(({ operations }) => operations).find((operation) => operation.name === name);
  const [cases, risk] = [found('cases.updates'), found('risk.updates')];
  // A list of operations does not know their types; these two are known by their names.
  return cases && risk ? ({ cases, risk } as unknown as Owners) : null;
}

function updatesType() {
  return builder.objectRef<Updates>('Updates').implement({
    description:
      'What changed since a cursor. A change may be told twice, and is missed only where clocks are a minute apart.',
    fields: (t) => ({
      cases: t.idList({
        description: 'The cases that the reader may see and that changed, newest first.',
        resolve: ({ cases }) => [...cases],
      }),
      queueChanged: t.exposeBoolean('queueChanged', {
        description: "Whether `queue` or `offeredCases` of the reader's centres have become others.",
      }),
      warnings: t.idList({
        description: 'The warnings that were published, newest first.',
        resolve: ({ warnings }) => [...warnings],
      }),
      complete: t.exposeBoolean('complete', {
        description: 'False when more may have changed than is listed: read afresh.',
      }),
      cursor: t.exposeString('cursor'),
    }),
  });
}

async function updatesAfter(owners: Owners, after: string | null, { ask }: GraphContext): Promise<Updates> {
  const from = after === null ? null : placeIn(after);
  const [cases, risk] = await Promise.all([
    ask(owners.cases, { since: from?.cases ?? null }),
    ask(owners.risk, { since: from?.risk ?? null }),
  ]);
  return {
    cases: cases.ids,
    warnings: risk.ids,
    queueChanged: cases.queueChanged,
    complete: cases.complete && risk.complete,
    cursor: cursorOf({ cases: cases.since, risk: risk.since }),
  };
}

function cursorOf(at: Place): string {
  return Buffer.from(JSON.stringify(at)).toString('base64url');
}

/** Of two hundred marks and what stands around them. */
const MAX_CURSOR = 4_096;

function placeIn(cursor: string): Place {
  const read = cursor.length > MAX_CURSOR ? undefined : place.safeParse(jsonIn(cursor));
  if (read?.success) return read.data;
  throw new InvalidInput([problem('after', 'cursor')]);
}

function jsonIn(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
