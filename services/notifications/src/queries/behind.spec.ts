import type { SendOutcome } from '@sinan/mail';
import { instant } from '@sinan/runtime';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { NOW } from '../testing/builders.ts';
import { type Office, openOffice, PATIENCE } from '../testing/office.ts';
import { comesTo, daily } from '../testing/slots.ts';
import { aSubscriber } from '../testing/subscribers.ts';
import { mailsBehind } from './behind.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterEach(() => {
  office.mailer.answer = () => SENT;
  office.test.clock.set(NOW);
});
afterAll(() => office.close());

const SENT: SendOutcome = { kind: 'sent', response: '250 OK' };
const PUT_OFF: SendOutcome = { kind: 'deferred', reason: "EENVELOPE: Can't send mail: 451 4.7.1 Greylisted" };
const QUARTER_MS = 15 * 60_000;
const look = () => mailsBehind.look(office.room);

/** Publishes a warning in a country with so many readers, of whom the first ones are answered so. */
async function published(country: string, many: number, answered: number, answer: SendOutcome): Promise<string> {
  const names = Array.from({ length: many }, (_, n) => `${country}-${n}`);
  for (const name of names) await aSubscriber(office, name, { countries: [country] });
  const put = new Set(names.slice(0, answered).map((name) => `${name}@example.com`));
  office.mailer.answer = ({ to }) => (put.has(to.address) ? answer : SENT);
  const event = office.risk.publish({ countries: [country], at: instant(NOW) });
  await office.tell(event);
  await office.idle();
  return event.subject;
}

describe('a warning that went live', () => {
  it('is not behind while 99 % of its mails are done, nor before 15 minutes are over', async () => {
    await published('US', 100, 1, PUT_OFF);
    office.test.clock.set(NOW + QUARTER_MS);
    expect(await look()).toBe(null);
  });

  it('is behind while more wait for their receivers, until they are sent', async () => {
    const id = await published('JP', 100, 3, PUT_OFF);
    office.test.clock.set(NOW + QUARTER_MS - 1);
    expect(await look()).toBe(null);
    office.test.clock.set(NOW + QUARTER_MS);
    expect(await look()).toEqual({ count: 3, codes: [], ids: [`${id}.1`] });
    office.mailer.answer = () => SENT;
    await vi.waitFor(async () => {
      await comesTo(office, office.test.clock.now() + 60_000);
      expect(await look()).toBe(null);
    }, PATIENCE);
  });

  it('is behind while the mail server takes nothing, and no more after a day', async () => {
    const id = await published('DE', 30, 30, { kind: 'deferred', reason: 'ECONNECTION: connect ECONNREFUSED' });
    office.test.clock.set(NOW + QUARTER_MS);
    expect(await look()).toEqual({ count: 30, codes: [], ids: [`${id}.1`] });
    office.test.clock.set(NOW + 25 * 3_600_000);
    expect(await look()).toBe(null);
  });

  it('is behind while it could not be planned, of whoever it is', async () => {
    const { page } = office.room.postings;
    office.room.postings.page = () => Promise.reject(new Error('the store is away'));
    const isBehind = async () => (await look())?.ids.includes(`${event.subject}.1`) ?? false;
    const event = office.risk.publish({ countries: ['IT'], at: instant(NOW) });
    await office.tell(event);
    await office.idle();
    office.test.clock.set(NOW + QUARTER_MS);
    expect(await isBehind()).toBe(true);
    office.room.postings.page = page.bind(office.room.postings);
    await vi.waitFor(async () => {
      await comesTo(office, office.test.clock.now() + 60_000);
      expect(await isBehind()).toBe(false);
    }, PATIENCE);
  });

  it('is not behind for those who are told of it in a digest, but for those whose server refuses it', async () => {
    await aSubscriber(office, 'gathers', { countries: ['FR'], rhythm: daily });
    const gone: SendOutcome = { kind: 'refused', to: 'recipient', code: 550, response: '550 5.1.1 User unknown' };
    const first = await published('FR', 2, 1, gone);
    office.mailer.answer = () => SENT;
    const second = office.risk.publish({ countries: ['FR'], at: instant(NOW + QUARTER_MS), severity: 'warning' });
    await office.tell(second);
    await office.idle();
    office.test.clock.set(NOW + 2 * QUARTER_MS);
    const ids = (await look())?.ids;
    expect([ids?.includes(`${first}.1`), ids?.includes(`${second.subject}.1`)]).toEqual([true, false]);
  });
});
