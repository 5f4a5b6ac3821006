import type { Resources } from '@sinan/runtime';
import { z } from 'zod';

/**
 * Whether a person may hear of something now: they are not locked out, and the case, if it is about one, is theirs to read: no wall keeps it from
 * them, and the duty or the membership by which they read it has not ended. Asked of accounts and of cases when a mail is written.
 */
export type MayHear = (personId: string, caseId: string | null) => Promise<boolean>;

/** The confirmed members of an enterprise, as accounts has them when a notice is turned into mails. */
export type MembersOf = (organisationId: string) => Promise<readonly string[]>;

export function openMembersOf(ask: Resources['ask']): MembersOf {
  return async (organisationId) => z.array(z.string()).parse(await ask('accounts.membersForMail', { organisationId }));
}

/** `anonymous` is who is locked out, and who is nobody any more. */
const actor = z.object({ kind: z.string(), audiences: z.array(z.string()).default([]) });

export function openMayHear(ask: Resources['ask']): MayHear {
  return async (personId, caseId) => {
    const { kind, audiences } = actor.parse(await ask('accounts.actorOfPerson', { personId }));
    if (kind !== 'person') return false;
    return caseId === null || z.boolean().parse(await ask('cases.readableTo', { caseId, audiences }));
  };
}
