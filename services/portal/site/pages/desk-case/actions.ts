import { type HeldDuty, holds } from '../desk/duties.ts';

/** What staff may do with a case here. */
export const ACTIONS = [
  'accept',
  'supplement',
  'decline',
  'begin',
  'accept-hand-over',
  'return-hand-over',
  'close',
  'offer-hand-over',
  'terminate',
  'archive',
] as const;
export type Action = (typeof ACTIONS)[number];

/** What a centre may hand over, and what is over and not yet in the archive. */
const UNDER_WAY: readonly string[] = ['submitted', 'supplementing', 'accepted', 'guiding'];
const OVER: readonly string[] = ['closed', 'terminated'];

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
    close: status === 'guiding' && handOver === null && isHeld('officer'),
    'offer-hand-over': UNDER_WAY.includes(status) && handOver === null && isHeld('intake'),
    terminate: (status === 'accepted' || status === 'guiding') && handOver === null && isHeld('officer'),
    archive: OVER.includes(status) && isHeld('archivist'),
  };
  return ACTIONS.filter((action) => there[action]);
}
