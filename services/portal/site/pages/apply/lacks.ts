import { minorUnitsOf } from '../../words/currencies.ts';
import { type Filled, FROZEN, hasContact, isBlankRight } from './filled.ts';

/** What an application cannot be filed without, by the ids of the fields. */
const NEEDED = [
  ...(['organisationId', 'serviceKind', 'role', 'disputeType', 'country', 'forum', 'receivedOn'] as const),
  ...(['product', 'facts'] as const),
];
type Needed = (typeof NEEDED)[number];

/** Why something is missing, or cannot stand as it is: each has its words. */
export type Why =
  | Needed
  | 'serviceMethod'
  | 'deadline'
  | 'deadlineZone'
  | 'rights'
  | 'rightKind'
  | 'counselName'
  | 'needs'
  | 'amount'
  | ContactLack;
export interface Lack {
  readonly field: string;
  readonly why: Why;
}

/** All that is missing before the application can be sent, in the order of its steps. Everything else the platform says. */
export function lacksOf(filled: Filled): readonly Lack[] {
  return [
    ...NEEDED.filter((field) => filled[field].trim() === '').map((field) => ({ field, why: field })),
    ...datesLacking(filled),
    ...rowsLacking(filled),
    ...amountsLacking(filled),
    ...(filled.needs.length > 0 ? [] : [{ field: 'needs', why: 'needs' } as const]),
    ...contactLacking(filled),
  ];
}

function datesLacking({ servedOn, serviceMethod, deadline, deadlineZone }: Filled): readonly Lack[] {
  return [
    ...(servedOn && !serviceMethod ? [{ field: 'serviceMethod', why: 'serviceMethod' } as const] : []),
    ...(deadlineZone && !deadline ? [{ field: 'statedDeadline-at', why: 'deadline' } as const] : []),
    ...(deadline && !deadlineZone ? [{ field: 'statedDeadline-zone', why: 'deadlineZone' } as const] : []),
  ];
}

function rowsLacking({ rights, counsel }: Filled): readonly Lack[] {
  if (rights.every(isBlankRight) && rights.length <= 1) return [{ field: 'rights', why: 'rights' }];
  return [
    ...rights.flatMap(({ kind }, at) => (kind ? [] : [{ field: `rights-${at}-kind`, why: 'rightKind' } as const])),
    ...counsel.flatMap(({ name }, at) =>
      name.trim() ? [] : [{ field: `opposingCounsel-${at}-name`, why: 'counselName' } as const],
    ),
  ];
}

function amountsLacking(filled: Filled): readonly Lack[] {
  const { measures, frozenAmount, frozenCurrency, exposure, exposureCurrency } = filled;
  const isNone = (amount: string, currency: string) => amount.trim() !== '' && !minorUnitsOf(amount, currency);
  const at = measures.indexOf(FROZEN);
  return [
    ...(at >= 0 && isNone(frozenAmount, frozenCurrency)
      ? [{ field: `measures-${at}-amount-amount`, why: 'amount' } as const]
      : []),
    ...(isNone(exposure, exposureCurrency) ? [{ field: 'exposure-amount', why: 'amount' } as const] : []),
  ];
}

const CONTACT = ['name', 'post', 'mobile', 'email'] as const;
type ContactLack = `contact-${(typeof CONTACT)[number]}`;

function contactLacking(filled: Filled): readonly Lack[] {
  if (!hasContact(filled)) return [];
  const said = {
    name: filled.contactName,
    post: filled.contactPost,
    mobile: filled.contactMobile,
    email: filled.contactEmail,
  };
  return CONTACT.flatMap((name): readonly Lack[] =>
    said[name].trim() ? [] : [{ field: `contact-${name}`, why: `contact-${name}` }],
  );
}

/** What may be left out, and helps: the field, which names its words too. */
export type Advised = 'statedDeadline' | 'servedOn' | 'caseNo' | 'claimant' | 'measures' | 'contact';

/** What is not said yet and would let the centre begin sooner. */
export function advisedOf(filled: Filled): readonly Advised[] {
  const isInDispute = filled.role !== 'not-in-dispute';
  const wanting: { readonly [field in Advised]: boolean } = {
    statedDeadline: isInDispute && !filled.deadline,
    servedOn: isInDispute && !filled.servedOn,
    caseNo: isInDispute && !filled.caseNo.trim(),
    claimant: !filled.claimant.trim(),
    measures: filled.measures.length === 0,
    contact: !hasContact(filled),
  };
  return ADVISED.filter((field) => wanting[field]);
}
const ADVISED: readonly Advised[] = ['statedDeadline', 'servedOn', 'caseNo', 'claimant', 'measures', 'contact'];

/** Where an advised field is. */
export function fieldOfAdvised(advised: Advised): string {
  if (advised === 'statedDeadline') return 'statedDeadline-at';
  return advised === 'contact' ? 'contact-name' : advised;
}
