import type { AccessView } from '@sinan/aggregate';
import type { Operation, Slice } from '@sinan/schema';
import { builder, pageArgs, runs, toConnection } from '@sinan/schema/graphql';
import { mergedPage } from './merged.ts';
import { operationOf } from './owners.ts';
import type { Contributor } from './schema.ts';

/** What `accessOperation` of the aggregate room takes. */
interface Asked {
  readonly first: number;
  readonly after: string | null;
  readonly personId?: string | null | undefined;
  readonly subject?: string | null | undefined;
  readonly from?: string | null | undefined;
  readonly until?: string | null | undefined;
}

/** The log of one service. */
interface Owner {
  readonly service: string;
  readonly rows: Operation<unknown, Asked, Slice<AccessView>>;
}

/** Registers the auditors' list of who read what, over all services that write it down. */
export function registerAccesses(services: readonly Contributor[]): void {
  const owners = services.flatMap(ownerOf);
  const [first] = owners;
  if (first === undefined) return;
  const connection = builder.connectionObject({ type: accessRef(), name: 'AccessConnection' });
  builder.queryField('accessRows', (t) =>
    t.field({
      type: connection,
      description: 'Who read which file or confidential case, the newest first. For audit administrators.',
      ...runs(first.rows),
      args: {
        ...pageArgs,
        personId: t.arg.id({ description: 'Only what this person read.' }),
        subject: t.arg.id({ description: 'Only readings of what has this id.' }),
        from: t.arg.string({ description: 'An instant, UTC.' }),
        until: t.arg.string({ description: 'An instant, UTC; what happened then is not listed.' }),
      },
      resolve: async (_, { first, after, ...asked }, { ask }) => {
        const sources = owners.map(({ service, rows }) => ({
          name: service,
          page: (first: number, after: string | null) => ask(rows, { ...asked, first, after }),
        }));
        return toConnection(await mergedPage(sources, first ?? 20, after));
      },
    }),
  );
}

function ownerOf(service: Contributor): Owner[] {
  const rows: Owner['rows'] | null = operationOf(service, 'accessRows');
  return rows ? [{ service: service.name, rows }] : [];
}

function accessRef() {
  return builder.objectRef<AccessView>('Access').implement({
    description: 'That somebody read something: written down before they had it.',
    fields: (t) => ({
      id: t.exposeID('id'),
      service: t.exposeString('service'),
      at: t.exposeString('at', { description: 'An instant, UTC.' }),
      actor: t.exposeString('actor', { description: 'Kind and id, as `person:per_…`. Never a name.' }),
      subject: t.exposeID('subject', { description: 'The id of what was read.' }),
    }),
  });
}
