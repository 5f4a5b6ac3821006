import type { ParkedView, ReplayView } from '@sinan/aggregate';
import { type Operation, Refusal } from '@sinan/schema';
import { asking, builder, expected, type GraphContext, retryArgs } from '@sinan/schema/graphql';
import { operationOf } from './owners.ts';
import type { Contributor } from './schema.ts';

/** What an administrator did with a parked event. */
interface ParkedDone extends ReplayView {
  readonly id: string;
}

/** The operations on the parked events of one service, as `parkedOperations` of the aggregate room makes them. */
interface Owner {
  readonly service: string;
  readonly parked: Operation<unknown, object, readonly ParkedView[]>;
  readonly replay: Operation<unknown, { readonly id: string }, ReplayView>;
  readonly skip: Operation<unknown, { readonly id: string; readonly reason: string }, unknown>;
}

/** Registers the administrators' fields over the parked events of all services that have reactions. */
export function registerParked(services: readonly Contributor[]): void {
  const owners = services.flatMap(ownerOf);
  const [first] = owners;
  if (first === undefined) return;
  registerReading(owners, first);
  registerWriting(owners, first);
}

function ownerOf(service: Contributor): Owner[] {
  const parked: Owner['parked'] | null = operationOf(service, 'parked');
  const replay: Owner['replay'] | null = operationOf(service, 'replayParked');
  const skip: Owner['skip'] | null = operationOf(service, 'skipParked');
  return parked && replay && skip ? [{ service: service.name, parked, replay, skip }] : [];
}

function registerReading(owners: readonly Owner[], first: Owner): void {
  const event = builder.objectRef<ParkedView>('ParkedEvent').implement({
    description:
      'An event that a reaction could not handle, kept with its error until an administrator replays or skips it.',
    fields: (t) => ({
      id: t.exposeID('id'),
      service: t.exposeString('service'),
      group: t.exposeString('group', { description: 'The reaction that could not handle it.' }),
      topic: t.exposeString('topic'),
      key: t.exposeString('key'),
      error: t.exposeString('error'),
      behind: t.exposeBoolean('behind', { description: 'Whether it only waits behind an earlier event of its key.' }),
      parkedAt: t.exposeString('parkedAt'),
      replayable: t.exposeBoolean('replayable', { description: 'A malformed event can only be skipped.' }),
    }),
  });
  builder.queryField('parkedEvents', (t) =>
    t.field({
      type: [event],
      description: 'Every parked event, by service, oldest first. For administrators.',
      extensions: { operation: first.parked.name },
      resolve: (_, __, context) => parkedOf(owners, context),
    }),
  );
}

async function parkedOf(owners: readonly Owner[], { ask }: GraphContext): Promise<ParkedView[]> {
  const lists = await Promise.all(owners.map(({ parked }) => ask(parked, {})));
  return lists.flat();
}

function registerWriting(owners: readonly Owner[], first: Owner): void {
  const done = builder.objectRef<ParkedDone>('ParkedDone').implement({
    description: 'What came of it: how many events of the key were handled, and what the next one failed with.',
    fields: (t) => ({
      id: t.exposeID('id'),
      replayed: t.exposeInt('replayed'),
      error: t.exposeString('error', { nullable: true }),
    }),
  });
  builder.mutationFields((t) => {
    const { replaying, skipping } = inputs();
    return {
      replayParked: t.field({
        type: done,
        ...expected,
        description: 'Handles a parked event again, and those behind it, in order.',
        extensions: { operation: first.replay.name },
        args: { input: t.arg({ type: replaying, required: true }), ...retryArgs },
        resolve: async (_, { input: { service, id }, commandId }, context) => {
          const done = await asking(context, commandId)(ownerNamed(owners, service).replay, { id });
          return { ...done, id };
        },
      }),
      skipParked: t.field({
        type: done,
        ...expected,
        description: 'Gives a parked event up, with the reason that is kept.',
        extensions: { operation: first.skip.name },
        args: { input: t.arg({ type: skipping, required: true }), ...retryArgs },
        resolve: async (_, { input: { service, id, reason }, commandId }, context) => {
          await asking(context, commandId)(ownerNamed(owners, service).skip, { id, reason });
          return { id, replayed: 0, error: null };
        },
      }),
    };
  });
}

function inputs() {
  return {
    replaying: builder.inputType('ReplayParkedInput', {
      fields: (t) => ({ service: t.string({ required: true }), id: t.id({ required: true }) }),
    }),
    skipping: builder.inputType('SkipParkedInput', {
      fields: (t) => ({
        service: t.string({ required: true }),
        id: t.id({ required: true }),
        reason: t.string({ required: true }),
      }),
    }),
  };
}

function ownerNamed(owners: readonly Owner[], service: string): Owner {
  const owner = owners.find((one) => one.service === service);
  if (owner === undefined) throw new Refusal('NOT_FOUND');
  return owner;
}
