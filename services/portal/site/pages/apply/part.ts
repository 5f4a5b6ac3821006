import type { ResultOf } from 'gql.tada';
import type { ASK } from '../../api/documents.ts';
import type { Problems } from '../../frame/problems.ts';
import type { Filled } from './filled.ts';

export type Me = ResultOf<typeof ASK.applicant>['me'];
export type Centre = ResultOf<typeof ASK.centres>['centres'][number];

/** What every step is given: what is filled in, how it is changed, and what is wrong with it. */
export interface Part {
  readonly filled: Filled;
  readonly change: (more: Partial<Filled>) => void;
  readonly problems: Problems;
}
