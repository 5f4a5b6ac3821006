import type { Dispatcher } from '@sinan/runtime';
import { type Call, type ErrorCode, type ErrorParams, type InputProblem, InvalidInput, Refusal } from '@sinan/schema';

/** A failure as a wire would carry it. */
type WireFailure =
  | { readonly kind: 'Refusal'; readonly code: ErrorCode; readonly params: ErrorParams }
  | { readonly kind: 'InvalidInput'; readonly problems: readonly InputProblem[] }
  | { readonly kind: 'Error'; readonly message: string };

/**
 * Carries every call, input, output and expected failure through JSON, as a dispatcher to another process would. It proves that nothing
 * but JSON passes between the gateway and the services.
 */
export function serialisingDispatcher(inner: Dispatcher): Dispatcher {
  return {
    async dispatch(name, call, input) {
      try {
        return throughJson(await inner.dispatch(name, throughJson(call) as Call, throughJson(input)));
      } catch (error) {
        throw revived(throughJson(flattened(error)) as WireFailure);
      }
    },
  };
}

function throughJson(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

function flattened(error: unknown): WireFailure {
  if (error instanceof Refusal) return { kind: 'Refusal', code: error.code, params: error.params };
  if (error instanceof InvalidInput) return { kind: 'InvalidInput', problems: error.problems };
  return { kind: 'Error', message: error instanceof Error ? error.message : String(error) };
}

function revived(failure: WireFailure): Error {
  switch (failure.kind) {
    case 'Refusal':
      return new Refusal(failure.code, failure.params);
    case 'InvalidInput':
      return new InvalidInput(failure.problems);
    case 'Error':
      return new Error(failure.message);
    default:
      return failure satisfies never;
  }
}
