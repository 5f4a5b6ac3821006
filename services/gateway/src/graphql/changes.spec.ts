import type { Bus, Message } from '@sinan/bus';
import { TOPICS } from '@sinan/schema';
import { describe, expect, it } from 'vitest';
import { openChanges } from './changes.ts';

function aTail() {
  let handle: (message: Message) => void = () => undefined;
  const bus: Pick<Bus, 'tail'> = {
    tail: async (_, given) => {
      handle = given;
      return { stop: async () => undefined };
    },
  };
  const say = (value: string) =>
    handle({ topic: TOPICS.cases.name, partition: 0, offset: '1', key: 'k', value, at: 0 });
  return { bus, say };
}

async function opened() {
  const { bus, say } = aTail();
  const lines: string[] = [];
  const log = { warn: (_: object, message: string) => void lines.push(message) };
  const changes = openChanges(bus, (name) => TOPICS[name].name, log);
  await changes.open();
  return { changes, say, lines };
}

describe('changes that are followed', () => {
  it('begin where the following begins, and come in order', async () => {
    const { changes, say } = await opened();
    say('{"id":"before"}');
    const feed = changes.follow('cases', new AbortController().signal)[Symbol.asyncIterator]();
    say('{"id":"a"}');
    say('{"id":"b"}');
    expect([(await feed.next()).value, (await feed.next()).value]).toEqual([{ id: 'a' }, { id: 'b' }]);
  });

  it('end for a client that falls behind, and go on for the others', async () => {
    const { changes, say } = await opened();
    const slow = changes.follow('cases', new AbortController().signal)[Symbol.asyncIterator]();
    const quick = changes.follow('cases', new AbortController().signal)[Symbol.asyncIterator]();
    for (let n = 0; n < 300; n += 1) {
      say(`{"id":${n}}`);
      expect((await quick.next()).value).toEqual({ id: n });
    }
    expect((await slow.next()).done).toBe(true);
    expect(changes.followers()).toBe(1);
  });

  it('end for who leaves while waiting', async () => {
    const { changes } = await opened();
    const leave = new AbortController();
    const next = changes.follow('cases', leave.signal)[Symbol.asyncIterator]().next();
    leave.abort();
    expect((await next).done).toBe(true);
    expect(changes.followers()).toBe(0);
  });

  it('survive an event that cannot be read', async () => {
    const { changes, say, lines } = await opened();
    const feed = changes.follow('cases', new AbortController().signal)[Symbol.asyncIterator]();
    say('{');
    say('{"id":"a"}');
    expect((await feed.next()).value).toEqual({ id: 'a' });
    expect(lines).toHaveLength(1);
  });

  it('never hold what names a person', async () => {
    const { changes } = await opened();
    expect(() => changes.follow('contacts', new AbortController().signal)).toThrow('personal');
  });
});
