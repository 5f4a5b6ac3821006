import { minorUnitsOf } from '../../words/currencies.ts';
import { instantOf } from '../../words/zone-time.ts';
import { type Filled, FROZEN, hasContact, isBlankRight } from './filled.ts';

const said = (text: string): string | null => text.trim() || null;

/** The form as the platform takes it, filed or kept as a draft: what is empty is null. */
export function formOf(filled: Filled) {
  const { rights, counsel, deadline, deadlineZone, doubt, exposure, exposureCurrency, lawyer } = filled;
  return {
    ...choicesOf(filled),
    ...textsOf(filled),
    needs: [...filled.needs],
    rights: rights.length === 1 && rights.every(isBlankRight) ? [] : rights.map(rightOf),
    opposingCounsel: counsel.map(({ name, country }) => ({ name: said(name), country: said(country) })),
    measures: filled.measures.map((kind) => measureOf(filled, kind)),
    contact: hasContact(filled) ? contactOf(filled) : null,
    statedDeadline: deadline || deadlineZone ? deadlineOf(deadline, deadlineZone) : null,
    serviceDoubt: doubt ? { answer: doubt, note: said(filled.doubtNote) } : null,
    exposure: exposure.trim() ? { ...moneyOf(exposure, exposureCurrency), basis: said(filled.exposureBasis) } : null,
    lawyer: lawyer ? { retained: lawyer === 'yes', firm: said(filled.lawyerFirm) } : null,
  };
}

function choicesOf(filled: Filled) {
  return {
    serviceKind: said(filled.serviceKind),
    role: said(filled.role),
    disputeType: said(filled.disputeType),
    country: said(filled.country),
    forum: said(filled.forum),
    stage: said(filled.stage),
    serviceMethod: said(filled.serviceMethod),
    platform: said(filled.platform),
    joint: said(filled.joint),
    choice: said(filled.choice),
  };
}

function textsOf(filled: Filled) {
  return {
    procedure: said(filled.procedure),
    caseNo: said(filled.caseNo),
    caseTitle: said(filled.caseTitle),
    receivedOn: said(filled.receivedOn),
    servedOn: said(filled.servedOn),
    product: said(filled.product),
    claimant: said(filled.claimant),
    shop: said(filled.shop),
    sellerId: said(filled.sellerId),
    facts: said(filled.facts),
  };
}

function rightOf({ kind, number, name, owner }: Filled['rights'][number]) {
  return { kind: said(kind), number: said(number), name: said(name), owner: said(owner) };
}

function measureOf(filled: Filled, kind: string) {
  const { frozenAt, frozenAmount, frozenCurrency } = filled;
  if (kind !== FROZEN) return { kind, platform: null, amount: null };
  return { kind, platform: said(frozenAt), amount: frozenAmount.trim() ? moneyOf(frozenAmount, frozenCurrency) : null };
}

/** What is no amount goes as it was typed: a draft keeps it, and the platform says what is wrong with it. */
function moneyOf(amount: string, currency: string) {
  return { amount: minorUnitsOf(amount, currency) ?? amount.trim(), currency: said(currency) };
}

function deadlineOf(wall: string, zone: string) {
  return { at: instantOf(wall, zone) ?? said(wall), zone: said(zone) };
}

function contactOf(filled: Filled) {
  return {
    name: said(filled.contactName),
    post: said(filled.contactPost),
    mobile: said(filled.contactMobile),
    email: said(filled.contactEmail),
    wechat: said(filled.contactWechat),
  };
}
