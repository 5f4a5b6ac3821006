import { type Actor, EVENTS, type Id } from '@sinan/schema';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openCasework } from '../testing/casework.ts';
import { NOW, shenzhen, signedIn } from '../testing/examples.ts';
import { STANDINGS, type Standing } from '../testing/life.ts';
import * as commands from './commands.ts';
import { listMessages, listNotes, messagesByIds, notesByIds } from './queries.ts';

const { test, as, people, doing, caseThat, heard } = await openCasework();
afterAll(() => test.close());
beforeEach(() => test.clock.set(NOW));

const send = (by: Actor, caseId: string, text = '请问何时答辩?') => as(by)(commands.sendMessage, { caseId, text });
const note = (by: Actor, caseId: string, text = '需核对送达日。') => as(by)(commands.writeNote, { caseId, text });
const messages = async (by: Actor, caseId: string) => (await as(by)(listMessages, { caseId, first: 100 })).items;
const notes = async (by: Actor, caseId: string) => (await as(by)(listNotes, { caseId, first: 100 })).items;
type Who = keyof typeof people;
const WHO = Object.keys(people) as readonly Who[];
/** Who of everybody gets it: in the list, and by its id. */
async function readersOf(kind: 'message' | 'note', caseId: string, id: string): Promise<readonly Who[]> {
  const list = kind === 'message' ? messages : notes;
  const byId = (by: Actor) =>
    kind === 'message' ? as(by)(messagesByIds, { ids: [id] }) : as(by)(notesByIds, { ids: [id] });
  const seen: Who[] = [];
  for (const who of WHO) {
    const listed = (await list(people[who], caseId)).some((one) => one.id === id);
    const [loaded] = await byId(people[who]);
    expect([who, loaded !== null]).toEqual([who, listed]);
    if (listed) seen.push(who);
  }
  return seen;
}
const ENTERPRISE: readonly Who[] = ['filer', 'colleague', 'both', 'bothHere'];
const CENTRE: readonly Who[] = ['officer', 'author', 'national'];
const sorted = (...who: readonly (readonly Who[])[]) => who.flat().toSorted();

describe('a message', () => {
  it('is read by every side of the case, and by nobody else', async () => {
    const id = await caseThat('guiding and advised');
    const sent = await send(people.filer, id);
    expect(sent).toMatchObject({ side: 'applicant', by: people.filer.id, text: '请问何时答辩?', correctedAt: null });
    expect((await readersOf('message', id, sent.id)).toSorted()).toEqual(sorted(ENTERPRISE, CENTRE, ['expert']));
  });

  it.each<[Who, string]>([
    ['filer', 'applicant'],
    ['colleague', 'applicant'],
    ['both', 'applicant'],
    ['officer', 'centre'],
    ['national', 'centre'],
    ['expert', 'expert'],
    ['hangzhou', 'FORBIDDEN'],
    ['pending', 'NOT_FOUND'],
    ['stranger', 'NOT_FOUND'],
    ['elsewhere', 'NOT_FOUND'],
  ])('is sent by %s: %s', async (who, expected) => {
    const id = await caseThat('guiding and advised');
    await doing(people.officer, 'OfferHandOver', id);
    const came = await send(people[who], id).then(
      ({ side }) => side,
      ({ code }) => code,
    );
    expect(came).toBe(expected);
  });

  it('is for who works on cases to send for the centre, and for others of it to read', async () => {
    const id = await caseThat('accepted');
    await send(people.filer, id);
    const archivist = signedIn({ duties: [{ duty: 'archivist', centreId: shenzhen }] });
    expect(await messages(archivist, id)).toHaveLength(1);
    await expect(send(archivist, id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('follows the case: after a hand-over the new centre reads it, and the old one does not', async () => {
    const id = await caseThat('guiding and advised');
    const { id: messageId } = await send(people.officer, id);
    await doing(people.officer, 'OfferHandOver', id);
    expect(await messages(people.hangzhou, id)).toEqual([]);
    await doing(people.hangzhou, 'AcceptHandOver', id);
    await heard('ReleaseExpert', id);
    expect((await readersOf('message', id, messageId)).toSorted()).toEqual(
      sorted(ENTERPRISE, ['hangzhou', 'national']),
    );
    await expect(as(people.officer)(commands.withdrawMessage, { messageId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('is behind the wall with the case', async () => {
    const id = await caseThat('guiding and advised');
    const { id: messageId } = await send(people.colleague, id);
    await heard('BarPerson', id, people.colleague.id);
    await heard('BarPerson', id);
    const readers = await readersOf('message', id, messageId);
    expect(readers.toSorted()).toEqual(sorted(['filer', 'both', 'bothHere'], CENTRE));
    await expect(as(people.colleague)(commands.correctMessage, { messageId, text: 'x' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('is corrected and taken back by who wrote it, within a quarter of an hour; its history keeps what it was', async () => {
    const id = await caseThat('accepted');
    const { id: messageId } = await send(people.filer, id, '第一稿');
    test.clock.set(NOW + 5 * 60_000);
    const corrected = await as(people.filer)(commands.correctMessage, { messageId, text: '第二稿' });
    expect(corrected).toMatchObject({ text: '第二稿', correctedAt: '2026-11-10T08:05:00.000Z' });
    await expect(as(people.colleague)(commands.withdrawMessage, { messageId })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    test.clock.set(NOW + 15 * 60_000);
    const withdrawn = await as(people.filer)(commands.withdrawMessage, { messageId });
    expect(withdrawn).toMatchObject({ text: null, correctedAt: null, withdrawnAt: '2026-11-10T08:15:00.000Z' });
    expect(await messages(people.officer, id)).toEqual([withdrawn]);
    await test.room.messages.sweep();
    const history = await test.room.messages.history.page({
      where: { id: { gt: `${messageId}/`, lt: `${messageId}0` } },
      limit: 10,
    });
    expect(history.rows.map(({ doc }) => doc.personal)).toEqual([{ text: '第一稿' }, { text: '第二稿' }, undefined]);
  });

  it('is one message, however often it is sent under one command id', async () => {
    const id = await caseThat('accepted');
    const call = { commandId: test.call(people.filer).commandId };
    const twice = [1, 2].map(() => as(people.filer, call)(commands.sendMessage, { caseId: id, text: '同一条' }));
    const [first, second] = await Promise.all(twice);
    expect(second).toEqual(first);
    expect(await messages(people.filer, id)).toHaveLength(1);
  });

  it('stands in the list newest first, page by page', async () => {
    const id = await caseThat('accepted');
    for (let n = 0; n < 3; n += 1) {
      test.clock.set(NOW + n * 1_000);
      await send(people.filer, id, `${n}`);
    }
    const first = await as(people.officer)(listMessages, { caseId: id, first: 2 });
    expect([first.items.map(({ text }) => text), first.hasMore]).toEqual([['2', '1'], true]);
    const rest = await as(people.officer)(listMessages, { caseId: id, first: 2, after: first.cursors.at(-1) });
    expect([rest.items.map(({ text }) => text), rest.hasMore]).toEqual([['0'], false]);
  });
});

describe('a note', () => {
  it('is read by the staff of the centre that holds the case, and of the nation; never by the enterprise or the expert', async () => {
    const id = await caseThat('guiding and advised');
    const { id: noteId } = await note(people.officer, id);
    expect((await readersOf('note', id, noteId)).toSorted()).toEqual(sorted(CENTRE));
    await doing(people.officer, 'OfferHandOver', id);
    await doing(people.hangzhou, 'AcceptHandOver', id);
    expect((await readersOf('note', id, noteId)).toSorted()).toEqual(sorted(['hangzhou', 'national']));
  });

  it('is not read by staff who are of the enterprise too', async () => {
    const id = await caseThat('accepted');
    await note(people.officer, id);
    const duties = [{ duty: 'officer', centreId: shenzhen }] as const;
    const both = signedIn({ organisations: people.colleague.organisations, duties });
    expect(await notes(both, id)).toEqual([]);
    await expect(note(both, id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is written by who works on the case, and by who supervises', async () => {
    const id = await caseThat('guiding and advised');
    const supervisor = { ...signedIn({ duties: [{ duty: 'supervisor', centreId: null }] }) };
    const supervises = { ...supervisor, audiences: [...supervisor.audiences, 'national' as const] };
    for (const by of [people.officer, people.national, supervises])
      expect(await note(by, id)).toMatchObject({ by: by.id });
    for (const by of [people.filer, people.both, people.expert])
      await expect(note(by, id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(note(people.elsewhere, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(commands.writeNote.access).toEqual({ duty: expect.not.arrayContaining(['expert']) });
  });

  it('is corrected and taken back like a message', async () => {
    const id = await caseThat('accepted');
    const { id: noteId } = await note(people.officer, id, '第一稿');
    expect(await as(people.officer)(commands.correctNote, { noteId, text: '第二稿' })).toMatchObject({
      text: '第二稿',
    });
    await expect(as(people.author)(commands.withdrawNote, { noteId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(as(people.filer)(commands.withdrawNote, { noteId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    test.clock.set(NOW + 16 * 60_000);
    await expect(as(people.officer)(commands.withdrawNote, { noteId })).rejects.toMatchObject({
      code: 'CORRECTION_OVER',
    });
  });
});

describe('a note of a call', () => {
  const call = { with: 'forum', direction: 'incoming', answered: true } as const;
  const noted = async (stated: object) => {
    const caseId = await caseThat('accepted');
    return as(people.officer)(commands.writeNote, { caseId, text: '书记员来电。', call: { ...call, ...stated } });
  };

  it('is read with what is kept of the call, as its readers read notes', async () => {
    const written = await noted({ at: '2026-11-10T15:30:00+08:00', minutes: 12 });
    expect(written.call).toEqual({ ...call, at: '2026-11-10T07:30:00.000Z', minutes: 12 });
    expect(await notes(people.author, written.caseId)).toEqual([written]);
    expect(await as(people.officer)(notesByIds, { ids: [written.id] })).toEqual([written]);
  });

  it('was now, and of no length, where neither is said', async () => {
    expect((await noted({})).call).toEqual({ ...call, at: new Date(NOW).toISOString(), minutes: null });
  });

  it('takes from none to six hundred minutes', async () => {
    for (const minutes of [0, 600]) expect((await noted({ minutes })).call).toMatchObject({ minutes });
  });

  it.each([
    ['with', 'not-one-of', { with: 'claimant' }],
    ['direction', 'not-one-of', { direction: 'both' }],
    ['at', 'instant', { at: '2026-11-10' }],
    ['at', 'not-yet', { at: '2026-11-10T08:00:00.001Z' }],
    ['at', 'long-ago', { at: '2026-10-11T07:59:59.999Z' }],
    ['answered', 'missing', { answered: undefined }],
    ['minutes', 'too-small', { minutes: -1 }],
    ['minutes', 'too-big', { minutes: 601 }],
    ['minutes', 'type', { minutes: 1.5 }],
    ['minutes', 'unanswered', { answered: false, minutes: 1 }],
  ])('is refused at its field: %s, %s', async (field, rule, stated) => {
    await expect(noted(stated)).rejects.toMatchObject({ problems: [{ path: `call.${field}`, rule }] });
  });

  it('is corrected with what is stated of the call anew, and shows nothing of it once it is taken back', async () => {
    const { id: noteId } = await noted({ minutes: 12 });
    const correct = (more: object) => as(people.officer)(commands.correctNote, { noteId, text: '更正。', ...more });
    const kept = { ...call, at: new Date(NOW).toISOString() };
    expect((await correct({})).call).toEqual({ ...kept, minutes: 12 });
    expect((await correct({ call: { ...call, with: 'counsel' } })).call).toEqual({
      ...{ ...kept, with: 'counsel', minutes: null },
    });
    expect((await as(people.officer)(commands.withdrawNote, { noteId })).call).toBeNull();
  });
});

describe('a note that the last release wrote', () => {
  it('is read as one of no call, and is stored as of today once it is corrected', async () => {
    const id = await caseThat('accepted');
    const { id: noteId } = await note(people.officer, id, '先核实');
    const { documents } = test.room.notes;
    const stored = async () => (await documents.get(noteId))?.doc;
    const doc = await stored();
    if (doc?.state.status !== 'said') throw new Error('no such note');
    const { call: _, ...said } = doc.state;
    await documents.remove(noteId);
    await documents.insert({ ...doc, v: 1, state: said as typeof doc.state });
    expect(await notes(people.officer, id)).toMatchObject([{ text: '先核实', call: null }]);
    await as(people.officer)(commands.correctNote, { noteId, text: '已核实' });
    expect(await stored()).toMatchObject({ v: 2, state: { text: '已核实', call: null } });
  });
});

describe('a case takes messages and notes', () => {
  const standings = STANDINGS.filter((standing): standing is Exclude<Standing, 'none'> => standing !== 'none');

  it.each(standings)('until it is archived: %s', async (standing) => {
    const id = await caseThat(standing);
    const came = [send(people.colleague, id), note(people.officer, id)].map((one) =>
      one.then(
        () => 'done',
        ({ code, params }) => [code, params.state],
      ),
    );
    const expected = standing.startsWith('archived') ? ['STATE_CONFLICT', 'archived'] : 'done';
    expect(await Promise.all(came)).toEqual([expected, expected]);
    const count = standing.startsWith('archived') ? 0 : 1;
    expect([(await messages(people.colleague, id)).length, (await notes(people.officer, id)).length]).toEqual([
      count,
      count,
    ]);
  });
});

describe('what others hear', () => {
  it('is that there is a message or a note, of which case and from which side, without a word of it', async () => {
    const told: string[] = [];
    const tail = await test.bus.tail([test.resources.topic('cases')], ({ value }) => told.push(value ?? ''));
    const id = await caseThat('guiding and advised');
    const message = await send(people.expert, id, '机密一');
    await as(people.expert)(commands.correctMessage, { messageId: message.id, text: '机密二' });
    await as(people.expert)(commands.withdrawMessage, { messageId: message.id });
    const written = await note(people.officer, id, '机密三');
    await as(people.officer)(commands.correctNote, { noteId: written.id, text: '机密四' });
    await as(people.officer)(commands.withdrawNote, { noteId: written.id });
    const ours = await vi.waitFor(() => {
      const found = told
        .map((value) => JSON.parse(value))
        .filter(({ subject }) => [message.id, written.id].includes(subject));
      expect(found).toHaveLength(6);
      return found as { type: string; data: { caseId: Id<'case'> } }[];
    });
    await tail.stop();
    const names = [
      'messageSent',
      'messageCorrected',
      'messageWithdrawn',
      'noteWritten',
      'noteCorrected',
      'noteWithdrawn',
    ] as const;
    for (const name of names) {
      const event = ours.find(({ type }) => type === EVENTS[name].type);
      expect(EVENTS[name].data.parse(event?.data)).toEqual(event?.data);
    }
    expect(ours.find(({ type }) => type === EVENTS.messageSent.type)?.data).toMatchObject({
      ...{ caseId: id, filedBy: people.filer.id, centreId: shenzhen, side: 'expert', expertId: people.expert.id },
    });
    expect(told.join()).not.toContain('机密');
  });
});
