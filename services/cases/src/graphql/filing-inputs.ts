import { builder } from '@sinan/schema/graphql';

/** Codes are text here: what is not on a list is answered field by field, as every other problem of the form is. */
export function fileCaseInput() {
  const form = caseFormInput();
  return builder.inputType('FileCaseInput', {
    fields: (t) => ({
      organisationId: t.id({ required: true }),
      form: t.field({ type: form, required: true }),
    }),
  });
}

function caseFormInput() {
  const right = builder.inputType('AssertedRightInput', {
    description: 'A right asserted in the dispute.',
    fields: (t) => ({
      kind: t.string({ required: true }),
      number: t.string(),
      name: t.string(),
      owner: t.string(),
    }),
  });
  return builder.inputType('CaseFormInput', {
    description: 'The application form (海外知识产权纠纷应对指导申请书).',
    fields: (t) => ({
      serviceKind: t.string({ required: true }),
      role: t.string({ required: true, description: 'The side that the applicant is on.' }),
      disputeType: t.string({ required: true }),
      country: t.string({ required: true, description: 'ISO 3166-1 alpha-2, or EU.' }),
      forum: t.string({ required: true, description: 'Of that country, or `unknown`.' }),
      procedure: t.string(),
      caseNo: t.string(),
      caseTitle: t.string(),
      stage: t.string(),
      receivedOn: t.string({ required: true, description: "YYYY-MM-DD, as the forum's calendar counts it." }),
      servedOn: t.string({ description: "YYYY-MM-DD, as the forum's calendar counts it." }),
      serviceMethod: t.string({ description: 'Required with `servedOn`.' }),
      rights: t.field({ type: [right], required: true }),
      product: t.string({ required: true }),
      claimant: t.string(),
      needs: t.stringList({ required: true }),
      facts: t.string({ required: true }),
      choice: t.id({
        description: 'The centre that the applicant would like; it counts only if that centre is competent.',
      }),
    }),
  });
}
