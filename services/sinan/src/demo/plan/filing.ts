import type { Enterprise } from '../cast/enterprises.ts';
import type { Chance } from '../random.ts';
import { filled } from '../words/both.ts';
import { DISPUTES, type Dispute } from '../words/disputes.ts';
import { known, type Said } from './step.ts';

/** A matter of an enterprise, as it is told throughout its story. */
export interface Matter {
  readonly name: string;
  readonly enterprise: Enterprise;
  readonly dispute: Dispute;
  readonly claimant: string;
  /** In which language its enterprise and its centre write. */
  readonly lang: 'zh' | 'en';
}

/** Claimants of whom several enterprises may hear. */
const CLAIMANTS = [
  'Example Rights Holdings LLC',
  'Example Brands Inc.',
  'Beispiel Patente GmbH',
  'Example Licensing Ltd.',
];
const NUMBERS: { readonly [right: string]: (chance: Chance) => string } = {
  'patent-invention': (chance) => `EX ${chance.between(1_000_000, 9_999_999)} B2`,
  design: (chance) => `EX D${chance.between(100_000, 999_999)}`,
  trademark: (chance) => `EX-TM ${chance.between(100_000, 999_999)}`,
};

/** Whoever has an expert has a claimant of its own: one who advised another enterprise against the same claimant may not be invited. */
export function matterOf(chance: Chance, name: string, enterprise: Enterprise, own: boolean): Matter {
  const claimant = own ? `Example Claimant ${name.split('-')[1]} LLC` : chance.oneOf(CLAIMANTS);
  return { name, enterprise, claimant, dispute: chance.oneOf(DISPUTES), lang: enterprise.writes };
}

/** The application form: what it says of days is said when it is filed, so that no day lies ahead of its forum's. */
export function formOf(
  chance: Chance,
  { enterprise, claimant, dispute, lang }: Matter,
): { readonly [field: string]: Said } {
  const { product, member } = enterprise;
  const { rights, facts, more, serviceMethod, ...codes } = dispute;
  return {
    ...codes,
    needs: dispute.needs,
    ...more,
    ...(serviceMethod === null ? {} : { serviceMethod, servedOn: '@days 3' }),
    receivedOn: '@days 2',
    rights: rights.map((kind) => ({ kind, number: NUMBERS[kind]?.(chance) ?? null, owner: null })),
    product: `${product.zh} ${product.en}`,
    claimant,
    caseNo: `EXAMPLE-${chance.between(1000, 9999)}`,
    facts: filled(facts, { product })[lang],
    contact: { name: '示例联系人 Example Contact', post: '法务 Legal', mobile: '13800138000', email: member },
    exposure: { amount: String(chance.between(5, 900) * 1_000_000), currency: 'USD', basis: null },
    lawyer: { retained: chance.happens(0.2), firm: null },
    joint: chance.oneOf(['yes', 'no', 'later']),
  };
}

export function organisationOf({ enterprise }: Matter): Said {
  return known(enterprise.name);
}
