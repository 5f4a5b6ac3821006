import type { Tell } from './desk.ts';
import type { DeskInput, DeskOperationName, DeskResult } from './operations.ts';

/** Whoever operates the platform: asks the process that runs it, or the platform opened for this one command. */
export interface Operator {
  /** Whether a process serves the platform meanwhile, as far as this one can see. */
  readonly served: boolean;
  /** Rejects with the operation's `Refusal` or `InvalidInput`, or with a `DeskFailure`. */
  ask<N extends DeskOperationName>(operation: N, input: DeskInput<N>, tell?: Tell): Promise<DeskResult<N>>;
  close(): Promise<void>;
}
