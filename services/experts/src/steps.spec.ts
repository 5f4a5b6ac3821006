import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventOf } from '@sinan/aggregate';
import { openSqliteStore, type Store } from '@sinan/store';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { answerConflict } from './commands/answers.ts';
import { inviteExperts } from './commands/search.ts';
import { type EnrolledExpert, type ExpertsUnderTest, openExperts } from './testing/room.ts';

let under: ExpertsUnderTest;
afterEach(() => under.test.close());
const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));
const PATIENCE = { timeout: 15_000 };

async function running(options: Parameters<typeof openExperts>[0] = {}): Promise<void> {
  under = await openExperts(options);
  await under.test.start();
}
const stages = (id: string, expected: readonly string[]) =>
  vi.waitFor(async () => expect(await under.stages(id)).toEqual(expected), PATIENCE);
const isSet = (id: string, { expertId }: EnrolledExpert, step: 'conflict' | 'offer') =>
  vi.waitFor(async () => expect(await timer(id, expertId, step)).not.toBeNull(), PATIENCE);
const timer = (id: string, expertId: string, step: string) =>
  under.test.room.steps.queue.rows.get(`${id}/${expertId}/${step}`);
const isHeard = (id: string, { expertId }: EnrolledExpert, step: string) =>
  vi.waitFor(async () => expect(await timer(id, expertId, step)).toBeNull(), PATIENCE);
const at = (instant: string) => under.test.clock.set(Date.parse(instant));

async function entries(id: string): Promise<readonly string[]> {
  await under.test.settled();
  const { rows } = await under.test.room.invitations.history.page({
    where: { id: { gt: `${id}/`, lt: `${id}0` } },
    limit: 100,
  });
  return rows.map(({ doc }) => eventOf(doc).type);
}

describe('an expert who gives no answer', () => {
  it('to the conflict check lapses at the end of the next working day, and the next is asked, once', async () => {
    await running();
    const [one, two] = [await under.enrolled(), await under.enrolled()];
    const { id } = await under.invite(under.others.file(), one, two);
    await isSet(id, one, 'conflict');
    at('2026-11-11T15:59:59.999Z');
    await under.test.room.steps.set('witness', under.test.clock.now(), {
      invitationId: id,
      expertId: two.expertId,
      step: 'conflict',
    });
    await vi.waitFor(async () => expect(await under.test.room.steps.queue.rows.get('witness')).toBeNull(), PATIENCE);
    expect(await under.stages(id)).toEqual(['checking', 'waiting']);
    at('2026-11-11T16:00:00.000Z');
    await stages(id, ['lapsed', 'checking']);
    await isSet(id, two, 'conflict');
    expect(await entries(id)).toEqual(['InvitationOpened', 'ConflictAsked', 'CandidateLapsed', 'ConflictAsked']);
  });

  it('to an offer lapses two working days later; behind the last the search is exhausted', async () => {
    await running();
    const one = await under.enrolled();
    const { id } = await under.invite(under.others.file(), one);
    await under.answer(id, one, 'clear');
    await isSet(id, one, 'offer');
    at('2026-11-11T16:00:00.000Z');
    await isHeard(id, one, 'conflict');
    expect(await under.stages(id)).toEqual(['offered']);
    at('2026-11-12T16:00:00.000Z');
    await stages(id, ['lapsed']);
    await isHeard(id, one, 'offer');
    expect((await entries(id)).slice(-2)).toEqual(['CandidateLapsed', 'InvitationExhausted']);
    expect(under.heard(id).at(-2)).toMatchObject({
      type: 'sinan.expert.lapsed.v1',
      data: { step: 'offer' },
      actor: 'system:experts',
    });
  });

  it('to an urgent check lapses after four hours', async () => {
    await running();
    const one = await under.enrolled();
    const { caseId } = under.others.file({ disputeType: 'schedule-a' });
    const { id } = await under.as(under.officer)(inviteExperts, { caseId, candidates: [one.expertId] });
    await isSet(id, one, 'conflict');
    at('2026-11-10T12:00:00.000Z');
    await stages(id, ['lapsed']);
  });

  it('has answered in time when the answer comes before the lapse is recorded', async () => {
    await running();
    const one = await under.enrolled();
    const { id } = await under.invite(under.others.file(), one);
    await isSet(id, one, 'conflict');
    under.others.away(true);
    at('2026-11-11T16:00:01.000Z');
    await vi.waitFor(
      async () => expect((await timer(id, one.expertId, 'conflict'))?.doc.lastError).toContain('away'),
      PATIENCE,
    );
    under.others.away(false);
    await under.as(one.actor)(answerConflict, { invitationId: id, answer: 'clear' });
    at('2026-11-11T17:00:00.000Z');
    await isHeard(id, one, 'conflict');
    expect(await under.stages(id)).toEqual(['offered']);
  });

  it('is left alone while the case has ended: its own event ends the search', async () => {
    await running();
    const one = await under.enrolled();
    const of = under.others.file();
    const { id } = await under.invite(of, one);
    await isSet(id, one, 'conflict');
    of.status = 'closed';
    at('2026-11-11T16:00:00.000Z');
    await isHeard(id, one, 'conflict');
    expect(await under.stages(id)).toEqual(['checking']);
  });
});

describe('an event that comes again', () => {
  it('sets the same time once more, which then leads to nothing', async () => {
    await running();
    const [one, two] = [await under.enrolled(), await under.enrolled()];
    const { id } = await under.invite(under.others.file(), one, two);
    await isSet(id, one, 'conflict');
    at('2026-11-11T16:00:00.000Z');
    await stages(id, ['lapsed', 'checking']);
    await isHeard(id, one, 'conflict');
    const payload = { invitationId: id, expertId: one.expertId, step: 'conflict' } as const;
    await under.test.room.steps.set(`${id}/${one.expertId}/conflict`, Date.parse('2026-11-11T16:00:00.000Z'), payload);
    await isHeard(id, one, 'conflict');
    expect(await under.stages(id)).toEqual(['lapsed', 'checking']);
  });
});

describe('a process that dies', () => {
  it('leaves the time to the next, in the store', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sinan-experts-steps-'));
    folders.push(folder);
    const store = await openSqliteStore({ file: join(folder, 'store.db') });
    await running({ store: keptOpen(store) });
    const one = await under.enrolled();
    const { id } = await under.invite(under.others.file(), one);
    await isSet(id, one, 'conflict');
    const { others } = under;
    await under.test.close();
    await running({ store, others, now: Date.parse('2026-11-12T01:00:00.000Z') });
    await stages(id, ['lapsed']);
  });
});

/** A store that stays open when the room that was given it closes. */
function keptOpen(store: Store): Store {
  return {
    declare: (specs) => store.declare(specs),
    forService: (owner) => store.forService(owner),
    ping: () => store.ping(),
    scrub: () => store.scrub(),
    close: async () => undefined,
  };
}
