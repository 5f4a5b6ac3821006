import { codeOf, type Term } from './terms.ts';

/** What kind of dispute it is. */
export const DISPUTE_TYPES: readonly Term[] = [
  { code: 'warning-letter', zh: '警告函/许可要求', en: 'Warning letter or demand for a licence' },
  {
    code: 'infringement-suit',
    zh: '侵权诉讼（专利/商标/版权/商业秘密）',
    en: 'Infringement suit (patent, trademark, copyright, trade secret)',
  },
  { code: 'schedule-a', zh: '跨境电商批量诉讼（Schedule A/TRO）', en: 'Mass e-commerce suit (Schedule A, TRO)' },
  { code: 'section-337', zh: '337调查', en: 'Section 337 investigation' },
  { code: 'platform-complaint', zh: '平台投诉', en: 'Platform complaint' },
  { code: 'customs', zh: '海关扣留/没收', en: 'Customs detention or seizure' },
  {
    code: 'trade-fair',
    zh: '展会纠纷（临时禁令/扣押/刑事）',
    en: 'Trade-fair dispute (injunction, seizure, criminal)',
  },
  { code: 'trademark-squatting', zh: '商标抢注', en: 'Trademark squatting' },
  {
    code: 'opposition-invalidity',
    zh: '异议/撤销/无效（被动、主动）',
    en: 'Opposition, revocation, invalidity (either side)',
  },
  {
    code: 'office-refusal',
    zh: '审查驳回与处分（含 USPTO 制裁令）',
    en: 'Office refusal or sanction (incl. USPTO orders for sanctions)',
  },
  { code: 'domain-name', zh: '域名', en: 'Domain name' },
  { code: 'sep-frand', zh: 'SEP/FRAND与禁诉令', en: 'SEP, FRAND and anti-suit injunctions' },
  { code: 'contract', zh: '许可/转让/代工合同', en: 'Licence, assignment or OEM contract' },
  { code: 'ownership', zh: '职务发明/权属', en: 'Employee invention or ownership' },
  { code: 'unfair-competition', zh: '不正当竞争/商业外观', en: 'Unfair competition or trade dress' },
  { code: 'geographical-indication', zh: '地理标志', en: 'Geographical indication' },
  { code: 'plant-variety', zh: '植物新品种', en: 'Plant variety' },
  { code: 'data-software', zh: '数据与软件/开源', en: 'Data and software, open source' },
  { code: 'criminal', zh: '刑事调查', en: 'Criminal investigation' },
  { code: 'export-control', zh: '出口管制与实体清单关联', en: 'Linked to export control or an entity list' },
  { code: 'other', zh: '其他', en: 'Other' },
];
export const disputeTypeCode = codeOf(DISPUTE_TYPES);
