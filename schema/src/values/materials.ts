import { codeOf, type Term } from './terms.ts';

/** What a material of a case is (材料清单): those of the application form's list of attachments (annex A), and what shows an outcome. */
export const MATERIAL_KINDS: readonly Term[] = [
  {
    code: 'papers-in-suit',
    zh: '涉案文书（起诉状、通知、令状、警告函、平台邮件）',
    en: 'Papers of the dispute: complaint, notice, order, letter, platform mail',
  },
  { code: 'proof-of-service', zh: '送达凭证', en: 'Proof of service' },
  { code: 'licence', zh: '营业执照', en: 'Business licence' },
  { code: 'authority', zh: '授权委托书', en: 'Letter of authority' },
  { code: 'right', zh: '权利证书或检索结果', en: 'Certificate of a right, or a search' },
  { code: 'product', zh: '产品资料', en: 'About the product' },
  { code: 'translation', zh: '中文译文或摘要', en: 'Chinese translation or summary' },
  { code: 'frozen-funds', zh: '资金冻结截图', en: 'Screenshot of frozen funds' },
  { code: 'contract', zh: '合同、采购链', en: 'Contracts, chain of purchase' },
  { code: 'proof-of-outcome', zh: '成效证明', en: 'Proof of an outcome' },
  { code: 'other', zh: '其他', en: 'Other' },
];
export const materialKindCode = codeOf(MATERIAL_KINDS);

/** Who may open a material (材料密级): the staff of the centre too, or of the centre nobody. State secrets are sent to nobody here. */
export const SECRECIES = [
  { code: 'general', zh: '一般', en: 'General' },
  { code: 'secret', zh: '商业秘密', en: 'Trade secret' },
  { code: 'experts', zh: '仅专家可见', en: 'For the expert only' },
] as const satisfies readonly Term[];
export type Secrecy = (typeof SECRECIES)[number]['code'];
