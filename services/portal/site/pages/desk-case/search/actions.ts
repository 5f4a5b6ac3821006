/** What staff may do to find the expert of a case, what is awaited from them first. */
export const SEARCH_ACTIONS = [
  'accept-waiver',
  'refuse-waiver',
  'invite',
  'add',
  'release',
  'remove',
  'withdraw',
] as const;
export type SearchAction = (typeof SEARCH_ACTIONS)[number];

/** What of a search decides which actions there are. */
export interface SearchStanding {
  readonly status: string;
  readonly candidates: readonly { readonly stage: string }[];
}

/** An expert reads names: nobody is asked before the centre has taken the case up. */
const TAKEN_UP = ['accepted', 'guiding'];
const OPEN = ['asking', 'assigned', 'exhausted'];

/** The actions that are shown to who may search. What may be done, the platform decides when it is asked. */
export function searchActionsOf(caseStatus: string, search: SearchStanding | null): readonly SearchAction[] {
  const isOpen = search !== null && OPEN.includes(search.status);
  const isAssigned = search?.status === 'assigned';
  const hasWaiver = isOpen && search.candidates.some(({ stage }) => stage === 'waiver');
  const there: { readonly [action in SearchAction]: boolean } = {
    'accept-waiver': hasWaiver,
    'refuse-waiver': hasWaiver,
    invite: !isOpen && TAKEN_UP.includes(caseStatus),
    add: isOpen,
    release: isAssigned,
    remove: isAssigned,
    withdraw: isOpen,
  };
  return SEARCH_ACTIONS.filter((action) => there[action]);
}
