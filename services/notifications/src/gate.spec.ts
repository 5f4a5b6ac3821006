import { newId } from '@sinan/schema';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Gate, openGate, openGates } from './gate.ts';
import { NOW } from './testing/builders.ts';

const TEN_MINUTES = 10 * 60_000;
let now: number;
let gate: Gate;
beforeEach(() => {
  now = NOW;
  gate = openGate({ now: () => now }, 2);
});
const aCommand = () => newId('command', NOW);
const pass = (commandId = aCommand()) => gate.pass(commandId, async () => 'done');
const refused = { code: 'TOO_MANY_REQUESTS' };

describe('a process that has let in as many as it may', () => {
  it('refuses every other until ten minutes have passed, but not a request that it let in before', async () => {
    const known = aCommand();
    await pass(known);
    now += TEN_MINUTES / 2;
    await pass();
    await expect(pass()).rejects.toMatchObject(refused);
    expect(await pass(known)).toBe('done');
    now += TEN_MINUTES / 2;
    expect(await pass()).toBe('done');
    await expect(pass()).rejects.toMatchObject(refused);
  });

  it('does none of the work that it refuses', async () => {
    await pass();
    await pass();
    let worked = false;
    const work = async () => {
      worked = true;
    };
    await expect(gate.pass(aCommand(), work)).rejects.toMatchObject(refused);
    expect(worked).toBe(false);
  });
});

describe('requests for mails to one address', () => {
  it('are three an hour, however it is written, and another address is let in', async () => {
    let at = NOW;
    const gateTo = openGates({ now: () => at }, 3);
    const asks = (address: string) => gateTo(address).pass(aCommand(), async () => 'done');
    for (const address of ['a@example.com', 'A@example.com', 'a@Example.com']) await asks(address);
    await expect(asks('a@example.com')).rejects.toMatchObject(refused);
    expect(await asks('b@example.com')).toBe('done');
    at += 3_600_000;
    expect(await asks('a@example.com')).toBe('done');
  });
});

describe('a request that fails', () => {
  it('takes no place', async () => {
    const fails = () => gate.pass(aCommand(), () => Promise.reject(new Error('no')));
    for (let time = 0; time < 3; time += 1) await expect(fails()).rejects.toThrow('no');
    expect(await pass()).toBe('done');
  });
});
