import { type WorkRow, workCollection } from '@sinan/aggregate';
import type { FileId } from '@sinan/files';
import type { Call, Id } from '@sinan/schema';
import type { ErasedFor } from '../person.ts';

/**
 * A person who is being erased (删除个人信息): written before anything goes, so that whatever a crash cuts short is done to its end. What it takes to
 * find the person's things goes from it with them, and the row stays as the record. Id: `erasing/<person>`, `erasing/<person>/again`.
 */
export interface ErasingRow extends WorkRow {
  readonly personId: Id<'person'>;
  readonly reason: ErasedFor;
  readonly askedAt: string;
  /** As which it is done: the same at each try. */
  readonly call: Call;
  /** Null once nothing is left to be found by it, and in the second look. */
  readonly email: string | null;
  /** Files that the person's things named, while they may still be there. */
  readonly files: readonly FileId[];
  /** When no byte was left. */
  readonly finishedAt: string | null;
}
export const erasingRows = workCollection('accounts', 'erasing');

/** That what was erased is to go from the disk too. Id: `scrub/` and the erasure's. */
export interface ScrubRow extends WorkRow {
  readonly erasing: string;
}
export const scrubRows = workCollection('accounts', 'scrubs');

export function erasingId(personId: Id<'person'>): string {
  return `erasing/${personId}`;
}
