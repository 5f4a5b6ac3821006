import { builder } from '@sinan/schema/graphql';

/** What the mutations on a case take. Codes are text here, as in the application form. */
export function acceptCaseInput() {
  return builder.inputType('AcceptCaseInput', { fields: (t) => ({ caseId: t.id({ required: true }) }) });
}

export function requestSupplementInput() {
  const item = builder.inputType('SupplementItemInput', {
    fields: (t) => ({ item: t.string({ required: true }), why: t.string({ required: true }) }),
  });
  return builder.inputType('RequestSupplementInput', {
    fields: (t) => ({
      caseId: t.id({ required: true }),
      items: t.field({ type: [item], required: true, description: 'Everything that is missing, 1 to 20 items.' }),
      dueOn: t.string({ required: true, description: 'YYYY-MM-DD in Beijing, today or later.' }),
    }),
  });
}

export function supplyMaterialsInput() {
  return builder.inputType('SupplyMaterialsInput', {
    fields: (t) => ({ caseId: t.id({ required: true }), note: t.string({ required: true }) }),
  });
}

export function declineCaseInput() {
  return builder.inputType('DeclineCaseInput', {
    fields: (t) => ({
      caseId: t.id({ required: true }),
      reason: t.string({ required: true, description: 'R01 to R10, or R99.' }),
      note: t.string({ description: 'Required with R99.' }),
    }),
  });
}

export function beginGuidanceInput() {
  return builder.inputType('BeginGuidanceInput', { fields: (t) => ({ caseId: t.id({ required: true }) }) });
}

export function closeCaseInput() {
  return builder.inputType('CloseCaseInput', {
    fields: (t) => ({
      caseId: t.id({ required: true }),
      outcome: t.string({ required: true, description: 'O1 to O10.' }),
      note: t.string(),
    }),
  });
}

export function terminateCaseInput() {
  return builder.inputType('TerminateCaseInput', {
    fields: (t) => ({
      caseId: t.id({ required: true }),
      reason: t.string({ required: true, description: 'T01 to T10, or T99.' }),
      note: t.string({ description: 'Required with T99.' }),
    }),
  });
}

export function archiveCaseInput() {
  return builder.inputType('ArchiveCaseInput', {
    fields: (t) => ({
      caseId: t.id({ required: true }),
      retention: t.string({ required: true, description: '10-years, 30-years or permanent.' }),
    }),
  });
}

export function offerHandOverInput() {
  return builder.inputType('OfferHandOverInput', {
    fields: (t) => ({
      caseId: t.id({ required: true }),
      toCentreId: t.id({ required: true }),
      reason: t.string({ required: true }),
    }),
  });
}

export function acceptHandOverInput() {
  return builder.inputType('AcceptHandOverInput', { fields: (t) => ({ caseId: t.id({ required: true }) }) });
}

export function returnHandOverInput() {
  return builder.inputType('ReturnHandOverInput', {
    fields: (t) => ({ caseId: t.id({ required: true }), reason: t.string({ required: true }) }),
  });
}
