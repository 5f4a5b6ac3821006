import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts, actorOf, signInAs } from '../index.ts';
import { type House, openHouse, system } from '../testing/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.test.close());

describe('signing in as somebody without proof', () => {
  it('is no operation of the service: who composes it must add it', () => {
    expect(accounts.operations.map(({ name }) => name)).not.toContain('accounts.signInAs');
    expect(signInAs.access).toBe('system');
  });

  it('opens a session of a registered person', async () => {
    const known = await house.person('somebody@people.example');
    const { sessionToken } = await house.ask(signInAs, system, { email: 'Somebody@people.example' });
    expect(await house.ask(actorOf, system, { sessionToken })).toMatchObject({ kind: 'person', id: known.id });
  });

  it('registers nobody', async () => {
    await expect(house.ask(signInAs, system, { email: 'nobody@people.example' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
