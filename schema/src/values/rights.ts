import { codeOf, type Term } from './terms.ts';

/** What kind of right is asserted. */
export const RIGHTS: readonly Term[] = [
  { code: 'patent-invention', zh: '发明专利', en: 'Invention patent' },
  { code: 'utility-model', zh: '实用新型', en: 'Utility model' },
  { code: 'design', zh: '外观设计（含 EU 未注册）', en: 'Design (incl. unregistered EU design)' },
  { code: 'trademark', zh: '商标', en: 'Trademark' },
  { code: 'collective-mark', zh: '集体/证明商标', en: 'Collective or certification mark' },
  { code: 'geographical-indication', zh: '地理标志', en: 'Geographical indication' },
  { code: 'copyright', zh: '著作权', en: 'Copyright' },
  { code: 'software', zh: '软件', en: 'Software' },
  { code: 'trade-secret', zh: '商业秘密', en: 'Trade secret' },
  { code: 'trade-dress', zh: '商业外观', en: 'Trade dress' },
  { code: 'domain-name', zh: '域名', en: 'Domain name' },
  { code: 'layout-design', zh: '集成电路布图', en: 'Layout design of integrated circuits' },
  { code: 'plant-variety', zh: '植物新品种', en: 'Plant variety' },
  { code: 'standard-essential-patent', zh: '标准必要专利', en: 'Standard-essential patent' },
  { code: 'other', zh: '其他', en: 'Other' },
  { code: 'unknown', zh: '未知', en: 'Not known yet' },
];
export const rightCode = codeOf(RIGHTS);
