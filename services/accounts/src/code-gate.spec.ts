import { linkCode } from '@sinan/runtime';
import { anonymous, type Id } from '@sinan/schema';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { requestSignIn, signIn } from './index.ts';
import { address, expectRefusal, type House, MINUTE, openHouse, START, tokenOfLink } from './testing/house.ts';

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

const asked = async () => (await house.ask(requestSignIn, anonymous, { email, locale: 'en' })).linkId;
const by = (input: object) => house.ask(signIn, anonymous, input);
const right = (linkId: Id<'link'>) => linkCode(house.test.resources.settings.secret, linkId);
/** The nth of the codes that are not this link's. */
const wrong = (linkId: Id<'link'>, n = 0) =>
  ['000000', '000001', '000002', '000003', '000004', '000005'].filter((code) => code !== right(linkId))[n] ?? '';
async function miss(times: number): Promise<Id<'link'>> {
  const linkId = await asked();
  for (let n = 0; n < times; n += 1) await expectRefusal(by({ linkId, code: wrong(linkId) }), 'CODE_WRONG');
  return linkId;
}

describe('ten wrong codes for one address', () => {
  beforeEach(async () => {
    await miss(5);
    house.test.clock.set(START + 10 * MINUTE);
    await miss(5);
  });

  it('lock its codes for an hour from the last one, over all links, and say so', async () => {
    const linkId = await asked();
    const locked = { minutes: 60, opensAt: '2026-11-22T09:10:00.000Z' };
    await expectRefusal(by({ linkId, code: right(linkId) }), 'CODE_LOCKED', locked);
    house.test.clock.set(START + 15 * MINUTE);
    await expectRefusal(by({ linkId, code: right(linkId) }), 'CODE_LOCKED', { ...locked, minutes: 55 });
  });

  it('leave the mailed link good, so that nobody is locked out by another’s guesses', async () => {
    const linkId = await asked();
    expect(await by({ token: tokenOfLink(house.test, linkId) })).toHaveProperty('sessionToken');
  });

  it('leave other addresses alone, whatever the case of this one', async () => {
    const locked = await house.ask(requestSignIn, anonymous, { email: email.toUpperCase(), locale: 'en' });
    await expectRefusal(by({ linkId: locked.linkId, code: right(locked.linkId) }), 'CODE_LOCKED');
    email = address('wang.fang');
    const linkId = await asked();
    expect(await by({ linkId, code: right(linkId) })).toHaveProperty('sessionToken');
  });

  it('are forgotten after the hour', async () => {
    house.test.clock.set(START + 70 * MINUTE);
    const linkId = await asked();
    await expectRefusal(by({ linkId, code: wrong(linkId) }), 'CODE_WRONG', { left: 4 });
    expect(await by({ linkId, code: right(linkId) })).toHaveProperty('sessionToken');
  });
});

describe('right codes', () => {
  it('do not count', async () => {
    await miss(5);
    for (let n = 0; n < 3; n += 1) {
      const linkId = await asked();
      await by({ linkId, code: right(linkId) });
    }
    house.test.clock.set(START + 10 * MINUTE);
    await miss(5);
    const linkId = await asked();
    await expectRefusal(by({ linkId, code: right(linkId) }), 'CODE_LOCKED');
  });
});

describe('codes tried at once', () => {
  it('get no more tries than those one after the other', async () => {
    const links = [await asked(), await asked(), await asked(), await asked()];
    const tries = links.flatMap((linkId) => [0, 1, 2, 3, 4].map((n) => by({ linkId, code: wrong(linkId, n) })));
    const answers = await Promise.allSettled(tries);
    const codes = answers.map((answer) => (answer.status === 'rejected' ? answer.reason.code : 'in'));
    expect(codes.filter((code) => code === 'CODE_WRONG')).toHaveLength(10);
    expect(codes.filter((code) => code === 'CODE_LOCKED')).toHaveLength(10);
  });
});
