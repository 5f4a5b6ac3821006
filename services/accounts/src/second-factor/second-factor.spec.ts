import { anonymous, newId } from '@sinan/schema';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  confirmSecondFactor,
  endSession,
  enterSecondFactor,
  grantDuty,
  me,
  offerSecondFactor,
  requestSignIn,
  resetSecondFactor,
  sessions,
  signIn,
} from '../index.ts';
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
import { shownCode } from '../testing/totp.ts';

const editor = { duty: 'editor', centreId: null } as const;
const STEP = 30_000;

let house: House;
let email: string;
let person: Person;
beforeAll(async () => {
  house = await openHouse({ secondFactor: 'required' });
});
afterAll(() => house.test.close());
beforeEach(async () => {
  house.test.clock.set(START);
  email = address('li.wei');
  await house.ask(grantDuty, system, { email, duty: 'editor' });
  person = await house.person(email);
});

const now = () => house.test.clock.now();
const offer = (by = person) => house.ask(offerSecondFactor, by, {});
const confirm = (code: string, by = person, more?: object) => house.ask(confirmSecondFactor, by, { code }, more);
const enter = (code: string, by = person, more?: object) => house.ask(enterSecondFactor, by, { code }, more);
async function enrolled() {
  const { secret } = await offer();
  const { recoveryCodes } = await confirm(shownCode(secret, now()));
  return { secret, recoveryCodes, code: (at = now()) => shownCode(secret, at), wrong: wrongFor(secret) };
}
function wrongFor(secret: string): string {
  const near = [-2, -1, 0, 1, 2].map((step) => shownCode(secret, now() + step * STEP));
  return ['000000', '000001', '000002', '000003', '000004', '000005'].find((code) => !near.includes(code)) ?? '';
}
async function signedInAgain(): Promise<Person> {
  return house.person(email);
}

describe('a person with a duty, before they set up a second factor', () => {
  it('is told so, and has neither the duty nor what it opens', async () => {
    expect(person).toMatchObject({ duties: [], withheld: [editor] });
    expect(person.audiences).not.toContain('editors');
    expect(await house.ask(me, person, {})).toMatchObject({
      duties: [],
      withheld: [editor],
      secondFactor: { enrolled: false, need: 'enrol' },
    });
    const { linkId } = await house.ask(requestSignIn, anonymous, { email, locale: 'en' });
    expect(await house.ask(signIn, anonymous, { token: tokenOfLink(house.test, linkId) })).toMatchObject({
      secondFactor: 'enrol',
    });
  });

  it('has them from the next request on, once a code was confirmed', async () => {
    await enrolled();
    const next = await house.next(person);
    expect(next.duties).toEqual([editor]);
    expect(next.audiences).toContain('editors');
    expect(next).not.toHaveProperty('withheld');
    expect(await house.ask(sessions, next, {})).toMatchObject([{ secondFactor: true }]);
  });

  it('has not set it up by being offered a secret, or by a wrong code', async () => {
    const { secret } = await offer();
    await expectRefusal(confirm(wrongFor(secret)), 'CODE_WRONG', { left: 4 });
    await expectRefusal(enter(shownCode(secret, now())), 'FACTOR_NOT_ENROLLED');
    expect(await house.next(person)).toMatchObject({ duties: [], withheld: [editor] });
  });
});

describe('a person without duties', () => {
  it('waits for nothing, and may set one up all the same', async () => {
    person = await house.person(address('wang.fang'));
    expect(await house.ask(me, person, {})).toMatchObject({ secondFactor: { enrolled: false, need: null } });
    await enrolled();
    expect(await house.ask(me, person, {})).toMatchObject({ secondFactor: { enrolled: true, need: null } });
  });
});

describe('in another session', () => {
  it('it is entered once, and opens that session alone', async () => {
    const { code } = await enrolled();
    const [there, elsewhere] = [await signedInAgain(), await signedInAgain()];
    expect(await house.ask(me, there, {})).toMatchObject({ secondFactor: { enrolled: true, need: 'enter' } });
    house.test.clock.set(START + STEP);
    expect(await enter(code(), there)).toEqual({ entered: true });
    expect(await house.next(there)).toMatchObject({ duties: [editor] });
    expect(await house.next(elsewhere)).toMatchObject({ duties: [], withheld: [editor] });
  });

  it('a code is good one step before and after its own, and no further', async () => {
    const { code } = await enrolled();
    const there = await signedInAgain();
    house.test.clock.set(START + 10 * STEP);
    await expectRefusal(enter(code(START + 8 * STEP), there), 'CODE_WRONG', { left: 4 });
    await expectRefusal(enter(code(START + 12 * STEP), there), 'CODE_WRONG', { left: 3 });
    expect(await enter(code(START + 9 * STEP), there)).toEqual({ entered: true });
    expect(await enter(code(START + 11 * STEP), there)).toEqual({ entered: true });
  });

  it('a code is accepted once, and so is the one that enrolled it', async () => {
    const { code } = await enrolled();
    const [there, elsewhere] = [await signedInAgain(), await signedInAgain()];
    await expectRefusal(enter(code(), there), 'CODE_USED');
    house.test.clock.set(START + STEP);
    await enter(code(), there);
    await expectRefusal(enter(code(), elsewhere), 'CODE_USED');
  });

  it('a retry of the same command gets the same answer', async () => {
    const { code } = await enrolled();
    const [there, commandId] = [await signedInAgain(), newId('command', START)];
    house.test.clock.set(START + STEP);
    const shown = code();
    for (let n = 0; n < 2; n += 1) expect(await enter(shown, there, { commandId })).toEqual({ entered: true });
  });

  it('nobody puts another in its place who has not entered it', async () => {
    await enrolled();
    await expectRefusal(offer(await signedInAgain()), 'SECOND_FACTOR_NEEDED');
    const { secret } = await offer();
    expect(await confirm(shownCode(secret, now()))).toHaveProperty('recoveryCodes');
  });

  it('a session that was ended enters nothing', async () => {
    const { code } = await enrolled();
    const there = await signedInAgain();
    await house.ask(endSession, person, { sessionId: there.sessionId });
    house.test.clock.set(START + STEP);
    await enter(code(), there);
    await expect(house.next(there)).rejects.toThrow('anonymous came in');
  });
});

describe('a session that lies idle', () => {
  it('withholds the duties after half an hour, until the factor is entered again', async () => {
    const { code } = await enrolled();
    house.test.clock.set(START + 29 * MINUTE);
    expect(await house.next(person)).toMatchObject({ duties: [editor] });
    house.test.clock.set(START + 59 * MINUTE);
    expect(await house.next(person)).toMatchObject({ duties: [], withheld: [editor] });
    await enter(code());
    expect(await house.next(person)).toMatchObject({ duties: [editor] });
  });
});

describe('wrong codes', () => {
  it('lock the factor with the fifth, for a quarter of an hour', async () => {
    const { code, wrong } = await enrolled();
    house.test.clock.set(START + STEP);
    for (const left of [4, 3, 2, 1]) await expectRefusal(enter(wrong), 'CODE_WRONG', { left });
    const locked = { minutes: 15, opensAt: '2026-11-22T08:15:30.000Z' };
    await expectRefusal(enter(wrong), 'FACTOR_LOCKED', locked);
    await expectRefusal(enter(code()), 'FACTOR_LOCKED', locked);
    house.test.clock.set(START + STEP + 15 * MINUTE);
    expect(await enter(code())).toEqual({ entered: true });
  });

  it('count each, whatever command id they come under', async () => {
    const { wrong } = await enrolled();
    const commandId = newId('command', START);
    await expectRefusal(enter(wrong, person, { commandId }), 'CODE_WRONG', { left: 4 });
    await expectRefusal(enter(wrong, person, { commandId }), 'CODE_WRONG', { left: 4 });
    const other = wrong.replace(/^./, '9');
    await expectRefusal(enter(other, person, { commandId }), 'CODE_WRONG', { left: 3 });
  });
});

describe('recovery codes', () => {
  it('enter it, once each', async () => {
    const { recoveryCodes } = await enrolled();
    const there = await signedInAgain();
    const [one = '', two = ''] = recoveryCodes;
    expect(await enter(one, there)).toEqual({ entered: true });
    expect(await house.next(there)).toMatchObject({ duties: [editor] });
    await expectRefusal(enter(one, await signedInAgain()), 'CODE_WRONG', { left: 4 });
    expect(await enter(two.toUpperCase(), await signedInAgain())).toEqual({ entered: true });
  });
});

describe('a factor that was reset', () => {
  it('is set up anew, with another secret', async () => {
    const { secret, code } = await enrolled();
    expect(await house.ask(resetSecondFactor, system, { personId: person.id })).toEqual({ personId: person.id });
    const there = await signedInAgain();
    house.test.clock.set(START + STEP);
    await expectRefusal(enter(code(), there), 'FACTOR_NOT_ENROLLED');
    expect(await house.ask(me, there, {})).toMatchObject({ secondFactor: { enrolled: false, need: 'enrol' } });
    expect((await offer(there)).secret).not.toBe(secret);
  });

  it('ends the sessions that had entered it: whoever has the lost device sets up no other', async () => {
    await enrolled();
    expect(await house.ask(me, person, {})).toMatchObject({ person: { id: person.id } });
    await house.ask(resetSecondFactor, system, { personId: person.id });
    await expect(house.next(person)).rejects.toThrow('anonymous came in');
  });

  it('is another’s, and somebody’s', async () => {
    await expectRefusal(house.ask(resetSecondFactor, person, { personId: person.id }), 'OWN_ACCOUNT');
    await expectRefusal(house.ask(resetSecondFactor, system, { personId: newId('person', START) }), 'NOT_FOUND');
  });
});

describe('what is stored of it', () => {
  it('holds neither secret nor code', async () => {
    const { secret, recoveryCodes } = await enrolled();
    const { documents } = house.test.room.factors;
    const stored = JSON.stringify((await documents.page({ where: {}, limit: 100 })).rows);
    expect(stored).toContain('"enrolled"');
    for (const kept of [secret, ...recoveryCodes]) expect(stored).not.toContain(kept);
  });
});

describe('where it is optional', () => {
  it('duties wait for nothing, and it can be set up', async () => {
    const relaxed = await openHouse();
    await relaxed.ask(grantDuty, system, { email, duty: 'editor' });
    const someone = await relaxed.person(email);
    expect(someone).toMatchObject({ duties: [editor] });
    expect(someone).not.toHaveProperty('withheld');
    const { secret } = await relaxed.ask(offerSecondFactor, someone, {});
    await relaxed.ask(confirmSecondFactor, someone, { code: shownCode(secret, START) });
    expect(await relaxed.person(email)).toMatchObject({ duties: [editor] });
    await relaxed.test.close();
  });
});
