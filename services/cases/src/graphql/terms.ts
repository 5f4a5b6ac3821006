import {
  CASE_OUTCOMES,
  CONSULTATION_CHANNELS,
  CONSULTATION_TOPICS,
  COUNTRIES,
  DECLINE_REASONS,
  DISPUTE_TYPES,
  FORUMS,
  JOINT_CHOICES,
  MEASURES,
  NEEDS,
  PLATFORMS,
  RELEASES,
  RETENTION_CLASSES,
  RIGHTS,
  SERVICE_DOUBTS,
  SERVICE_KINDS,
  SERVICE_METHODS,
  SIDES,
  STAGES,
  TERMINATION_REASONS,
  type Term,
} from '@sinan/schema';

/** Looks a code up in constant time; a code that the list does not know (an older or newer one did) reads as itself. */
function indexed(terms: readonly Term[]): (code: string) => Term {
  const byCode = new Map(terms.map((term) => [term.code, term]));
  return (code) => byCode.get(code) ?? { code, zh: code, en: code };
}

/** The term of a code that may not be said. */
export function orNone(term: (code: string) => Term, code: string | null | undefined): Term | null {
  return code === null || code === undefined ? null : term(code);
}

export const countryTerm = indexed(COUNTRIES);
export const forumTerm = indexed(FORUMS);
export const disputeTypeTerm = indexed(DISPUTE_TYPES);
export const rightTerm = indexed(RIGHTS);
export const needTerm = indexed(NEEDS);
export const serviceMethodTerm = indexed(SERVICE_METHODS);
export const channelTerm = indexed(CONSULTATION_CHANNELS);
export const topicTerm = indexed(CONSULTATION_TOPICS);
export const serviceKindTerm = indexed(SERVICE_KINDS);
export const sideTerm = indexed(SIDES);
export const stageTerm = indexed(STAGES);
export const measureTerm = indexed(MEASURES);
export const platformTerm = indexed(PLATFORMS);
export const serviceDoubtTerm = indexed(SERVICE_DOUBTS);
export const jointChoiceTerm = indexed(JOINT_CHOICES);
/** Of declining (R…), of terminating (T…) and of an expert's leaving: their codes differ. */
export const reasonTerm = indexed([...DECLINE_REASONS, ...TERMINATION_REASONS, ...RELEASES]);
export const outcomeTerm = indexed(CASE_OUTCOMES);
export const retentionTerm = indexed(RETENTION_CLASSES);
