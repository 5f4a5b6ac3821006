import {
  CASE_OUTCOMES,
  CONSULTATION_CHANNELS,
  CONSULTATION_TOPICS,
  COUNTRIES,
  DECLINE_REASONS,
  DISPUTE_TYPES,
  FORUMS,
  JOINT_CHOICES,
  MATERIAL_KINDS,
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
  termsByCode,
} from '@sinan/schema';

/** The term of a code that may not be said. */
export function orNone(term: (code: string) => Term, code: string | null | undefined): Term | null {
  return code === null || code === undefined ? null : term(code);
}

export const countryTerm = termsByCode(COUNTRIES);
export const forumTerm = termsByCode(FORUMS);
export const disputeTypeTerm = termsByCode(DISPUTE_TYPES);
export const rightTerm = termsByCode(RIGHTS);
export const needTerm = termsByCode(NEEDS);
export const serviceMethodTerm = termsByCode(SERVICE_METHODS);
export const channelTerm = termsByCode(CONSULTATION_CHANNELS);
export const topicTerm = termsByCode(CONSULTATION_TOPICS);
export const serviceKindTerm = termsByCode(SERVICE_KINDS);
export const sideTerm = termsByCode(SIDES);
export const stageTerm = termsByCode(STAGES);
export const materialKindTerm = termsByCode(MATERIAL_KINDS);
export const measureTerm = termsByCode(MEASURES);
export const platformTerm = termsByCode(PLATFORMS);
export const serviceDoubtTerm = termsByCode(SERVICE_DOUBTS);
export const jointChoiceTerm = termsByCode(JOINT_CHOICES);
/** Of declining (R…), of terminating (T…) and of an expert's leaving: their codes differ. */
export const reasonTerm = termsByCode([...DECLINE_REASONS, ...TERMINATION_REASONS, ...RELEASES]);
export const outcomeTerm = termsByCode(CASE_OUTCOMES);
export const retentionTerm = termsByCode(RETENTION_CLASSES);
