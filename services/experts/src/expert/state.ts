import type { Id } from '@sinan/schema';
import type { ExpertCodes, ExpertTexts } from './profile.ts';

/** An expert (专家) of the national pool: in it, suspended for a time, or gone. */
export type ExpertState = { readonly status: 'none' } | EnrolledExpert;
export type EnrolledExpert = ActiveExpert | SuspendedExpert | LeftExpert;

interface Enrolled extends ExpertCodes {
  readonly personId: Id<'person'>;
  readonly texts: ExpertTexts;
  /** By which the person was registered, and gets the duty again after a suspension; null once it is erased. */
  readonly email: string | null;
  /** By their first day. */
  readonly absences: readonly Absence[];
  readonly enrolledAt: string;
  /** The last of the yearly reviews (年度审核). */
  readonly reviewedAt: string | null;
}
export interface ActiveExpert extends Enrolled {
  readonly status: 'active';
}
export interface SuspendedExpert extends Enrolled {
  readonly status: 'suspended';
  readonly suspension: { readonly reason: string; readonly note: string | null; readonly at: string };
}
export interface LeftExpert extends Enrolled {
  readonly status: 'left';
  readonly leftAt: string;
}

/** Days on which an expert takes nothing on, both ends among them: calendar dates in Beijing. */
export interface Absence {
  readonly from: string;
  readonly to: string;
}
