import { codeOf, type Term } from './terms.ts';

/** What an applicant asks for (诉求). */
export const NEEDS: readonly Term[] = [
  { code: 'procedure-deadlines', zh: '程序与期限', en: 'Procedure and deadlines' },
  { code: 'whether-to-respond', zh: '应诉必要性', en: 'Whether to respond' },
  { code: 'strategy', zh: '策略', en: 'Strategy' },
  { code: 'counsel', zh: '律师推荐', en: 'Choice of counsel' },
  { code: 'invalidity-search', zh: '无效检索', en: 'Invalidity search' },
  { code: 'design-around', zh: '规避设计', en: 'Design-around' },
  { code: 'settlement', zh: '和解评估', en: 'Assessment of a settlement' },
  { code: 'account-release', zh: '账户解冻', en: 'Release of a frozen account' },
  { code: 'customs-release', zh: '海关放行', en: 'Release by customs' },
  { code: 'joint-defence', zh: '共同应诉', en: 'Joint defence' },
  { code: 'evidence-abroad', zh: '证据出境', en: 'Sending evidence abroad' },
  { code: 'translation', zh: '翻译', en: 'Translation' },
  { code: 'funds-insurance', zh: '资金与保险', en: 'Funds and insurance' },
];
export const needCode = codeOf(NEEDS);
