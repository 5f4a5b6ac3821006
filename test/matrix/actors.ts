import type { Actor } from '@sinan/schema';
import type { World } from './world.ts';

/** Who asks: a column of the matrix. */
export interface MatrixActor {
  readonly key: string;
  readonly en: string;
  readonly zh: string;
  readonly token: string | null;
  /** What the subscriber has: the token of the link to manage the subscription. */
  readonly subscription?: string;
}

export function actorsOf({ a, b, people, tokens }: World): readonly MatrixActor[] {
  const { experts } = people;
  return [
    { key: 'any', en: 'anybody', zh: '未登录者', token: null },
    {
      key: 'sub',
      en: 'subscriber, by the token of the link',
      zh: '订阅者（凭链接令牌）',
      token: null,
      subscription: tokens.subscription,
    },
    { key: 'A1', en: 'member of enterprise A, who filed', zh: '甲单位成员（申请人）', token: a.people.filer.token },
    { key: 'A2', en: 'another member of A', zh: '甲单位另一成员', token: a.people.colleague.token },
    { key: 'Ap', en: 'who claims A, not confirmed', zh: '甲单位待确认成员', token: a.people.pending.token },
    { key: 'B1', en: 'member of enterprise B', zh: '乙单位成员', token: b.people.filer.token },
    {
      key: 'c1',
      en: 'staff of centre 1, which has A’s cases',
      zh: '中心一工作人员（承办甲单位案件）',
      token: people.staffA.token,
    },
    {
      key: 'c2',
      en: 'staff of centre 2, which has B’s cases',
      zh: '中心二工作人员（承办乙单位案件）',
      token: people.staffB.token,
    },
    { key: 'na', en: 'staff of the national centre', zh: '国家中心工作人员', token: people.national.token },
    {
      key: 'xi',
      en: 'expert, invited: checks for conflicts',
      zh: '受邀专家（利益冲突核查中）',
      token: experts.asked.token,
    },
    { key: 'xo', en: 'expert, invited: has the offer', zh: '受邀专家（邀请待答复）', token: experts.offered.token },
    { key: 'xa', en: 'expert, assigned', zh: '已指派专家', token: experts.assigned.token },
    { key: 'xr', en: 'expert, removed', zh: '已解除专家', token: experts.removed.token },
    { key: 'ed', en: 'information editor', zh: '信息编辑', token: people.editor.token },
    { key: 'fe', en: 'final editor and proofreader', zh: '信息终审、校对', token: people.chief.token },
    { key: 'ad', en: 'system administrator', zh: '系统管理员', token: people.admin.token },
    { key: 'se', en: 'security administrator', zh: '安全管理员', token: people.security.token },
    { key: 'au', en: 'audit administrator', zh: '审计管理员', token: people.auditor.token },
    { key: 'ti', en: 'program, token to send cases', zh: '程序（报送令牌）', token: tokens.intake },
    { key: 'tr', en: 'program, token to read', zh: '程序（只读令牌）', token: tokens.read },
  ];
}

/** The actor as services see it: looked up as for a request. */
export async function seenAs({ glass }: World, { token }: MatrixActor): Promise<Actor> {
  if (token === null) return { kind: 'anonymous' };
  const proof = token.startsWith('tok_') ? { serviceToken: token } : { sessionToken: token };
  const call = {
    actor: { kind: 'system', service: 'matrix' },
    locale: 'en',
    commandId: 'cmd_00000000-0000-7000-8000-000000000000',
    origin: 'server',
    correlationId: 'matrix',
  } as const;
  return (await glass.running.dispatcher.dispatch('accounts.actorOf', call, proof)) as Actor;
}
