import { type AnyOperation, actorRef, command, query, Refusal, TOPICS, type TopicName } from '@sinan/schema';
import { z } from 'zod';
import type { ParkedRow } from './parked.ts';
import type { ReactionRunner } from './reactions.ts';

/** A parked event as administrators see it: where and why, never what it says. */
export interface ParkedView {
  readonly id: string;
  readonly service: string;
  readonly group: string;
  readonly topic: string;
  readonly key: string;
  readonly error: string;
  readonly behind: boolean;
  readonly parkedAt: string;
  /** Whether it can be replayed; a malformed one can only be skipped. */
  readonly replayable: boolean;
}

/** How a replay went: how many were handled, and what the next one failed with. */
export interface ReplayView {
  readonly replayed: number;
  readonly error: string | null;
}

/** Topics that may name persons: what is parked of them goes with the person. */
const personal = z.enum((Object.keys(TOPICS) as TopicName[]).filter((name) => TOPICS[name].personal));
const MOST = 500;
const administrators = { duty: ['administrator', 'operator'], orSystem: true } as const;
const rowId = z.string().min(1).max(512);

/**
 * The administrator's operations on a service's parked events: `<service>.parked`, `.replayParked` (in order, the whole lane), `.skipParked`
 * (the head of a lane, with a reason that is kept); and `.eraseParked` for the services, of all that is parked of a key of a personal topic. The
 * runner is the one that handles the live messages of this process.
 */
export function parkedOperations(
  service: string,
  runner: () => Pick<ReactionRunner<unknown>, 'parked' | 'replay' | 'skip' | 'erase'>,
): readonly AnyOperation<unknown>[] {
  const parked = query({
    name: `${service}.parked`,
    access: administrators,
    input: z.strictObject({}),
    async run(): Promise<readonly ParkedView[]> {
      const page = await runner().parked.rows.page({
        where: { open: true },
        orderBy: { field: 'position', direction: 'asc' },
        limit: MOST,
      });
      return page.rows.map(({ doc }) => viewOf(service, doc));
    },
  });
  const replay = command({
    name: `${service}.replayParked`,
    access: administrators,
    input: z.strictObject({ id: rowId }),
    async run(_room, call, { id }: { id: string }): Promise<ReplayView> {
      const row = await runner().parked.rows.get(id);
      if (row === null || !row.doc.open) throw new Refusal('NOT_FOUND');
      if (!row.doc.replayable) throw new Refusal('STATE_CONFLICT', { state: 'malformed' });
      return runner().replay(row.doc.lane, actorRef(call.actor));
    },
  });
  const skip = command({
    name: `${service}.skipParked`,
    access: administrators,
    input: z.strictObject({ id: rowId, reason: z.string().trim().min(1).max(500) }),
    async run(_room, call, { id, reason }: { id: string; reason: string }): Promise<{ readonly skipped: true }> {
      if (!(await runner().skip(id, actorRef(call.actor), reason))) throw new Refusal('NOT_FOUND');
      return { skipped: true };
    },
  });
  const erase = command({
    name: `${service}.eraseParked`,
    access: 'system',
    input: z.strictObject({ topic: personal, key: rowId }),
    async run(_room, call, { topic, key }: { topic: TopicName; key: string }): Promise<{ readonly erased: number }> {
      return { erased: await runner().erase(topic, key, actorRef(call.actor)) };
    },
  });
  return [parked, replay, skip, erase];
}

function viewOf(service: string, row: ParkedRow): ParkedView {
  const { id, group, topic, key, error, behind, parkedAt, replayable } = row;
  return { id, service, group, topic, key, error, behind, parkedAt, replayable };
}
