import { type CaseForm, type Id, type Locale, zoneOf } from '@sinan/schema';

/** What a filing says, as a case keeps it: the codes apart from the texts. Pure, as the decider that uses it. */

/** A calendar date at the forum and the zone in which it is one; never an instant. */
export interface LegalDate {
  readonly date: string;
  readonly zone: string;
}

/** Who filed: a person of the enterprise, or a partner on its behalf. Exactly one is set. */
export interface Filer {
  readonly filedBy: Id<'person'> | null;
  readonly partnerId: Id<'partner'> | null;
}

/** The codes and dates of the application form (海外知识产权纠纷应对指导申请书). `rightKinds[i]` belongs to `texts.rights[i]`. */
export interface FiledCodes {
  readonly serviceKind: string;
  readonly role: string;
  readonly disputeType: string;
  readonly country: string;
  readonly forum: string;
  readonly stage: string | null;
  readonly receivedOn: LegalDate;
  readonly servedOn: LegalDate | null;
  readonly serviceMethod: string | null;
  readonly rightKinds: readonly string[];
  readonly needs: readonly string[];
  readonly choice: Id<'centre'> | null;
  readonly measures: readonly Measure[];
  readonly statedDeadline: { readonly at: string; readonly zone: string } | null;
  readonly serviceDoubt: string | null;
  readonly exposure: Money | null;
  readonly platform: string | null;
  readonly joint: string | null;
  readonly lawyerRetained: boolean | null;
}
/** In minor units of the currency, as text. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}
/** A measure suffered; of a frozen account also where, and how much is in it. */
export interface Measure {
  readonly kind: string;
  readonly platform: string | null;
  readonly amount: Money | null;
}

/** Everything that a person wrote, and how a partner's contact is reached: what an erasure may take away. */
export type FiledTexts = {
  readonly applicantName: string;
  readonly facts: string;
  readonly product: string;
  readonly claimant: string | null;
  readonly procedure: string | null;
  readonly caseNo: string | null;
  readonly caseTitle: string | null;
  readonly rights: readonly {
    readonly number: string | null;
    readonly name: string | null;
    readonly owner: string | null;
  }[];
  readonly opposingCounsel: readonly { readonly name: string; readonly country: string | null }[];
  readonly serviceDoubtNote: string | null;
  readonly exposureBasis: string | null;
  readonly shop: string | null;
  readonly sellerId: string | null;
  readonly lawyerFirm: string | null;
  /** Where a partner's contact reads mail. */
  readonly contact: Contact | null;
  /** How the applicant is reached: apart from all else, so that it can be erased alone. */
  readonly contactPerson: ContactPerson | null;
};
export interface Contact {
  readonly email: string;
  readonly locale: Locale;
}
export interface ContactPerson {
  readonly name: string;
  readonly post: string;
  readonly mobile: string;
  readonly email: string;
  readonly wechat: string | null;
}

/** What the form did not ask for in releases before. */
export const NOT_ASKED = {
  codes: {
    ...{ measures: [], statedDeadline: null, serviceDoubt: null, exposure: null },
    ...{ platform: null, joint: null, lawyerRetained: null },
  },
  texts: {
    ...{ opposingCounsel: [], serviceDoubtNote: null, exposureBasis: null },
    ...{ shop: null, sellerId: null, lawyerFirm: null, contactPerson: null },
  },
} as const satisfies { readonly codes: Partial<FiledCodes>; readonly texts: Partial<FiledTexts> };

/** The enterprise that the case is about, as accounts knows it or as the partner states it. */
export interface Applicant {
  readonly organisationId: Id<'organisation'> | null;
  readonly uscc: string;
  readonly name: string;
  readonly division: string;
  readonly industry: string;
}

/** The form's codes, its dates in the zone of the forum. */
export function codesOf(form: CaseForm): FiledCodes {
  const zone = zoneOf(form.forum, form.country);
  return {
    serviceKind: form.serviceKind,
    role: form.role,
    disputeType: form.disputeType,
    country: form.country,
    forum: form.forum,
    stage: form.stage ?? null,
    receivedOn: { date: form.receivedOn, zone },
    servedOn: form.servedOn ? { date: form.servedOn, zone } : null,
    serviceMethod: form.serviceMethod ?? null,
    rightKinds: form.rights.map(({ kind }) => kind),
    needs: form.needs,
    choice: form.choice ?? null,
    measures: (form.measures ?? []).map(({ kind, platform, amount }) => ({
      kind,
      platform: platform ?? null,
      amount: amount ?? null,
    })),
    statedDeadline: form.statedDeadline ?? null,
    serviceDoubt: form.serviceDoubt?.answer ?? null,
    exposure: form.exposure ? { amount: form.exposure.amount, currency: form.exposure.currency } : null,
    platform: form.platform ?? null,
    joint: form.joint ?? null,
    lawyerRetained: form.lawyer?.retained ?? null,
  };
}

/** The form's texts, beside the applicant's name and the partner's contact. */
export function textsOf(applicant: Applicant, form: CaseForm, contact: Contact | null): FiledTexts {
  return {
    applicantName: applicant.name,
    facts: form.facts,
    product: form.product,
    claimant: form.claimant ?? null,
    procedure: form.procedure ?? null,
    caseNo: form.caseNo ?? null,
    caseTitle: form.caseTitle ?? null,
    rights: form.rights.map(({ number, name, owner }) => ({
      number: number ?? null,
      name: name ?? null,
      owner: owner ?? null,
    })),
    opposingCounsel: (form.opposingCounsel ?? []).map(({ name, country }) => ({ name, country: country ?? null })),
    serviceDoubtNote: form.serviceDoubt?.note ?? null,
    exposureBasis: form.exposure?.basis ?? null,
    shop: form.shop ?? null,
    sellerId: form.sellerId ?? null,
    lawyerFirm: form.lawyer?.firm ?? null,
    contact,
    contactPerson: form.contact ? { ...form.contact, wechat: form.contact.wechat ?? null } : null,
  };
}
