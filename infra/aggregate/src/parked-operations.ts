import type { Operation } from '@sinan/schema';

/** A parked event as administrators see it. No content of personal topics. */
export interface ParkedView {
  readonly id: string;
  readonly group: string;
  readonly topic: string;
  readonly key: string;
  readonly error: string;
  readonly behind: boolean;
  readonly parkedAt: string;
  /** Whether it can be replayed; a malformed one can only be skipped. */
  readonly replayable: boolean;
}

/** The administrator's operations of a service with reactions: `<service>.parked`, `<service>.replayParked`, `<service>.skipParked`. */
export declare function parkedOperations(service: string): readonly Operation<never, never, unknown>[];
