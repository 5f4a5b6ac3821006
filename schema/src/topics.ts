/** The topics of the platform: who writes, who may read, and for how long. Names carry the namespace of the deployment in front. */
export interface TopicSpec {
  readonly name: string;
  /** What its keys are. */
  readonly key: string;
  readonly keeps: 'for ever' | '7 days' | 'last per key';
  /** Whether events on it may name a person. The others never do. */
  readonly personal: boolean;
  /** Whether programs that are not ours may write to it. */
  readonly open: boolean;
  readonly holds: { readonly en: string; readonly zh: string };
}

export const TOPICS = {
  accounts: {
    name: 'sinan.accounts',
    key: 'organisation, membership, person, partner or centre',
    keeps: 'for ever',
    personal: false,
    open: false,
    holds: { en: 'organisations, memberships, duties, partners, centres', zh: '单位、成员、职责、合作方、中心' },
  },
  contacts: {
    name: 'sinan.contacts',
    key: 'person or link',
    keeps: 'last per key',
    personal: true,
    open: false,
    holds: { en: "persons' names and addresses", zh: '人员姓名与地址' },
  },
  cases: {
    name: 'sinan.cases',
    key: 'case, consultation, entry of the outcome ledger, message or note',
    keeps: 'for ever',
    personal: false,
    open: false,
    holds: { en: 'cases and consultations, their progress and outcomes', zh: '案件与咨询及其进展、成效' },
  },
  experts: {
    name: 'sinan.experts',
    key: 'expert or invitation',
    keeps: 'for ever',
    personal: false,
    open: false,
    holds: { en: 'experts and their invitations to cases', zh: '专家及其案件邀请' },
  },
  risk: {
    name: 'sinan.risk',
    key: 'warning',
    keeps: 'for ever',
    personal: false,
    open: false,
    holds: { en: 'risk warnings', zh: '风险预警' },
  },
  subscriptions: {
    name: 'sinan.subscriptions',
    key: 'subscription',
    keeps: 'for ever',
    personal: false,
    open: false,
    holds: { en: 'subscriptions confirmed and left', zh: '订阅的确认与退订' },
  },
  intake: {
    name: 'sinan.intake',
    key: 'source',
    keeps: '7 days',
    personal: true,
    open: true,
    holds: { en: 'cases that partners send', zh: '合作方报送的案件' },
  },
} as const satisfies { readonly [name: string]: TopicSpec };
export type TopicName = keyof typeof TOPICS;
