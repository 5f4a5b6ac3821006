import type { DataOf, Duty, Envelope } from '@sinan/schema';
import { CENTRES, EVENTS, type EventName, type Id, newId, sequenceText } from '@sinan/schema';

/** Valid examples for the specs: each test changes the one line that matters to it. */

export const NOW = Date.parse('2026-11-23T08:00:00.000Z');
const at = '2026-11-23T08:00:00.000Z';

const [firstCentre] = CENTRES;
if (!firstCentre) throw new Error('the reference data has no centre');
export const aCentre = firstCentre;

/** The credit code of every organisation in the specs. */
export const USCC = '91440300MA5EXAMP1F';

export const aPerson = (): Id<'person'> => newId('person', NOW);

/** An event as it comes from its topic. */
export function anEvent<N extends EventName>(
  name: N,
  data: DataOf<(typeof EVENTS)[N]>,
  subject: string,
  sequence = 1,
): Envelope {
  const { type } = EVENTS[name];
  return {
    specversion: '1.0',
    id: `${subject}/${sequenceText(sequence)}/${type}`,
    source: 'sinan/spec',
    type,
    subject,
    time: at,
    datacontenttype: 'application/json',
    sequence: sequenceText(sequence),
    actor: 'system:spec',
    commandid: 'cmd',
    correlationid: 'spec',
    chainhead: `sha256:${'0'.repeat(64)}`,
    data,
  };
}

export function contactStated(
  personId: Id<'person'>,
  email: string,
  locale: 'zh-CN' | 'en' = 'en',
  sequence = 1,
): Envelope {
  return anEvent('contactStated', { personId, email, locale }, personId, sequence);
}

export function dutyGranted(
  personId: Id<'person'>,
  duty: Duty,
  centreId: Id<'centre'> = aCentre.id,
  sequence = 2,
): Envelope {
  return anEvent('dutyGranted', { personId, duty, centreId }, personId, sequence);
}
export function intakeGranted(personId: Id<'person'>, centreId: Id<'centre'> = aCentre.id, sequence = 2): Envelope {
  return dutyGranted(personId, 'intake', centreId, sequence);
}
export function intakeRevoked(personId: Id<'person'>, centreId: Id<'centre'> = aCentre.id, sequence = 3): Envelope {
  return anEvent('dutyRevoked', { personId, duty: 'intake', centreId }, personId, sequence);
}

const membership = (personId: Id<'person'>) => ({
  membershipId: newId('membership', NOW),
  organisationId: newId('organisation', NOW),
  personId,
});
export function membershipConfirmed(personId: Id<'person'>): Envelope {
  const about = membership(personId);
  return anEvent('membershipConfirmed', about, about.membershipId, 2);
}
export function membershipDeclined(personId: Id<'person'>): Envelope {
  const about = membership(personId);
  return anEvent('membershipDeclined', { ...about, reason: 'M03', declinedAt: at }, about.membershipId, 2);
}

export function linkIssued(email: string, expiresAt = '2026-11-23T08:10:00.000Z'): Envelope {
  const linkId = newId('link', NOW);
  return anEvent('linkIssued', { linkId, purpose: 'sign-in', email, locale: 'zh-CN', expiresAt }, linkId);
}

export function caseSubmitted(filedBy: Id<'person'> | null, centreId: Id<'centre'> = aCentre.id): Envelope {
  const caseId = newId('case', NOW);
  const data = {
    caseId,
    organisationId: newId('organisation', NOW),
    filedBy,
    partnerId: filedBy === null ? newId('partner', NOW) : null,
    centreId,
    routedBy: 'choice' as const,
    country: 'US',
    disputeType: 'section-337',
    rights: ['patent-invention'],
    servedOn: null,
    serviceMethod: null,
    formVersion: 1,
    submittedAt: at,
  };
  return anEvent('caseSubmitted', data, caseId);
}

export function caseAccepted(filedBy: Id<'person'> | null): Envelope {
  return caseEvent('caseAccepted', filedBy, { acceptedBy: newId('person', NOW), acceptedAt: at });
}

type CaseEventName = Extract<EventName, `case${string}`>;
/** What became of a case at the first centre, unless it says another. */
export function caseEvent(
  name: CaseEventName,
  filedBy: Id<'person'> | null,
  more: object,
  centreId: Id<'centre'> = aCentre.id,
): Envelope {
  const caseId = newId('case', NOW);
  const ofCase = { caseId, organisationId: null, filedBy, centreId };
  return anEvent(name, EVENTS[name].data.parse({ ...ofCase, ...more }), caseId, 2);
}

/** What editors say of a version, and of a withdrawal. */
export const aChange = { zh: '新增国家。', en: 'A country was added.' };
export const aReason = { zh: '消息有误。', en: 'The report was wrong.' };

/** A message in a case of the first centre, unless it says another. */
export function messageSent(
  filedBy: Id<'person'> | null,
  more: Partial<DataOf<typeof EVENTS.messageSent>>,
  centreId: Id<'centre'> = aCentre.id,
): Envelope {
  const messageId = newId('message', NOW);
  const on = { caseId: newId('case', NOW), organisationId: null, filedBy, centreId, expertId: null };
  const sent = { messageId, ...on, side: 'centre' as const, sentBy: newId('person', NOW), sentAt: at, ...more };
  return anEvent('messageSent', sent, messageId);
}
export function materialAdded(
  filedBy: Id<'person'> | null,
  more: Partial<DataOf<typeof EVENTS.materialAdded>>,
  centreId: Id<'centre'> = aCentre.id,
): Envelope {
  const materialId = newId('material', NOW);
  const on = { caseId: newId('case', NOW), organisationId: null, filedBy, centreId, expertId: null };
  const file = { side: 'centre' as const, kind: 'other', addedBy: newId('person', NOW), addedAt: at };
  return anEvent('materialAdded', { materialId, ...on, ...file, ...more }, materialId);
}
