import { type HeldDuty, holds } from '../desk/duties.ts';

/** What staff may do with a case here. */
export const ACTIONS = ['accept', 'supplement', 'decline', 'begin', 'accept-hand-over', 'return-hand-over'] as const;
export type Action = (typeof ACTIONS)[number];

/** What of a case decides which actions there are. */
export interface Standing {
  readonly status: string;
  readonly centre: { readonly id: string };
  readonly handOver: { readonly to: { readonly id: string } } | null;
}

/** The actions that are shown to who holds these duties. What may be done, the platform decides when it is asked. */
export function actionsOf({ status, centre, handOver }: Standing, duties: readonly HeldDuty[]): readonly Action[] {
  const isHeld = (duty: string) => holds(duties, duty, centre.id);
  const isAsked = handOver !== null && holds(duties, 'intake', handOver.to.id);
  const there: { readonly [action in Action]: boolean } = {
    accept: status === 'submitted' && isHeld('intake'),
    supplement: status === 'submitted' && isHeld('intake'),
    decline: (status === 'submitted' || status === 'supplementing') && handOver === null && isHeld('intake'),
    begin: status === 'accepted' && isHeld('officer'),
    'accept-hand-over': isAsked,
    'return-hand-over': isAsked,
  };
  return ACTIONS.filter((action) => there[action]);
}
