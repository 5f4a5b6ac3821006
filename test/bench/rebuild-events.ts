import type { Outgoing } from '@sinan/bus';
import {
  CASE_OUTCOMES,
  CENTRES,
  COUNTRIES,
  DISPUTE_TYPES,
  EVENTS,
  type EventName,
  type Id,
  LEDGER_METHODS,
  type Noun,
  newId,
  RIGHTS,
  sequenceText,
  TOPICS,
} from '@sinan/schema';

/** A small seeded generator (mulberry32): the same seed always tells the same year. */
export function seeded(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Random = () => number;
const JANUARY = Date.parse('2026-01-01T00:00:00.000Z');
const YEAR_MS = 365 * 86_400_000;
const DAY_MS = 86_400_000;

function oneOf<T>(random: Random, list: readonly T[]): T {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
}

/** One aggregate's events, in order. */
type Lane = readonly Outgoing[];

/** The events of a year's cases and their outcomes, at least `amount` of them, lane by lane. */
export function yearOfEvents(amount: number, seed: number): readonly Lane[] {
  const random = seeded(seed);
  const organisations = Array.from({ length: Math.ceil(amount / 10) }, () => newId('organisation', JANUARY));
  const lanes: Lane[] = [];
  for (let told = 0; told < amount; ) {
    const organisationId = random() < 0.05 ? null : oneOf(random, organisations);
    const filed = JANUARY + random() * YEAR_MS;
    const made = storyOf(random, organisationId, filed);
    lanes.push(...made);
    told += made.reduce((sum, lane) => sum + lane.length, 0);
  }
  return lanes;
}

const centres = CENTRES.map(({ id }) => id);

/** One case from its filing to wherever it comes, and what came of it. */
function storyOf(random: Random, organisationId: Id<'organisation'> | null, filed: number): readonly Lane[] {
  const caseId = newId('case', filed);
  const centreId = oneOf(random, centres);
  const of = { caseId, organisationId, filedBy: null, centreId };
  const say = teller(caseId, filed);
  say('caseSubmitted', (submittedAt) => ({
    ...of,
    ...{ partnerId: null, routedBy: 'city', servedOn: null, serviceMethod: null, formVersion: 1, submittedAt },
    country: oneOf(random, COUNTRIES).code,
    disputeType: oneOf(random, DISPUTE_TYPES).code,
    rights: [...new Set([oneOf(random, RIGHTS).code, oneOf(random, RIGHTS).code])],
  }));
  if (random() < 0.2) {
    const dueOn = { date: '2026-12-31', zone: 'Asia/Shanghai' };
    say('caseSupplementRequested', (requestedAt) => ({ ...of, round: 1, dueOn, requestedBy: staff, requestedAt }));
    say('caseSupplemented', (suppliedAt) => ({ ...of, round: 1, suppliedBy: staff, suppliedAt }));
  }
  if (random() < 0.1) {
    say('caseDeclined', (declinedAt) => ({ ...of, reason: 'R02', declinedBy: staff, declinedAt }));
    return [say.lane];
  }
  say('caseAccepted', (acceptedAt) => ({ ...of, acceptedBy: staff, acceptedAt }));
  const held = random() < 0.1 ? { ...of, centreId: oneOf(random, centres) } : of;
  if (held !== of)
    say('caseHandOverAccepted', (acceptedAt) => ({ ...held, fromCentreId: centreId, acceptedBy: staff, acceptedAt }));
  say('caseGuidanceBegun', (begunAt) => ({ ...held, begunBy: staff, begunAt }));
  say('caseOpinionIssued', (issuedAt) => ({ ...held, opinion: 1, issuedBy: staff, issuedAt }));
  if (random() < 0.1) {
    say('caseTerminated', (terminatedAt) => ({ ...held, reason: 'T01', terminatedBy: staff, terminatedAt }));
    return [say.lane];
  }
  const outcome = oneOf(random, CASE_OUTCOMES).code;
  say('caseClosed', (closedAt) => ({ ...held, outcome, closedBy: staff, closedAt }));
  say('caseArchived', (archivedAt) => ({ ...held, retention: '10-years', archivedBy: staff, archivedAt }));
  return random() < 0.6 ? [say.lane, outcomeOf(random, held, filed)] : [say.lane];
}

interface Held {
  readonly caseId: Id<'case'>;
  readonly organisationId: Id<'organisation'> | null;
  readonly centreId: Id<'centre'>;
}

/** An approved entry of the ledger; one in twenty is taken back. */
function outcomeOf(random: Random, { caseId, organisationId, centreId }: Held, filed: number): Lane {
  const entryId = newId('ledgerEntry', filed);
  const amount = String(1 + Math.floor(random() * 1e12));
  const { kind, code: method } = oneOf(random, LEDGER_METHODS);
  const basis = oneOf(random, ['proven', 'confirmed', 'estimated'] as const);
  const entry = {
    ...{ entryId, caseId, organisationId, centreId, kind, method, basis },
    ...{ amount, currency: 'CNY', cny: amount, rate: '1', rateOn: '2026-01-01' },
  };
  const say = teller(entryId, filed, 1);
  say('outcomeApproved', (approvedAt) => ({ ...entry, approvedBy: staff, approvedAt }));
  if (random() < 0.05) say('outcomeReversed', (reversedAt) => ({ ...entry, reversedBy: staff, reversedAt }));
  return say.lane;
}

const staff = newId('person', JANUARY);

/** Says one event after the other, days apart; `before` entries of the history are nobody else's business. */
function teller(subject: Id<Noun>, from: number, before = 0) {
  const lane: Outgoing[] = [];
  const say = (name: EventName, dataAt: (time: string) => object) => {
    const { type } = EVENTS[name];
    const sequence = sequenceText(before + lane.length + 1);
    const time = new Date(from + lane.length * 3 * DAY_MS).toISOString();
    const event = {
      ...{ specversion: '1.0', id: `${subject}/${sequence}/${type}`, source: 'sinan/cases', type, subject, time },
      ...{ datacontenttype: 'application/json', sequence, actor: `person:${staff}`, commandid: subject },
      ...{ correlationid: subject, chainhead: `sha256:${'0'.repeat(64)}`, data: dataAt(time) },
    };
    lane.push({ topic: TOPICS.cases.name, key: subject, value: JSON.stringify(event) });
  };
  return Object.assign(say, { lane });
}
