import type { Clock, Dispatcher } from '@sinan/runtime';
import { type Call, type Envelope, newId, type Operation, type TopicName } from '@sinan/schema';
import type { GraphContext } from '@sinan/schema/graphql';
import type { Rates } from '../http/rates.ts';
import type { Contributor } from './schema.ts';

/** What contexts are made of: one for the life of the gateway. */
export interface ContextParts {
  readonly dispatcher: Dispatcher;
  readonly rates: Rates;
  readonly clock: Clock;
  /** Node type → the name of its owner's loader. */
  readonly loaders: ReadonlyMap<string, string>;
}

export function loadersOf(services: readonly Contributor[]): ReadonlyMap<string, string> {
  return new Map(
    services.flatMap(({ loaders }) => Object.entries(loaders).map(([noun, { name }]) => [noun, name] as const)),
  );
}

/** The context of one request; `changes` is where a subscription hears of events. */
export function contextOf(
  { dispatcher, clock, loaders }: Omit<ContextParts, 'rates'>,
  call: Call,
  changes: (topic: TopicName) => AsyncIterable<Envelope>,
): GraphContext {
  /** A command gets an id of its own, since one document may hold several; a query needs none. */
  const callFor = ({ kind }: Pick<Operation, 'kind'>): Call =>
    kind === 'command' ? { ...call, commandId: newId('command', clock.now()) } : call;
  return {
    call,
    ask: async <Room, I, O>(operation: Operation<Room, I, O>, input: I) =>
      (await dispatcher.dispatch(operation.name, callFor(operation), input)) as O,
    askAs: (commandId) => {
      const asClient: Call = { ...call, commandId, origin: 'client' };
      return async <Room, I, O>(operation: Operation<Room, I, O>, input: I) =>
        (await dispatcher.dispatch(operation.name, asClient, input)) as O;
    },
    load: async (noun, ids) => {
      const loader = loaders.get(noun);
      if (loader === undefined) return ids.map(() => null);
      return (await dispatcher.dispatch(loader, call, { ids })) as readonly unknown[];
    },
    changes,
  };
}

/** Changes are for subscriptions; queries and mutations answer once. */
export function noChanges(): never {
  throw new Error('changes can only be followed by a subscription');
}
