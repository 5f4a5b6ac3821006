import { anonymous, type Id, newId } from '@sinan/schema';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { actorOf, endOtherSessions, endSession, endSessionsOf, requestSignIn, sessions, signIn } from '../index.ts';
import {
  address,
  expectRefusal,
  type House,
  MINUTE,
  openHouse,
  type Person,
  START,
  system,
  tokenOfLink,
} from '../testing/house.ts';

const HOUR = 60 * MINUTE;
let house: House;
let email: string;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.test.close());
beforeEach(() => {
  house.test.clock.set(START);
  email = address('li.wei');
});

const listed = (person: Person) => house.ask(sessions, person, {});
const idsOf = async (person: Person) => (await listed(person)).map(({ id }) => id);
/** What the next request of this session is seen as. */
const next = (person: Person) => house.next(person).catch(() => 'nobody');

describe('the sessions of a person', () => {
  it('are those that hold, the newest first, with the program that opened each and no place', async () => {
    const older = await house.person(email);
    house.test.clock.set(START + HOUR);
    const { linkId } = await house.ask(requestSignIn, anonymous, { email, locale: 'en' });
    const agent = 'Firefox';
    const { sessionToken } = await house.ask(signIn, anonymous, { token: tokenOfLink(house.test, linkId) }, { agent });
    const newer = (await house.seen(sessionToken)) as Person;
    expect(await listed(newer)).toEqual([
      {
        id: newer.sessionId,
        createdAt: '2026-11-22T09:00:00.000Z',
        lastUsedAt: '2026-11-22T09:00:00.000Z',
        expiresAt: '2026-12-06T09:00:00.000Z',
        agent: 'Firefox',
        secondFactor: false,
        current: true,
      },
      expect.objectContaining({ id: older.sessionId, agent: null, current: false }),
    ]);
    house.test.clock.set(START + 14 * 24 * HOUR);
    expect(await idsOf(newer)).toEqual([newer.sessionId]);
  });

  it('say to the hour when each was used last; to be looked at again is no use', async () => {
    const token = await house.tokenFor(email);
    const person = (await house.seen(token)) as Person;
    const lastUsed = async () => (await listed(person)).map(({ lastUsedAt }) => lastUsedAt);
    house.test.clock.set(START + 3 * HOUR + MINUTE);
    await house.ask(actorOf, system, { sessionToken: token, again: true });
    expect(await lastUsed()).toEqual(['2026-11-22T08:00:00.000Z']);
    await house.seen(token);
    expect(await lastUsed()).toEqual(['2026-11-22T11:00:00.000Z']);
  });
});

describe('ending a session', () => {
  let here: Person;
  let there: Person;
  beforeEach(async () => {
    [here, there] = [await house.person(email), await house.person(email)];
  });
  const end = (sessionId: Id<'session'>) => house.ask(endSession, here, { sessionId });

  it('refuses its next request, and leaves the others alone', async () => {
    expect(await end(there.sessionId)).toEqual({ ended: 1 });
    expect(await next(there)).toBe('nobody');
    expect(await next(here)).toMatchObject({ id: here.id });
    expect(await idsOf(here)).toEqual([here.sessionId]);
    expect(await end(there.sessionId)).toEqual({ ended: 0 });
  });

  it('is for one’s own', async () => {
    const stranger = await house.person(address('wang.fang'));
    await expectRefusal(end(stranger.sessionId), 'NOT_FOUND');
    await expectRefusal(end(newId('session', START)), 'NOT_FOUND');
    expect(await next(stranger)).toMatchObject({ id: stranger.id });
  });

  it('ends all the others at once', async () => {
    const third = await house.person(email);
    expect(await house.ask(endOtherSessions, here, {})).toEqual({ ended: 2 });
    expect([await next(there), await next(third)]).toEqual(['nobody', 'nobody']);
    expect(await next(here)).toMatchObject({ id: here.id });
  });

  it('ends all of another person’s, by the security administrator', async () => {
    const security = await house.security();
    expect(await house.ask(endSessionsOf, security, { personId: here.id })).toEqual({ ended: 2 });
    expect([await next(here), await next(there)]).toEqual(['nobody', 'nobody']);
    await expectRefusal(house.ask(endSessionsOf, security, { personId: security.id }), 'OWN_ACCOUNT');
    await expectRefusal(house.ask(endSessionsOf, security, { personId: newId('person', START) }), 'NOT_FOUND');
  });
});
