import type { Reaction, Worker } from '@sinan/runtime';
import { type Call, EVENTS, type Id, idOf, type Operation, query } from '@sinan/schema';
import { z } from 'zod';
import { workWorker } from './work.ts';
import { type WorkQueue, type WorkRow, workCollection } from './work-queue.ts';

/** A person whose words a service is to take away: ids alone, so the row may stay. */
export interface ErasingRow extends WorkRow {
  readonly personId: Id<'person'>;
  /** As which the service acts: the same at each try. */
  readonly call: Call;
}

export function erasingCollection(owner: string) {
  return workCollection(owner, 'erasing');
}

export interface PersonErasingSpec<Room> {
  readonly service: string;
  queue(room: Room): WorkQueue<ErasingRow>;
  /** Takes all away that the service holds of the person. Called again after a crash or an error: each step bears that. */
  forget(room: Room, personId: Id<'person'>, call: Call): Promise<void>;
}

/** What a service that holds words of people has for their erasure. */
export interface PersonErasing<Room> {
  readonly reaction: Reaction<Room>;
  readonly worker: Worker<Room>;
  /** `<service>.isErased`: whether this erasure of a person is through here. */
  readonly isErased: Operation<Room, { readonly personId: Id<'person'>; readonly erasedAt: string }, boolean>;
}

/**
 * Erases people who were erased in accounts. Each time that is said it is a row of its own, since a request that was under way may have written after the
 * last one: who says it waits for the row of that time.
 */
export function personErasing<Room>({ service, queue, forget }: PersonErasingSpec<Room>): PersonErasing<Room> {
  return {
    reaction: {
      group: `${service}.people`,
      topics: ['accounts'],
      on: {
        [EVENTS.personErased.type]: async (room, { data }, { call }) => {
          const { personId, erasedAt } = EVENTS.personErased.data.parse(data);
          await queue(room).add([{ id: rowId(personId, erasedAt), personId, call }]);
        },
      },
    },
    worker: workWorker<Room, ErasingRow>({
      name: `${service}.erasing`,
      queue,
      async run(room, { personId, call }) {
        await forget(room, personId, call);
        return undefined;
      },
    }),
    isErased: query({
      name: `${service}.isErased`,
      access: 'system',
      input: z.strictObject({ personId: idOf('person'), erasedAt: z.string() }),
      async run(room: Room, _, { personId, erasedAt }): Promise<boolean> {
        return (await queue(room).rows.get(rowId(personId, erasedAt)))?.doc.open === false;
      },
    }),
  };
}

function rowId(personId: string, erasedAt: string): string {
  return `erasing/${personId}/${erasedAt}`;
}
