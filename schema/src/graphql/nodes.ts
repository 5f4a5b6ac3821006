import type { Noun } from '../ids.ts';

/** Every node type and the noun of its id. The typename is also the name under which its owner registers a loader. */
export const NODES = [
  { typename: 'Case', noun: 'case' },
  { typename: 'Consultation', noun: 'consultation' },
  { typename: 'Message', noun: 'message' },
  { typename: 'Note', noun: 'note' },
  { typename: 'Material', noun: 'material' },
  { typename: 'LedgerEntry', noun: 'ledgerEntry' },
  { typename: 'Organisation', noun: 'organisation' },
  { typename: 'Membership', noun: 'membership' },
  { typename: 'Person', noun: 'person' },
  { typename: 'Centre', noun: 'centre' },
  { typename: 'Warning', noun: 'warning' },
  { typename: 'Partner', noun: 'partner' },
  { typename: 'Expert', noun: 'expert' },
  { typename: 'Invitation', noun: 'invitation' },
] as const satisfies readonly { readonly typename: string; readonly noun: Noun }[];
export type NodeName = (typeof NODES)[number]['typename'];
