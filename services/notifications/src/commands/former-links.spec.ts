import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expected, exportSubscription, readLink, subscription, webhook } from '../queries/index.ts';
import { NOW } from '../testing/builders.ts';
import { confirmToken, manageToken, unsubscribeToken } from '../testing/links.ts';
import { movesIn } from '../testing/moving.ts';
import { type Office, openOffice } from '../testing/office.ts';
import { aSubscriber } from '../testing/subscribers.ts';
import {
  askToMove,
  confirm,
  eraseSubscription,
  leave,
  manageSubscription,
  move,
  pauseSubscription,
  removeWebhook,
  resumeSubscription,
  setWebhook,
  subscribe,
} from './index.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());
beforeEach(() => {
  office.test.clock.set(NOW);
  office.mailer.answer = () => ({ kind: 'sent', response: '250 OK' });
});

const { run, linkTo, moving, moved } = movesIn(() => office);
const stateOf = async (id: string) => (await office.room.subscriptions.load(id))?.state;

describe('a link that was mailed to the address that a subscription has moved away from', () => {
  const INTEREST = { countries: ['JP'], locale: 'en' };

  it('shows nothing and changes nothing: neither read, nor export, nor any change', async () => {
    const one = await moved('old-links');
    const before = await stateOf(one.id);
    const { old: token } = one;
    for (const read of [subscription, exportSubscription, webhook])
      expect(await run<object, unknown>(read, { token })).toBeNull();
    expect(await run(expected, { token, purpose: 'manage' })).toBeNull();
    const changes = [
      () => run(manageSubscription, { token, ...INTEREST }),
      () => run(pauseSubscription, { token, until: '2026-12-01' }),
      () => run(resumeSubscription, { token }),
      () => run(askToMove, { token, email: one.email }),
      () => run(setWebhook, { token, url: 'https://hooks.example.com/' }),
      () => run(removeWebhook, { token }),
      () => run(eraseSubscription, { token }),
    ];
    for (const change of changes) await expect(change()).rejects.toMatchObject({ code: 'LINK_INVALID' });
    expect(await stateOf(one.id)).toEqual(before);
    expect(await run(subscription, { token: one.token })).toMatchObject({ status: 'confirmed', countries: ['US'] });
    expect(await run(manageSubscription, { token: one.token, ...INTEREST })).toMatchObject({ countries: ['JP'] });
  });

  it('ends nothing by its one click, and the link to leave of the new address does', async () => {
    const one = await moved('old-clicks');
    const old = unsubscribeToken(office, one.id);
    for (const token of [old, one.old])
      for (const by of ['one-click', 'page'] as const)
        await expect(run(leave, { token, by })).rejects.toMatchObject({ code: 'LINK_INVALID' });
    expect(await run(readLink, { token: old, purpose: 'unsubscribe' })).toMatchObject({
      status: 'invalid',
      interests: [],
    });
    expect(await stateOf(one.id)).toMatchObject({ status: 'confirmed' });
    await run(leave, { token: unsubscribeToken(office, one.id, 2), by: 'one-click' });
    expect(await stateOf(one.id)).toMatchObject({ status: 'left' });
  });

  it('confirms nothing that was asked for there', async () => {
    const one = await aSubscriber(office, 'asks-more', { countries: ['US'] }, { isKnown: true });
    await run(subscribe, { email: one.email, countries: ['FR'], locale: 'en' });
    await run(askToMove, { token: manageToken(office, one.id), email: 'asks-more-new@example.com' });
    await office.idle();
    await run(move, { token: linkTo('asks-more-new@example.com') });
    const token = confirmToken(office, one.id, 2);
    await expect(run(confirm, { token })).rejects.toMatchObject({ code: 'LINK_INVALID' });
    expect(await run(readLink, { token, purpose: 'confirm' })).toMatchObject({ status: 'invalid' });
    expect(await stateOf(one.id)).toMatchObject({ choice: { countries: ['US'], also: [] }, requested: null });
  });

  it('reads nothing and confirms nothing either where that was asked for while the move was asked for', async () => {
    const one = await moving('asks-between');
    await run(subscribe, { email: one.email, countries: ['FR'], locale: 'en' });
    await office.idle();
    await run(move, { token: one.link });
    await office.idle();
    const token = manageToken(office, one.id, 3);
    await run(manageSubscription, { token, ...INTEREST });
    for (const number of [1, 2, 3]) {
      const old = confirmToken(office, one.id, number);
      expect(await run(readLink, { token: old, purpose: 'confirm' })).toEqual({
        ...{ status: 'invalid', interests: [], locale: 'en' },
      });
      expect(await run(expected, { token: old, purpose: 'confirm' })).toBeNull();
      await expect(run(confirm, { token: old })).rejects.toMatchObject({ code: 'LINK_INVALID' });
    }
  });

  it('stays void when it leaves there and is asked for again, and when it comes back', async () => {
    const one = await moved('old-for-good');
    await run(leave, { token: one.token, by: 'page' });
    await run(subscribe, { email: one.to, countries: ['US'], locale: 'en' });
    await office.idle();
    await run(confirm, { token: linkTo(one.to, 'confirm') });
    expect(await run(subscription, { token: one.old })).toBeNull();
    office.test.clock.set(NOW + 2 * 3_600_000);
    await run(askToMove, { token: one.token, email: one.email });
    await office.idle();
    await run(move, { token: linkTo(one.email) });
    for (const token of [one.old, one.token]) expect(await run(subscription, { token })).toBeNull();
    expect(await run(subscription, { token: manageToken(office, one.id, 4) })).toMatchObject({ status: 'confirmed' });
  });

  it('is told of as void, with the way to subscribe again', async () => {
    const one = await moved('told-void');
    const [notice] = office.mailer.to(one.email);
    expect(notice?.text).toContain('no longer work');
    expect(notice?.text).toContain('/subscribe');
    expect(`${notice?.text}${notice?.html}`).not.toMatch(/manage\?token|unsubscribe\?token/);
  });
});
