import { type Dispatcher, type Metrics, noTracing, type ServiceDefinition, type Tracing } from '@sinan/runtime';
import { type AnyOperation, type Call, InvalidInput, parseInput, problem, Refusal } from '@sinan/schema';
import { InvalidCursor } from '@sinan/store';
import { refuseUnlessOpen } from './access.ts';

/** A service with its room open: what its operations run in. */
export interface OpenRoom {
  readonly service: Pick<ServiceDefinition, 'name' | 'operations' | 'loaders' | 'files'>;
  readonly room: unknown;
}

/** An operation and the room that it runs in. */
interface Seat {
  readonly operation: AnyOperation<unknown>;
  readonly room: unknown;
}

/**
 * Runs operations in this process: who asks is checked against the operation's access, then the input against its schema.
 * Throws `Refusal` and `InvalidInput` as they come, and an `Error` when there is no operation of that name.
 */
export function localDispatcher(
  rooms: readonly OpenRoom[],
  { metrics, tracing = noTracing }: { readonly metrics: Pick<Metrics, 'observe'>; readonly tracing?: Tracing },
): Dispatcher {
  const seats = seatsOf(rooms);
  return {
    async dispatch(name, call, input) {
      const seat = seats.get(name);
      if (seat === undefined)
        throw new Error(`There is no operation “${name}”. Known: ${[...seats.keys()].join(', ')}.`);
      const began = performance.now();
      const span = tracing.start(name, { kind: 'internal', parent: call.traceparent ?? tracing.current() });
      try {
        const output = await span.run(() => run(seat, partOf(call, span.traceparent), input));
        measure(metrics, name, 'ok', began);
        span.end();
        return output;
      } catch (error) {
        const outcome = outcomeOf(error);
        measure(metrics, name, outcome, began);
        span.set({ 'sinan.outcome': outcome });
        span.end(outcome === 'INTERNAL' ? outcome : undefined);
        throw error;
      }
    },
  };
}

function seatsOf(rooms: readonly OpenRoom[]): ReadonlyMap<string, Seat> {
  const seats = new Map<string, Seat>();
  for (const { service, room } of rooms) {
    const { operations, loaders, files = {} } = service;
    for (const operation of [...operations, ...Object.values(loaders), ...Object.values(files)]) {
      const taken = seats.get(operation.name);
      if (taken && taken.operation !== operation) throw new Error(`Two operations are named “${operation.name}”.`);
      seats.set(operation.name, { operation, room });
    }
  }
  return seats;
}

async function run({ operation, room }: Seat, call: Call, input: unknown): Promise<unknown> {
  refuseUnlessOpen(operation, call.actor);
  const parsed = parseInput(operation.input, input);
  // The operation's own schema has just vouched for the input's type, which a list of operations cannot name.
  try {
    return await operation.run(room, call, parsed as never);
  } catch (error) {
    throw error instanceof InvalidCursor ? new InvalidInput([problem('after', 'cursor')]) : error;
  }
}

/** What the operation causes is caused by its span. */
function partOf(call: Call, traceparent: string | undefined): Call {
  return traceparent === undefined || traceparent === call.traceparent ? call : { ...call, traceparent };
}

function outcomeOf(error: unknown): string {
  if (error instanceof Refusal) return error.code;
  return error instanceof InvalidInput ? error.code : 'INTERNAL';
}

function measure(metrics: Pick<Metrics, 'observe'>, operation: string, outcome: string, began: number): void {
  metrics.observe('operation_seconds', (performance.now() - began) / 1000, { operation, outcome });
}
