import type { Id } from '@sinan/schema';
import type { FileCase } from '../case/index.ts';

/**
 * A consultation (咨询): a question that a centre answers without a case. Most matters are these, one call long: `registered` → `answered` →
 * `done`, back to `registered` by a further question, or `turned` into a case.
 */
export type ConsultationState = { readonly status: 'none' } | Consultation;
export type Consultation = RegisteredConsultation | AnsweredConsultation | DoneConsultation | TurnedConsultation;

/** What every state has. */
export interface Registered {
  /** Who asked here, signed in; null for a caller, whom staff registered. */
  readonly askedBy: Id<'person'> | null;
  readonly registeredBy: Id<'person'> | null;
  readonly organisationId: Id<'organisation'> | null;
  readonly uscc: string | null;
  /** The centre that has it. */
  readonly centreId: Id<'centre'>;
  readonly channel: string;
  /** Null while nobody is sure. */
  readonly country: string | null;
  readonly topic: string | null;
  readonly registeredAt: string;
  readonly enterpriseName: string | null;
  readonly contact: Contact;
  /** By round, the first of them the question that was registered. */
  readonly exchanges: readonly Exchange[];
  /** When it was passed on last. */
  readonly passed: { readonly fromCentreId: Id<'centre'>; readonly reason: string; readonly at: string } | null;
}
export interface RegisteredConsultation extends Registered {
  readonly status: 'registered';
}
export interface AnsweredConsultation extends Registered {
  readonly status: 'answered';
}
export interface DoneConsultation extends Registered {
  readonly status: 'done';
  readonly finishedAt: string;
}
/** The decision, whole: the case is filed from it, under the id that it names. */
export interface TurnedConsultation extends Registered {
  readonly status: 'turned';
  readonly caseId: Id<'case'>;
  readonly filing: FileCase;
}

/** How who asked is reached; a caller by telephone or mail. */
export interface Contact {
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
}
export interface Exchange {
  readonly question: string;
  readonly askedAt: string;
  readonly answer: { readonly text: string; readonly by: Id<'person'>; readonly at: string } | null;
}
