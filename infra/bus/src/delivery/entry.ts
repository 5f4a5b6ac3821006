import type { Message } from '../port.ts';

/** A message with its offset as a number, as logs count: an integer far below 2^53. */
export interface Entry {
  readonly offset: number;
  readonly message: Message;
}
