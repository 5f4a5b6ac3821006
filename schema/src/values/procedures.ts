import { FORUMS } from './forums.ts';
import type { Term } from './terms.ts';

/** A kind of proceeding, and where it is brought. The form takes any other in words. */
export interface Procedure extends Term {
  readonly forums: readonly string[];
}

const ITC = ['us-itc'];
const US_COURTS = FORUMS.filter(({ code }) => code.startsWith('us-dct-')).map(({ code }) => code);

/** As practitioners name them; those of one name are one, wherever they are brought. */
export const PROCEDURES: readonly Procedure[] = [
  { code: 'itc-investigation', forums: ITC, zh: '普通调查', en: 'Investigation' },
  { code: 'itc-temporary-relief', forums: ITC, zh: '临时救济（TEO）', en: 'Temporary relief (TEO)' },
  { code: 'itc-100-day', forums: ITC, zh: '100日程序', en: '100-day programme' },
  { code: 'itc-enforcement', forums: ITC, zh: '执行程序', en: 'Enforcement proceeding' },
  { code: 'itc-modification', forums: ITC, zh: '修改程序', en: 'Modification proceeding' },
  { code: 'civil-action', forums: [...US_COURTS, 'us-state-court'], zh: '普通诉讼', en: 'Civil action' },
  { code: 'schedule-a', forums: US_COURTS, zh: '批量诉讼（Schedule A）', en: 'Mass suit (Schedule A)' },
  {
    code: 'preliminary-injunction',
    forums: [...US_COURTS, 'de-lg'],
    zh: '临时禁令',
    en: 'Preliminary injunction',
  },
  { code: 'ipr', forums: ['us-ptab'], zh: '双方复审（IPR）', en: 'Inter partes review (IPR)' },
  { code: 'pgr', forums: ['us-ptab'], zh: '授权后复审（PGR）', en: 'Post-grant review (PGR)' },
  { code: 'office-action', forums: ['us-uspto'], zh: '审查意见', en: 'Office action' },
  { code: 'ex-parte-reexamination', forums: ['us-uspto'], zh: '单方再审', en: 'Ex parte re-examination' },
  { code: 'expungement', forums: ['us-uspto'], zh: '注册商标删除（expungement）', en: 'Expungement' },
  {
    code: 'show-cause',
    forums: ['us-uspto'],
    zh: '陈述理由令与制裁（show cause）',
    en: 'Order to show cause, sanctions',
  },
  { code: 'customs-recordation', forums: ['us-cbp'], zh: '海关备案', en: 'Recordation with customs' },
  { code: 'customs-detention', forums: ['us-cbp', 'eu-customs'], zh: '海关扣留', en: 'Detention' },
  { code: 'customs-seizure', forums: ['us-cbp'], zh: '海关没收', en: 'Seizure' },
  { code: 'exclusion-order-ruling', forums: ['us-cbp'], zh: '排除令裁定', en: 'Ruling on an exclusion order' },
  {
    code: 'opposition',
    forums: ['us-ttab', 'eu-euipo', 'eu-epo', 'gb-ukipo', 'jp-jpo', 'kr-kipo'],
    zh: '异议',
    en: 'Opposition',
  },
  { code: 'revocation', forums: ['us-ttab', 'eu-euipo', 'eu-upc'], zh: '撤销', en: 'Cancellation or revocation' },
  { code: 'invalidity', forums: ['eu-euipo', 'jp-jpo', 'kr-iptab'], zh: '无效', en: 'Invalidity' },
  { code: 'appeal', forums: ['eu-epo', 'us-cafc'], zh: '上诉', en: 'Appeal' },
  { code: 'infringement', forums: ['eu-upc'], zh: '侵权诉讼', en: 'Infringement action' },
  { code: 'provisional-measures', forums: ['eu-upc'], zh: '临时措施', en: 'Provisional measures' },
  { code: 'protective-letter', forums: ['eu-upc', 'de-lg'], zh: '保护函', en: 'Protective letter' },
  { code: 'trade-fair', forums: ['de-lg'], zh: '展会措施', en: 'Measures at a trade fair' },
  {
    code: 'written-preliminary',
    forums: ['de-lg'],
    zh: '书面预备程序',
    en: 'Written preliminary proceedings',
  },
  {
    code: 'saisie-contrefacon',
    forums: ['fr-tj-paris'],
    zh: '侵权扣押（saisie-contrefaçon）',
    en: 'Saisie-contrefaçon',
  },
  { code: 'kort-geding', forums: ['nl-hague-district-court'], zh: '简易程序（kort geding）', en: 'Kort geding' },
  { code: 'descrizione', forums: ['it-court'], zh: '侵权描述（descrizione）', en: 'Descrizione' },
  {
    code: 'mwc-protocol',
    forums: ['es-barcelona-commercial-court'],
    zh: '世界移动通信大会快速程序',
    en: 'Protocol for the Mobile World Congress',
  },
  { code: 'udrp', forums: ['wipo-udrp'], zh: '域名争议（UDRP）', en: 'Domain-name dispute (UDRP)' },
  { code: 'apex', forums: ['platform-amazon'], zh: '专利评估（APEX）', en: 'Patent evaluation (APEX)' },
  {
    code: 'platform-complaint',
    forums: FORUMS.filter(({ code }) => code.startsWith('platform-')).map(({ code }) => code),
    zh: '平台投诉',
    en: 'Complaint to the platform',
  },
];
