import { anonymous, newId } from '@sinan/schema';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { brokenLink } from './chain.ts';
import { openTestRoom, type TestRoom } from './testing/index.ts';
import { mattersService, openMatters } from './testing/matter.ts';

type Room = { readonly matters: ReturnType<typeof openMatters> };
let test: TestRoom<Room>;
beforeEach(async () => {
  test = await openTestRoom(mattersService());
});
afterEach(() => test.close());

const open = (title = 'A stroller in Chicago') => ({ do: 'open', title }) as const;
async function opened(): Promise<string> {
  return (await test.room.matters.execute({ call: test.call(anonymous), command: open() })).id;
}

describe('a command that creates', () => {
  it('gives an id that keeps the time of the command id and nothing else of it', async () => {
    const call = test.call(anonymous);
    const { id, revision } = await test.room.matters.execute({ call, command: open() });
    expect(id.slice(0, 16)).toBe(`cas_${call.commandId.slice(4, 16)}`);
    expect(id.slice(18)).not.toBe(call.commandId.slice(18));
    expect(revision).toBe(1);
  });

  it('when sent again, gives the same id and changes nothing', async () => {
    const call = test.call(anonymous);
    const first = await test.room.matters.execute({ call, command: open() });
    const second = await test.room.matters.execute({ call, command: open() });
    expect(second).toMatchObject({ id: first.id, revision: 1, repeated: true });
    expect(await test.room.matters.documents.count({ where: { id: { gt: 'cas_' } } })).toBe(1);
  });

  it('by another actor with the same command id, gives another id', async () => {
    const call = test.call(anonymous);
    const mine = await test.room.matters.execute({ call, command: open() });
    const theirs = await test.room.matters.execute({
      call: { ...call, actor: { kind: 'system', service: 'else' } },
      command: open(),
    });
    expect(theirs.id).not.toBe(mine.id);
  });

  it('is refused when its id is older than a day, or over five minutes ahead; a derived one is not', async () => {
    const now = test.clock.now();
    const late = test.call(anonymous, { commandId: newId('command', now - 86_400_001) });
    const early = test.call(anonymous, { commandId: newId('command', now + 6 * 60_000) });
    await expect(test.room.matters.execute({ call: late, command: open() })).rejects.toMatchObject({
      code: 'COMMAND_TOO_OLD',
    });
    await expect(test.room.matters.execute({ call: early, command: open() })).rejects.toMatchObject({
      code: 'COMMAND_FROM_FUTURE',
    });
    await expect(
      test.room.matters.execute({ call: { ...late, origin: 'reaction' }, command: open() }),
    ).resolves.toMatchObject({ revision: 1 });
  });
});

describe('a command on an existing aggregate', () => {
  it('is NOT_FOUND when there is none', async () => {
    const call = test.call(anonymous);
    await expect(
      test.room.matters.execute({ call, id: newId('case', 0), command: { do: 'note' } }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('that the decider refuses changes nothing, and is decided again', async () => {
    const id = await opened();
    await test.room.matters.execute({ call: test.call(anonymous), id, command: { do: 'accept' } });
    const refused = test.call(anonymous);
    for (const _ of [1, 2])
      await expect(test.room.matters.execute({ call: refused, id, command: { do: 'accept' } })).rejects.toMatchObject({
        code: 'STATE_CONFLICT',
        params: { state: 'accepted' },
      });
    expect((await test.room.matters.load(id))?.revision).toBe(2);
  });

  it('that is to hold for the revision that was read is DRAFT_CHANGED for any other, and its own retry is none', async () => {
    const id = await opened();
    const call = test.call(anonymous);
    const asRead = { id, revision: 1, command: { do: 'note' } } as const;
    await test.room.matters.execute({ call, ...asRead });
    expect(await test.room.matters.execute({ call, ...asRead })).toMatchObject({ revision: 2, repeated: true });
    await expect(test.room.matters.execute({ call: test.call(anonymous), ...asRead })).rejects.toMatchObject({
      code: 'DRAFT_CHANGED',
      params: { revision: 2 },
    });
  });

  it('that decides nothing writes nothing', async () => {
    const id = await opened();
    await expect(
      test.room.matters.execute({ call: test.call(anonymous), id, command: { do: 'nothing' } }),
    ).resolves.toMatchObject({ revision: 1 });
  });
});

describe('an aggregate that a newer release wrote', () => {
  it('is neither read nor overwritten, whatever is commanded', async () => {
    const id = await opened();
    await test.room.matters.sweep();
    const stored = await test.room.matters.documents.get(id);
    if (stored === null) throw new Error('it was just opened');
    const newer = { ...stored.doc, v: 2, state: { ...stored.doc.state, since: 'a release to come' } };
    await test.room.matters.documents.replace(newer, stored.revision);
    for (const command of [{ do: 'note' }, { do: 'accept' }, { do: 'nothing' }] as const)
      await expect(test.room.matters.execute({ call: test.call(anonymous), id, command })).rejects.toThrow(
        `${id} was written by a newer release (v2)`,
      );
    await expect(test.room.matters.load(id)).rejects.toThrow('newer release');
    expect(await test.room.matters.documents.get(id)).toEqual({ doc: newer, revision: 2 });
  });
});

describe('a hundred commands at once on one aggregate', () => {
  it('are all answered and none is lost, also through two handlers as two processes would be', async () => {
    const id = await opened();
    const other = openMatters(test.resources);
    const notes = Array.from({ length: 100 }, (_, i) =>
      (i % 2 ? other : test.room.matters).execute({ call: test.call(anonymous), id, command: { do: 'note' } }),
    );
    await Promise.all(notes);
    expect((await test.room.matters.load(id))?.state).toMatchObject({ notes: 100 });
    await other.stop();
  });

  it('with one and the same command id have one effect and one answer', async () => {
    const id = await opened();
    const call = test.call(anonymous);
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => test.room.matters.execute({ call, id, command: { do: 'note' } })),
    );
    expect(new Set(answers.map(({ revision }) => revision))).toEqual(new Set([2]));
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect((await test.room.matters.load(id))?.state).toMatchObject({ notes: 1 });
  });
});

describe('reading', () => {
  it('shows only what the audiences allow, and nothing of what they do not', async () => {
    const [hidden, shown] = [await opened(), await opened()];
    await test.room.matters.execute({ call: test.call(anonymous), id: shown, command: { do: 'accept' } });
    const seen = await test.room.matters.visible([hidden, shown, newId('case', 0)], ['public']);
    expect(seen.map((one) => one?.id ?? null)).toEqual([null, shown, null]);
  });

  it('keeps out whom a wall bars, whatever else they read by, and nobody else', async () => {
    const id = await opened();
    for (const todo of ['accept', 'note'] as const)
      await test.room.matters.execute({ call: test.call(anonymous), id, command: { do: todo } });
    const [stored] = await test.room.matters.documents.getMany([id]);
    if (!stored) throw new Error('nothing is stored');
    for (const [audiences, sees] of [
      [['public', 'national', 'person:opposing'], false],
      [['public', 'person:else'], true],
    ] as const) {
      expect((await test.room.matters.visible([id], audiences)).map((one) => one !== null)).toEqual([sees]);
      expect(test.room.matters.readable(stored.doc, audiences)).toBe(sees);
    }
  });
});

describe('the history', () => {
  async function history(id: string) {
    await test.room.matters.sweep();
    const { rows } = await test.room.matters.history.page({
      where: { id: { gt: `${id}/`, lt: `${id}0` } },
      limit: 100,
    });
    return rows.map(({ doc }) => doc);
  }

  it('is a chain that holds, ends in the head of the document, and shows any change', async () => {
    const id = await opened();
    for (let i = 0; i < 5; i += 1)
      await test.room.matters.execute({ call: test.call(anonymous), id, command: { do: 'note' } });
    const entries = await history(id);
    const head = (await test.room.matters.documents.get(id))?.doc.head ?? '';
    expect(entries.map((entry) => entry.sequence)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(brokenLink(entries, head)).toBeNull();
    expect(brokenLink(entries.slice(0, -1), head)).toBe('the tail was cut off');
    expect(brokenLink(entries.toSpliced(2, 1), head)).toBe('entry 3 is missing');
    expect(
      brokenLink(
        entries.map((entry) => (entry.sequence === 3 ? { ...entry, actor: 'person:else' } : entry)),
        head,
      ),
    ).toBe('entry 3 was changed');
    expect(
      brokenLink(
        entries.map((entry) => (entry.sequence === 1 ? { ...entry, personal: { title: 'else' } } : entry)),
        head,
      ),
    ).toBe('the personal part of entry 1 was changed');
  });

  it('holds when what may be erased is erased with its salts', async () => {
    const id = await opened();
    const [entry] = await history(id);
    const head = (await test.room.matters.documents.get(id))?.doc.head ?? '';
    if (!entry) throw new Error('no history');
    const { personal, salts, ...erased } = entry;
    expect(personal).toEqual({ title: 'A stroller in Chicago', contact: null });
    expect(salts).toEqual({ title: expect.any(String), contact: expect.any(String) });
    expect(JSON.stringify(erased)).not.toContain('stroller');
    expect(brokenLink([erased], head)).toBeNull();
  });
});
