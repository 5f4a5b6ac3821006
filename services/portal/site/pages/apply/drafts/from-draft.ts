import type { ResultOf } from 'gql.tada';
import type { ASK } from '../../../api/documents.ts';
import { amountOf } from '../../../words/currencies.ts';
import { wallOf } from '../../../words/zone-time.ts';
import { type Filled, FROZEN, newFilled } from '../filled.ts';

export type Draft = NonNullable<ResultOf<typeof ASK.myDraft>['caseDraft']>;
type Form = Draft['form'];

/** The form as it was left, from what the platform kept of it. */
export function filledFrom({ form, organisation }: Pick<Draft, 'form' | 'organisation'>): Filled {
  const fresh = newFilled();
  return {
    ...fresh,
    ...textsFrom(form),
    organisationId: organisation?.id ?? '',
    rights: form.rights?.length ? form.rights.map((right, key) => ({ key, ...saidOf(right) })) : fresh.rights,
    counsel: (form.opposingCounsel ?? []).map((counsel, key) => ({ key, ...saidOf(counsel) })),
    needs: [...(form.needs ?? [])],
    ...measuresFrom(form),
    ...deadlineFrom(form),
    ...partsFrom(form),
  };
}

const NAMES = [
  ...(['serviceKind', 'role', 'disputeType', 'country', 'forum', 'procedure', 'caseNo', 'caseTitle', 'stage'] as const),
  ...(['receivedOn', 'servedOn', 'serviceMethod', 'product', 'claimant', 'facts', 'choice'] as const),
  ...(['platform', 'shop', 'sellerId', 'joint'] as const),
];

function textsFrom(form: Form): Partial<Filled> {
  return Object.fromEntries(NAMES.map((name) => [name, form[name] ?? '']));
}

/** Text where there was none. */
function saidOf<Part extends { readonly [name: string]: string | null }>(part: Part): { [name in keyof Part]: string };
function saidOf(part: { readonly [name: string]: string | null }): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(part).map(([name, text]) => [name, text ?? '']));
}

function measuresFrom({ measures }: Form): Partial<Filled> {
  const frozen = measures?.find(({ kind }) => kind === FROZEN);
  const currency = frozen?.amount?.currency ?? newFilled().frozenCurrency;
  return {
    measures: (measures ?? []).flatMap(({ kind }) => kind ?? []),
    frozenAt: frozen?.platform ?? '',
    frozenAmount: amountOf(frozen?.amount?.amount ?? '', currency),
    frozenCurrency: currency,
  };
}

/** An instant was kept where day and hour were whole, and what was typed otherwise. */
function deadlineFrom({ statedDeadline }: Form): Partial<Filled> {
  const { at, zone } = statedDeadline ?? {};
  const deadline = at?.endsWith('Z') && zone ? wallOf(at, zone) : (at ?? '');
  return { deadline, deadlineZone: zone ?? '' };
}

function partsFrom({ serviceDoubt, exposure, lawyer, contact }: Form): Partial<Filled> {
  const currency = exposure?.currency ?? newFilled().exposureCurrency;
  const retained = lawyer?.retained ?? null;
  return {
    doubt: serviceDoubt?.answer ?? '',
    doubtNote: serviceDoubt?.note ?? '',
    exposure: amountOf(exposure?.amount ?? '', currency),
    exposureCurrency: currency,
    exposureBasis: exposure?.basis ?? '',
    lawyer: retained === null ? '' : retained ? 'yes' : 'no',
    lawyerFirm: lawyer?.firm ?? '',
    contactName: contact?.name ?? '',
    contactPost: contact?.post ?? '',
    contactMobile: contact?.mobile ?? '',
    contactEmail: contact?.email ?? '',
    contactWechat: contact?.wechat ?? '',
  };
}
