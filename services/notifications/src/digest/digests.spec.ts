import { instant } from '@sinan/runtime';
import { anonymous, type Envelope, type Id, idOf, newId } from '@sinan/schema';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { confirm, eraseSubscription, subscribe } from '../commands/index.ts';
import { forgetPerson } from '../erasure/forgetting.ts';
import { forgettingId } from '../erasure/rows.ts';
import { deliveryProgress, warningAudience } from '../queries/index.ts';
import { knownSubscription } from '../reservations.ts';
import type { MailRow } from '../rows.ts';
import { NOW } from '../testing/builders.ts';
import { confirmToken, manageToken } from '../testing/links.ts';
import { type Office, openOffice, PATIENCE } from '../testing/office.ts';
import type { VersionSaid } from '../testing/risk.ts';
import { comesTo, daily, TUESDAY } from '../testing/slots.ts';
import { type ASubscriber, aSubscriber } from '../testing/subscribers.ts';
import { aChoice } from '../testing/subscription-life.ts';
import { digestMail } from './rows.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());
beforeEach(() => {
  office.test.clock.set(NOW);
  office.mailer.answer = () => ({ kind: 'sent', response: '250' });
});

const weekly = { ...daily, every: 'week', weekday: 3 } as const;
const WEDNESDAY = Date.parse('2026-11-25T00:00:00Z');
const slotOn = (at: number) => ({ day: new Date(at).toISOString().slice(0, 10), at });

const reader = (name: string, country: string, differs: Parameters<typeof aSubscriber>[2] = {}) =>
  aSubscriber(office, name, { countries: [country], rhythm: daily, ...differs });

async function told(event: Envelope): Promise<Id<'warning'>> {
  await office.tell(event, 2);
  await office.idle();
  return idOf('warning').parse(event.subject);
}
const published = (country: string, said: VersionSaid = {}, id?: Id<'warning'>) =>
  told(office.risk.publish({ severity: 'warning', countries: [country], ...said }, id));
const cancelled = (id: Id<'warning'>) => told(office.risk.cancel(id));
const comes = (at: number) => comesTo(office, at);

const mailsOf = ({ email }: ASubscriber) => office.mailer.to(email);
const textOf = (one: ASubscriber) => mailsOf(one).at(-1)?.text ?? '';
const rowOf = async (id: string) => (await office.room.mails.rows.get(id))?.doc;
const partOf = (warning: string, part: string, { id }: ASubscriber) => rowOf(`mail/${warning}.${part}/${id}`);
const digestOf = ({ id }: ASubscriber, at: number) => rowOf(digestMail(id, slotOn(at)).id);
async function reopened(row: MailRow | undefined): Promise<void> {
  const stored = await office.room.mails.rows.get(row?.id ?? '');
  const askedFor = new Date(office.test.clock.now()).toISOString();
  if (!stored) throw new Error('there is no such row');
  await office.room.mails.rows.replace({ ...stored.doc, open: true, state: 'waiting', due: askedFor }, stored.revision);
}
const call = () => office.test.call({ kind: 'system', service: 'spec' });
const figuresOf = async (warningId: Id<'warning'>) => {
  const progress = await deliveryProgress.run(office.room, call(), { warningId });
  return progress && { complete: progress.complete, parts: progress.parts };
};

describe('a reader who is told once a day', () => {
  it('gets all of a day in one mail at its hour, with every change in its order', async () => {
    const one = await reader('all-of-a-day', 'KE');
    const first = await published('KE', { changed: ['title'] });
    const second = await published('KE', { severity: 'notice', staleTranslations: ['en'] });
    await published('KE', {}, first);
    await published('KE', { changed: ['advice'] }, first);
    expect(mailsOf(one)).toEqual([]);
    const waits = { matched: 1, waiting: 1, gathered: 1, sent: 0 };
    expect(await figuresOf(first)).toMatchObject({ complete: false, parts: [waits, waits, waits] });
    await comes(TUESDAY - 1);
    expect(mailsOf(one)).toEqual([]);
    await comes(TUESDAY);
    expect(mailsOf(one).map(({ subject }) => subject)).toEqual(['[Risk warnings] 24 November 2026: 2 in one mail']);
    expect(textOf(one)).toMatch(
      /== Warning ==\n\nKenya\n\nMore mass.*\nUpdated \(version 2\)\. What is different: .*\nWhat changed: countries or regions\nUpdated \(version 3\)\. .*\nWhat changed: what to do\n[^=]*== Notice ==/,
    );
    expect(textOf(one)).toContain('the English text has not caught up');
    expect(textOf(one)).toContain('because you subscribed to risk warnings about: Kenya.\nHow often: daily at 08:00');
    const went = { matched: 1, waiting: 0, gathered: 0, sent: 1 };
    expect(await figuresOf(first)).toMatchObject({ complete: true, parts: [went, went, went] });
    expect(await figuresOf(second)).toMatchObject({ complete: true, parts: [went] });
    expect(mailsOf(one)[0]?.listUnsubscribe).toBeDefined();
  });

  it('is told in Chinese who reads Chinese', async () => {
    const one = await reader('in-chinese', 'TZ', { locale: 'zh-CN' });
    await published('TZ');
    await comes(TUESDAY);
    expect(mailsOf(one)[0]?.subject).toBe('【风险预警汇总】2026年11月24日（1 条）');
    expect(textOf(one)).toContain('发送频率：每日 08:00（北京时间）；紧急预警即时发送。');
  });

  it('is told once of what nights were missed, and then again day by day', async () => {
    const one = await reader('missed', 'UG');
    await published('UG');
    await comes(WEDNESDAY + 3_600_000);
    expect(mailsOf(one)).toHaveLength(1);
    await published('UG');
    await comes(WEDNESDAY + 86_400_000);
    expect(mailsOf(one)).toHaveLength(2);
  });

  it('gets what is urgent at once, and not afterwards what it said earlier', async () => {
    const one = await reader('urgent', 'GH');
    const id = await published('GH');
    await published('GH', { severity: 'urgent' }, id);
    expect(mailsOf(one).map(({ subject }) => subject)).toEqual([expect.stringContaining('urgent] Updated')]);
    await comes(TUESDAY);
    expect(mailsOf(one)).toHaveLength(1);
    expect(await figuresOf(id)).toMatchObject({ complete: true, parts: [{ suppressed: 1 }, { sent: 1 }] });
  });

  it('is not told of what was withdrawn by then, and gets no mail with nothing in it', async () => {
    const one = await reader('withdrawn', 'NG');
    const id = await published('NG');
    await cancelled(id);
    await comes(TUESDAY);
    expect(mailsOf(one)).toEqual([]);
    expect(await digestOf(one, TUESDAY)).toMatchObject({ open: false, state: 'suppressed' });
    expect(await figuresOf(id)).toMatchObject({ complete: true, parts: [{ suppressed: 1 }, { suppressed: 1 }] });
  });

  it('is told with the others of the withdrawal of what an earlier digest told', async () => {
    const one = await reader('withdrawn-later', 'SN');
    const id = await published('SN');
    await comes(TUESDAY);
    await published('SN', {}, id);
    await cancelled(id);
    await published('SN');
    await comes(WEDNESDAY);
    expect(mailsOf(one)).toHaveLength(2);
    expect(textOf(one)).toContain('This warning was withdrawn. Please do not act on it any more.');
    expect(mailsOf(one)[1]?.subject).toContain(': 2 in one mail');
    expect(await figuresOf(id)).toMatchObject({ parts: [{ sent: 1 }, { suppressed: 1 }, { sent: 1 }] });
  });

  it('gets a later version of what the same digest tells, though it is not about what was chosen', async () => {
    const one = await reader('follows', 'ML');
    const id = await published('ML');
    await published('BF', { severity: 'urgent' }, id);
    expect(mailsOf(one)).toEqual([]);
    await comes(TUESDAY);
    expect(mailsOf(one)).toHaveLength(1);
    expect(textOf(one)).toContain('(version 2)');
    expect(textOf(one)).toContain('because you got earlier versions');
    expect(await figuresOf(id)).toMatchObject({ parts: [{ sent: 1 }, { sent: 1 }] });
  });

  it('is not told of what was over by then', async () => {
    const one = await reader('over', 'CI');
    const id = await published('CI', { expiresAt: '2026-11-23T16:00:00.000Z' });
    await comes(TUESDAY);
    expect(mailsOf(one)).toEqual([]);
    expect(await figuresOf(id)).toMatchObject({ complete: true, parts: [{ expired: 1 }] });
  });

  it.each(['leave', 'pause', 'erase'] as const)('gets nothing after to %s', async (how) => {
    const one = await reader(`gone-by-${how}`, 'BJ');
    const id = await published('BJ');
    if (how === 'leave') await one.does({ type: 'leave', by: 'page' });
    if (how === 'pause') await one.does({ type: 'pause', until: '2026-12-01T16:00:00.000Z' });
    const token = manageToken(office, one.id);
    if (how === 'erase') await eraseSubscription.run(office.room, office.test.call(anonymous), { token });
    await comes(TUESDAY);
    expect(mailsOf(one)).toEqual([]);
    expect(await partOf(id, '1', one)).toMatchObject({ open: false, state: 'suppressed' });
  });

  it('is forgotten with all that was gathered, and not only at the next slot', async () => {
    const email = 'forgotten@example.com';
    const asker = () => office.test.call(anonymous);
    await subscribe.run(office.room, asker(), { email, countries: ['LS'], locale: 'en', rhythm: weekly });
    await office.idle();
    const id = (await knownSubscription(office.room, email)) ?? '';
    await confirm.run(office.room, asker(), { token: confirmToken(office, id, 1) });
    const warning = await published('LS');
    expect(await rowOf(`mail/${warning}.1/${id}`)).toMatchObject({ open: true, state: 'gathered' });
    const personId = newId('person', NOW);
    await forgetPerson.run(office.room, call(), { personId, email });
    const forgotten = async () => (await office.room.forgetting.rows.get(forgettingId(personId)))?.doc;
    await vi.waitFor(async () => expect(await forgotten()).toMatchObject({ open: false, email: null }), PATIENCE);
    await comes(WEDNESDAY);
    expect(office.mailer.to(email).map(({ headers }) => headers?.[0]?.[1])).toEqual(['confirm-subscription']);
  });

  it('who chooses another rhythm is told at the slot that was, and of what follows as chosen now', async () => {
    const one = await reader('changes-rhythm', 'TG', { rhythm: weekly });
    const before = office.risk.publish({ severity: 'warning', countries: ['TG'] });
    await told(before);
    await one.does({ type: 'change', choice: aChoice({ countries: ['TG'] }) });
    // Told once more, as after a crash: it is gathered, and does not go out at once too.
    await told(before);
    expect(mailsOf(one)).toEqual([]);
    await published('TG');
    expect(mailsOf(one)).toHaveLength(1);
    await comes(WEDNESDAY);
    expect(mailsOf(one).map(({ headers }) => headers?.[0]?.[1])).toEqual(['warning', 'digest']);
  });
});

describe('a digest that is being sent', () => {
  it('tells of no more than when it was begun: what comes too late goes with the next', async () => {
    const one = await reader('too-late', 'ZM');
    await published('ZM');
    office.mailer.answer = () => ({ kind: 'deferred', reason: '451' });
    await comes(TUESDAY);
    // The clock went back: the slot lies ahead once more, and its mail is under way.
    office.test.clock.set(TUESDAY - 60_000);
    const late = await published('ZM');
    expect(await partOf(late, '1', one)).toMatchObject({ state: 'gathered', slot: { at: WEDNESDAY } });
    office.mailer.answer = () => ({ kind: 'sent', response: '250' });
    await vi.waitFor(async () => {
      office.test.clock.set(office.test.clock.now() + 60_000);
      expect(await digestOf(one, TUESDAY)).toMatchObject({ state: 'sent' });
    }, PATIENCE);
    await comes(WEDNESDAY);
    const mails = mailsOf(one);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2);
    for (const { subject } of mails) expect(subject).toContain(': 1 in one mail');
  });

  it('leaves nothing behind that was gathered while it was begun', async () => {
    const one = await reader('meanwhile', 'ZW');
    const digest = digestMail(one.id, slotOn(TUESDAY));
    await office.room.mails.add([
      {
        ...{ ...digest, state: 'waiting', address: null, askedAt: digest.due, sentAt: null },
        ...{ repeats: null, ticket: null, about: null, part: null },
      },
    ]);
    // Another process has just claimed it, and has not looked for its parts yet.
    const stored = await office.room.mails.rows.get(digest.id);
    if (!stored) throw new Error('there is no digest');
    await office.room.mails.rows.replace({ ...stored.doc, attempts: 1, lastError: 'cut off' }, stored.revision);
    const id = await published('ZW');
    const notice = async () => (await office.room.notices.rows.get(`notice/${id}.1`))?.doc;
    expect(await notice()).toMatchObject({
      open: true,
      lastError: 'a digest that this part may be in is being written',
    });
    await comes(TUESDAY);
    await vi.waitFor(async () => {
      office.test.clock.set(office.test.clock.now() + 5_000);
      expect(await notice()).toMatchObject({ open: false });
      expect(await figuresOf(id)).toMatchObject({ complete: true, parts: [{ matched: 1, sent: 1 }] });
    }, PATIENCE);
    expect(mailsOf(one)).toHaveLength(1);
  });

  it('says the same when it is sent once more after a crash', async () => {
    const one = await reader('crashed', 'RW');
    const id = await published('RW');
    await published('RW', {}, id);
    await comes(TUESDAY);
    await reopened(await digestOf(one, TUESDAY));
    await comes(TUESDAY);
    const [first, second] = mailsOf(one);
    expect(second).toEqual(first);
    expect(await figuresOf(id)).toMatchObject({ complete: true, parts: [{ sent: 1 }, { sent: 1 }] });
  });

  it('of which nobody knows whether it arrived is sent once more, and its parts are unknown', async () => {
    const one = await reader('unknown', 'BI');
    office.mailer.answer = () => ({ kind: 'unknown', reason: 'cut' });
    const id = await published('BI');
    await comes(TUESDAY);
    office.mailer.answer = () => ({ kind: 'sent', response: '250' });
    await comes(TUESDAY + 60_000);
    const [first, second] = mailsOf(one);
    expect(second).toEqual(first);
    expect(await figuresOf(id)).toMatchObject({ complete: true, parts: [{ unknown: 1 }] });
    await cancelled(id);
    await comes(WEDNESDAY);
    expect(textOf(one)).toContain('was withdrawn');
  });

  it('that is given up leaves no part waiting', async () => {
    const one = await reader('given-up', 'MW');
    office.mailer.answer = () => ({ kind: 'deferred', reason: '451' });
    const id = await published('MW');
    const stored = await office.room.mails.rows.get(digestMail(one.id, slotOn(TUESDAY)).id);
    if (!stored) throw new Error('there is no digest');
    await office.room.mails.rows.replace({ ...stored.doc, failsSince: instant(NOW - 5 * 86_400_000) }, stored.revision);
    await comes(TUESDAY);
    expect(await figuresOf(id)).toMatchObject({ complete: true, parts: [{ matched: 1, waiting: 0, expired: 1 }] });
  });

  it('that is refused ends so for each of its parts', async () => {
    await reader('refused', 'MZ');
    office.mailer.answer = () => ({ kind: 'refused', to: 'recipient', code: 550, response: '550 no' });
    const id = await published('MZ');
    await comes(TUESDAY);
    expect(await figuresOf(id)).toMatchObject({ complete: true, parts: [{ matched: 1, refused: 1 }] });
  });
});

describe('the audience of a version', () => {
  it('tells how many are told of it with others', async () => {
    await reader('audience-daily', 'NA');
    await reader('audience-weekly', 'NA', { rhythm: weekly });
    await reader('audience-at-once', 'NA', { rhythm: { every: 'instant' } });
    const id = await published('NA');
    const audienceOf = async (said: VersionSaid) => {
      office.risk.work(id, { countries: ['NA'], ...said });
      return warningAudience.run(office.room, call(), { warningId: id });
    };
    expect(await audienceOf({ severity: 'warning' })).toMatchObject({ recipients: 3, gathered: 2 });
    expect(await audienceOf({ severity: 'urgent' })).toMatchObject({ recipients: 3, gathered: 0 });
  });
});
