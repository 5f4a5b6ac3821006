import type { CaseDraft } from '@sinan/schema';
import { builder } from '@sinan/schema/graphql';

type Of<K extends keyof CaseDraft> = NonNullable<CaseDraft[K]>;
type ItemOf<K extends 'rights' | 'opposingCounsel' | 'measures'> = Of<K>[number];
const maybe = { nullable: true } as const;

/** The form as a draft has it: codes as text, and null for what is not filled in. */
export function formType() {
  const parts = partTypes();
  return builder.objectRef<CaseDraft>('CaseFormDraft').implement({
    description: 'The application form while it is filled in, under the names of `CaseFormInput`.',
    fields: (t) => ({
      serviceKind: t.exposeString('serviceKind', maybe),
      role: t.exposeString('role', maybe),
      disputeType: t.exposeString('disputeType', maybe),
      country: t.exposeString('country', maybe),
      forum: t.exposeString('forum', maybe),
      procedure: t.exposeString('procedure', maybe),
      caseNo: t.exposeString('caseNo', maybe),
      caseTitle: t.exposeString('caseTitle', maybe),
      stage: t.exposeString('stage', maybe),
      receivedOn: t.exposeString('receivedOn', maybe),
      servedOn: t.exposeString('servedOn', maybe),
      serviceMethod: t.exposeString('serviceMethod', maybe),
      rights: t.field({ type: [parts.right], ...maybe, resolve: ({ rights }) => rights }),
      product: t.exposeString('product', maybe),
      claimant: t.exposeString('claimant', maybe),
      needs: t.exposeStringList('needs', maybe),
      facts: t.exposeString('facts', maybe),
      choice: t.exposeID('choice', maybe),
      contact: t.field({ type: parts.contact, ...maybe, resolve: ({ contact }) => contact }),
      opposingCounsel: t.field({ type: [parts.counsel], ...maybe, resolve: (form) => form.opposingCounsel }),
      measures: t.field({ type: [parts.measure], ...maybe, resolve: ({ measures }) => measures }),
      statedDeadline: t.field({ type: parts.deadline, ...maybe, resolve: (form) => form.statedDeadline }),
      serviceDoubt: t.field({ type: parts.doubt, ...maybe, resolve: (form) => form.serviceDoubt }),
      exposure: t.field({ type: parts.exposure, ...maybe, resolve: ({ exposure }) => exposure }),
      platform: t.exposeString('platform', maybe),
      shop: t.exposeString('shop', maybe),
      sellerId: t.exposeString('sellerId', maybe),
      joint: t.exposeString('joint', maybe),
      lawyer: t.field({ type: parts.lawyer, ...maybe, resolve: ({ lawyer }) => lawyer }),
    }),
  });
}

function partTypes() {
  const money = builder.objectRef<NonNullable<ItemOf<'measures'>['amount']>>('MoneyDraft').implement({
    fields: (t) => ({ amount: t.exposeString('amount', maybe), currency: t.exposeString('currency', maybe) }),
  });
  return {
    right: builder.objectRef<ItemOf<'rights'>>('AssertedRightDraft').implement({
      fields: (t) => ({
        kind: t.exposeString('kind', maybe),
        number: t.exposeString('number', maybe),
        name: t.exposeString('name', maybe),
        owner: t.exposeString('owner', maybe),
      }),
    }),
    contact: builder.objectRef<Of<'contact'>>('CaseContactDraft').implement({
      fields: (t) => ({
        name: t.exposeString('name', maybe),
        post: t.exposeString('post', maybe),
        mobile: t.exposeString('mobile', maybe),
        email: t.exposeString('email', maybe),
        wechat: t.exposeString('wechat', maybe),
      }),
    }),
    counsel: builder.objectRef<ItemOf<'opposingCounsel'>>('OpposingCounselDraft').implement({
      fields: (t) => ({ name: t.exposeString('name', maybe), country: t.exposeString('country', maybe) }),
    }),
    measure: builder.objectRef<ItemOf<'measures'>>('MeasureDraft').implement({
      fields: (t) => ({
        kind: t.exposeString('kind', maybe),
        platform: t.exposeString('platform', maybe),
        amount: t.field({ type: money, ...maybe, resolve: ({ amount }) => amount }),
      }),
    }),
    deadline: builder.objectRef<Of<'statedDeadline'>>('StatedDeadlineDraft').implement({
      fields: (t) => ({ at: t.exposeString('at', maybe), zone: t.exposeString('zone', maybe) }),
    }),
    doubt: builder.objectRef<Of<'serviceDoubt'>>('ServiceDoubtDraft').implement({
      fields: (t) => ({ answer: t.exposeString('answer', maybe), note: t.exposeString('note', maybe) }),
    }),
    exposure: builder.objectRef<Of<'exposure'>>('ExposureDraft').implement({
      fields: (t) => ({
        amount: t.exposeString('amount', maybe),
        currency: t.exposeString('currency', maybe),
        basis: t.exposeString('basis', maybe),
      }),
    }),
    lawyer: builder.objectRef<Of<'lawyer'>>('RetainedLawyerDraft').implement({
      fields: (t) => ({ retained: t.exposeBoolean('retained', maybe), firm: t.exposeString('firm', maybe) }),
    }),
  };
}
