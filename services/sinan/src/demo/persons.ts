import type { DemonstrationPerson } from '@sinan/gateway';
import { ENTERPRISES } from './cast/enterprises.ts';
import { EXPERTS } from './cast/experts.ts';
import { DESK, officeCalled } from './cast/staff.ts';
import { SUBSCRIBER } from './plan/subscribers.ts';
import { type Both, both } from './words/both.ts';

/** One of the list, and where their work is; null: the page that the link in their mails leads to. */
export interface CastPerson extends DemonstrationPerson {
  readonly leadsTo: string | null;
}

type Row = readonly [key: string, email: string, leadsTo: string | null, kind: Both, does: Both];

const [shenzhen, ningbo, nation, station] = ['shenzhen', 'ningbo', 'national', 'station-us'].map(officeCalled);

/** Everybody whom one may be, each kind of person once. `administrator`: the address of the settings, whose the first administrator is. */
export function personsOf(administrator: string): readonly CastPerson[] {
  const rows: readonly Row[] = [
    [
      'member',
      ENTERPRISES[0]?.member ?? '',
      '/my/cases',
      both('企业成员', 'Member of an enterprise'),
      both('提交案件，查看进展', 'Files cases, and sees how they go'),
    ],
    [
      'intake',
      shenzhen?.intake ?? '',
      '/desk',
      both('受理员（深圳）', 'Intake officer, Shenzhen'),
      both('审查、补充、受理、移送', 'Examines, asks for supplements, accepts, hands over'),
    ],
    [
      'officer',
      shenzhen?.officer ?? '',
      '/desk',
      both('承办人（深圳）', 'Case officer, Shenzhen'),
      both('指导、拟写意见、登记成效', 'Guides, drafts opinions, records outcomes'),
    ],
    [
      'head',
      ningbo?.head ?? '',
      '/desk',
      both('中心负责人（宁波）', 'Head of a centre, Ningbo'),
      both('审核、签发、核准成效', 'Reviews, signs, approves outcomes'),
    ],
    [
      'archivist',
      nation?.archivist ?? '',
      '/desk',
      both('专家与档案管理员（国家中心）', 'Manager of experts and archives, national centre'),
      both('管理专家库，归档', 'Keeps the pool of experts, and archives'),
    ],
    [
      'station',
      station?.intake ?? '',
      '/desk',
      both('工作站人员（美国）', 'Staff of a station, United States'),
      both('承接移送的案件', 'Takes cases that are handed to it'),
    ],
    [
      'expert',
      EXPERTS[0]?.email ?? '',
      '/expert',
      both('专家', 'Expert'),
      both('答复邀请，提供意见', 'Answers invitations, and advises'),
    ],
    [
      'editor',
      DESK.editor,
      '/editor',
      both('信息编辑', 'Risk editor'),
      both('拟写和修订风险预警', 'Writes and revises risk warnings'),
    ],
    [
      'second-editor',
      DESK.second,
      '/editor',
      both('信息编辑兼终审', 'Second editor, final editor too'),
      both('审核并发布风险预警', 'Reviews risk warnings, and lets them out'),
    ],
    [
      'subscriber',
      SUBSCRIBER,
      null,
      both('订阅人', 'Subscriber'),
      both('凭邮件链接管理订阅，无需登录', 'Manages a subscription by the link in each mail, without signing in'),
    ],
    [
      'administrator',
      administrator,
      '/admin',
      both('系统管理员', 'System administrator'),
      both('合作方、搁置事件、运行状况', 'Partners, parked events, how the platform is'),
    ],
    [
      'security',
      DESK.security,
      '/admin',
      both('安全管理员', 'Security administrator'),
      both('授予和收回职责', 'Gives duties, and takes them away'),
    ],
    [
      'auditor',
      DESK.auditor,
      '/admin',
      both('审计管理员', 'Audit administrator'),
      both('查阅审计记录', 'Reads the audit record'),
    ],
  ];
  return rows.map(([key, email, leadsTo, kind, does]) => ({ key, email, leadsTo, kind, does }));
}
