import { type Envelope, EVENTS, type Id, type Operation } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { exportSubscription, readLink, subscription } from '../queries/index.ts';
import type { NotificationsRoom } from '../room.ts';
import { NOW } from '../testing/builders.ts';
import { confirmToken, manageToken, unsubscribeToken } from '../testing/links.ts';
import { asked, managed } from '../testing/managed.ts';
import { type Office, openOffice, PATIENCE } from '../testing/office.ts';
import { aSubscriber } from '../testing/subscribers.ts';
import { aChoice } from '../testing/subscription-life.ts';
import {
  confirm,
  eraseSubscription,
  leave,
  manageSubscription,
  pauseSubscription,
  resumeSubscription,
  subscribe,
} from './index.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const run = <I, O>(operation: Operation<NotificationsRoom, I, O>, input: object) => asked(office, operation, input);
const rhythm = { every: 'instant' } as const;
const choice = {
  ...({ countries: ['DE', 'FR', 'DE'], rights: ['design'], industries: ['C', 'C'], platforms: ['temu'] } as const),
  ...({ severity: 'warning', locale: 'zh-CN' } as const),
};
const told = { ...choice, countries: ['DE', 'FR'], industries: ['C'], also: [] };
const chosen = { ...told, rhythm };

describe('the link to manage a subscription', () => {
  it('stands in every mail to a subscriber', async () => {
    const email = 'every-mail@example.com';
    await run(subscribe, { email, countries: ['US'], locale: 'en' });
    await office.idle();
    const token = /\/confirm\?token=(\S+)/.exec(office.mailer.to(email)[0]?.text ?? '')?.[1] ?? '';
    await run(confirm, { token: decodeURIComponent(token) });
    await run(subscribe, { email, countries: ['US'], locale: 'en' });
    await office.idle();
    const first = office.risk.publish({ countries: ['US'] });
    for (const event of [
      first,
      office.risk.publish({ countries: ['US'] }, first.subject as Id<'warning'>),
      office.risk.cancel(first.subject as Id<'warning'>),
    ]) {
      await office.tell(event);
      await office.idle();
    }
    const mails = office.mailer.to(email);
    expect(mails.map(({ headers }) => headers?.[0]?.[1])).toEqual([
      'confirm-subscription',
      'already-subscribed',
      'warning',
      'warning-updated',
      'warning-cancelled',
    ]);
    for (const { text, html } of mails) {
      expect(text).toMatch(/http:\/\/localhost:4000\/manage\?token=\S+/);
      expect(html.replaceAll('&#x2F;', '/')).toContain('/manage?token');
    }
  });

  it('shows what was chosen, and changes nothing by it', async () => {
    const { token } = await managed(office, 'reads', { countries: ['US'], rights: ['design'], platforms: ['amazon'] });
    const view = {
      status: 'confirmed',
      countries: ['US'],
      rights: ['design'],
      industries: [],
      platforms: ['amazon'],
      severity: 'notice',
      also: [],
      locale: 'en',
      rhythm,
    };
    for (let time = 0; time < 2; time += 1)
      expect(await run(subscription, { token })).toEqual({ ...view, pausedUntil: null, revision: 2 });
  });

  it('is good for its own purpose alone, and others are not good for it', async () => {
    const { id, token } = await managed(office, 'purposes');
    expect(await run(readLink, { token, purpose: 'confirm' })).toMatchObject({ status: 'invalid' });
    for (const bad of [unsubscribeToken(office, id), confirmToken(office, id, 1), `${token}x`, 'x']) {
      expect(await run(subscription, { token: bad })).toBeNull();
      expect(await run(exportSubscription, { token: bad })).toBeNull();
      for (const attempt of [
        () => run(manageSubscription, { token: bad, ...choice }),
        () => run(pauseSubscription, { token: bad, until: '2026-12-01' }),
        () => run(resumeSubscription, { token: bad }),
        () => run(eraseSubscription, { token: bad }),
      ])
        await expect(attempt()).rejects.toMatchObject({ code: 'LINK_INVALID' });
    }
  });

  it('never expires', async () => {
    const { token } = await managed(office, 'years-later');
    office.test.clock.set(NOW + 10 * 365 * 86_400_000);
    expect(await run(subscription, { token })).toMatchObject({ status: 'confirmed' });
    office.test.clock.set(NOW);
  });
});

describe('a choice that is changed by it', () => {
  it('is what counts from then on, each code once', async () => {
    const { token, email } = await managed(office, 'changes');
    expect(await run(manageSubscription, { token, ...choice })).toEqual({
      status: 'confirmed',
      ...chosen,
      pausedUntil: null,
    });
    await office.tell(office.risk.publish({ countries: ['US'], severity: 'urgent' }));
    await office.tell(office.risk.publish({ countries: ['DE'], rights: ['design'], severity: 'attention' }));
    await office.tell(office.risk.publish({ countries: ['DE'], platforms: ['ebay'], rights: ['design'] }));
    await office.tell(office.risk.publish({ countries: ['DE'], industries: ['F'], rights: ['design'] }));
    await office.tell(office.risk.publish({ countries: ['DE'], rights: ['design'], severity: 'warning' }));
    await office.idle();
    expect(office.mailer.to(email).map(({ subject }) => subject)).toEqual(['【风险预警·预警】美国商标批量诉讼增加']);
  });

  it('is not another address', async () => {
    const { token } = await managed(office, 'same-address');
    await expect(async () =>
      run(manageSubscription, { token, ...choice, email: 'else@example.com' }),
    ).rejects.toMatchObject({
      problems: [{ rule: 'unknown-field' }],
    });
  });

  it('is told in whole to others, by codes', async () => {
    const heard: Envelope[] = [];
    const topic = office.test.resources.topic('subscriptions');
    const tail = await office.test.bus.tail([topic], ({ value }) => heard.push(JSON.parse(value ?? '')));
    const { token, id } = await managed(office, 'told');
    await run(manageSubscription, { token, ...choice });
    const mine = () => heard.filter(({ subject }) => subject === id);
    await vi.waitFor(() => expect(mine()).toHaveLength(3), PATIENCE);
    expect(mine().map(({ type, sequence }) => [type, Number(sequence)])).toEqual([
      [EVENTS.subscriptionConfirmed.type, 2],
      [EVENTS.subscriptionConfirmedV2.type, 2],
      [EVENTS.subscriptionChanged.type, 3],
    ]);
    expect(mine()[2]?.data).toEqual({ subscriptionId: id, ...told });
    await tail.stop();
  });

  it('is refused field by field', async () => {
    const { token } = await managed(office, 'wrong');
    await expect(async () =>
      run(manageSubscription, {
        ...{ token, countries: [], rights: ['moral'], industries: ['Z'], platforms: ['bazaar'] },
        ...{ severity: 'panic', locale: 'fr' },
      }),
    ).rejects.toMatchObject({
      problems: ['countries', 'rights.0', 'industries.0', 'platforms.0', 'severity', 'locale'].map((path) => ({
        path,
      })),
    });
  });

  it('is refused where nothing was confirmed', async () => {
    const waiting = await aSubscriber(office, 'not-confirmed', {}, { confirms: false });
    const refused = run(manageSubscription, { token: manageToken(office, waiting.id), ...choice });
    await expect(refused).rejects.toMatchObject({ code: 'STATE_CONFLICT', params: { state: 'waiting' } });
  });
});

describe('a pause', () => {
  it('lasts until its day is over in China, and is then gone by itself', async () => {
    const { token } = await managed(office, 'pauses');
    const end = '2026-12-01T16:00:00.000Z';
    expect(await run(pauseSubscription, { token, until: '2026-12-01' })).toMatchObject({ pausedUntil: end });
    office.test.clock.set(Date.parse(end));
    expect(await run(subscription, { token })).toMatchObject({ status: 'confirmed', pausedUntil: null });
    office.test.clock.set(NOW);
  });

  it('is ended before its time', async () => {
    const { token } = await managed(office, 'resumes');
    await run(pauseSubscription, { token, until: '2026-11-23' });
    expect(await run(resumeSubscription, { token })).toMatchObject({ pausedUntil: null });
  });

  it.each([
    ['2026-11-22', 'past'],
    ['2027-11-25', 'too-far'],
    ['tomorrow', 'date'],
  ])('until %s is refused', async (until, rule) => {
    const { token } = await managed(office, `pause-${rule}`);
    await expect(async () => run(pauseSubscription, { token, until })).rejects.toMatchObject({
      problems: [{ path: 'until', rule }],
    });
  });

  it('may last a year', async () => {
    const { token } = await managed(office, 'a-year');
    expect(await run(pauseSubscription, { token, until: '2027-11-24' })).toMatchObject({ status: 'confirmed' });
  });
});

describe('leaving by it', () => {
  it('is leaving, and the link still shows so', async () => {
    const { token } = await managed(office, 'leaves-by-manage');
    expect(await run(leave, { token, by: 'page' })).toEqual({ left: true });
    expect(await run(subscription, { token })).toMatchObject({ status: 'left', countries: [] });
    await expect(run(pauseSubscription, { token, until: '2026-12-01' })).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
    });
  });
});

describe('an export', () => {
  it('has all that is known: choices, what was asked and changed, each mail with what became of it', async () => {
    const { token, id, email } = await managed(office, 'exports', { countries: ['KZ'] });
    const event = office.risk.publish({ countries: ['KZ'] });
    await office.tell(event);
    await office.idle();
    await run(pauseSubscription, { token, until: '2026-12-01' });
    const at = '2026-11-23T08:00:00.000Z';
    const kept = { ...aChoice({ countries: ['KZ'] }), rhythm };
    expect(await run(exportSubscription, { token })).toEqual({
      subscription: {
        id,
        status: 'confirmed',
        email,
        choice: kept,
        confirmedAt: at,
        pausedUntil: '2026-12-01T16:00:00.000Z',
        requested: null,
        moving: null,
        moved: null,
        consents: [],
        requests: 1,
      },
      history: [
        { type: 'SubscriptionRequested', ...kept, at, email },
        { type: 'SubscriptionConfirmed', ...kept, at },
        { type: 'SubscriptionPaused', until: '2026-12-01T16:00:00.000Z', at },
      ],
      webhook: null,
      returned: null,
      mails: [{ kind: 'warning', warningId: event.subject, version: 1, state: 'sent', askedAt: at, sentAt: at }],
    });
  });
});
