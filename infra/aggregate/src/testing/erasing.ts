import type { Message } from '@sinan/bus';
import { anonymous, newId, TOPICS } from '@sinan/schema';
import { type Store, StoreUnavailable } from '@sinan/store';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { brokenLink } from '../chain.ts';
import { eventOf } from '../writing.ts';
import { openTestRoom, type TestRoom } from './index.ts';
import { contacts, mattersService, openMatters } from './matter.ts';
import { slowed, withCall } from './slowed.ts';

type Matters = ReturnType<typeof openMatters>;

const TITLE = 'words-of-the-title';
const CONTACT = 'words-of-the-contact@people.example';
const NOTE = 'words-of-a-note';
const PATIENT = { timeout: 10_000, interval: 5 };

/** What `erase`, `reapply` and the sweep promise, over a store. */
export function erasingSpecs(store: string, open?: () => Promise<Store>): void {
  describe(`erasing, in ${store}`, () => {
    let test: TestRoom<{ readonly matters: Matters }>;
    let others: Matters[];
    let heard: Message[];
    beforeEach(async () => {
      const service = mattersService([], contacts);
      test = await openTestRoom(service, open ? { store: await open() } : {});
      others = [];
      heard = [];
      await test.bus.subscribe({
        group: 'spec',
        topics: [TOPICS.contacts.name],
        handle: async (message) => void heard.push(message),
        park: async () => undefined,
      });
    });
    afterEach(async () => {
      await Promise.all(others.map((other) => other.stop()));
      await test.close();
    });

    /** As another process would have it. */
    function another(resources = test.resources): Matters {
      const other = openMatters(resources, contacts);
      others.push(other);
      return other;
    }

    const call = () => test.call(anonymous);

    async function openedBy(matters: Matters): Promise<string> {
      const command = { do: 'open', title: TITLE, contact: CONTACT } as const;
      return (await matters.execute({ call: call(), command })).id;
    }

    async function noted(matters = test.room.matters): Promise<string> {
      const id = await openedBy(matters);
      await matters.execute({ call: call(), id, command: { do: 'note', text: NOTE } });
      return id;
    }

    const forgetAll = (id: string) => ({ call: call(), id, command: { do: 'forget' }, forget: 'all' }) as const;

    /** Its entries, once all are relayed. */
    async function history(id: string) {
      await test.room.matters.sweep();
      await vi.waitFor(async () => expect((await document(id))?.pending).toBe(false), PATIENT);
      const { rows } = await test.room.matters.history.page({
        where: { id: { gt: `${id}/`, lt: `${id}0` } },
        limit: 200,
      });
      return rows.map(({ doc }) => doc);
    }
    const document = async (id: string) => (await test.room.matters.documents.get(id))?.doc;

    /** What is wrong with its chain, and what of the words is left of it anywhere. */
    async function found(id: string) {
      const entries = await history(id);
      const doc = await document(id);
      return { broken: brokenLink(entries, doc?.head ?? ''), words: wordsIn([entries, doc]) };
    }
    const NOTHING = { broken: null, words: [] };

    describe('given a matter with words in its state and in its entries', () => {
      it('takes what is named from the entries, the rest from the state, and leaves the chain and all else whole', async () => {
        const id = await noted();
        const forget = { MatterOpened: ['contact'], MatterNoted: 'all' } as const;
        const outcome = await test.room.matters.erase({ call: call(), id, command: { do: 'forget' }, forget });
        expect(outcome).toMatchObject({ id, state: { status: 'forgotten', notes: 1 } });
        expect(await found(id)).toEqual({ broken: null, words: ['words-of-the-title'] });
        expect((await history(id)).map(eventOf)).toEqual([
          { type: 'MatterOpened', personal: { title: TITLE } },
          { type: 'MatterNoted', personal: {} },
          { type: 'MatterForgotten' },
        ]);
      });

      it('takes everything, and others hear that it is to be forgotten', async () => {
        const id = await noted();
        await test.room.matters.erase(forgetAll(id));
        expect(await found(id)).toEqual(NOTHING);
        await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ key: id, value: null }), PATIENT);
      });

      it('takes what was said until its command had its effect, though that was after it was asked for', async () => {
        const id = await noted();
        const last = { do: 'note', text: NOTE } as const;
        const meanwhile = withCall(test.resources, 'erasures', 'insert', async () => {
          await test.room.matters.execute({ call: call(), id, command: last });
        });
        await another(meanwhile).erase(forgetAll(id));
        expect(await history(id)).toHaveLength(4);
        expect(await found(id)).toEqual(NOTHING);
      });

      it('without a command leaves the state as it is, and what comes later too', async () => {
        const id = await noted();
        const { state } = await test.room.matters.erase({ call: call(), id, forget: { MatterNoted: 'all' } });
        expect(state).toMatchObject({ status: 'open', title: TITLE, notes: 1 });
        await test.room.matters.execute({ call: call(), id, command: { do: 'note', text: `${NOTE}-later` } });
        const entries = await history(id);
        expect(entries.map(({ personal }) => personal)).toEqual([
          { title: TITLE, contact: CONTACT },
          undefined,
          { text: `${NOTE}-later` },
        ]);
        expect((await found(id)).broken).toBeNull();
      });

      it('of one actor leaves what others wrote in entries of the same type', async () => {
        const id = await openedBy(test.room.matters);
        for (const service of ['hers', 'his'])
          await test.room.matters.execute({
            call: test.call({ kind: 'system', service }),
            id,
            command: { do: 'note', text: `${NOTE}-${service}` },
          });
        await test.room.matters.erase({ call: call(), id, forget: { MatterNoted: 'all' }, by: 'system:hers' });
        const entries = await history(id);
        expect(entries.map(({ personal }) => personal)).toEqual([
          { title: TITLE, contact: CONTACT },
          undefined,
          { text: `${NOTE}-his` },
        ]);
        expect((await found(id)).broken).toBeNull();
      });

      it('is done once: under the same command id nothing happens again', async () => {
        const id = await noted();
        const erasure = forgetAll(id);
        await test.room.matters.erase(erasure);
        const { revision } = await test.room.matters.erase(erasure);
        expect(await test.room.matters.load(id)).toMatchObject({ revision });
        expect(await history(id)).toHaveLength(3);
      });
    });

    describe('given an erasure that is refused', () => {
      it('by the decider, leaves everything as it is, for good', async () => {
        const id = await noted();
        await test.room.matters.execute({ call: call(), id, command: { do: 'accept' } });
        await history(id);
        await expect(test.room.matters.erase(forgetAll(id))).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
        expect(await test.room.matters.sweep()).toBe(0);
        expect(await test.room.matters.reapply()).toBe(0);
        expect((await found(id)).words).toEqual([TITLE, CONTACT, NOTE]);
      });

      it('because there is no such matter, or its command id is too old, is never begun', async () => {
        await expect(test.room.matters.erase(forgetAll(newId('case', 0)))).rejects.toMatchObject({ code: 'NOT_FOUND' });
        const id = await noted();
        const old = { ...call(), commandId: newId('command', test.clock.now() - 86_400_001) };
        const late = test.room.matters.erase({ ...forgetAll(id), call: old });
        await expect(late).rejects.toMatchObject({ code: 'COMMAND_TOO_OLD' });
        expect((await found(id)).words).toEqual([TITLE, CONTACT, NOTE]);
      });
    });

    describe('given entries that wait while the bus is away', () => {
      it('takes the words from them too, and they are never said', async () => {
        let away = true;
        const publish: typeof test.bus.publish = (messages) =>
          away ? Promise.reject(new Error('away')) : test.bus.publish(messages);
        const matters = another({ ...test.resources, bus: { ...test.bus, publish } });
        const id = await noted(matters);
        await matters.erase(forgetAll(id));
        expect(wordsIn(await document(id))).toEqual([]);
        expect((await document(id))?.pending).toBe(true);
        away = false;
        expect(await found(id)).toEqual(NOTHING);
        await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ key: id, value: null }), PATIENT);
        expect(heard.filter(({ value }) => value !== null)).toEqual([]);
      });
    });

    describe('given a process that still holds the words', () => {
      it('in a relay that comes late, then neither history nor log gets them back', async () => {
        const late = slowed(test.resources, 'matters_history', 'insertMany');
        const id = await openedBy(another(late.resources));
        await late.reached;
        await test.room.matters.erase(forgetAll(id));
        await vi.waitFor(() => expect(heard.at(-1)?.value).toBeNull(), PATIENT);
        const before = heard.length;
        late.go();
        await vi.waitFor(() => expect(heard.length).toBeGreaterThan(before + 1), PATIENT);
        await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ key: id, value: null }), PATIENT);
        expect(await found(id)).toEqual(NOTHING);
      });

      it('in a relay that has written none of them yet, then it writes none', async () => {
        const late = slowed(test.resources, 'matters_history', 'insertMany');
        const matters = another(late.resources);
        const id = await openedBy(matters);
        await late.reached;
        await matters.erase(forgetAll(id));
        late.go();
        expect(await found(id)).toEqual(NOTHING);
        await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ key: id, value: null }), PATIENT);
      });

      it('in a relay that comes late while commands queue behind it, then the log does not keep them either', async () => {
        const late = slowed(test.resources, 'matters_history', 'insertMany');
        const busy = another(late.resources);
        const id = await openedBy(busy);
        await late.reached;
        await test.room.matters.erase(forgetAll(id));
        await vi.waitFor(() => expect(heard.at(-1)?.value).toBeNull(), PATIENT);
        const notes = Array.from({ length: 30 }, () => busy.execute({ call: call(), id, command: { do: 'note' } }));
        late.go();
        await Promise.all(notes);
        await busy.stop();
        expect(await found(id)).toEqual(NOTHING);
        await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ key: id, value: null }), PATIENT);
      });

      it('in a command that read them before they were trimmed away, then it is decided anew', async () => {
        let away = true;
        const publish: typeof test.bus.publish = (messages) =>
          away ? Promise.reject(new Error('away')) : test.bus.publish(messages);
        const held = slowed(test.resources, 'matters', 'replace');
        const id = await openedBy(another({ ...test.resources, bus: { ...test.bus, publish } }));
        const noting = another(held.resources).execute({ call: call(), id, command: { do: 'note' } });
        await held.reached;
        away = false;
        await vi.waitFor(async () => expect((await document(id))?.outbox).toEqual([]), PATIENT);
        await test.room.matters.erase({ call: call(), id, forget: { MatterOpened: ['contact'] } });
        held.go();
        await noting;
        expect(wordsIn((await document(id))?.outbox)).toEqual([]);
        expect(wordsIn(await history(id))).toEqual([TITLE]);
        expect((await found(id)).broken).toBeNull();
      });
    });

    describe('given a hundred commands at once', () => {
      it('is done among them, and none is lost', async () => {
        const id = await noted();
        const other = another();
        const notes = Array.from({ length: 100 }, (_, n) =>
          (n % 2 ? other : test.room.matters).execute({ call: call(), id, command: { do: 'note' } }),
        );
        await Promise.all([...notes, test.room.matters.erase(forgetAll(id))]);
        expect(await document(id)).toMatchObject({ state: { status: 'forgotten', notes: 101 } });
        expect(await found(id)).toEqual(NOTHING);
      });

      it('of which many are the same erasure, has one effect', async () => {
        const id = await noted();
        const [erasure, other] = [forgetAll(id), another()];
        const both = Array.from({ length: 20 }, (_, n) => (n % 2 ? other : test.room.matters).erase(erasure));
        await Promise.all(both);
        expect(await found(id)).toEqual(NOTHING);
        expect(await history(id)).toHaveLength(3);
      });
    });

    describe('given an erasure that was cut short', () => {
      it('is finished by a sweep, however late, and takes nothing that was said after it', async () => {
        const id = await noted();
        const failing = withCall(test.resources, 'matters_history', 'replaceMany', async () => {
          throw new StoreUnavailable('away');
        });
        await history(id);
        await expect(another(failing).erase(forgetAll(id))).rejects.toThrow('away');
        expect(wordsIn(await document(id))).toEqual([]);
        await test.room.matters.execute({ call: call(), id, command: { do: 'note', text: `${NOTE}-later` } });
        test.clock.set(test.clock.now() + 2 * 86_400_000);
        expect(await another().sweep()).toBeGreaterThan(0);
        expect((await history(id)).map(({ personal }) => personal)).toEqual([
          undefined,
          undefined,
          undefined,
          { text: `${NOTE}-later` },
        ]);
        expect((await found(id)).broken).toBeNull();
        expect(await test.room.matters.sweep()).toBe(0);
      });
    });

    describe('given an erasure of two hours ago', () => {
      it('says its tombstone once more, since a partition to which nothing is written keeps what it has', async () => {
        const id = await noted();
        await test.room.matters.erase(forgetAll(id));
        await history(id);
        const heardUntil = async (value: string) => {
          await test.bus.publish([{ topic: TOPICS.contacts.name, key: id, value }]);
          await vi.waitFor(() => expect(heard.at(-1)?.value).toBe(value), PATIENT);
          return heard.filter((message) => message.value === null).length;
        };
        const before = await heardUntil('before');
        await test.room.matters.sweep();
        expect(await heardUntil('at once')).toBe(before);
        test.clock.set(test.clock.now() + 2 * 3_600_000 + 1);
        await test.room.matters.sweep();
        await test.room.matters.sweep();
        expect(await heardUntil('later')).toBe(before + 1);
      });
    });

    describe('given a restore that brought the words back', () => {
      it('erases them again, and only once', async () => {
        const { matters } = test.room;
        const [id, other] = [await noted(), await noted()];
        const [entries, before] = [await history(id), await matters.documents.get(id)];
        await matters.erase(forgetAll(id));
        await matters.erase({ call: call(), id: other, forget: { MatterNoted: 'all' } });
        const erased = await history(id);
        for (const { id: entryId } of erased.slice(entries.length)) await matters.history.remove(entryId);
        for (const entry of entries) await matters.history.replace(entry, 2);
        await matters.documents.remove(id);
        if (before) await matters.documents.insert(before.doc);
        expect((await found(id)).words).toEqual([TITLE, CONTACT, NOTE]);

        expect(await matters.reapply()).toBe(1);
        expect(await found(id)).toEqual(NOTHING);
        expect(await document(id)).toMatchObject({ state: { status: 'forgotten', notes: 1 } });
        expect(await matters.reapply()).toBe(0);
      });

      it('leaves what was said after an erasure that is in it, however long ago that was decided', async () => {
        const { matters } = test.room;
        const id = await noted();
        await matters.erase(forgetAll(id));
        await matters.erase(forgetAll(id));
        await matters.execute({ call: call(), id, command: { do: 'open', title: TITLE, contact: CONTACT } });
        for (let n = 0; n < 65; n += 1) await matters.execute({ call: call(), id, command: { do: 'note' } });
        expect(await matters.reapply()).toBe(0);
        expect((await document(id))?.state).toMatchObject({ status: 'open', title: TITLE, contact: CONTACT });
        expect(await found(id)).toEqual({ broken: null, words: [TITLE, CONTACT] });
      });

      it('of a time before there was anything, finds nothing', async () => {
        const { matters } = test.room;
        const id = await noted();
        await matters.erase(forgetAll(id));
        for (const { id: entryId } of await history(id)) await matters.history.remove(entryId);
        await matters.documents.remove(id);
        expect(await matters.reapply()).toBe(0);
      });
    });
  });
}

/** Those of the words that are left in something. */
function wordsIn(something: unknown): readonly string[] {
  const text = JSON.stringify(something) ?? '';
  return [TITLE, CONTACT, NOTE].filter((word) => text.includes(word));
}
