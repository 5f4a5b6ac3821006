import type { AuditKind } from '@sinan/schema';
import type { CentreEvent } from '../centre.ts';
import type { FactorEvent } from '../factor.ts';
import type { LinkEvent } from '../link.ts';
import type { MembershipEvent } from '../membership/index.ts';
import type { PartnerEvent } from '../partner.ts';
import type { PersonEvent } from '../person.ts';
import { dutyKey } from '../rows.ts';
import type { TokenEvent } from '../token.ts';
import type { Audited } from './rows.ts';

/** Which events of each aggregate the audit record keeps. */

export function ofPerson(event: PersonEvent, subject: string): Audited | null {
  switch (event.type) {
    case 'DutyGranted':
      return kept('duty-granted', subject, dutyKey(event.duty, event.centreId));
    case 'DutyRevoked':
      return kept('duty-revoked', subject, dutyKey(event.duty, event.centreId));
    case 'PersonLocked':
      return kept('person-locked', subject, event.reason ?? null);
    case 'PersonUnlocked':
      return kept('person-unlocked', subject);
    case 'SessionsEnded':
      return kept('sessions-ended', subject, event.which);
    case 'PersonErased':
      return event.again ? null : kept('person-erased', subject, event.reason);
    case 'PersonRegistered':
    case 'LanguageChosen':
      return null;
    default:
      return event satisfies never;
  }
}

/** Of whoever the link belongs to; of the link itself while nobody is known under its address. */
export function ofLink(event: LinkEvent, linkId: string): Audited | null {
  switch (event.type) {
    case 'LinkUsed':
      return kept('signed-in', event.personId ?? linkId, event.sessionId);
    case 'CodeMissed':
      return kept('code-missed', event.personId ?? linkId);
    case 'LinkIssued':
    case 'LinkErased':
      return null;
    default:
      return event satisfies never;
  }
}

/** A factor's id is its person's under another prefix. */
export function ofFactor(event: FactorEvent, factorId: string): Audited | null {
  const subject = `per_${factorId.slice('fac_'.length)}`;
  switch (event.type) {
    case 'FactorEnrolled':
      return kept('factor-enrolled', subject);
    case 'FactorEntered':
      return kept('factor-entered', subject, event.sessionId);
    case 'RecoveryUsed':
      return kept('recovery-used', subject, event.sessionId);
    case 'FactorMissed':
      return kept('factor-missed', subject);
    case 'FactorLocked':
      return kept('factor-locked', subject, event.until);
    case 'FactorReset':
      return kept('factor-reset', subject);
    case 'FactorOffered':
      return null;
    default:
      return event satisfies never;
  }
}

export function ofMembership(event: MembershipEvent, subject: string): Audited | null {
  switch (event.type) {
    case 'MembershipConfirmed':
      return kept('membership-confirmed', subject);
    case 'MembershipDeclined':
      return kept('membership-declined', subject, event.reason);
    case 'MembershipEnded':
      return kept('membership-ended', subject, event.how);
    case 'MembershipRequested':
    case 'PapersSupplied':
    case 'MembershipForgotten':
      return null;
    default:
      return event satisfies never;
  }
}

export function ofToken(event: TokenEvent, subject: string): Audited {
  switch (event.type) {
    case 'TokenIssued':
      return kept('token-issued', subject, event.scope);
    case 'TokenRevoked':
      return kept('token-revoked', subject);
    default:
      return event satisfies never;
  }
}

export function ofPartner({ source }: PartnerEvent, subject: string): Audited {
  return kept('partner-registered', subject, source);
}

export function ofCentre({ open, code }: CentreEvent, subject: string): Audited {
  return kept(open ? 'centre-stated' : 'centre-closed', subject, code);
}

function kept(kind: AuditKind, subject: string, detail: string | null = null): Audited {
  return { kind, subject, detail };
}
