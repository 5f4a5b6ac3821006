import { expect } from 'vitest';
import { assertCloudEvent } from '../contract/cloudevents.ts';
import { withBackend } from './backend.ts';
import type { Place } from './place.ts';
import { tell } from './tell.ts';

/** Reads all that a platform which has stopped left on its bus, as the CNCF's own library reads it. */
export async function everyMessageIsACloudEvent(place: Place): Promise<void> {
  const messages = await withBackend(place, ({ everything }) => everything());
  const types = messages.map(({ value }) => assertCloudEvent(value ?? '').type);
  expect(new Set(types).size).toBeGreaterThan(8);
  tell(`${messages.length} messages on the bus, of ${new Set(types).size} types: each a CloudEvent`);
}
