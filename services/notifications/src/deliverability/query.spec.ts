import type { SendOutcome } from '@sinan/mail';
import { InvalidInput } from '@sinan/schema';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eraseSubscription } from '../commands/index.ts';
import { noteReport } from '../suppression/index.ts';
import { asked, managed } from '../testing/managed.ts';
import { type Office, openOffice } from '../testing/office.ts';
import { ticketIn } from '../testing/return-path.ts';
import { aSubscriber } from '../testing/subscribers.ts';
import { mailDomains } from './query.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice({ bounceAddress: 'bounces@alerts.example.cn' });
});
afterEach(() => office.close());

const SENT: SendOutcome = { kind: 'sent', response: '250 OK' };
const REFUSED: SendOutcome = { kind: 'refused', to: 'recipient', code: 550, response: '550 5.1.1 User unknown' };
const PUT_OFF: SendOutcome = { kind: 'deferred', reason: 'EENVELOPE: Recipient command failed: 450 4.2.0 Greylisted' };
const DAY_MS = 86_400_000;

let nth = 0;
function tried(domain: string, outcome: SendOutcome, many: number): void {
  for (let one = 0; one < many; one += 1) {
    nth += 1;
    office.room.deliverability.tried(domain, `<${nth}>`, outcome);
  }
}
async function over(days: number) {
  await office.room.deliverability.flush();
  return asked(office, mailDomains, { days });
}

describe('the mails by receiving domain', () => {
  it('are none where none were sent', async () => {
    expect(await over(30)).toEqual([]);
  });

  it('stand in lines, who got most first, with how many of the tries were delivered', async () => {
    tried('163.com', SENT, 20);
    tried('qq.com', SENT, 60);
    tried('qq.com', PUT_OFF, 30);
    tried('qq.com', REFUSED, 10);
    expect(await over(1)).toEqual([
      {
        ...{ domain: 'qq.com', mails: 100, sent: 60, deferred: 30, refused: 10, softBounced: 0, complaints: 0 },
        delivered: 0.6,
      },
      {
        ...{ domain: '163.com', mails: 20, sent: 20, deferred: 0, refused: 0, softBounced: 0, complaints: 0 },
        delivered: 1,
      },
    ]);
  });

  it('are without a name where they are fewer than 20, of all such domains together', async () => {
    tried('qq.com', SENT, 20);
    tried('one-person.example', SENT, 19);
    tried('a-small-firm.example', REFUSED, 1);
    const lines = await over(7);
    expect(lines.map(({ domain, mails, delivered }) => [domain, mails, delivered])).toEqual([
      ['qq.com', 20, 1],
      [null, 20, 0.95],
    ]);
  });

  it('of a person who is put off again and again stay without a name', async () => {
    for (let time = 0; time < 40; time += 1)
      office.room.deliverability.tried('one-person.example', '<the same mail>', PUT_OFF);
    expect(await over(1)).toMatchObject([{ domain: null, mails: 1, deferred: 40, delivered: 0 }]);
  });

  it('are those of at most 100 domains, and of the others together', async () => {
    for (let domain = 0; domain < 103; domain += 1) tried(`d${domain}.example`, SENT, 20 + domain);
    const lines = await over(1);
    expect([lines.length, lines[0]?.domain, lines.at(-2)?.domain]).toEqual([101, 'd102.example', 'd3.example']);
    expect(lines.at(-1)).toMatchObject({ domain: null, mails: 20 + 21 + 22 });
  });

  it('are of today and the days before, by the calendar of Beijing', async () => {
    const midnight = Date.parse('2026-11-24T16:00:00.000Z');
    office.test.clock.set(midnight - 1);
    tried('qq.com', SENT, 20);
    office.test.clock.set(midnight);
    tried('qq.com', SENT, 30);
    const mails = async (days: number) => (await over(days)).map((line) => line.mails);
    expect([await mails(1), await mails(2)]).toEqual([[30], [50]]);
    office.test.clock.set(midnight + DAY_MS - 1);
    expect(await mails(1)).toEqual([30]);
    office.test.clock.set(midnight + DAY_MS);
    expect([await mails(1), await mails(2), await mails(3)]).toEqual([[], [30], [50]]);
  });

  it.each([0, -1, 1.5, 91, '7', null])('are not asked for over %s days', async (days) => {
    await expect(async () => asked(office, mailDomains, { days })).rejects.toThrow(InvalidInput);
  });
});

describe('a warning', () => {
  it('is counted by the domains of its readers, and what comes back by notice, on the day of the notice', async () => {
    const readers = await Promise.all(
      Array.from({ length: 22 }, (_, nth) => aSubscriber(office, `r${nth}@QQ.example`, { countries: ['US'] })),
    );
    office.mailer.answer = ({ to }) => (to.address.startsWith('r0@') ? REFUSED : SENT);
    await office.tell(office.risk.publish({ countries: ['US'] }));
    await office.idle();
    expect(await over(1)).toMatchObject([{ domain: 'qq.example', mails: 22, sent: 21, refused: 1, softBounced: 0 }]);

    office.test.clock.set(office.test.clock.now() + DAY_MS);
    for (const [at, kind] of (['hard', 'soft', 'complaint', 'blocked'] as const).entries()) {
      const ticket = ticketIn(office.mailer.to(readers[at + 1]?.email ?? '')[0]?.returnPath);
      const call = office.test.call({ kind: 'system', service: 'spec' });
      for (const _ of ['once', 'and again']) await noteReport.run(office.room, call, { ticket, kind, status: null });
    }
    await office.idle();
    const back = { refused: 2, softBounced: 1, complaints: 1 };
    expect(await over(1)).toMatchObject([{ domain: null, mails: 0, sent: 0, ...back, delivered: null }]);
    const [line, ...others] = await over(2);
    expect(line).toMatchObject({ domain: 'qq.example', mails: 22, sent: 21, ...back, refused: 3 });
    expect([line?.delivered, others]).toEqual([18 / 22, []]);
  });

  it('that comes back from whom nobody knows any more is counted without a domain', async () => {
    const reader = await managed(office, 'erased@there.example', { countries: ['JP'] });
    await office.tell(office.risk.publish({ countries: ['JP'] }));
    await office.idle();
    const ticket = ticketIn(office.mailer.to(reader.email)[0]?.returnPath);
    await asked(office, eraseSubscription, { token: reader.token });
    await noteReport.run(office.room, office.test.call({ kind: 'system', service: 'spec' }), {
      ticket,
      kind: 'complaint',
      status: null,
    });
    await office.idle();
    expect(await over(1)).toMatchObject([{ domain: null, mails: 1, complaints: 1 }]);
    expect((await office.room.deliverability.rows.get('2026-11-23/'))?.doc).toMatchObject({ mails: 0, complaints: 1 });
  });
});
