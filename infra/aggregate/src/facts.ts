import type { EVENTS, EventName } from '@sinan/schema';
import type { z } from 'zod';

/** One public fact of a history entry: which event, with what data. At most one an entry and topic. */
export interface Fact {
  readonly event: EventName;
  readonly data: unknown;
}

/** A fact, checked against its event's type: `fact('caseAccepted', { … })`. */
export function fact<N extends EventName>(event: N, data: z.infer<(typeof EVENTS)[N]['data']>): Fact {
  return { event, data };
}
