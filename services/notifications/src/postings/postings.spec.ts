import { openTestRoom, type TestRoom } from '@sinan/aggregate/testing';
import { anonymous, COUNTRIES, newId } from '@sinan/schema';
import type { Collection, Doc, StoreHandle } from '@sinan/store';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type NotificationsRoom, notificationsService } from '../index.ts';
import { LAST } from '../ledger/rows.ts';
import { recipients } from '../recipients.ts';
import type { SubscriptionCommand } from '../subscription/index.ts';
import { NOW } from '../testing/builders.ts';
import { recordingMailer } from '../testing/recording-mailer.ts';
import { aChoice, COMMANDS } from '../testing/subscription-life.ts';
import { postedUnder } from './reading.ts';
import { removeStale } from './removing.ts';
import { postingOf } from './rows.ts';

const service = notificationsService(recordingMailer());
let test: TestRoom<NotificationsRoom>;
beforeAll(async () => {
  test = await openTestRoom(service, { now: NOW });
});
afterAll(() => test.close());

const does = (id: string, command: SubscriptionCommand, room = test.room) =>
  room.subscriptions.execute({ call: test.call(anonymous), id, create: true, command });
const chooses = (countries: readonly string[]): SubscriptionCommand => ({
  type: 'change',
  choice: aChoice({ countries }),
});
async function confirmed(countries: readonly string[], room = test.room): Promise<string> {
  const id = newId('subscription', NOW);
  await does(id, { ...COMMANDS.request, ...aChoice({ countries }) }, room);
  await does(id, COMMANDS.confirm, room);
  return id;
}

/** Under which countries it has postings. */
async function postedOf(subscriptionId: string): Promise<readonly string[]> {
  const { rows } = await test.room.postings.page({ where: { subscriptionId }, limit: 1_000 });
  return [...new Set(rows.map(({ doc }) => doc.country))].toSorted();
}

/** Who is found for a warning about a country. */
async function found(country: string): Promise<readonly string[]> {
  const concerns = { countries: [country], rights: [], industries: [], platforms: [], severity: 'urgent' } as const;
  const addressed = { warningId: 'war', matching: { concerns, confirmedBy: NOW }, informedBefore: 1 };
  const ids: string[] = [];
  for await (const { readers } of recipients(test.room, addressed)) ids.push(...readers.map(({ id }) => id));
  return ids;
}

/** The service as another process has it, whose store does with each call of a collection what is said here. */
function another(around: <T>(name: string, call: string, go: () => Promise<T>) => Promise<T>): NotificationsRoom {
  const { store } = test.resources;
  const wrapped: StoreHandle = {
    ...store,
    collection: <D extends Doc>({ ...spec }: Parameters<StoreHandle['collection']>[0]): Collection<D> =>
      new Proxy(store.collection<D>(spec), {
        get(target, call) {
          const value: unknown = Reflect.get(target, call);
          if (typeof value !== 'function') return value;
          return (...given: unknown[]) =>
            around(spec.name, String(call), async () => Reflect.apply(value, target, given));
        },
      }),
  };
  return service.open({ ...test.resources, store: wrapped });
}

describe('a subscription that is confirmed', () => {
  it('is found under each country of its choice, and under no other', async () => {
    const id = await confirmed(['US', 'JP']);
    expect(await found('US')).toEqual([id]);
    expect(await found('JP')).toEqual([id]);
    expect(await postedOf(id)).toEqual(['JP', 'US']);
    await does(id, { type: 'leave', by: 'page' });
    expect(await found('US')).toEqual([]);
  });

  it('has its postings before it is confirmed, and a process that dies in between leaves one too many', async () => {
    const id = newId('subscription', NOW);
    await does(id, { ...COMMANDS.request, ...aChoice({ countries: ['FR'] }) });
    let reached: () => void;
    const atTheWrite = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const dying = another((name, call, go) => {
      if (name !== 'subscriptions' || call !== 'replace') return go();
      reached();
      return new Promise(() => undefined);
    });
    void does(id, COMMANDS.confirm, dying);
    await atTheWrite;
    expect(await postedOf(id)).toEqual(['FR']);
    expect(await found('FR')).toEqual([]);
    await does(id, COMMANDS.confirm);
    expect(await found('FR')).toEqual([id]);
  });

  it('is not confirmed when its postings cannot be written', async () => {
    const id = newId('subscription', NOW);
    await does(id, { ...COMMANDS.request, ...aChoice({ countries: ['FR'] }) });
    const broken = another((name, _, go) => (name === 'postings' ? Promise.reject(new Error('full')) : go()));
    await expect(does(id, COMMANDS.confirm, broken)).rejects.toThrow('full');
    expect((await test.room.subscriptions.load(id))?.state.status).toBe('waiting');
  });

  it('loses what it chose no more, and nothing else', async () => {
    const id = await confirmed(['BR', 'MX']);
    await does(id, chooses(['MX', 'CL']));
    await removeStale(test.room, id);
    expect(await postedOf(id)).toEqual(['CL', 'MX']);
    await does(id, { type: 'erase' });
    await removeStale(test.room, id);
    expect(await postedOf(id)).toEqual([]);
  });

  it('is found by what it chooses, whatever two processes change and take away at the same time', async () => {
    const codes = ['AT', 'BE', 'DK'];
    const choices = fc.subarray(codes, { minLength: 1 });
    const doing = fc.oneof(fc.record({ change: choices }), fc.constant('remove' as const));
    const tasks = fc.array(fc.tuple(fc.boolean(), doing), { minLength: 3, maxLength: 8 });
    const turns = fc.infiniteStream(fc.nat(99));
    const property = fc.asyncProperty(turns, choices, tasks, async (turns, first, tasks) => {
      const id = await confirmed(first);
      const calls = inTurns(turns);
      const rooms = [0, 1].map(() =>
        another((name, _, go) => (name === 'subscriptions' || name === 'postings' ? calls.waits(go) : go())),
      );
      const run = async ([isSecond, what]: (typeof tasks)[number]) => {
        const room = rooms[isSecond ? 1 : 0] ?? test.room;
        await (what === 'remove' ? removeStale(room, id) : does(id, chooses(what.change), room));
      };
      await calls.until(Promise.all(tasks.map(run)));
      const state = (await test.room.subscriptions.load(id))?.state;
      const chosen = state?.status === 'confirmed' ? state.choice.countries : [];
      expect(await postedOf(id)).toEqual(expect.arrayContaining([...chosen]));
      await removeStale(test.room, id);
      expect(await postedOf(id)).toEqual(chosen.toSorted());
      await Promise.all(rooms.map((room) => room.subscriptions.stop()));
    });
    await fc.assert(property, { numRuns: 60 });
  }, 120_000);
});

/** Calls that are made one at a time; which of those that wait is next, the turns say. */
function inTurns(turns: Iterator<number>) {
  const waiting: (() => Promise<void>)[] = [];
  let isOver = false;
  return {
    waits<T>(go: () => Promise<T>): Promise<T> {
      if (isOver) return go();
      return new Promise((resolve, reject) => waiting.push(() => go().then(resolve, reject)));
    },
    async until(done: Promise<unknown>): Promise<void> {
      void done.finally(() => {
        isOver = true;
      });
      while (!isOver || waiting.length > 0) {
        await new Promise(setImmediate);
        const [next] = waiting.splice((turns.next().value ?? 0) % Math.max(1, waiting.length), 1);
        await next?.();
      }
      await done;
    },
  };
}

describe('a subscription that an earlier release wrote', () => {
  /** As that release has it: a confirmed one, of which nothing says that it has postings, and which has none. */
  async function earlier(countries: readonly string[]): Promise<string> {
    const id = await confirmed(countries);
    await test.room.subscriptions.sweep();
    const stored = await test.room.subscriptions.documents.get(id);
    if (stored === null) throw new Error('it is not there');
    await test.room.subscriptions.documents.replace({ ...stored.doc, ...{ status: 'confirmed' } }, stored.revision);
    const { rows } = await test.room.postings.page({ where: { subscriptionId: id }, limit: 1_000 });
    for (const { doc } of rows) await test.room.postings.remove(doc.id);
    return id;
  }

  it('is found by the first matching', async () => {
    const ids = [await earlier(['NO']), await earlier(['NO', 'SE'])];
    expect(await found('NO')).toEqual(ids.toSorted());
    expect(await found('SE')).toEqual(ids.slice(1));
  });

  it('is found although the process that made its postings died at any write of it', async () => {
    const ids = [await earlier(['FI']), await earlier(['FI']), await earlier(['FI'])];
    for (const dies of ['postings.insertMany', 'subscriptions.replaceMany']) {
      const dying = another((name, call, go) =>
        `${name}.${call}` === dies ? Promise.reject(new Error('killed')) : go(),
      );
      await expect(dying.earlier.posted()).rejects.toThrow('killed');
    }
    expect(await found('FI')).toEqual(ids.toSorted());
  });

  it('has a posting for all that it chose once this release writes it, whatever it is written for', async () => {
    const id = await earlier(['PL', 'CZ']);
    await does(id, COMMANDS.pause);
    expect(await postedOf(id)).toEqual(['CZ', 'PL']);
  });

  const swept = (room: NotificationsRoom) => service.aggregates?.(room) ?? [];
  /** A process whose postings are written when this is called, and how many pages it has read of those that have none. */
  function held(): { readonly room: NotificationsRoom; readonly pages: () => number; readonly letGo: () => void } {
    let letGo = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let pages = 0;
    const room = another(async (name, call, go) => {
      if (name === 'subscriptions' && call === 'page') pages += 1;
      if (name === 'postings' && call === 'insertMany') await gate;
      return go();
    });
    return { room, pages: () => pages, letGo };
  }

  it('has its postings soon after the new release has begun to sweep, which does not wait for them', async () => {
    const id = await earlier(['HU']);
    const { room, letGo } = held();
    for (const aggregate of swept(room)) expect(await aggregate.sweep()).toBe(0);
    letGo();
    await vi.waitFor(async () => expect(await postedOf(id)).toEqual(['HU']));
    await room.earlier.posted();
    expect(await found('HU')).toEqual([id]);
  });

  it('is read once, however many wait for its postings', async () => {
    const id = await earlier(['RO']);
    const { room, pages, letGo } = held();
    const all = Promise.all(Array.from({ length: 20 }, () => room.earlier.posted()));
    // Each looks whether any is left, before and after.
    await vi.waitFor(() => expect(pages()).toBe(20 + 1));
    letGo();
    await all;
    expect(pages()).toBe(20 + 1 + 20);
    expect(await postedOf(id)).toEqual(['RO']);
  });

  it('holds up no stop: the page in hand is ended, and who waits is told', async () => {
    const one = await test.room.subscriptions.documents.get(await earlier(['BG']));
    if (one === null) throw new Error('it is not there');
    const others = Array.from({ length: 600 }, () => ({ ...one.doc, id: newId('subscription', NOW) }));
    await test.room.subscriptions.documents.insertMany(others);
    const { room, letGo } = held();
    for (const aggregate of swept(room)) await aggregate.sweep();
    const waits = expect(room.earlier.posted()).rejects.toThrow();
    await expect(room.earlier.posted(AbortSignal.abort(new Error('given up')))).rejects.toThrow('given up');
    const stops = Promise.all(swept(room).map((aggregate) => aggregate.stop()));
    letGo();
    await Promise.all([stops, waits]);
    const left = await test.room.subscriptions.documents.count({ where: { status: 'confirmed' } });
    expect(left).toBe(101);
    expect(await found('BG')).toHaveLength(601);
  });

  it('is passed over once, and held up nobody, if it is to be found under no country', async () => {
    const [left, other] = [await earlier(['GR']), await earlier(['GR'])];
    await does(left, { type: 'leave', by: 'page' });
    await test.room.subscriptions.sweep();
    const stored = await test.room.subscriptions.documents.get(left);
    if (stored === null) throw new Error('it is not there');
    await test.room.subscriptions.documents.replace({ ...stored.doc, ...{ status: 'confirmed' } }, stored.revision);
    expect(await found('GR')).toEqual([other]);
  });
});

describe('what is posted under some countries', () => {
  const people = Array.from({ length: 2_600 }, (_, n) => newId('subscription', NOW + n)).toSorted();
  const under = (code: string, every: number) =>
    people.filter((_, n) => n % every === 0).map((id, n) => postingOf(code, id, (n % 3) + 1));
  beforeAll(async () => {
    await test.room.postings.insertMany([
      ...under('AA', 1),
      ...under('AB', 2),
      ...under('AC', 1_300),
      // Chosen once more.
      ...people.slice(990, 1_010).map((id) => postingOf('AA', id, 9)),
    ]);
  });

  async function all(countries: readonly string[], from: string): Promise<readonly string[]> {
    const posted = postedUnder(test.room, countries, from);
    const ids: string[] = [];
    for (let after = from; after < LAST; ) {
      const page = await posted.behind(after);
      expect(page.ids.length).toBeLessThanOrEqual(1_000);
      ids.push(...page.ids);
      after = page.through ?? LAST;
    }
    return ids;
  }

  it.each([
    [['AA'], 0],
    [['AB', 'AA', 'AC'], 0],
    [['AC', 'AB', 'ZZ'], 700],
    [['ZZ'], 0],
  ] as const)('%s, from behind reader %i: each once, in order', async (countries, begin) => {
    const from = begin === 0 ? '' : (people[begin - 1] ?? '');
    const every = { AA: 1, AB: 2, AC: 1_300, ZZ: 10_000 };
    const has = (_: string, n: number) => countries.some((code) => code !== 'ZZ' && n % every[code] === 0);
    expect(await all(countries, from)).toEqual(people.filter(has).filter((id) => id > from));
  });

  it('is read on from where others stopped', async () => {
    const posted = postedUnder(test.room, ['AA', 'AB'], '');
    await posted.behind('');
    const after = people[1_700] ?? '';
    expect((await posted.behind(after)).ids[0]).toBe(people[1_701]);
  });

  it('is told apart by the whole code of a country', () => {
    expect(COUNTRIES.every(({ code }) => !code.includes('|'))).toBe(true);
  });
});
