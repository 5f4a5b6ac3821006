import { CONFLICT_ANSWERS } from '@sinan/schema';
import { builder } from '@sinan/schema/graphql';

/** What the mutations on a search take. */
export function inviteExpertsInput() {
  return builder.inputType('InviteExpertsInput', {
    fields: (t) => ({
      caseId: t.id({ required: true }),
      candidates: t.idList({ required: true, description: 'Experts, 1 to 10, in the order in which they are asked.' }),
      urgent: t.boolean({ description: 'Less time for answers. Left out, the case says it.' }),
    }),
  });
}

export function addCandidatesInput() {
  return builder.inputType('AddCandidatesInput', {
    fields: (t) => ({
      invitationId: t.id({ required: true }),
      candidates: t.idList({ required: true, description: 'Experts, 1 to 10.' }),
    }),
  });
}

export function acceptWaiverInput() {
  return builder.inputType('AcceptWaiverInput', { fields: (t) => ({ invitationId: t.id({ required: true }) }) });
}

export function refuseWaiverInput() {
  return builder.inputType('RefuseWaiverInput', {
    fields: (t) => ({ invitationId: t.id({ required: true }), note: t.string() }),
  });
}

export function withdrawInvitationInput() {
  return builder.inputType('WithdrawInvitationInput', {
    fields: (t) => ({ invitationId: t.id({ required: true }), note: t.string() }),
  });
}

export function releaseExpertInput() {
  const why = builder.enumType('ReleaseWhy', { values: ['completed', 'removed'] as const });
  return builder.inputType('ReleaseExpertInput', {
    fields: (t) => ({
      invitationId: t.id({ required: true }),
      why: t.field({ type: why, required: true }),
      reason: t.string({ description: 'Required when the expert is removed; read by staff alone.' }),
    }),
  });
}

export function answerConflictInput() {
  const answer = builder.enumType('ConflictAnswer', {
    description: CONFLICT_ANSWERS.map(({ code, zh }) => `${zh} ${code}`).join(', '),
    values: CONFLICT_ANSWERS.map(({ code }) => code),
  });
  return builder.inputType('AnswerConflictInput', {
    fields: (t) => ({
      invitationId: t.id({ required: true }),
      answer: t.field({ type: answer, required: true }),
      waiver: t.string({ description: 'Required with `waiver`: what is to be waived, and why it may be.' }),
    }),
  });
}

export function answerOfferInput() {
  const answer = builder.enumType('OfferAnswer', { values: ['accept', 'decline'] as const });
  return builder.inputType('AnswerOfferInput', {
    fields: (t) => ({
      invitationId: t.id({ required: true }),
      answer: t.field({ type: answer, required: true }),
      reason: t.string({ description: 'Required with `decline`: E01 to E05, or E99. E04 bars from the case.' }),
      note: t.string({ description: 'Required with E99.' }),
    }),
  });
}

export function objectToExpertInput() {
  return builder.inputType('ObjectToExpertInput', {
    fields: (t) => ({
      caseId: t.id({ required: true }),
      reason: t.string({ required: true, description: 'Read by the centre alone.' }),
    }),
  });
}
