import type { ResultOf } from 'gql.tada';
import type { ASK } from '../../api/documents.ts';

type Answer = ResultOf<typeof ASK.editorWarning>;
/** A warning as its desk reads it. Of a text in both languages the Chinese one bears the plain name. */
export type DeskWarning = NonNullable<Answer['warning']>;
export type WarningWork = NonNullable<DeskWarning['work']>;
/** What a version says: the one in force, or the one at work. */
export type Words = Pick<
  DeskWarning,
  | 'severity'
  | 'kind'
  | 'countries'
  | 'rights'
  | 'industries'
  | 'platforms'
  | 'urgency'
  | 'certainty'
  | 'title'
  | 'titleEn'
  | 'summary'
  | 'summaryEn'
  | 'advice'
  | 'adviceEn'
  | 'sourceUrl'
  | 'sources'
  | 'keyDates'
  | 'validUntil'
>;
