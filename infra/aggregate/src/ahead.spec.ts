import { anonymous } from '@sinan/schema';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ahead } from './port.ts';
import { openTestRoom, type TestRoom } from './testing/index.ts';
import { type MatterState, mattersService, openMatters } from './testing/matter.ts';

type Room = { readonly matters: ReturnType<typeof openMatters> };
let test: TestRoom<Room>;
beforeEach(async () => {
  test = await openTestRoom(mattersService());
});
afterEach(() => test.close());

/** Matters of which each write is told of before it comes. */
function told(ahead: (write: Ahead<MatterState>) => Promise<void>) {
  const matters = openMatters(test.resources, undefined, ahead);
  const execute = (command: Parameters<typeof matters.execute>[0]['command'], id?: string) =>
    matters.execute({ call: test.call(anonymous), command, ...(id === undefined ? {} : { id }) });
  return { matters, execute };
}
const sequenceOf = async (id: string) => (await test.room.matters.documents.get(id))?.doc.sequence ?? 0;

describe('what is done ahead of a write', () => {
  it('knows what will be written, where, and what stands there before', async () => {
    const writes: Ahead<MatterState>[] = [];
    const { matters, execute } = told(async (write) => {
      writes.push(write);
      expect(await sequenceOf(write.id)).toBe(write.sequence - 1);
    });
    const { id } = await execute({ do: 'open', title: '婴儿车' });
    await execute({ do: 'note' }, id);
    await execute({ do: 'nothing' }, id);
    expect(writes).toMatchObject([
      { id, sequence: 1, state: { notes: 0 }, before: null },
      { id, sequence: 2, state: { notes: 1 }, before: { doc: { id, sequence: 1 }, state: { notes: 0 } } },
    ]);
    await matters.stop();
  });

  it('is done anew, for where it will stand then, when another was first', async () => {
    const sequences: number[] = [];
    const { matters, execute } = told(async ({ id, sequence }) => {
      sequences.push(sequence);
      if (sequence === 2) await test.room.matters.execute({ call: test.call(anonymous), id, command: { do: 'note' } });
    });
    const { id } = await execute({ do: 'open', title: '婴儿车' });
    await execute({ do: 'accept' }, id);
    expect(sequences).toEqual([1, 2, 3]);
    expect(await sequenceOf(id)).toBe(3);
    await matters.stop();
  });

  it('that fails is the end of the command, and nothing is written', async () => {
    const { matters, execute } = told(({ sequence }) =>
      sequence === 2 ? Promise.reject(new Error('full')) : Promise.resolve(),
    );
    const { id } = await execute({ do: 'open', title: '婴儿车' });
    await expect(execute({ do: 'note' }, id)).rejects.toThrow('full');
    expect(await sequenceOf(id)).toBe(1);
    await matters.stop();
  });
});
