import type { ResultOf } from 'gql.tada';
import type { ASK } from '../../api/documents.ts';

type Answer = ResultOf<typeof ASK.deskCase>;
/** A case as staff read it, with all that the page shows. */
export type StaffCase = NonNullable<Answer['case']>;
/** The newest search for its expert, to who may see it. */
export type Search = NonNullable<Answer['invitation']>;
/** As its expert reads it, with the application but for how the applicant is reached. */
export type ExpertCase = NonNullable<ResultOf<typeof ASK.expertCase>['case']>;
/** What both read of the application. */
export type CaseWithFacts = StaffCase | ExpertCase;
export type Event = StaffCase['timeline'][number];
export type HeldDuties = Answer['me']['duties'];
