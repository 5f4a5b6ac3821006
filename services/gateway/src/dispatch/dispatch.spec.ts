import { recordedTracing } from '@sinan/aggregate/testing';
import type { Metrics } from '@sinan/runtime';
import {
  type Access,
  type Actor,
  anonymous,
  type Call,
  command,
  type Duty,
  InvalidInput,
  newId,
  query,
  Refusal,
  type TokenScope,
} from '@sinan/schema';
import { InvalidCursor } from '@sinan/store';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { anAdministrator, aPerson, aProgram } from '../testing/toy-room.ts';
import { localDispatcher, type OpenRoom } from './local.ts';
import { serialisingDispatcher } from './serialising.ts';

const aSystem: Actor = { kind: 'system', service: 'cases' };
const callOf = (actor: Actor): Call => ({
  actor,
  locale: 'en',
  commandId: newId('command', 1),
  origin: 'server',
  correlationId: 'c',
});

function openToys(access: Access = 'anyone', kind: 'command' | 'query' = 'query') {
  const outcomes: (string | undefined)[] = [];
  const metrics: Pick<Metrics, 'observe'> = {
    observe: (_name, _seconds, labels: { readonly [label: string]: string }) => void outcomes.push(labels.outcome),
  };
  const double = (kind === 'query' ? query : command)({
    name: 'toys.double',
    access,
    input: z.strictObject({ n: z.number(), more: z.object({ at: z.string() }).optional() }),
    run: async (room: { readonly factor: number }, call, { n }) => {
      if (n === 13) throw new Refusal('STATE_CONFLICT', { state: 'unlucky' });
      if (n === 14) throw new Error('broken');
      if (n === 15) throw new InvalidCursor('not a place');
      return { n: n * room.factor, by: call.actor.kind, nothing: undefined };
    },
  });
  const service = { name: 'toys', operations: [double], loaders: {} } as unknown as OpenRoom['service'];
  const tracing = recordedTracing();
  return { dispatcher: localDispatcher([{ service, room: { factor: 2 } }], { metrics, tracing }), outcomes, tracing };
}

describe('a dispatcher', () => {
  it('runs an operation in its own room and counts what came of it', async () => {
    const { dispatcher, outcomes } = openToys();
    expect(await dispatcher.dispatch('toys.double', callOf(anonymous), { n: 2 })).toMatchObject({ n: 4 });
    await expect(dispatcher.dispatch('toys.double', callOf(anonymous), { n: 13 })).rejects.toThrow(Refusal);
    await expect(dispatcher.dispatch('toys.double', callOf(anonymous), { n: 14 })).rejects.toThrow('broken');
    expect(outcomes).toEqual(['ok', 'STATE_CONFLICT', 'INTERNAL']);
  });

  it('runs it in a span of its own, which a refusal does not make a failure of', async () => {
    const { dispatcher, tracing } = openToys();
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const call = { ...callOf(anonymous), traceparent };
    await dispatcher.dispatch('toys.double', call, { n: 2 });
    for (const n of [13, 14]) await dispatcher.dispatch('toys.double', call, { n }).catch(() => undefined);
    const span = { name: 'toys.double', kind: 'internal', under: traceparent, ended: true };
    expect(tracing.spans).toMatchObject([
      { ...span, failure: undefined, attributes: {} },
      { ...span, failure: undefined, attributes: { 'sinan.outcome': 'STATE_CONFLICT' } },
      { ...span, failure: 'INTERNAL', attributes: { 'sinan.outcome': 'INTERNAL' } },
    ]);
  });

  it('takes what a service asks for on its own behalf as part of the work that it does', async () => {
    const { dispatcher, tracing } = openToys();
    const work = tracing.start('work toys', { kind: 'internal', parent: undefined });
    await work.run(() => dispatcher.dispatch('toys.double', callOf(aSystem), { n: 2 }));
    expect(tracing.spans[1]).toMatchObject({ name: 'toys.double', under: 'work toys' });
  });

  it('refuses an input that does not hold, path by path', async () => {
    const { dispatcher } = openToys();
    const failure = await dispatcher
      .dispatch('toys.double', callOf(anonymous), { n: 1, more: { at: 1 } })
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(InvalidInput);
    expect(failure).toMatchObject({ problems: [{ path: 'more.at', rule: 'type' }] });
  });

  it('takes a cursor that the store refuses for what it is: a wrong input', async () => {
    const { dispatcher } = openToys();
    await expect(dispatcher.dispatch('toys.double', callOf(anonymous), { n: 15 })).rejects.toMatchObject({
      problems: [{ path: 'after', rule: 'cursor' }],
    });
  });

  it('says clearly that an operation does not exist', async () => {
    const { dispatcher } = openToys();
    await expect(dispatcher.dispatch('toys.treble', callOf(anonymous), {})).rejects.toThrow(
      'There is no operation “toys.treble”',
    );
  });

  it.each<[Access, readonly Actor['kind'][]]>([
    ['anyone', ['anonymous', 'person', 'system']],
    ['signed-in', ['person']],
    ['system', ['system']],
    ['program', ['program']],
    [{ duty: ['administrator'] }, []],
  ])('opens %j to %j', async (access, open) => {
    const { dispatcher } = openToys(access);
    for (const actor of [anonymous, aPerson(), aProgram(), aSystem]) {
      const code = await dispatcher.dispatch('toys.double', callOf(actor), { n: 1 }).then(
        () => 'ok',
        (error: unknown) => (error instanceof Refusal ? error.code : error),
      );
      const refusal = actor.kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
      expect(code).toBe(open.includes(actor.kind) ? 'ok' : refusal);
    }
  });

  it('opens what a duty allows to who holds it', async () => {
    const { dispatcher } = openToys({ duty: ['editor', 'administrator'] });
    expect(await dispatcher.dispatch('toys.double', callOf(anAdministrator()), { n: 1 })).toMatchObject({ n: 2 });
  });

  it.each<[TokenScope | undefined, readonly string[]]>([
    ['intake', ['program']],
    [undefined, ['program']],
    ['read', ['query for anyone']],
  ])('opens to a program with a token of scope %s what that is for, and nothing else', async (scope, open) => {
    const actor: Actor = { kind: 'program', id: newId('token', 1), sources: [], ...(scope ? { scope } : {}) };
    const asked = {
      program: openToys('program', 'command'),
      'query for anyone': openToys('anyone'),
      'command for anyone': openToys('anyone', 'command'),
      'query for people': openToys('signed-in'),
    };
    for (const [name, { dispatcher }] of Object.entries(asked)) {
      const answer = dispatcher.dispatch('toys.double', callOf(actor), { n: 1 });
      if (open.includes(name)) expect(await answer).toMatchObject({ by: 'program' });
      else await expect(answer, name).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  it('says that a duty waits for the second factor to whose duty it is, and to nobody else', async () => {
    const { dispatcher } = openToys({ duty: ['editor', 'administrator'] });
    const waiting = (duty: Duty) => aPerson({ withheld: [{ duty, centreId: null }] });
    const ask = (actor: Actor) => dispatcher.dispatch('toys.double', callOf(actor), { n: 1 });
    await expect(ask(waiting('editor'))).rejects.toMatchObject({ code: 'SECOND_FACTOR_NEEDED' });
    await expect(ask(waiting('auditor'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('checks who asks before what is asked', async () => {
    const { dispatcher } = openToys('signed-in');
    await expect(dispatcher.dispatch('toys.double', callOf(anonymous), { n: 'x' })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });
});

describe('a dispatcher that serialises', () => {
  const serialising = () => serialisingDispatcher(openToys().dispatcher);

  it('answers what JSON can carry', async () => {
    expect(await serialising().dispatch('toys.double', callOf(anonymous), { n: 2 })).toStrictEqual({
      n: 4,
      by: 'anonymous',
    });
  });

  it('carries expected failures as they were', async () => {
    const refusal = await serialising()
      .dispatch('toys.double', callOf(anonymous), { n: 13 })
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ code: 'STATE_CONFLICT', params: { state: 'unlucky' } });
    const invalid = await serialising()
      .dispatch('toys.double', callOf(anonymous), {})
      .catch((error: unknown) => error);
    expect(invalid).toBeInstanceOf(InvalidInput);
    expect(invalid).toMatchObject({ problems: [{ path: 'n', rule: 'missing' }] });
  });

  it('carries any other failure as an error', async () => {
    await expect(serialising().dispatch('toys.double', callOf(anonymous), { n: 14 })).rejects.toThrow('broken');
  });
});
