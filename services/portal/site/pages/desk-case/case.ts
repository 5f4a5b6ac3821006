import type { ResultOf } from 'gql.tada';
import type { ASK } from '../../api/documents.ts';

type Answer = ResultOf<typeof ASK.deskCase>;
/** A case as staff read it, with all that the page shows. */
export type StaffCase = NonNullable<Answer['case']>;
export type Event = StaffCase['timeline'][number];
export type HeldDuties = Answer['me']['duties'];
