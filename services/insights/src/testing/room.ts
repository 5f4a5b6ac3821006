import { openTestRoom, type TestRoom } from '@sinan/aggregate/testing';
import { type Actor, type Duty, type Id, newId, type Operation, parseInput } from '@sinan/schema';
import { insights } from '../index.ts';
import { casesReaction } from '../reactions.ts';
import type { InsightsRoom } from '../room.ts';
import { rowsReaction } from '../rows-reaction.ts';
import type { Told } from './telling.ts';

/** For specs: this service over a real store, hearing what a spec tells. */
export interface InsightsUnderTest {
  readonly test: TestRoom<InsightsRoom>;
  /** Hands over every event, one after the other. */
  hear(...told: readonly Told[]): Promise<void>;
  /** Runs a query as the dispatcher does: its input is parsed first. */
  ask<I, O>(operation: Operation<InsightsRoom, I, O>, input: unknown, actor?: Actor): Promise<O>;
}

export async function openInsights(): Promise<InsightsUnderTest> {
  const test = await openTestRoom(insights);
  return {
    test,
    async hear(...told) {
      for (const message of told.flatMap(({ messages }) => messages))
        for (const reaction of [casesReaction, rowsReaction])
          await test.runner.handle(reaction, message, new AbortController().signal);
    },
    ask: (operation, input, actor = staffAt(null)) =>
      operation.run(test.room, test.call(actor), parseInput(operation.input, input)),
  };
}

/** Staff of a centre, or of the nation. */
export function staffAt(centreId: Id<'centre'> | null, duty: Duty = 'intake'): Actor {
  return {
    kind: 'person',
    id: newId('person', 0),
    sessionId: newId('session', 0),
    audiences: ['public', centreId === null ? 'national' : `centre:${centreId}`],
    duties: [{ duty, centreId }],
    organisations: [],
  };
}
