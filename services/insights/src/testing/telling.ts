import type { Message } from '@sinan/bus';
import { type DataOf, EVENTS, type EventName, type Id, newId, sequenceText, TOPICS } from '@sinan/schema';

/** For specs: events of one aggregate as `cases` tells them, in order, each valid with only what differs said. */
export interface Told {
  readonly id: string;
  /** What was told so far, as the messages that the bus gives. */
  readonly messages: readonly Message[];
}

const NOW = Date.parse('2026-03-02T01:30:00.000Z');
export const AT = '2026-03-02T01:30:00.000Z';
export const [shenzhen, hangzhou] = [newId('centre', NOW), newId('centre', NOW + 1)];
const person = newId('person', NOW);

export const organisation = () => newId('organisation', NOW);

/** What follows the filing is told by name. */
interface CaseTold extends Told {
  and(event: CaseEvent, more?: object): CaseTold;
}

interface OfCase {
  readonly organisationId: Id<'organisation'> | null;
  readonly centreId: Id<'centre'>;
}
type CaseEvent = Exclude<EventName, 'caseSubmitted'> & `case${string}`;

/** A case that was filed. */
export function caseTold(differs: Partial<DataOf<typeof EVENTS.caseSubmitted>> = {}): CaseTold {
  const caseId = newId('case', NOW);
  const tell = teller(caseId);
  const of: OfCase = { organisationId: differs.organisationId ?? null, centreId: differs.centreId ?? shenzhen };
  tell('caseSubmitted', {
    ...of,
    ...{ caseId, filedBy: null, partnerId: null, routedBy: 'city', country: 'US', disputeType: 'section-337' },
    ...{ rights: ['trademark'], servedOn: null, serviceMethod: null, formVersion: 1, submittedAt: AT },
    ...differs,
  });
  const told: CaseTold = {
    id: caseId,
    messages: tell.messages,
    and(event: CaseEvent, more: object = {}) {
      tell(event, { ...of, caseId, filedBy: null, ...EXAMPLES[event], ...more });
      return told;
    },
  };
  return told;
}

const dueOn = { date: '2026-03-20', zone: 'Asia/Shanghai' };
const EXAMPLES: { readonly [E in EventName]?: object } = {
  caseSupplementRequested: { round: 1, dueOn, requestedBy: person, requestedAt: AT },
  caseSupplemented: { round: 1, suppliedBy: person, suppliedAt: AT },
  caseAccepted: { acceptedBy: person, acceptedAt: AT },
  caseDeclined: { reason: 'R01', declinedBy: person, declinedAt: AT },
  caseGuidanceBegun: { begunBy: person, begunAt: AT },
  caseOpinionIssued: { opinion: 1, issuedBy: person, issuedAt: AT },
  caseClosed: { outcome: 'O1', closedBy: person, closedAt: AT },
  caseTerminated: { reason: 'T01', terminatedBy: person, terminatedAt: AT },
  caseArchived: { retention: '10-years', archivedBy: person, archivedAt: AT },
  caseHandOverAccepted: { fromCentreId: shenzhen, acceptedBy: person, acceptedAt: AT },
};

/** An entry of the ledger that was approved; and taken back, if it was. */
export function entryTold(differs: Partial<DataOf<typeof EVENTS.outcomeApproved>> = {}, reversedAt?: string): Told {
  const entryId = newId('ledgerEntry', NOW);
  const tell = teller(entryId, 1);
  const entry = {
    ...{ entryId, caseId: newId('case', NOW), organisationId: null, centreId: shenzhen, kind: 'recovered' },
    ...{ amount: '100', currency: 'CNY', cny: differs.amount ?? '100', rate: '1', rateOn: '2026-03-01' },
    ...{ method: 'funds-released', basis: 'proven', approvedBy: person, approvedAt: AT },
    ...differs,
  };
  tell('outcomeApproved', entry);
  const { approvedBy: _, approvedAt: __, ...booked } = entry;
  if (reversedAt !== undefined) tell('outcomeReversed', { ...booked, reversedBy: person, reversedAt });
  return { id: entryId, messages: tell.messages };
}

let offset = 0;

/** Says one event after the other; `before` entries of the history are nobody else's business. */
function teller(subject: string, before = 0) {
  const messages: Message[] = [];
  const tell = (name: EventName, data: object) => {
    const { type } = EVENTS[name];
    const sequence = sequenceText(before + messages.length + 1);
    offset += 1;
    messages.push({
      topic: TOPICS.cases.name,
      partition: 0,
      offset: String(offset),
      key: subject,
      at: NOW,
      value: JSON.stringify({
        ...{ specversion: '1.0', id: `${subject}/${sequence}/${type}`, source: 'sinan/cases', type, subject, time: AT },
        ...{ datacontenttype: 'application/json', sequence, actor: 'system:specs', commandid: newId('command', NOW) },
        ...{ correlationid: subject, chainhead: `sha256:${'0'.repeat(64)}`, data },
      }),
    });
  };
  return Object.assign(tell, { messages });
}
