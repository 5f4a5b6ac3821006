import type { Id } from '@sinan/schema';
import type { Bilingual } from '@sinan/schema/graphql';
import type { Field, Stale } from '../comparison.ts';
import type { WarningContent } from '../content.ts';

/**
 * A risk warning (风险预警) about one or more countries (国家(地区)). What is in force stays in force, and is read, while its next version is
 * written and reviewed.
 */
export type WarningState =
  | { readonly status: 'none' }
  | { readonly status: 'draft'; readonly work: Draft }
  | { readonly status: 'review'; readonly work: Submitted }
  | { readonly status: 'discarded'; readonly work: Draft }
  | LiveWarning
  | CancelledWarning
  | ExpiredWarning;

/** What was published: the version that counts, and everyone whose words were ever published with it. */
interface Published {
  readonly current: Version;
  readonly authors: readonly Id<'person'>[];
}
export interface LiveWarning extends Published {
  readonly status: 'live';
  /** The next version, while it is written and reviewed. */
  readonly next: Work | null;
}
export interface CancelledWarning extends Published {
  readonly status: 'cancelled';
  readonly cancelled: { readonly reason: Bilingual; readonly by: Id<'person'>; readonly at: string };
}
export interface ExpiredWarning extends Published {
  readonly status: 'expired';
  readonly expiredAt: string;
}

/** A version at work, by the stage of its review. */
export type Work = Draft | Submitted;
export type Submitted = Proofreading | Approval;

interface Writing {
  readonly content: WarningContent;
  readonly draftedBy: Id<'person'>;
  /** Everyone whose words are in it. */
  readonly authors: readonly Id<'person'>[];
  /** Of a later version: null of a first one. */
  readonly note: VersionNote | null;
}
export interface Draft extends Writing {
  readonly stage: 'draft';
  /** Why it came back from its review, the last time. */
  readonly remark: Remark | null;
}
export interface Proofreading extends Writing {
  readonly stage: 'proofreading';
}
export interface Approval extends Writing {
  readonly stage: 'approval';
  /** Null where the review has two stages. */
  readonly proofreadBy: Id<'person'> | null;
}

/** What is different in a version (变更说明), and whether that is worth a mail: a typo is not. */
export interface VersionNote {
  readonly change: Bilingual;
  readonly minor: boolean;
}
export interface Remark {
  /** '' once it was erased. */
  readonly text: string;
  readonly by: Id<'person'>;
  readonly at: string;
}

/** A version that went live. */
export interface Version extends Writing {
  readonly version: number;
  readonly changed: readonly Field[];
  readonly stale: Stale;
  readonly proofreadBy: Id<'person'> | null;
  readonly publishedBy: Id<'person'>;
  readonly publishedAt: string;
}
