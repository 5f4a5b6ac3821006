import { anonymous } from '@sinan/schema';
import { afterEach, describe, expect, it } from 'vitest';
import type { HistoryEntry } from './document.ts';
import { openTestRoom, type TestRoom } from './testing/index.ts';
import { mattersService, openMatters } from './testing/matter.ts';

type Room = ReturnType<typeof openMatters>;
let test: TestRoom<{ readonly matters: Room }>;
afterEach(() => test.close());

async function given(options: { readonly away?: boolean } = {}): Promise<string> {
  const away = { publish: () => Promise.reject(new Error('away')) };
  const service = {
    ...mattersService(),
    open: (resources: Parameters<typeof openMatters>[0]) => ({
      matters: openMatters(options.away ? { ...resources, bus: { ...resources.bus, ...away } } : resources),
    }),
    aggregates: (room: { readonly matters: Room }) => [room.matters],
  };
  test = await openTestRoom(service);
  const { matters } = test.room;
  const { id } = await matters.execute({ call: test.call(anonymous), command: { do: 'open', title: '婴儿车' } });
  await matters.execute({ call: test.call(anonymous), id, command: { do: 'note' } });
  await matters.execute({ call: test.call(anonymous), id, command: { do: 'accept' } });
  if (!options.away) await test.settled();
  return id;
}
async function inspected(ids?: readonly string[]) {
  const found = [];
  for await (const one of test.room.matters.inspect(ids)) found.push(one);
  return found;
}

describe('given an accepted matter', () => {
  it('when it was relayed, then it is whole, and its fact is due on its topic under its hash', async () => {
    const id = await given();
    const third = await test.room.matters.history.get(`${id}/000000000003`);
    const [found] = await inspected();
    expect(found).toMatchObject({ id, kind: 'matter', sequence: 3, fault: null });
    expect(found?.said.map(({ topic, sequence }) => [topic, sequence])).toEqual([
      ['cases', 2],
      ['cases', 3],
    ]);
    expect(found?.said.at(-1)?.hash).toBe(third?.doc.hash);
    expect(await inspected([id, 'cas_nobody'])).toHaveLength(1);
    expect([await test.room.matters.count(), await inspected(['cas_nobody'])]).toEqual([1, []]);
  });

  it('when its relay has not got through, then it is whole, and nothing is due yet', async () => {
    const id = await given({ away: true });
    expect(await inspected()).toEqual([{ id, kind: 'matter', sequence: 3, fault: null, said: [], lasting: [] }]);
  });

  it('when it is said again from some point on, then the bus has those facts once more, in order', async () => {
    const id = await given();
    const heard: string[] = [];
    const tail = await test.bus.tail(['sinan.cases'], ({ value }) => heard.push(JSON.parse(value ?? '').sequence));
    expect(await test.room.matters.republish(id, 2)).toBe(1);
    expect(await test.room.matters.republish(id, 0)).toBeGreaterThanOrEqual(2);
    await tail.stop();
    expect(heard).toEqual(['000000000003', '000000000002', '000000000003']);
  });

  it('when an entry was changed outside, then it says which', async () => {
    const id = await given();
    const { history } = test.room.matters;
    const second = await history.get(`${id}/000000000002`);
    if (second === null) throw new Error('there is no second entry');
    const changed: HistoryEntry = { ...second.doc, actor: 'person:somebody-else' };
    await history.replace(changed, second.revision);
    expect((await inspected())[0]?.fault).toBe('entry 2 was changed');
  });

  it('when a newer release wrote its document, then it is named', async () => {
    const id = await given();
    const { documents, newer } = test.room.matters;
    expect(await newer()).toEqual([]);
    const stored = await documents.get(id);
    if (stored) await documents.replace({ ...stored.doc, v: 2 }, stored.revision);
    expect(await newer()).toEqual([id]);
  });
});
