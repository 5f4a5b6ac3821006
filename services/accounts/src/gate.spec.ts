import { newId } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Gate, openGate } from './gate.ts';
import { type AttemptRow, attemptRows } from './rows.ts';
import { expectRefusal, type House, MINUTE, openHouse, START } from './testing/house.ts';

let house: House;
let gate: Gate;
beforeAll(async () => {
  house = await openHouse();
  gate = openGate(house.test.resources.store.collection<AttemptRow>(attemptRows), house.test.clock, 3);
});
afterAll(() => house.test.close());
const enter = (key: string, commandId: string = newId('command', START)) => gate.enter(key, commandId);

describe('a process that has let in as many as it may', () => {
  it('refuses every address until ten minutes have passed, but not a request that it let in before', async () => {
    const known = newId('command', START);
    await enter('one', known);
    await enter('two');
    await enter('three');
    await expectRefusal(enter('four'), 'TOO_MANY_REQUESTS');
    await enter('one', known);
    house.test.clock.set(START + 10 * MINUTE);
    await enter('four');
    expect(await enter('five')).toBeUndefined();
  });
});
