import { builder } from '@sinan/schema/graphql';

/** What the mutations on the pool take. Codes are text here: what is not on a list is answered field by field. */
export function poolInputs() {
  const profile = profileInput();
  const absence = builder.inputType('AbsenceInput', {
    description: 'YYYY-MM-DD in Beijing, both ends among the days.',
    fields: (t) => ({ from: t.string({ required: true }), to: t.string({ required: true }) }),
  });
  return {
    enrolling: builder.inputType('EnrolExpertInput', {
      fields: (t) => ({
        email: t.string({ required: true, description: 'By which the expert signs in.' }),
        profile: t.field({ type: profile, required: true }),
      }),
    }),
    changing: builder.inputType('ChangeExpertInput', {
      fields: (t) => ({ expertId: t.id({ required: true }), profile: t.field({ type: profile, required: true }) }),
    }),
    reviewing: builder.inputType('ReviewExpertInput', { fields: (t) => ({ expertId: t.id({ required: true }) }) }),
    suspending: builder.inputType('SuspendExpertInput', {
      fields: (t) => ({
        expertId: t.id({ required: true }),
        reason: t.string({ required: true, description: 'S01 to S05, or S99.' }),
        note: t.string({ description: 'Required with S99.' }),
      }),
    }),
    resuming: builder.inputType('ResumeExpertInput', {
      fields: (t) => ({ expertId: t.id({ required: true }), note: t.string({ required: true }) }),
    }),
    leaving: builder.inputType('LetExpertLeaveInput', {
      fields: (t) => ({ expertId: t.id({ required: true }), note: t.string() }),
    }),
    ownTerms: builder.inputType('ChangeOwnTermsInput', {
      fields: (t) => ({
        languages: t.stringList({ required: true, description: 'ISO 639-1.' }),
        capacity: t.int({ required: true }),
      }),
    }),
    absences: builder.inputType('StateAbsencesInput', {
      fields: (t) => ({ expertId: t.id({ required: true }), absences: t.field({ type: [absence], required: true }) }),
    }),
  };
}

function profileInput() {
  return builder.inputType('ExpertProfileInput', {
    fields: (t) => ({
      nameZh: t.string({ required: true }),
      nameEn: t.string({ required: true }),
      firm: t.string(),
      affiliates: t.stringList({ required: true }),
      formerNames: t.stringList({ required: true }),
      kind: t.string({ required: true, description: 'lawyer, patent-attorney, trademark-attorney, scholar or other.' }),
      countries: t.stringList({
        required: true,
        description: 'In which they are qualified: ISO 3166-1 alpha-2, or EU.',
      }),
      rights: t.stringList({ required: true }),
      forums: t.stringList({ required: true }),
      disputeTypes: t.stringList({ required: true }),
      languages: t.stringList({ required: true, description: 'ISO 639-1.' }),
      industries: t.stringList({ required: true, description: 'Sections of GB/T 4754.' }),
      practisingSince: t.int({ required: true, description: 'A year.' }),
      bioZh: t.string(),
      bioEn: t.string(),
      capacity: t.int({ required: true, description: 'How many cases at a time.' }),
    }),
  });
}
