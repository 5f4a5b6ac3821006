/** A right as the form holds it. `key` keeps its fields while others come and go. */
export interface FilledRight {
  readonly key: number;
  readonly kind: string;
  readonly number: string;
  readonly name: string;
  readonly owner: string;
}
export interface FilledCounsel {
  readonly key: number;
  readonly name: string;
  readonly country: string;
}

/** The application form as it is filled in: text for text, and empty for what is not said. */
export interface Filled {
  readonly organisationId: string;
  readonly serviceKind: string;
  readonly role: string;
  readonly disputeType: string;
  readonly country: string;
  readonly forum: string;
  /** A code of the list, or words. */
  readonly procedure: string;
  readonly caseNo: string;
  readonly caseTitle: string;
  readonly stage: string;
  readonly receivedOn: string;
  readonly servedOn: string;
  readonly serviceMethod: string;
  readonly doubt: string;
  readonly doubtNote: string;
  /** As a clock shows it in `deadlineZone`. */
  readonly deadline: string;
  readonly deadlineZone: string;
  readonly rights: readonly FilledRight[];
  readonly product: string;
  readonly claimant: string;
  readonly counsel: readonly FilledCounsel[];
  readonly measures: readonly string[];
  readonly frozenAt: string;
  readonly frozenAmount: string;
  readonly frozenCurrency: string;
  readonly platform: string;
  readonly shop: string;
  readonly sellerId: string;
  readonly facts: string;
  readonly needs: readonly string[];
  readonly exposure: string;
  readonly exposureCurrency: string;
  readonly exposureBasis: string;
  readonly joint: string;
  readonly lawyer: string;
  readonly lawyerFirm: string;
  readonly choice: string;
  readonly contactName: string;
  readonly contactPost: string;
  readonly contactMobile: string;
  readonly contactEmail: string;
  readonly contactWechat: string;
}

const NOTHING = {
  ...{ organisationId: '', serviceKind: '', role: '', disputeType: '', country: '', forum: '', procedure: '' },
  ...{ caseNo: '', caseTitle: '', stage: '', receivedOn: '', servedOn: '', serviceMethod: '' },
  ...{ doubt: '', doubtNote: '', deadline: '', deadlineZone: '', product: '', claimant: '', frozenAt: '' },
  ...{ frozenAmount: '', frozenCurrency: 'USD', platform: '', shop: '', sellerId: '', facts: '' },
  ...{ exposure: '', exposureCurrency: 'CNY', exposureBasis: '', joint: '', lawyer: '', lawyerFirm: '', choice: '' },
  ...{ contactName: '', contactPost: '', contactMobile: '', contactEmail: '', contactWechat: '' },
} as const;

export const blankRight = (key: number): FilledRight => ({ key, kind: '', number: '', name: '', owner: '' });
export const blankCounsel = (key: number): FilledCounsel => ({ key, name: '', country: '' });

export function newFilled(): Filled {
  return { ...NOTHING, rights: [blankRight(0)], counsel: [], measures: [], needs: [] };
}

/** A key that no other row has. */
export const nextKey = (rows: readonly { readonly key: number }[]): number =>
  Math.max(-1, ...rows.map(({ key }) => key)) + 1;

/** The measure that says where, and how much. */
export const FROZEN = 'account-freeze';
/** The measure that stands alone. */
const NONE = 'none';

/** Ticking “none” takes the others away, and any other takes “none”. */
export function measuresAfter(before: readonly string[], ticked: readonly string[]): readonly string[] {
  const isNone = ticked.includes(NONE) && !before.includes(NONE);
  return isNone ? [NONE] : ticked.filter((code) => code !== NONE || ticked.length === 1);
}

export const isBlankRight = ({ kind, number, name, owner }: FilledRight): boolean =>
  [kind, number, name, owner].every((text) => text.trim() === '');
/** Whether anything is said of whom to reach: then all of it is needed. */
export const hasContact = (filled: Filled): boolean =>
  [filled.contactName, filled.contactPost, filled.contactMobile, filled.contactEmail, filled.contactWechat].some(
    (text) => text.trim() !== '',
  );
