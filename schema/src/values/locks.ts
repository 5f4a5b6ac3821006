import { codeOf, type Term } from './terms.ts';

/** Why a person is locked (锁定账户), as the audit record keeps it. */
export const LOCK_REASONS: readonly Term[] = [
  { code: 'L00', zh: '本人请求', en: 'The person asked for it' },
  { code: 'L01', zh: '账户可能已为他人掌握', en: 'The account may be in the hands of others' },
  { code: 'L02', zh: '离岗或离职', en: 'The person has left the post' },
  { code: 'L03', zh: '涉嫌违规使用，正在核查', en: 'Misuse is suspected and looked into' },
  { code: 'L99', zh: '其他', en: 'Another reason' },
];
export const lockReasonCode = codeOf(LOCK_REASONS);
