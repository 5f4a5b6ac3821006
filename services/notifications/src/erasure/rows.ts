import { type WorkRow, workCollection } from '@sinan/aggregate';
import type { Call, Id } from '@sinan/schema';

/** An address that is to be forgotten with its person; it goes from the row when it is. Id: `forgetting/<person>`. */
export interface ForgettingRow extends WorkRow {
  readonly personId: Id<'person'>;
  readonly call: Call;
  readonly email: string | null;
}
export const forgettingRows = workCollection('notifications', 'forgetting');

export const forgettingId = (personId: string): string => `forgetting/${personId}`;
