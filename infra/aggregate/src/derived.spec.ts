import { anonymous, sequenceText } from '@sinan/schema';
import type { StoreHandle } from '@sinan/store';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTestRoom, type TestRoom } from './testing/index.ts';
import { matterRows, mattersService, openMatters } from './testing/matter.ts';

type Room = { readonly matters: ReturnType<typeof openMatters> };
let test: TestRoom<Room>;
beforeEach(async () => {
  test = await openTestRoom(mattersService());
});
afterEach(() => test.close());

async function acceptedBy(matters: Room['matters']): Promise<string> {
  const { id } = await matters.execute({ call: test.call(anonymous), command: { do: 'open', title: '婴儿车' } });
  await matters.execute({ call: test.call(anonymous), id, command: { do: 'note' } });
  await matters.execute({ call: test.call(anonymous), id, command: { do: 'accept' } });
  return id;
}
const rows = () => test.resources.store.collection(matterRows);
const rowsOf = (id: string) => rows().getMany([1, 2, 3].map((sequence) => `${id}/${sequenceText(sequence)}`));
const kindsOf = async (id: string) => (await rowsOf(id)).map(({ doc }) => ('kind' in doc ? doc.kind : null));

/** A store in which the derived rows are never written, as for a process that died before. */
function withoutRows(): StoreHandle {
  const { store } = test.resources;
  return {
    scrub: () => store.scrub(),
    collection(spec) {
      const found = store.collection(spec);
      return spec.name === matterRows.name
        ? ({ ...found, insertMany: () => new Promise(() => undefined) } as never)
        : (found as never);
    },
  };
}

describe('rows that are derived from entries', () => {
  it('stand beside the history, one for each entry that has one, without anything personal', async () => {
    const id = await acceptedBy(test.room.matters);
    await vi.waitFor(async () => expect(await kindsOf(id)).toEqual(['MatterOpened', 'MatterAccepted']));
    expect(JSON.stringify(await rowsOf(id))).not.toContain('婴儿车');
  });

  it('are there although the bus is away', async () => {
    const bus = { ...test.bus, publish: () => Promise.reject(new Error('away')) };
    const matters = openMatters({ ...test.resources, bus });
    const id = await acceptedBy(matters);
    await vi.waitFor(async () => expect(await kindsOf(id)).toEqual(['MatterOpened', 'MatterAccepted']));
    await matters.stop();
  });

  it('that a process did not come to write are written by the sweep of the next, each once', async () => {
    const id = await acceptedBy(openMatters({ ...test.resources, store: withoutRows() }));
    expect(await kindsOf(id)).toEqual([]);
    await test.room.matters.sweep();
    expect(await kindsOf(id)).toEqual(['MatterOpened', 'MatterAccepted']);
    expect((await rowsOf(id)).map(({ revision }) => revision)).toEqual([1, 1]);
  });
});
