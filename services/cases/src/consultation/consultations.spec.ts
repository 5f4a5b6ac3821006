import { type Actor, type Id, idOf, newId } from '@sinan/schema';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openCasework } from '../testing/casework.ts';
import { formWith, hangzhou, NOW, national, shenzhen, signedIn, staffAt } from '../testing/examples.ts';
import { stated } from '../testing/intake.ts';
import { tell } from '../testing/telling.ts';
import { caseTimeline } from '../timeline.ts';
import * as commands from './commands.ts';
import { consultationQueue, consultationsByIds, listConsultations } from './queries.ts';
import { consultationTimeline } from './timeline.ts';
import { turnIntoCase } from './turning.ts';

const casework = await openCasework();
const { test, as, people } = casework;
afterAll(() => test.close());
beforeEach(() => test.clock.set(NOW));
await test.start();
const { officer, colleague, stranger } = people;

const contact = { name: '示例联系人', phone: '0755-00000000' };
const question = '商标在美国被抢注,怎么办?';
const ask = async (by: Actor, more: object = {}) => as(by)(commands.askConsultation, { question, contact, ...more });
const call = async (by: Actor, more: object = {}) =>
  as(by)(commands.registerConsultation, { channel: 'phone', question, contact, ...more });
const seen = async (by: Actor, id: string) => (await as(by)(consultationsByIds, { ids: [id] }))[0] ?? null;
const refusal = (code: string) => ({ name: 'Refusal', code });
/** The stored document and the history, as far as they go. */
async function stored(id: string) {
  await test.room.consultations.sweep();
  const where = { id: { gt: `${id}/`, lt: `${id}0` } };
  const { rows } = await test.room.consultations.history.page({ where, limit: 100 });
  return { document: await test.room.consultations.documents.get(id), entries: rows.map(({ doc }) => doc) };
}

type Name = 'answer' | 'askFurther' | 'pass' | 'finish' | 'turn';
type Doing = (by: Actor, consultationId: string, commandId?: Id<'command'>) => Promise<{ readonly status: string }>;
const under = (commandId?: Id<'command'>) => (commandId ? { commandId } : {});
const turning = { organisation: stated, form: formWith() };
const DOINGS: { readonly [name in Name]: Doing } = {
  answer: (by, consultationId, commandId) =>
    as(by, under(commandId))(commands.answerConsultation, { consultationId, answer: '可在30日内提出异议。' }),
  askFurther: (by, consultationId, commandId) =>
    as(by, under(commandId))(commands.askFurther, { consultationId, question: '从哪一天起算?' }),
  pass: (by, consultationId, commandId) =>
    as(by, under(commandId))(commands.passConsultation, {
      ...{ consultationId, toCentreId: hangzhou, reason: '由杭州答复更近。' },
    }),
  finish: (by, consultationId, commandId) => as(by, under(commandId))(commands.finishConsultation, { consultationId }),
  turn: (by, consultationId, commandId) => as(by, under(commandId))(turnIntoCase, { consultationId, ...turning }),
};
const NAMES = Object.keys(DOINGS) as readonly Name[];
/** Asked by the colleague, so that it is Shenzhen's, and brought so far that it may be done. */
async function ready(name: Name): Promise<string> {
  const { id } = await ask(colleague);
  if (name === 'askFurther' || name === 'finish') await DOINGS.answer(officer, id);
  return id;
}

describe('a question that is asked here', () => {
  it('goes to the centre of the organisation that the asker is confirmed in', async () => {
    const asked = await ask(colleague, { country: 'US' });
    expect(asked).toMatchObject({
      ...{ status: 'registered', centreId: shenzhen, askedBy: colleague.id, channel: 'platform', country: 'US' },
      ...{ organisationId: colleague.organisations[0], enterpriseName: '深圳示例机器人有限公司', caseId: null },
      ...{ registeredAt: '2026-11-10T08:00:00.000Z', answeredAt: null },
      exchanges: [{ round: 1, question, askedAt: '2026-11-10T08:00:00.000Z', answer: null, answeredAt: null }],
    });
  });

  it('goes to the nation while the asker belongs to none, or to several', async () => {
    const several = signedIn({ organisations: [newId('organisation', NOW), newId('organisation', NOW)] });
    for (const by of [stranger, people.pending, several])
      expect(await ask(by)).toMatchObject({ centreId: national, organisationId: null, country: null });
  });

  it('says how the asker is reached', async () => {
    const nowhere = ask(colleague, { contact: { name: '示例联系人' } });
    await expect(nowhere).rejects.toMatchObject({ problems: [{ path: 'contact.phone', rule: 'missing' }] });
    expect(await ask(colleague, { contact: { name: '示例联系人', email: 'ip@robot.example' } })).toMatchObject({
      contact: { name: '示例联系人', phone: null, email: 'ip@robot.example' },
    });
  });

  it('is one question, however often it is sent under one command id', async () => {
    const commandId = newId('command', NOW);
    const first = await as(colleague, { commandId })(commands.askConsultation, { question, contact });
    expect(await as(colleague, { commandId })(commands.askConsultation, { question, contact })).toEqual(first);
    expect((await stored(first.id)).entries).toHaveLength(1);
  });
});

describe('a caller’s question', () => {
  it('is registered at the centre of who takes the call, and answered at once', async () => {
    const called = await call(officer, { answer: '可提出异议。', topic: 'squatting', uscc: stated.uscc });
    expect(called).toMatchObject({
      ...{ status: 'answered', centreId: shenzhen, askedBy: null, channel: 'phone', topic: 'squatting' },
      ...{ answeredAt: '2026-11-10T08:00:00.000Z', organisationId: colleague.organisations[0] },
      exchanges: [{ round: 1, answer: '可提出异议。' }],
    });
    expect((await stored(called.id)).entries.map(({ event }) => event.type)).toEqual([
      'ConsultationRegistered',
      'ConsultationAnswered',
    ]);
  });

  it('is registered at another centre by who answers there too, and by nobody else', async () => {
    expect(await call(people.national, { centreId: hangzhou })).toMatchObject({ centreId: hangzhou });
    await expect(call(officer, { centreId: hangzhou })).rejects.toMatchObject(refusal('FORBIDDEN'));
    const nowhere = call(people.national, { centreId: newId('centre', NOW) });
    await expect(nowhere).rejects.toMatchObject({ problems: [{ path: 'centreId', rule: 'not-one-of' }] });
    expect(commands.registerConsultation.access).toEqual({ duty: ['intake', 'officer'] });
  });
});

describe('who reads a consultation', () => {
  type Who = keyof typeof people;
  const readers = async (id: string) => {
    const who: Who[] = [];
    for (const name of Object.keys(people) as Who[]) {
      const listed = (await as(people[name])(listConsultations, { first: 100 })).items.some((one) => one.id === id);
      expect([name, (await seen(people[name], id)) !== null]).toEqual([name, listed]);
      if (listed) who.push(name);
      else
        await expect(as(people[name])(consultationTimeline, { consultationId: id })).rejects.toMatchObject(
          refusal('NOT_FOUND'),
        );
    }
    return who;
  };

  it('is who asked, the centre that has it, and the nation; from another centre it is gone once it was passed on', async () => {
    const { id } = await ask(colleague);
    expect(await readers(id)).toEqual(['colleague', 'officer', 'author', 'national', 'bothHere']);
    await DOINGS.pass(officer, id);
    expect(await readers(id)).toEqual(['colleague', 'hangzhou', 'national', 'both']);
  });

  it('learns why it was passed on if they are staff', async () => {
    const { id } = await ask(colleague);
    await DOINGS.pass(officer, id);
    const passed = { fromCentreId: shenzhen, reason: '由杭州答复更近。', at: '2026-11-10T08:00:00.000Z' };
    expect(await seen(people.hangzhou, id)).toMatchObject({ centreId: hangzhou, passed });
    expect(await seen(colleague, id)).toMatchObject({ centreId: hangzhou, passed: null });
  });

  it('finds it in the queue while it waits, by the question that waits longest', async () => {
    const ningbo = staffAt(people.elsewhere.duties[0]?.centreId ?? national);
    const waiting = async () => (await as(ningbo)(consultationQueue, { first: 100 })).items.map(({ id }) => id);
    const at = async (minutes: number, doing: () => Promise<{ readonly id: string }>) => {
      test.clock.set(NOW + minutes * 60_000);
      return (await doing()).id;
    };
    const first = await at(0, () => call(ningbo));
    const second = await at(1, () => call(ningbo));
    expect(await waiting()).toEqual([first, second]);
    await DOINGS.answer(ningbo, first);
    expect(await waiting()).toEqual([second]);
    test.clock.set(NOW + 120_000);
    await DOINGS.askFurther(ningbo, first);
    expect(await waiting()).toEqual([second, first]);
    const answered = await as(ningbo)(listConsultations, { first: 100, status: 'answered' });
    expect(answered.items.map(({ id }) => id)).not.toContain(first);
  });
});

const [OF_CENTRE, OF_ASKER] = [
  { colleague: 'FORBIDDEN', officer: 'done', national: 'done', hangzhou: 'NOT_FOUND', stranger: 'NOT_FOUND' },
  { colleague: 'done', officer: 'FORBIDDEN', national: 'FORBIDDEN', hangzhou: 'NOT_FOUND', stranger: 'NOT_FOUND' },
] as const;
describe.each(NAMES)('who may: %s', (name) => {
  const rights = Object.entries(name === 'askFurther' ? OF_ASKER : OF_CENTRE);
  it.each(rights as [keyof typeof OF_CENTRE, string][])('%s: %s', async (who, expected) => {
    const id = await ready(name);
    const before = await stored(id);
    const came = await DOINGS[name](people[who], id).then(
      () => 'done',
      ({ code }) => code,
    );
    expect(came).toBe(expected);
    if (expected === 'done') expect((await stored(id)).entries).toHaveLength(before.entries.length + 1);
    else expect(await stored(id)).toEqual(before);
  });

  it('has one effect and one answer under one command id', async () => {
    const id = await ready(name);
    const [by, commandId] = [name === 'askFurther' ? colleague : officer, newId('command', NOW)];
    const first = await DOINGS[name](by, id, commandId);
    const { entries } = await stored(id);
    expect(await DOINGS[name](by, id, commandId)).toEqual(first);
    expect((await stored(id)).entries).toEqual(entries);
  });

  it('finds nothing where there is none', async () => {
    const nowhere = DOINGS[name](people.national, newId('consultation', NOW));
    await expect(nowhere).rejects.toMatchObject(refusal('NOT_FOUND'));
  });
});

describe('what a consultation refuses', () => {
  it.each(['done', 'turned'] as const)('changes nothing of it and leaves no entry: %s', async (status) => {
    const id = await ready('finish');
    await DOINGS[status === 'done' ? 'finish' : 'turn'](officer, id);
    const before = await stored(id);
    for (const name of NAMES) {
      const came = DOINGS[name](name === 'askFurther' ? colleague : officer, id);
      await expect(came).rejects.toMatchObject({ ...refusal('STATE_CONFLICT'), params: { state: status } });
    }
    expect(await stored(id)).toEqual(before);
  });
});

describe('the timeline of a consultation', () => {
  it('says in codes what happened and what kind of actor did it', async () => {
    const { id } = await ask(colleague);
    await DOINGS.answer(officer, id);
    await DOINGS.askFurther(colleague, id);
    await DOINGS.pass(officer, id);
    await DOINGS.answer(people.hangzhou, id);
    await DOINGS.finish(people.hangzhou, id);
    const lines = await as(colleague)(consultationTimeline, { consultationId: id });
    expect(lines.map(({ sequence, at: _, ...line }) => [sequence, line])).toEqual([
      [1, { type: 'ConsultationRegistered', actorKind: 'applicant', centreId: shenzhen }],
      [2, { type: 'ConsultationAnswered', actorKind: 'staff', round: 1 }],
      [3, { type: 'ConsultationAskedFurther', actorKind: 'applicant', round: 2 }],
      [4, { type: 'ConsultationPassed', actorKind: 'staff', centreId: hangzhou }],
      [5, { type: 'ConsultationAnswered', actorKind: 'staff', round: 2 }],
      [6, { type: 'ConsultationFinished', actorKind: 'staff' }],
    ]);
    const { id: called } = await call(officer, { answer: '可以。' });
    await DOINGS.turn(officer, called);
    const told = await as(officer)(consultationTimeline, { consultationId: called });
    expect(told.map(({ type, actorKind }) => [type, actorKind])).toEqual([
      ['ConsultationRegistered', 'staff'],
      ['ConsultationAnswered', 'staff'],
      ['ConsultationTurned', 'staff'],
    ]);
  });
});

describe('a consultation that is turned into a case', () => {
  const caseOf = async (id: string | null) => {
    await test.room.consultations.sweep();
    await test.settled();
    return id === null ? null : ((await test.room.cases.load(id))?.state ?? null);
  };

  /** The decision as it is told once more, or without one. */
  async function hears(consultationId: Id<'consultation'>, caseId: Id<'case'>): Promise<void> {
    const [askedBy, turnedBy, turnedAt] = [colleague.id, officer.id, '2026-11-10T08:00:00.000Z'];
    const turned = { consultationId, askedBy, organisationId: null, centreId: shenzhen, caseId, turnedBy, turnedAt };
    await tell(test, 'consultationTurned', consultationId, 7, turned);
  }
  const parked = (id: string) => test.runner.parked.head(`cases.consultations|sinan.cases|${id}`);

  it('is filed for who asked, where the consultation was, under the id that the answer named', async () => {
    const { id } = await ask(colleague);
    const { caseId } = await as(officer)(turnIntoCase, { consultationId: id, ...turning });
    expect(await caseOf(caseId)).toMatchObject({
      ...{ status: 'submitted', centreId: shenzhen, filedBy: colleague.id, partnerId: null },
      organisationId: colleague.organisations[0],
    });
    expect(await seen(colleague, id)).toMatchObject({ status: 'turned', caseId });
    expect(await as(colleague)(caseTimeline, { caseId })).toMatchObject([
      { type: 'CaseSubmitted', actorKind: 'system', centreId: shenzhen },
    ]);
  });

  it('is behind the wall around its case, with its timeline; for others it is there', async () => {
    const { id } = await ask(colleague);
    const { caseId } = await as(officer)(turnIntoCase, { consultationId: id, ...turning });
    await caseOf(caseId);
    await casework.heard('BarPerson', idOf('case').parse(caseId), people.national.id);
    expect(await seen(people.national, id)).toBeNull();
    const listed = async (by: typeof officer) =>
      (await as(by)(listConsultations, { first: 100 })).items.some((one) => one.id === id);
    expect([await listed(people.national), await listed(officer)]).toEqual([false, true]);
    const timeline = as(people.national)(consultationTimeline, { consultationId: id });
    await expect(timeline).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await seen(officer, id)).toMatchObject({ status: 'turned', caseId });
  });

  it('is the organisation’s own where a caller asked, or somebody who is not of it', async () => {
    const [called, elsewhere] = [await call(officer), await ask(stranger)];
    for (const [by, { id }] of [
      [officer, called],
      [people.national, elsewhere],
    ] as const) {
      const { caseId } = await as(by)(turnIntoCase, { consultationId: id, ...turning });
      expect(await caseOf(caseId)).toMatchObject({ filedBy: null, organisationId: colleague.organisations[0] });
    }
  });

  it('names an enterprise as it is stated while nobody registered it', async () => {
    const { id } = await call(officer);
    const organisation = { ...stated, uscc: '91440300MA5EXAMP1F', nameZh: '示例童车(深圳)有限公司' };
    const { caseId } = await as(officer)(turnIntoCase, { consultationId: id, organisation, form: formWith() });
    expect(await caseOf(caseId)).toMatchObject({
      organisationId: null,
      texts: { applicantName: organisation.nameZh },
    });
  });

  it('goes where the form says, if it says so', async () => {
    const { id } = await ask(colleague);
    const form = formWith({ choice: national });
    const { caseId } = await as(officer)(turnIntoCase, { consultationId: id, organisation: stated, form });
    expect(await caseOf(caseId)).toMatchObject({ centreId: national });
  });

  it('is not turned by half a form, and tells what is missing where it is', async () => {
    const { id } = await ask(colleague);
    const before = await stored(id);
    const { facts: _, ...form } = formWith();
    for (const [half, problem] of [
      [form, { path: 'form.facts', rule: 'missing' }],
      [formWith({ receivedOn: '2026-12-24' }), { path: 'form.receivedOn', rule: 'future' }],
    ] as const) {
      const came = as(officer)(turnIntoCase, { consultationId: id, organisation: stated, form: half });
      await expect(came).rejects.toMatchObject({
        problems: expect.arrayContaining([expect.objectContaining(problem)]),
      });
    }
    expect(await stored(id)).toEqual(before);
  });

  it('is one case, however often the decision is heard of', async () => {
    const { id } = await ask(colleague);
    const { caseId } = await as(officer)(turnIntoCase, { consultationId: id, ...turning });
    if (caseId === null) throw new Error('what was turned names its case');
    const filed = await caseOf(caseId);
    await hears(id, caseId);
    expect(await caseOf(caseId)).toEqual(filed);
    expect(await parked(id)).toBeNull();
  });

  it('that nobody decided on is parked', async () => {
    const [{ id }, caseId] = [await ask(colleague), newId('case', NOW)];
    await hears(id, caseId);
    expect(await caseOf(caseId)).toBeNull();
    expect(await parked(id)).not.toBeNull();
  });
});
