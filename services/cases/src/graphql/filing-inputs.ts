import { builder } from '@sinan/schema/graphql';

/** The filing of a case, and the form: every field may be left out here, so that what is missing is answered field by field, as all that is wrong is. */
export function fileCaseInput(form: CaseFormInput) {
  return builder.inputType('FileCaseInput', {
    fields: (t) => ({
      organisationId: t.id({ description: 'Required, unless the draft has it.' }),
      form: t.field({ type: form, description: 'Required, unless a draft is filed.' }),
      draftId: t.id({ description: 'A draft of the reader: what is not sent is taken from it, and it is gone then.' }),
    }),
  });
}

export type CaseFormInput = ReturnType<typeof caseFormInput>;

export function caseFormInput() {
  const right = builder.inputType('AssertedRightInput', {
    description: 'A right asserted in the dispute.',
    fields: (t) => ({ kind: t.string(), number: t.string(), name: t.string(), owner: t.string() }),
  });
  const more = furtherInputs();
  return builder.inputType('CaseFormInput', {
    description:
      'The application form (海外知识产权纠纷应对指导申请书). Codes are text; those marked as required are so once it is filed.',
    fields: (t) => ({
      serviceKind: t.string({ description: 'Required.' }),
      role: t.string({ description: 'The side that the applicant is on. Required.' }),
      disputeType: t.string({ description: 'Required.' }),
      country: t.string({ description: 'ISO 3166-1 alpha-2, or EU. Required.' }),
      forum: t.string({ description: 'Of that country, or `unknown`. Required.' }),
      procedure: t.string({ description: 'A code of the list of procedures, or any other in words.' }),
      caseNo: t.string(),
      caseTitle: t.string(),
      stage: t.string(),
      receivedOn: t.string({ description: "YYYY-MM-DD, as the forum's calendar counts it. Required." }),
      servedOn: t.string({ description: "YYYY-MM-DD, as the forum's calendar counts it." }),
      serviceMethod: t.string({ description: 'Required with `servedOn`.' }),
      rights: t.field({ type: [right], description: 'At least one.' }),
      product: t.string({ description: 'Required.' }),
      claimant: t.string(),
      needs: t.stringList({ description: 'At least one.' }),
      facts: t.string({ description: 'Up to 4,000 characters. Required.' }),
      choice: t.id({
        description: 'The centre that the applicant would like; it counts only if that centre is competent.',
      }),
      contact: t.field({ type: more.contact }),
      opposingCounsel: t.field({ type: [more.counsel] }),
      measures: t.field({ type: [more.measure], description: 'What was done to the applicant already.' }),
      statedDeadline: t.field({ type: more.deadline }),
      serviceDoubt: t.field({ type: more.doubt }),
      exposure: t.field({ type: more.exposure }),
      platform: t.string(),
      shop: t.string(),
      sellerId: t.string(),
      joint: t.string({
        description: 'Whether the applicant would join others of the same claimant: yes, no or later.',
      }),
      lawyer: t.field({ type: more.lawyer }),
    }),
  });
}

function furtherInputs() {
  const money = builder.inputType('MoneyInput', {
    fields: (t) => ({
      amount: t.string({ description: 'In minor units of the currency: `"1250000"`.' }),
      currency: t.string({ description: 'ISO 4217.' }),
    }),
  });
  return {
    contact: builder.inputType('CaseContactInput', {
      description: 'How the applicant is reached (联系人). All but `wechat` are required once it is filed.',
      fields: (t) => ({
        name: t.string(),
        post: t.string(),
        mobile: t.string({ description: 'Of mainland China.' }),
        email: t.string(),
        wechat: t.string(),
      }),
    }),
    counsel: builder.inputType('OpposingCounselInput', {
      fields: (t) => ({ name: t.string({ description: 'Required.' }), country: t.string() }),
    }),
    measure: builder.inputType('MeasureInput', {
      fields: (t) => ({
        kind: t.string({ description: 'Required.' }),
        platform: t.string(),
        amount: t.field({ type: money }),
      }),
    }),
    deadline: builder.inputType('StatedDeadlineInput', {
      description: 'The deadline that the paper itself states.',
      fields: (t) => ({
        at: t.string({ description: 'An instant with its offset. Required.' }),
        zone: t.string({ description: 'IANA: the zone in which the paper says so. Required.' }),
      }),
    }),
    doubt: builder.inputType('ServiceDoubtInput', {
      fields: (t) => ({ answer: t.string({ description: 'yes, no or unsure. Required.' }), note: t.string() }),
    }),
    exposure: builder.inputType('ExposureInput', {
      fields: (t) => ({
        amount: t.string({ description: 'In minor units of the currency. Required.' }),
        currency: t.string({ description: 'ISO 4217. Required.' }),
        basis: t.string(),
      }),
    }),
    lawyer: builder.inputType('RetainedLawyerInput', {
      fields: (t) => ({ retained: t.boolean({ description: 'Required.' }), firm: t.string() }),
    }),
  };
}
