import type { TestRoom } from '@sinan/aggregate/testing';
import { type DataOf, EVENTS, type EventName, newId, sequenceText } from '@sinan/schema';
import { NOW } from './examples.ts';

/** Publishes an event as another service of ours tells it, and waits until it is handled or parked. */
export async function tell<N extends EventName>(
  test: TestRoom<unknown>,
  name: N,
  subject: string,
  sequence: number,
  data: DataOf<(typeof EVENTS)[N]>,
): Promise<void> {
  const { type, topic } = EVENTS[name];
  const event = {
    ...{ specversion: '1.0', id: `${subject}/${sequenceText(sequence)}/${type}`, source: 'sinan/spec', type, subject },
    ...{ time: '2026-11-10T08:00:00.000Z', datacontenttype: 'application/json', sequence: sequenceText(sequence) },
    ...{ actor: 'system:spec', commandid: newId('command', NOW), correlationid: 'spec' },
    ...{ chainhead: `sha256:${'0'.repeat(64)}`, data },
  };
  await test.bus.publish([{ topic: test.resources.topic(topic), key: subject, value: JSON.stringify(event) }]);
  await test.settled();
}
