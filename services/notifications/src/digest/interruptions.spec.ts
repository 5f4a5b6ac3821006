import { instant } from '@sinan/runtime';
import { type Envelope, type Id, idOf } from '@sinan/schema';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { deliveryProgress } from '../queries/index.ts';
import { noticeIdOf } from '../rows.ts';
import { NOW } from '../testing/builders.ts';
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

const weekly = { ...daily, every: 'week', weekday: 7 } as const;
const DAY_MS = 86_400_000;
const SUNDAY = TUESDAY + 5 * DAY_MS;

async function told(event: Envelope): Promise<Id<'warning'>> {
  await office.tell(event);
  await office.idle();
  return idOf('warning').parse(event.subject);
}
const published = (country: string, said: VersionSaid = {}, id?: Id<'warning'>) => {
  const at = instant(office.test.clock.now());
  return told(office.risk.publish({ severity: 'warning', countries: [country], at, ...said }, id));
};
const comes = (at: number) => comesTo(office, at);
const mailsOf = ({ email }: ASubscriber) => office.mailer.to(email);
const figuresOf = async (warningId: Id<'warning'>) => {
  const call = office.test.call({ kind: 'system', service: 'spec' });
  return deliveryProgress.run(office.room, call, { warningId });
};

describe('a part that was gathered', () => {
  it.each(['pause', 'leave', 'change'] as const)(
    'by a run that was cut short before it asked for the digest is closed by the next run, though its reader did %s meanwhile',
    async (how) => {
      const one = await aSubscriber(office, `cut-short-${how}`, { countries: ['KE'], rhythm: daily });
      const id = await published('KE');
      const digest = digestMail(one.id, { day: '2026-11-24', at: TUESDAY }).id;
      // As a kill leaves it: the part is there, the digest and the end of the notice are not.
      await office.room.mails.rows.remove(digest);
      const notice = await office.room.notices.rows.get(noticeIdOf(id, '1'));
      if (!notice) throw new Error('there is no notice');
      if (how === 'pause') await one.does({ type: 'pause', until: '2026-11-23T12:00:00.000Z' });
      if (how === 'leave') await one.does({ type: 'leave', by: 'page' });
      if (how === 'change') await one.does({ type: 'change', choice: aChoice({ countries: ['UG'], rhythm: daily }) });
      const due = instant(office.test.clock.now());
      await office.room.notices.rows.replace({ ...notice.doc, open: true, attempts: 1, due }, notice.revision);
      office.room.notices.stir();
      await office.idle();
      await comes(TUESDAY);
      const end = how === 'pause' ? { sent: 1, suppressed: 0 } : { sent: 0, suppressed: 1 };
      expect(await figuresOf(id)).toMatchObject({ complete: true, parts: [{ matched: 1, waiting: 0, ...end }] });
    },
  );

  it('of an earlier version, for a later slot, holds up no other warning of a digest', async () => {
    const one = await aSubscriber(office, 'hostage', { countries: ['TZ', 'MZ'], rhythm: weekly });
    const id = await published('TZ');
    await one.does({ type: 'change', choice: aChoice({ countries: ['TZ', 'MZ'], rhythm: daily }) });
    await published('TZ', {}, id);
    const other = await published('MZ');
    await one.does({ type: 'change', choice: aChoice({ countries: ['MZ'], rhythm: daily }) });
    await comes(TUESDAY);
    expect(mailsOf(one)).toHaveLength(1);
    expect(await figuresOf(other)).toMatchObject({ complete: true, parts: [{ sent: 1 }] });
    await comes(SUNDAY);
    expect(await figuresOf(id)).toMatchObject({ complete: true, parts: [{ suppressed: 1 }, { suppressed: 1 }] });
  });

  it('is told as it stands by then to who held mails back, or had left, while others were told of a later version', async () => {
    const [paused, left] = [
      await aSubscriber(office, 'was-paused', { countries: ['ML'], rhythm: weekly }),
      await aSubscriber(office, 'had-left', { countries: ['ML'], rhythm: weekly }),
    ];
    const id = await published('ML');
    await paused.does({ type: 'pause', until: '2026-11-25T16:00:00.000Z' });
    await left.does({ type: 'leave', by: 'page' });
    office.test.clock.set(TUESDAY);
    await published('ML', { changed: ['advice'] }, id);
    const at = instant(TUESDAY + DAY_MS);
    office.test.clock.set(TUESDAY + DAY_MS);
    await left.does({ type: 'request', email: left.email, ...aChoice({ countries: ['ML'], rhythm: weekly }), at });
    await left.does({ type: 'confirm', number: 2, at });
    await comes(SUNDAY);
    for (const one of [paused, left]) {
      expect(mailsOf(one)).toHaveLength(1);
      expect(mailsOf(one)[0]?.text).toContain('Updated (version 2)');
    }
    await published('ML', {}, id);
    await comes(SUNDAY + 7 * DAY_MS);
    for (const one of [paused, left]) expect(mailsOf(one)[1]?.text).toContain('Updated (version 3)');
  });

  it('is closed, though the store fails when its digest is given up', async () => {
    const one = await aSubscriber(office, 'given-up-late', { countries: ['MW'], rhythm: daily });
    office.mailer.answer = () => ({ kind: 'deferred', reason: '451' });
    const id = await published('MW');
    const digest = digestMail(one.id, { day: '2026-11-24', at: TUESDAY }).id;
    const stored = await office.room.mails.rows.get(digest);
    if (!stored) throw new Error('there is no digest');
    await office.room.mails.rows.replace(
      { ...stored.doc, failsSince: instant(TUESDAY - 4.5 * DAY_MS) },
      stored.revision,
    );
    const { rows } = office.room.mails;
    const replaceMany = rows.replaceMany.bind(rows);
    let failures = 0;
    rows.replaceMany = (docs) => {
      const isOfPart = docs.some(({ doc }) => doc.id.startsWith(`mail/${id}.`));
      if (!isOfPart || failures === 2) return replaceMany(docs);
      failures += 1;
      return Promise.reject(new Error('the store is away'));
    };
    await comes(TUESDAY);
    await vi.waitFor(async () => {
      await comes(office.test.clock.now() + DAY_MS / 24);
      expect(await figuresOf(id)).toMatchObject({ complete: true, parts: [{ matched: 1, waiting: 0, expired: 1 }] });
    }, PATIENCE);
    rows.replaceMany = replaceMany;
    expect(failures).toBe(2);
    await vi.waitFor(async () => expect((await rows.get(digest))?.doc).toMatchObject({ open: false }), PATIENCE);
  });

  it('for a zone that this process does not know holds up nobody else', async () => {
    const zone = 'Mars/Olympus';
    const one = await aSubscriber(office, 'zone-gone', { countries: ['BJ'], rhythm: { ...daily, zone } });
    const fine = await aSubscriber(office, 'zone-fine', { countries: ['BJ'] });
    await published('BJ');
    expect(mailsOf(fine)).toHaveLength(1);
    await comes(TUESDAY);
    expect(mailsOf(one)).toHaveLength(1);
  });
});
