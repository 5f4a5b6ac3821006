import type { CaseMail } from './case-mail.ts';
import { CASE_MAILS } from './case-mails.ts';
import { EXPERT_MAILS, isExpertMail } from './expert-mails.ts';
import type { CaseContent } from './rows.ts';

/** What a kind of mail about a case or an invitation is. */
export function mailOf(kind: CaseContent['kind']): CaseMail {
  return isExpertMail(kind) ? EXPERT_MAILS[kind] : CASE_MAILS[kind];
}
