import type { Ahead } from '@sinan/aggregate';
import { step } from '@sinan/runtime';
import { type Collection, OutcomeUnknown } from '@sinan/store';
import { choiceOf, countriesOf, type SubscriptionState } from '../subscription/index.ts';
import { type Posting, postingOf } from './rows.ts';

/** How a confirmed subscription stands in the index when it has its postings. Earlier releases, which made none, wrote its status. */
export const POSTED = 'posted';
export const UNPOSTED = 'confirmed';
export function standing(status: SubscriptionState['status']): string {
  return status === 'confirmed' ? POSTED : status;
}
function isPosted(doc: object): boolean {
  return 'status' in doc && doc.status === POSTED;
}

/** The countries under which a subscription is to be found in a state. */
export function countriesIn(state: SubscriptionState): readonly string[] {
  const choice = choiceOf(state);
  return choice === null ? [] : countriesOf(choice);
}

/** Before a subscription is written: what it will be found by and was not. Of a write that then fails they stay. */
export function postAhead(postings: Collection<Posting>) {
  return ({ id, sequence, state, before }: Ahead<SubscriptionState>): Promise<void> => {
    const known = new Set(before !== null && isPosted(before.doc) ? countriesIn(before.state) : []);
    const added = countriesIn(state).filter((country) => !known.has(country));
    return post(
      postings,
      added.map((country) => postingOf(country, id, sequence)),
    );
  };
}

/** Resolves when all of them are durable; those that are there already stay as they are. */
export async function post(postings: Collection<Posting>, wanted: readonly Posting[]): Promise<void> {
  if (wanted.length === 0) return;
  if ((await postings.insertMany(wanted)).includes('unknown'))
    throw new OutcomeUnknown('the postings of a subscription may not have been written');
  step('postings.after-write');
}
