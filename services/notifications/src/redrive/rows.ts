import type { Id } from '@sinan/schema';
import type { CollectionSpec, Doc } from '@sinan/store';
import type { WarningPart } from '../rows.ts';

/**
 * That somebody had what is missing of a part sent again (补发): who, and when. Id: of the command, so that it is done once. Shards and rows name the one that they were
 * last taken up by.
 */
export interface Redrive extends Doc {
  readonly about: Id<'warning'>;
  readonly part: WarningPart;
  readonly by: string;
  readonly at: string;
  /** How many mails go on by it; null until it has gone through all of them. */
  readonly mails: number | null;
}
export const redriveCollection: CollectionSpec = {
  owner: 'notifications',
  name: 'redrives',
  fields: { about: 'string' },
  indexes: [{ equal: ['about'] }],
};
