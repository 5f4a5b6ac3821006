import { type DataOf, type Envelope, EVENTS, type EventName, sequenceText } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { invitationOfCase } from './queries/searches.ts';
import { AT, hangzhou, person, shenzhen, staffAt } from './testing/examples.ts';
import { openExperts } from './testing/room.ts';
import type { StandInCase } from './testing/stand-ins.ts';

const { test, others, as, officer, enrolled, invite, answer, stages, heard } = await openExperts();
beforeAll(() => test.start());
afterAll(() => test.close());
const PATIENCE = { timeout: 15_000 };

let said = 10;
/** Publishes what cases says of a case. */
async function tell<N extends EventName>(name: N, of: StandInCase, more: object): Promise<void> {
  const { caseId, organisationId, filedBy, centreId } = of;
  const { type } = EVENTS[name];
  said += 1;
  const data = EVENTS[name].data.parse({ caseId, organisationId, filedBy, centreId, ...more }) as DataOf<
    (typeof EVENTS)[N]
  >;
  const event: Envelope = {
    specversion: '1.0',
    id: `${caseId}/${sequenceText(said)}/${type}`,
    source: 'sinan/cases',
    type,
    subject: caseId,
    time: AT,
    datacontenttype: 'application/json',
    sequence: sequenceText(said),
    actor: 'system:spec',
    commandid: 'cmd',
    correlationid: 'spec',
    chainhead: `sha256:${'0'.repeat(64)}`,
    data,
  };
  await test.bus.publish([{ topic: test.resources.topic('cases'), key: caseId, value: JSON.stringify(event) }]);
}
const closing = { outcome: 'O1', closedBy: person(), closedAt: AT };
async function searching(...answers: readonly ('clear' | 'accept')[]) {
  const [one, two] = [await enrolled(), await enrolled()];
  const of = others.file();
  const { id } = await invite(of, one, two);
  await answer(id, one, ...answers);
  return { one, two, of, id };
}
const becomes = (id: string, expected: object) =>
  vi.waitFor(async () => expect((await test.room.invitations.load(id))?.state).toMatchObject(expected), PATIENCE);

describe('a case that ends', () => {
  it.each([
    ['closed', 'caseClosed', closing, 'completed', 'O1'],
    ['terminated', 'caseTerminated', { reason: 'T01', terminatedBy: person(), terminatedAt: AT }, 'withdrawn', null],
    ['declined', 'caseDeclined', { reason: 'R02', declinedBy: person(), declinedAt: AT }, 'withdrawn', null],
    ['archived', 'caseArchived', { retention: '10-years', archivedBy: person(), archivedAt: AT }, 'withdrawn', null],
  ] as const)('%s, ends its search and releases its expert', async (how, event, more, why, outcome) => {
    const { one, of, id } = await searching('clear', 'accept');
    of.status = how;
    await tell(event, of, more);
    await becomes(id, {
      status: 'ended',
      how,
      outcome,
      candidates: [{ stage: 'released', why }, { stage: 'withdrawn' }],
    });
    await test.settled();
    expect(heard(id).at(-1)).toMatchObject({ type: 'sinan.expert.released.v1', data: { personId: one.personId, why } });
  });

  it('ends a search in which somebody is being asked', async () => {
    const { of, id } = await searching();
    of.status = 'closed';
    await tell('caseClosed', of, closing);
    await becomes(id, { status: 'ended', candidates: [{ stage: 'withdrawn' }, { stage: 'withdrawn' }] });
  });

  it('more than once, or where nobody was looked for, leads to nothing', async () => {
    const { of, id } = await searching();
    of.status = 'closed';
    await tell('caseClosed', of, closing);
    await tell('caseArchived', of, { retention: '10-years', archivedBy: person(), archivedAt: AT });
    await tell('caseClosed', others.file(), closing);
    await test.settled();
    await becomes(id, { status: 'ended', how: 'closed', outcome: 'O1' });
    expect(await test.runner.parked.lanes()).toEqual(new Set());
  });

  it('while its expert was being chosen, ends the search that had not been there', async () => {
    const one = await enrolled();
    const of = others.file();
    const ended = Object.defineProperty(of, 'status', { get: once('guiding', 'closed') });
    const { id } = await invite(ended, one);
    await becomes(id, { status: 'ended', how: 'closed', candidates: [{ stage: 'withdrawn' }] });
  });
});

describe('a hand-over', () => {
  it('takes the search along: the new centre has it, the former does not', async () => {
    const { of, id } = await searching();
    const there = staffAt(hangzhou, 'officer');
    expect(await as(there)(invitationOfCase, { caseId: of.caseId })).toBeNull();
    of.centreId = hangzhou;
    await tell('caseHandOverAccepted', of, { fromCentreId: shenzhen, acceptedBy: person(), acceptedAt: AT });
    await becomes(id, { centreId: hangzhou, status: 'asking' });
    expect(await as(there)(invitationOfCase, { caseId: of.caseId })).toMatchObject({ id, centreId: hangzhou });
    expect(await as(officer)(invitationOfCase, { caseId: of.caseId })).toBeNull();
    expect(await stages(id)).toEqual(['checking', 'waiting']);
  });

  it('that was overtaken by the next one does not take it back', async () => {
    const { of, id } = await searching();
    await tell(
      'caseHandOverAccepted',
      { ...of, centreId: hangzhou },
      { fromCentreId: shenzhen, acceptedBy: person(), acceptedAt: AT },
    );
    await test.settled();
    await becomes(id, { centreId: shenzhen });
  });
});

/** A value that is the first one when it is asked for the first time, and the second from then on. */
function once<T>(first: T, then: T): () => T {
  let asked = 0;
  return () => {
    asked += 1;
    return asked === 1 ? first : then;
  };
}
