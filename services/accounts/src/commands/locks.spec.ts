import { newId } from '@sinan/schema';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lockPerson, unlockPerson } from '../index.ts';
import { address, expectRefusal, type House, openHouse, type Person, START } from '../testing/house.ts';

let house: House;
let security: Person;
let email: string;
let person: Person;
beforeAll(async () => {
  house = await openHouse();
  security = await house.security();
});
afterAll(() => house.test.close());
beforeEach(async () => {
  email = address('li.wei');
  person = await house.person(email);
});
const lock = (personId = person.id) => house.ask(lockPerson, security, { personId });
const unlock = (personId = person.id) => house.ask(unlockPerson, security, { personId });

describe('a locked person', () => {
  it('is nobody from the next request on, and no link signs them in', async () => {
    expect(await lock()).toEqual({ personId: person.id, locked: true });
    await expect(house.next(person)).rejects.toThrow('anonymous came in');
    await expectRefusal(house.tokenFor(email), 'PERSON_LOCKED');
  });

  it('comes in again once unlocked, with the session that they had', async () => {
    await lock();
    expect(await unlock()).toEqual({ personId: person.id, locked: false });
    expect(await house.next(person)).toMatchObject({ sessionId: person.sessionId });
    expect(await house.person(email)).toMatchObject({ id: person.id });
  });
});

describe('locking', () => {
  it('is nothing to do to oneself, or to nobody', async () => {
    for (const by of [lock, unlock]) {
      await expectRefusal(by(security.id), 'OWN_ACCOUNT');
      await expectRefusal(by(newId('person', START)), 'NOT_FOUND');
    }
  });

  it('is for the security administrator', () => {
    for (const { access } of [lockPerson, unlockPerson]) expect(access).toEqual({ duty: ['security'], orSystem: true });
  });
});
