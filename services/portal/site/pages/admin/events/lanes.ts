import type { ResultOf } from 'gql.tada';
import type { ASK } from '../../../api/documents.ts';

export type Parked = ResultOf<typeof ASK.adminParked>['parkedEvents'][number];

/** Events that wait for each other: of one key, to one reaction, in the order in which they are handled. */
export interface Lane {
  readonly id: string;
  readonly head: Parked;
  readonly behind: readonly Parked[];
}

/** The platform lists them by service, oldest first: so the first of a lane is its head, and no other of it can be dealt with before. */
export function lanesOf(events: readonly Parked[]): readonly Lane[] {
  const lanes = new Map<string, Lane>();
  for (const event of events) {
    const id = [event.service, event.group, event.topic, event.key].join('|');
    const lane = lanes.get(id);
    lanes.set(id, lane ? { ...lane, behind: [...lane.behind, event] } : { id, head: event, behind: [] });
  }
  return [...lanes.values()];
}

/** The topic without what this deployment calls itself by: `acme.sinan.cases` is `sinan.cases`. */
export function topicOf({ topic }: Pick<Parked, 'topic'>): string {
  return topic.split('.').at(-1) ?? topic;
}

/** Why it waits, for its words: what is behind has nothing wrong with it, and what is malformed is never handled. */
export type Why = 'behind' | 'malformed' | 'unknownPartner' | 'wrong' | 'failed';

export function whyOf({ behind, replayable, error }: Pick<Parked, 'behind' | 'replayable' | 'error'>): Why {
  if (behind) return 'behind';
  if (!replayable) return 'malformed';
  if (error.startsWith('UNKNOWN_PARTNER')) return 'unknownPartner';
  return error.startsWith('the event does not hold') || error.startsWith('data.') ? 'wrong' : 'failed';
}
