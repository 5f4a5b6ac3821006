import type { Id, Operation } from '@sinan/schema';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { exportSubscription, readLink } from '../queries/index.ts';
import { knownSubscription, subscriptionOf } from '../reservations.ts';
import type { NotificationsRoom } from '../room.ts';
import { holdFor, suppressionOf } from '../suppression/index.ts';
import { NOW } from '../testing/builders.ts';
import { confirmToken, manageToken, unsubscribeToken } from '../testing/links.ts';
import { asked } from '../testing/managed.ts';
import { movesIn } from '../testing/moving.ts';
import { type Office, openOffice, PATIENCE } from '../testing/office.ts';
import { aSubscriber } from '../testing/subscribers.ts';
import { askToMove, confirm, eraseSubscription, leave, move, subscribe } from './index.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());
beforeEach(() => {
  office.test.clock.set(NOW);
  office.mailer.answer = () => ({ kind: 'sent', response: '250 OK' });
});

const runIn = <I, O>(room: NotificationsRoom, operation: Operation<NotificationsRoom, I, O>, input: object) =>
  asked({ room, test: office.test }, operation, input);
const { run, linkTo, moving, moved } = movesIn(() => office);
const kindsTo = (email: string) => office.mailer.to(email).map(({ headers }) => headers?.[0]?.[1]);
const stateOf = async (id: string) => (await office.room.subscriptions.load(id))?.state;
const addressOf = async (id: string) => {
  const state = await stateOf(id);
  return state !== undefined && 'email' in state ? state.email : null;
};

describe('a subscriber who asks that warnings come to another address', () => {
  it('changes nothing by it: the other address is mailed a link, and nothing of the subscription', async () => {
    const one = await moving('asks');
    expect(await addressOf(one.id)).toBe(one.email);
    expect([kindsTo(one.email), kindsTo(one.to)]).toEqual([[], ['confirm-move']]);
    const [mail] = office.mailer.to(one.to);
    expect(`${mail?.text}${mail?.html}`).not.toMatch(/manage\?token|unsubscribe|United States/);
    const link = await run(readLink, { token: one.link, purpose: 'move' });
    expect(link).toEqual({ status: 'open', interests: [], locale: 'en' });
    await office.tell(office.risk.publish({ countries: ['US'] }));
    await office.idle();
    expect([kindsTo(one.email), kindsTo(one.to)]).toEqual([['warning'], ['confirm-move']]);
  });

  it('moves by the link, once, and is told of it where they were', async () => {
    const one = await moved('moves');
    expect(await run(move, { token: one.link })).toEqual({ moved: true });
    await office.idle();
    expect([kindsTo(one.email), kindsTo(one.to)]).toEqual([['subscription-moved'], ['confirm-move']]);
    const [notice] = office.mailer.to(one.email);
    expect(notice?.text).toContain('m***@example.com');
    expect(notice?.text).not.toContain(one.to);
    expect(await run(readLink, { token: one.link, purpose: 'move' })).toMatchObject({ status: 'used' });
    await office.tell(office.risk.publish({ countries: ['US'] }));
    await office.idle();
    expect([kindsTo(one.email).length, kindsTo(one.to)]).toEqual([1, ['confirm-move', 'warning']]);
    const warning = office.mailer.to(one.to).at(-1);
    expect(decodeURIComponent(warning?.listUnsubscribe?.url ?? '')).toContain(unsubscribeToken(office, one.id, 2));
  });

  it('leaves no address behind: it is free, and in no history', async () => {
    const one = await moved('leaves-behind');
    await vi.waitFor(async () => {
      const kept = JSON.stringify(await run(exportSubscription, { token: one.token }));
      expect([kept.includes(one.email), kept.includes(one.to)]).toEqual([false, true]);
      expect(await knownSubscription(office.room, one.email)).toBeNull();
    }, PATIENCE);
    expect(await subscriptionOf(office.room, one.to)).toBe(one.id);
    expect(await subscriptionOf(office.room, one.email)).not.toBe(one.id);
  });

  it('moves by the last link alone, and by none once they have left', async () => {
    const one = await moving('asks-again');
    await run(askToMove, { token: one.token, email: 'asks-elsewhere@example.com' });
    await office.idle();
    await expect(run(move, { token: one.link })).rejects.toMatchObject({ code: 'LINK_INVALID' });
    const link = linkTo('asks-elsewhere@example.com');
    await run(leave, { token: one.token, by: 'page' });
    await expect(run(move, { token: link })).rejects.toMatchObject({ code: 'LINK_INVALID' });
    await expect(run(askToMove, { token: one.token, email: one.to })).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  });

  it('is not found at the other address where they leave at the moment at which they would move', async () => {
    const one = await moving('leaves-between');
    const { reservations } = office.room;
    const insert = reservations.insert.bind(reservations);
    reservations.insert = async (row) => {
      const reserved = await insert(row);
      reservations.insert = insert;
      await run(leave, { token: one.token, by: 'page' });
      return reserved;
    };
    await expect(run(move, { token: one.link })).rejects.toMatchObject({ code: 'LINK_INVALID' });
    expect([await knownSubscription(office.room, one.to), await knownSubscription(office.room, one.email)]).toEqual([
      null,
      one.id,
    ]);
  });

  it('moves by no link that is forged, of another purpose or expired', async () => {
    const one = await moving('forges');
    for (const token of ['x', one.token, confirmToken(office, one.id, 2), one.link.replace('.2~', '.3~')])
      await expect(run(move, { token })).rejects.toMatchObject({ code: 'LINK_INVALID' });
    await expect(run(confirm, { token: one.link })).rejects.toMatchObject({ code: 'LINK_INVALID' });
    office.test.clock.set(NOW + 8 * 86_400_000);
    await expect(run(move, { token: one.link })).rejects.toMatchObject({ code: 'LINK_INVALID' });
  });

  it('may do so three times an hour, to one address three times, whoever asks', async () => {
    const [one, other] = await Promise.all([moving('asks-often'), aSubscriber(office, 'asks-the-same')]);
    await run(askToMove, { token: one.token, email: one.to });
    const more = run(askToMove, { token: one.token, email: 'another-still@example.com' });
    await expect(more).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    const token = manageToken(office, other.id);
    await run(askToMove, { token, email: one.to.toUpperCase() });
    await expect(run(askToMove, { token, email: one.to })).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
  });

  it('is answered alike of an address that has a subscription, which is told so by mail', async () => {
    const [one, other] = [
      await aSubscriber(office, 'taken'),
      await aSubscriber(office, 'has-one', {}, { isKnown: true }),
    ];
    const token = manageToken(office, one.id);
    expect(await run(askToMove, { token, email: other.email })).toEqual({ sent: true });
    await office.idle();
    expect(kindsTo(other.email)).toEqual(['already-subscribed']);
    expect(office.mailer.to(other.email)[0]?.text).toContain(encodeURIComponent(manageToken(office, other.id)));
  });

  it('learns by no export whether the other address has one', async () => {
    const [one, other, taken] = [
      await aSubscriber(office, 'asks-free'),
      await aSubscriber(office, 'asks-taken'),
      await aSubscriber(office, 'is-taken', {}, { isKnown: true }),
    ];
    const kindsAfter = async (id: string, email: string) => {
      const token = manageToken(office, id);
      await run(askToMove, { token, email });
      await office.idle();
      const { mails } = (await run(exportSubscription, { token })) as { mails: readonly { kind: string }[] };
      return mails.map(({ kind }) => kind);
    };
    expect(await kindsAfter(one.id, 'nobody-there@example.com')).toEqual(await kindsAfter(other.id, taken.email));
  });

  it('is told so where they are there already', async () => {
    const one = await aSubscriber(office, 'is-there', {}, { isKnown: true });
    await run(askToMove, { token: manageToken(office, one.id), email: one.email.toUpperCase() });
    await office.idle();
    expect(kindsTo(one.email)).toEqual(['already-subscribed']);
    expect(await addressOf(one.id)).toBe(one.email);
  });

  it('stays where they are if the other address has subscribed itself meanwhile', async () => {
    const one = await moving('overtaken');
    const other = await aSubscriber(office, one.to, {}, { isKnown: true });
    await expect(run(move, { token: one.link })).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
    expect([await addressOf(one.id), await knownSubscription(office.room, one.to)]).toEqual([one.email, other.id]);
    expect(kindsTo(one.email)).toEqual([]);
  });

  it.each([
    ['had not confirmed', { confirms: false }],
    ['has left', { confirms: true }],
  ])('moves to where somebody %s, of which nothing is left', async (how, { confirms }) => {
    const one = await moving(`replaces-${how.replaceAll(' ', '-')}`);
    const other = await aSubscriber(office, one.to, { countries: ['JP'] }, { isKnown: true, confirms });
    if (confirms) await other.does({ type: 'leave', by: 'page' });
    await run(move, { token: one.link });
    expect(await stateOf(other.id)).toEqual({ status: 'erased' });
    expect(await subscriptionOf(office.room, one.to)).toBe(one.id);
    const stale = run(confirm, { token: confirmToken(office, other.id, 1) });
    await expect(stale).rejects.toMatchObject({ code: 'LINK_INVALID' });
  });

  it('may come back to where they were', async () => {
    const one = await moved('returns');
    await run(askToMove, { token: one.token, email: one.email });
    await office.idle();
    await run(move, { token: linkTo(one.email) });
    await office.idle();
    expect(kindsTo(one.email)).toEqual(['subscription-moved', 'confirm-move']);
    expect(kindsTo(one.to)).toEqual(['confirm-move', 'subscription-moved']);
    expect(await subscriptionOf(office.room, one.email)).toBe(one.id);
  });
});

describe('what comes back', () => {
  it('from the address that is asked is held against nobody', async () => {
    const [one, mistyped] = [await aSubscriber(office, 'mistypes', {}, { isKnown: true }), 'mistyped@example.com'];
    office.mailer.answer = ({ to }) =>
      to.address === mistyped
        ? { kind: 'refused', code: 550, to: 'recipient', response: '550 5.1.1' }
        : { kind: 'sent', response: '' };
    await run(askToMove, { token: manageToken(office, one.id), email: mistyped });
    await office.idle();
    expect(kindsTo(mistyped)).toEqual(['confirm-move']);
    for (const email of [one.email, mistyped]) expect(await suppressionOf(office.room, email)).toBeNull();
  });

  it.each([
    ['before a subscription moved is not held against its new address', -1, undefined],
    ['after it moved is', 1, 'suppressed'],
  ])('of what went out %s', async (_, hours, standing) => {
    const one = await moved(`comes-back-${hours}`);
    const [to, content] = [`subscription:${one.id}`, { kind: 'already-subscribed' }] as const;
    const report = { id: `report/${hours}`, kind: 'hard', at: new Date(NOW).toISOString() } as const;
    await holdFor(office.room, { to, content }, report, new Date(NOW + hours * 3_600_000).toISOString());
    expect((await suppressionOf(office.room, one.to))?.standing).toBe(standing);
  });
});

/** A room in which nothing more is written after so many writes of a move: as a kill leaves it. */
function cutAfter(writes: number): NotificationsRoom {
  let left = writes;
  const watched = <T extends object>(target: T, names: readonly string[]): T =>
    new Proxy(target, {
      get(of, name) {
        const value: unknown = Reflect.get(of, name);
        if (typeof value !== 'function') return value;
        return (...given: readonly unknown[]) => {
          if (names.includes(String(name)) && left-- <= 0) throw new Error('cut short');
          return value.apply(of, given);
        };
      },
    });
  const { reservations, mails, subscriptions } = office.room;
  return {
    ...office.room,
    reservations: watched(reservations, ['insert', 'replace']),
    mails: watched(mails, ['add']),
    subscriptions: watched(subscriptions, ['execute', 'erase']),
  };
}

describe.each([0, 1, 2, 3])('a move that is cut short after %i of its writes', (writes) => {
  const cutShort = async (name: string) => {
    const one = await moving(`${name}-${writes}`);
    await aSubscriber(office, one.to, { countries: ['JP'] }, { isKnown: true, confirms: false });
    await expect(runIn(cutAfter(writes), move, { token: one.link })).rejects.toThrow('cut short');
    return one;
  };
  const subscribed = async (email: string): Promise<Id<'subscription'>> => {
    await run(subscribe, { email, countries: ['DE'], locale: 'en' });
    await office.idle();
    const token = linkTo(email, 'confirm');
    if (token !== '') await run(confirm, { token }).catch(() => undefined);
    return subscriptionOf(office.room, email);
  };

  it('is done by the link once more: at one address, told of once', async () => {
    const one = await cutShort('cut');
    await run(move, { token: one.link });
    await office.idle();
    expect(await addressOf(one.id)).toBe(one.to);
    expect(await subscriptionOf(office.room, one.to)).toBe(one.id);
    expect(kindsTo(one.email)).toEqual(['subscription-moved']);
    expect(await subscribed(one.email)).not.toBe(one.id);
  });

  it('is neither lost nor doubled if the other address subscribes by itself before that', async () => {
    const one = await cutShort('subscribes');
    const other = await subscribed(one.to);
    await run(move, { token: one.link }).catch((error) => expect(error).toMatchObject({ code: 'ALREADY_EXISTS' }));
    await office.idle();
    const isMoved = other === one.id;
    expect(await addressOf(one.id)).toBe(isMoved ? one.to : one.email);
    expect(await subscriptionOf(office.room, one.to)).toBe(other);
    expect((await subscriptionOf(office.room, one.email)) === one.id).toBe(!isMoved);
    await office.tell(office.risk.publish({ countries: ['DE', 'US'] }));
    await office.idle();
    const warned = (email: string) => kindsTo(email).filter((kind) => kind === 'warning').length;
    expect([warned(one.email), warned(one.to)]).toEqual(isMoved ? [0, 1] : [1, 1]);
  });
});

describe('the address of a subscription that has moved', () => {
  it('goes with an erasure, by the link that is mailed there', async () => {
    const one = await moved('moves-and-erases');
    await run(eraseSubscription, { token: one.token });
    expect(await knownSubscription(office.room, one.to)).toBeNull();
    const pages = await Promise.all(
      [office.room.subscriptions.documents, office.room.subscriptions.history, office.room.reservations].map((rows) =>
        rows.page({ where: {}, limit: 1_000 }),
      ),
    );
    expect(JSON.stringify(pages)).not.toContain('moves-and-erases');
  });
});
