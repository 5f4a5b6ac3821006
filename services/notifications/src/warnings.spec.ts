import { linkToken } from '@sinan/runtime';
import { anonymous, newId } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { leave } from './commands.ts';
import { NOW, warningPublished } from './testing/builders.ts';
import { type Office, openOffice, PATIENCE } from './testing/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const now = NOW;
const at = new Date(now).toISOString();
const call = () => office.test.call(anonymous);

/** A confirmed subscriber, and the token by which they leave. */
async function aSubscriber(email: string, countries: readonly string[], locale: 'zh-CN' | 'en' = 'en') {
  const id = newId('subscription', now);
  const execute = office.room.subscriptions.execute;
  await execute({ call: call(), id, create: true, command: { type: 'request', email, countries, locale, at } });
  await execute({ call: call(), id, command: { type: 'confirm', number: 1 } });
  return { id, email, token: linkToken(office.test.resources.settings.secret, 'unsubscribe', id, 0) };
}
const leaving = (token: string) => leave.run(office.room, call(), { token, by: 'one-click' });
const received = (email: string) => office.mailer.to(email);

describe('a warning that was published', () => {
  it('reaches whoever confirmed for one of its countries once, however often the event comes', async () => {
    const [both, other, none] = [
      await aSubscriber('both@example.com', ['US', 'JP']),
      await aSubscriber('japan@example.com', ['JP']),
      await aSubscriber('france@example.com', ['FR']),
    ];
    const event = warningPublished(['US', 'JP']);
    await office.tell(event, 5);
    await office.idle();
    await office.tell(event, 2);
    await office.idle();
    expect([both, other, none].map(({ email }) => received(email).length)).toEqual([1, 1, 0]);
  });

  it('reaches only those who are missing when its fan-out was cut short and runs again', async () => {
    const first = await aSubscriber('before-the-cut@example.com', ['US']);
    const event = warningPublished(['US']);
    await office.tell(event);
    await office.idle();
    const missing = await aSubscriber('after-the-cut@example.com', ['US']);
    const notice = await office.room.notices.rows.get(`notice/${event.subject}.1`);
    if (notice === null) throw new Error('there is no notice');
    await office.room.notices.rows.replace({ ...notice.doc, open: true, due: at }, notice.revision);
    await office.room.notices.add([]);
    await office.idle();
    expect([first, missing].map(({ email }) => received(email).length)).toEqual([1, 1]);
  });

  it('says why it came and how to leave, by page and by one click', async () => {
    const { email, token } = await aSubscriber('why@example.com', ['JP', 'DE'], 'zh-CN');
    await office.tell(warningPublished(['US', 'JP']));
    await office.idle();
    const [mail] = received(email);
    const url = `http://localhost:4000/unsubscribe?token=${encodeURIComponent(token)}`;
    expect(mail?.subject).toBe('【风险预警·紧急】美国商标批量诉讼增加');
    expect(mail?.text).toContain('您订阅了以下国家(地区)的风险预警:日本。');
    expect(mail?.text).toContain(url);
    expect(mail?.listUnsubscribe).toEqual({ url });
  });

  it('does not reach who has only asked, or who has left', async () => {
    const id = newId('subscription', now);
    const request = { type: 'request', email: 'asked@example.com', countries: ['US'], locale: 'en', at } as const;
    await office.room.subscriptions.execute({ call: call(), id, create: true, command: request });
    const gone = await aSubscriber('gone@example.com', ['US']);
    await leaving(gone.token);
    await office.tell(warningPublished(['US']));
    await office.idle();
    expect([...received('asked@example.com'), ...received(gone.email)]).toEqual([]);
  });

  it('does not reach who leaves at the last moment', async () => {
    const late = await aSubscriber('late@example.com', ['US']);
    office.mailer.answer = ({ to }) =>
      to.address === late.email ? { kind: 'deferred', reason: '451' } : { kind: 'sent', response: '250' };
    const event = warningPublished(['US']);
    await office.tell(event);
    await office.idle();
    await leaving(late.token);
    office.mailer.answer = () => ({ kind: 'sent', response: '250' });
    office.test.clock.set(office.test.clock.now() + 5_000);
    await vi.waitFor(async () => {
      const row = await office.room.mails.rows.get(`mail/${event.subject}.1/${late.id}`);
      expect(row?.doc).toMatchObject({ open: false, state: 'suppressed' });
    }, PATIENCE);
    expect(received(late.email)).toHaveLength(1);
  });

  it('reaches 1,200 subscribers once each, and nobody again when everything is replayed', async () => {
    const many = Array.from({ length: 1_200 }, (_, number) => `subscriber${number}@example.com`);
    await Promise.all(many.map((email) => aSubscriber(email, ['US', 'JP'])));
    const event = warningPublished(['US', 'JP']);
    await office.tell(event);
    await office.idle();
    const told = many.map((email) => received(email).length);
    expect(told.filter((times) => times !== 1)).toEqual([]);
    const mailed = office.mailer.mails.length;
    await office.tell(event);
    await office.idle();
    expect(office.mailer.mails).toHaveLength(mailed);
    expect(new Set(office.mailer.mails.map(({ messageId }) => messageId)).size).toBe(mailed);
  }, 60_000);
});
