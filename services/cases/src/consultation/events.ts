import type { Id } from '@sinan/schema';
import type { FileCase } from '../case/index.ts';
import type { Contact } from './state.ts';

/** What the public fact of each entry repeats, since facts are made from the entry alone. */
export interface OfConsultation {
  readonly askedBy: Id<'person'> | null;
  readonly organisationId: Id<'organisation'> | null;
  readonly centreId: Id<'centre'>;
}

export type ConsultationEvent =
  | ConsultationRegistered
  | ConsultationAnswered
  | ConsultationAskedFurther
  | ConsultationPassed
  | ConsultationFinished
  | ConsultationTurned
  | AskerForgotten;

export interface ConsultationRegistered extends OfConsultation {
  readonly type: 'ConsultationRegistered';
  readonly registeredBy: Id<'person'> | null;
  readonly uscc: string | null;
  readonly channel: string;
  readonly country: string | null;
  readonly topic: string | null;
  readonly registeredAt: string;
  readonly personal: {
    readonly question: string;
    readonly enterpriseName: string | null;
    readonly contact: Contact;
  };
}
export interface ConsultationAnswered extends OfConsultation {
  readonly type: 'ConsultationAnswered';
  readonly round: number;
  readonly answeredBy: Id<'person'>;
  readonly answeredAt: string;
  readonly personal: { readonly answer: string };
}
export interface ConsultationAskedFurther extends OfConsultation {
  readonly type: 'ConsultationAskedFurther';
  readonly round: number;
  readonly askedAt: string;
  readonly personal: { readonly question: string };
}
/** `centreId` is the centre that has it from now on. */
export interface ConsultationPassed extends OfConsultation {
  readonly type: 'ConsultationPassed';
  readonly fromCentreId: Id<'centre'>;
  readonly passedBy: Id<'person'>;
  readonly passedAt: string;
  readonly personal: { readonly reason: string };
}
export interface ConsultationFinished extends OfConsultation {
  readonly type: 'ConsultationFinished';
  readonly finishedBy: Id<'person'>;
  readonly finishedAt: string;
}
/** What who asked had written is gone. */
export interface AskerForgotten {
  readonly type: 'AskerForgotten';
}
/** One event for the whole decision: which case it becomes, and all that the case is filed with. */
export interface ConsultationTurned extends OfConsultation {
  readonly type: 'ConsultationTurned';
  readonly caseId: Id<'case'>;
  readonly turnedBy: Id<'person'>;
  readonly turnedAt: string;
  readonly personal: { readonly filing: FileCase };
}
