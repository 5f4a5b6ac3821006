import { anonymous } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { leave } from '../commands/index.ts';
import { entryOf } from '../ledger/reading.ts';
import { NOW } from '../testing/builders.ts';
import { unsubscribeToken } from '../testing/links.ts';
import { type Office, openOffice, PATIENCE } from '../testing/office.ts';
import { aSubscriber as subscriberOf } from '../testing/subscribers.ts';
import { aChoice } from '../testing/subscription-life.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const at = new Date(NOW).toISOString();
const call = () => office.test.call(anonymous);
const aSubscriber = (name: string, differs: Parameters<typeof subscriberOf>[2] = {}) =>
  subscriberOf(office, name, differs);
const received = (email: string) => office.mailer.to(email);

describe('a warning that was published', () => {
  it('reaches whoever confirmed for one of its countries once, however often the event comes', async () => {
    const [both, other, none] = [
      await aSubscriber('both', { countries: ['US', 'JP'] }),
      await aSubscriber('japan', { countries: ['JP'] }),
      await aSubscriber('france', { countries: ['FR'] }),
    ];
    const event = office.risk.publish({ countries: ['US', 'JP'] });
    await office.tell(event, 5);
    await office.idle();
    await office.tell(event, 2);
    await office.idle();
    expect([both, other, none].map(({ email }) => received(email).length)).toEqual([1, 1, 0]);
  });

  it('reaches those whose rights and level it meets', async () => {
    const [met, otherRight, higher] = [
      await aSubscriber('trademarks', { countries: ['BR'], rights: ['trademark'], severity: 'warning' }),
      await aSubscriber('designs', { countries: ['BR'], rights: ['design'] }),
      await aSubscriber('urgent-only', { countries: ['BR'], severity: 'urgent' }),
    ];
    await office.tell(office.risk.publish({ countries: ['BR'], rights: ['trademark'], severity: 'warning' }));
    await office.idle();
    expect([met, otherRight, higher].map(({ email }) => received(email).length)).toEqual([1, 0, 0]);
  });

  it('reaches those who are missing, and nobody twice or who came later, when its fan-out was cut short and runs again', async () => {
    const before = await Promise.all(
      Array.from({ length: 501 }, (_, number) => aSubscriber(`cut-${number}`, { countries: ['GH'] })),
    );
    const event = office.risk.publish({ countries: ['GH'] });
    await office.tell(event);
    await office.idle();
    const last =
      before
        .map(({ id }) => id)
        .toSorted()
        .at(-1) ?? '';
    const entry = await entryOf(office.room, event.subject, '1', last);
    if (entry === null) throw new Error('the last reader is in no shard');
    // As a kill leaves it: the second shard was not written, and the notice is open.
    await office.room.shards.rows.remove(entry.shard.id);
    office.test.clock.set(NOW + 1);
    const later = await aSubscriber('after-the-cut', { countries: ['GH'] });
    const notice = await office.room.notices.rows.get(`notice/${event.subject}.1`);
    if (notice === null) throw new Error('there is no notice');
    await office.room.notices.rows.replace({ ...notice.doc, open: true, due: at }, notice.revision);
    await office.room.notices.add([]);
    await office.idle();
    office.test.clock.set(NOW);
    const times = before.map(({ id, email }) => [id === last, received(email).length]);
    expect(times.filter(([isLast, mails]) => mails !== (isLast ? 2 : 1))).toEqual([]);
    expect(received(later.email)).toEqual([]);
  });

  it('says why it came, how to manage and how to leave, by page and by one click', async () => {
    const { id, email } = await aSubscriber('why', { countries: ['JP', 'DE'], locale: 'zh-CN' });
    const until = { validUntil: '2026-12-31', expiresAt: '2026-12-31T16:00:00.000Z' };
    await office.tell(office.risk.publish({ countries: ['US', 'JP'], ...until, staleTranslations: ['zh-CN'] }));
    await office.idle();
    const [mail] = received(email);
    const url = `http://localhost:4000/unsubscribe?token=${encodeURIComponent(unsubscribeToken(office, id))}`;
    expect(mail?.subject).toBe('【风险预警·紧急】美国商标批量诉讼增加');
    expect(mail?.text).toContain('您订阅了以下国家（地区）的风险预警：日本。');
    expect(mail?.text).toContain('有效期至：2026年12月31日');
    expect(mail?.text).toContain('中文译文尚未随英文更新');
    expect(mail?.text).toContain(url);
    expect(mail?.text).toMatch(/管理订阅：\nhttp:\/\/localhost:4000\/manage\?token=\S+/);
    expect(mail?.listUnsubscribe).toEqual({ url });
  });

  it('says of which list it is, and to large receivers of which warning and kind', async () => {
    const { email } = await aSubscriber('listed', { countries: ['CA'] });
    const event = office.risk.publish({ countries: ['CA'] });
    await office.tell(event);
    await office.idle();
    expect(received(email).map(({ headers }) => headers)).toEqual([
      [
        ['X-Sinan-Purpose', 'warning'],
        ['List-Id', 'Sinan risk warnings <warnings.localhost>'],
        ['Feedback-ID', `${event.subject}:warning::sinan`],
      ],
    ]);
  });

  it('does not reach who has only asked, who has left, or who holds mails back', async () => {
    const asked = await subscriberOf(office, 'asked', {}, { confirms: false });
    const [gone, paused] = [await aSubscriber('gone'), await aSubscriber('paused')];
    await gone.does({ type: 'leave', by: 'page' });
    await paused.does({ type: 'pause', until: new Date(NOW + 60_000).toISOString() });
    await office.tell(office.risk.publish());
    await office.idle();
    expect([asked, gone, paused].flatMap(({ email }) => received(email))).toEqual([]);
  });

  it('is not sent afterwards to who held mails back, and the next one is', async () => {
    const paused = await aSubscriber('pausing', { countries: ['CL'] });
    await paused.does({ type: 'pause', until: new Date(NOW + 60_000).toISOString() });
    await office.tell(office.risk.publish({ countries: ['CL'] }));
    await office.idle();
    office.test.clock.set(NOW + 60_000);
    await office.tell(office.risk.publish({ countries: ['CL'], at: new Date(NOW + 60_000).toISOString() }));
    await office.idle();
    office.test.clock.set(NOW);
    expect(received(paused.email)).toHaveLength(1);
  });

  it.each([
    ['leaves', { type: 'leave', by: 'page' }],
    ['holds mails back', { type: 'pause', until: new Date(NOW + 86_400_000).toISOString() }],
    ['chooses otherwise', { type: 'change', choice: aChoice({ countries: ['FR'] }) }],
    ['is erased', { type: 'erase' }],
  ] as const)('does not reach who %s at the last moment', async (_, command) => {
    const late = await aSubscriber(`late-${command.type}`);
    office.mailer.answer = ({ to }) =>
      to.address === late.email ? { kind: 'deferred', reason: '451' } : { kind: 'sent', response: '250' };
    const event = office.risk.publish();
    await office.tell(event);
    await office.idle();
    await late.does(command);
    office.mailer.answer = () => ({ kind: 'sent', response: '250' });
    office.test.clock.set(office.test.clock.now() + 5_000);
    await vi.waitFor(async () => {
      const row = await office.room.mails.rows.get(`mail/${event.subject}.1/${late.id}`);
      expect(row?.doc).toMatchObject({ open: false, state: 'suppressed' });
    }, PATIENCE);
    office.test.clock.set(NOW);
    expect(received(late.email)).toHaveLength(1);
  });

  it('is not sent once the validity that it states is over', async () => {
    const { email, id } = await aSubscriber('too-late', { countries: ['PE'] });
    const event = office.risk.publish({ countries: ['PE'], validUntil: '2026-11-22', expiresAt: at });
    await office.tell(event);
    await office.idle();
    expect(received(email)).toEqual([]);
    expect(await entryOf(office.room, event.subject, '1', id)).toMatchObject({ state: 'expired' });
  });

  it('is left by one click, any number of times', async () => {
    const { id, email } = await aSubscriber('one-click');
    const token = unsubscribeToken(office, id);
    for (let time = 0; time < 2; time += 1)
      expect(await leave.run(office.room, call(), { token, by: 'one-click' })).toEqual({ left: true });
    await office.tell(office.risk.publish());
    await office.idle();
    expect(received(email)).toEqual([]);
  });

  it('reaches 1,200 subscribers once each, and nobody again when everything is replayed', async () => {
    const many = Array.from({ length: 1_200 }, (_, number) => `subscriber${number}`);
    const subscribers = await Promise.all(many.map((name) => aSubscriber(name, { countries: ['US', 'JP'] })));
    const event = office.risk.publish({ countries: ['US', 'JP'] });
    await office.tell(event);
    await office.idle();
    const told = subscribers.map(({ email }) => received(email).length);
    expect(told.filter((times) => times !== 1)).toEqual([]);
    const mailed = office.mailer.mails.length;
    await office.tell(event);
    await office.idle();
    expect(office.mailer.mails).toHaveLength(mailed);
    const ofThis = office.mailer.mails.filter(({ to }) => to.address.startsWith('subscriber'));
    expect(new Set(ofThis.map(({ messageId }) => messageId)).size).toBe(1_200);
  }, 60_000);
});
