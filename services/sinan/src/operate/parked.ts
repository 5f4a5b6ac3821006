import type { ParkedView, ReplayView } from '@sinan/aggregate';
import { Refusal } from '@sinan/schema';
import { z } from 'zod';
import { type Platform, systemCall } from '../open-platform.ts';
import { deskOperation } from './desk.ts';

/** Every parked event, by service in the order of the topology, oldest first. */
export const parked = deskOperation({
  input: z.strictObject({}),
  run: ({ platform }) => allParked(platform),
});

/** What a replay was asked for, and how it went. */
export interface Replayed extends ReplayView {
  readonly id: string;
}

/** Replays the lane of a parked event, in order. */
export const replay = deskOperation({
  input: z.strictObject({ id: z.string().min(1).max(512) }),
  async run({ platform }, { id }): Promise<Replayed> {
    const row = (await allParked(platform)).find((one) => one.id === id);
    if (row === undefined) throw new Refusal('NOT_FOUND');
    const view = await asked(platform, `${row.service}.replayParked`, { id });
    return { id, ...(view as ReplayView) };
  },
});

async function allParked(platform: Platform): Promise<readonly ParkedView[]> {
  const found: ParkedView[] = [];
  for (const { service } of platform.services)
    if (service.reactions.length > 0)
      found.push(...((await asked(platform, `${service.name}.parked`, {})) as readonly ParkedView[]));
  return found;
}

function asked({ dispatcher, clock }: Platform, operation: string, input: object): Promise<unknown> {
  return dispatcher.dispatch(operation, systemCall('sinan', clock), input);
}
