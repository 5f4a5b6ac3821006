import type { Doc, Store } from '@sinan/store';
import { deployment } from '../same-secret.ts';

/** That a store holds a demonstration: in the store itself, so that it goes into a backup and comes back with it. */
export interface Demonstration {
  /** An instant. */
  readonly madeAt: string;
  readonly seed: number;
  /** The subscription whose owner is in the list of persons. */
  readonly subscription: string;
}
interface Row extends Doc, Demonstration {}
const ID = 'demonstration';

export async function record(store: Store, demonstration: Demonstration): Promise<void> {
  await store
    .forService(deployment.owner)
    .collection<Row>(deployment)
    .insertMany([{ id: ID, ...demonstration }]);
}

/** Null for a store of its own people. */
export async function recorded(store: Store): Promise<Demonstration | null> {
  const row = await store.forService(deployment.owner).collection<Row>(deployment).get(ID);
  return row?.doc ?? null;
}
