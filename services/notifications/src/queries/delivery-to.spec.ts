import type { SendOutcome } from '@sinan/mail';
import { instant } from '@sinan/runtime';
import { type Envelope, type Id, idOf, newId } from '@sinan/schema';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { noteReport } from '../suppression/index.ts';
import { NOW } from '../testing/builders.ts';
import { type Office, openOffice, PATIENCE } from '../testing/office.ts';
import { ticketIn } from '../testing/return-path.ts';
import type { VersionSaid } from '../testing/risk.ts';
import { comesTo, daily, TUESDAY } from '../testing/slots.ts';
import { type ASubscriber, aSubscriber } from '../testing/subscribers.ts';
import { deliveryTo } from './index.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ bounceAddress: 'bounces@alerts.example.cn' });
});
afterEach(() => {
  office.test.clock.set(NOW);
  office.mailer.answer = () => SENT;
});
afterAll(() => office.close());

const SENT: SendOutcome = { kind: 'sent', response: '250' };
const UNKNOWN: SendOutcome = { kind: 'unknown', reason: 'cut' };
const ANSWERS: { readonly [name: string]: SendOutcome } = {
  refused: { kind: 'refused', to: 'recipient', code: 550, response: '550 no' },
  unknown: UNKNOWN,
  waiting: { kind: 'deferred', reason: '451' },
  expired: { kind: 'deferred', reason: '451' },
  suppressed: { kind: 'deferred', reason: '451' },
};

const call = () => office.test.call({ kind: 'system', service: 'spec' });
const reader = (name: string, country: string, differs: Parameters<typeof aSubscriber>[2] = {}) =>
  aSubscriber(office, name, { countries: [country], ...differs }, { isKnown: true });
async function told(event: Envelope): Promise<Id<'warning'>> {
  await office.tell(event);
  await office.idle();
  return idOf('warning').parse(event.subject);
}
const published = (country: string, said: VersionSaid = {}, id?: Id<'warning'>) =>
  told(office.risk.publish({ countries: [country], ...said }, id));
const partsTo = async (warningId: Id<'warning'>, email: string) =>
  (await deliveryTo.run(office.room, call(), { warningId, email }))?.parts;
const firstTo = async (warningId: Id<'warning'>, { email }: ASubscriber) =>
  (await partsTo(warningId, email))?.[0]?.mail;

const later = (ms: number) => instant(NOW + ms);
const askedAt = later(0);
const [atOnce, NOBODY] = [{ askedAt, sentAt: null, digestDay: null }, { parts: [] }];

describe('what became of the mails to one reader', () => {
  it('is each end of a mail, when it was asked for, and when it went out', async () => {
    const names = ['sent', 'bounced', ...Object.keys(ANSWERS)];
    const readers = new Map<string, ASubscriber>();
    for (const name of names) readers.set(name, await reader(name, 'KE'));
    const one = (name: string) => readers.get(name) as ASubscriber;
    office.mailer.answer = ({ to }) => ANSWERS[to.address.split('@', 1)[0] ?? ''] ?? SENT;
    const id = await published('KE');

    const ticket = ticketIn(office.mailer.to(one('bounced').email)[0]?.returnPath);
    await noteReport.run(office.room, call(), { ticket, kind: 'soft', status: null });
    const given = await office.room.mails.rows.get(`mail/${id}.1/${one('expired').id}`);
    if (given) await office.room.mails.rows.replace({ ...given.doc, open: false }, given.revision);
    await one('suppressed').does({ type: 'leave', by: 'page' });
    await office.idle();
    await vi.waitFor(async () => {
      office.test.clock.set(office.test.clock.now() + 5_000);
      expect(await firstTo(id, one('suppressed'))).toEqual({ ...atOnce, state: 'suppressed' });
    }, PATIENCE);

    for (const state of ['sent', 'bounced', 'unknown'])
      expect(await firstTo(id, one(state))).toEqual({ ...atOnce, state, sentAt: askedAt });
    for (const state of ['refused', 'waiting', 'expired'])
      expect(await firstTo(id, one(state))).toEqual({ ...atOnce, state });
    expect(await partsTo(id, one('sent').email.toUpperCase())).toHaveLength(1);
  });

  it('of one who is told once a day is the day of the digest, and then when that went out', async () => {
    const one = await reader('daily', 'TZ', { rhythm: daily });
    const id = await published('TZ', { severity: 'warning' });
    expect(await firstTo(id, one)).toEqual({ ...atOnce, state: 'gathered', digestDay: '2026-11-24' });
    await comesTo(office, TUESDAY);
    expect(await firstTo(id, one)).toEqual({ ...atOnce, state: 'sent', sentAt: instant(TUESDAY) });
  });

  it('is still unknown when it was sent once more, and since when', async () => {
    const one = await reader('daily-unsure', 'UG', { rhythm: daily });
    const id = await published('UG', { severity: 'warning' });
    office.mailer.answer = () => UNKNOWN;
    await comesTo(office, TUESDAY);
    expect(await firstTo(id, one)).toEqual({ ...atOnce, state: 'unknown' });
    office.mailer.answer = () => SENT;
    await comesTo(office, TUESDAY + 60_000);
    expect(await firstTo(id, one)).toEqual({ ...atOnce, state: 'unknown', sentAt: instant(TUESDAY + 60_000) });
  });

  it('says of which part the reader was not told, and tells the withdrawal from the last version', async () => {
    const early = await reader('early', 'GH');
    const id = await published('GH');
    const late = await reader('late', 'GH');
    await published('GH', { minor: true }, id);
    await published('GH', {}, id);
    await told(office.risk.cancel(id));
    const [first, last] = [
      { version: 1, withdrawal: false },
      { version: 3, withdrawal: false },
    ];
    const mail = { ...atOnce, state: 'sent', sentAt: askedAt };
    const [second, withdrawn] = [
      { ...last, mail },
      { version: 3, withdrawal: true, mail },
    ];
    expect(await partsTo(id, early.email)).toEqual([{ ...first, mail }, second, withdrawn]);
    expect(await partsTo(id, late.email)).toEqual([{ ...first, mail: null }, second, withdrawn]);
  });

  it('is the same of nobody, of a subscriber whom it does not concern, and of one who was erased', async () => {
    const [other, erased] = [await reader('elsewhere', 'NG'), await reader('erased', 'ZM')];
    const id = await published('ZM');
    expect(await firstTo(id, erased)).toMatchObject({ state: 'sent' });
    await erased.does({ type: 'erase' });
    for (const email of ['nobody@example.com', other.email, erased.email])
      expect(await deliveryTo.run(office.room, call(), { warningId: id, email })).toEqual(NOBODY);
    expect(await partsTo(newId('warning', NOW), other.email)).toBeUndefined();
  });
});
