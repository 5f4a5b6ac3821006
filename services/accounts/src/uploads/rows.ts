import type { FileId, MediaType } from '@sinan/files';
import type { Id } from '@sinan/schema';
import type { CollectionSpec, Doc } from '@sinan/store';

/** What a person sent, until a document takes it: only they see it, for 24 hours. The name is theirs, and goes with the row. */
export interface UploadRow extends Doc {
  readonly id: Id<'upload'>;
  readonly personId: Id<'person'>;
  readonly fileId: FileId;
  readonly bytes: number;
  readonly mediaType: MediaType;
  readonly name: string;
  readonly uploadedAt: string;
  readonly expiresAt: string;
}
export const uploadRows: CollectionSpec = {
  owner: 'accounts',
  name: 'uploads',
  fields: { personId: 'string', fileId: 'string', expiresAt: 'string' },
  indexes: [{ equal: ['personId'] }, { equal: ['fileId'] }, { equal: [], order: 'expiresAt' }],
};

/** How much a person has sent on one day. Id: `<person>/<day>`. */
export interface AllowanceRow extends Doc {
  readonly day: string;
  readonly files: number;
  readonly bytes: number;
}
export const allowanceRows: CollectionSpec = {
  owner: 'accounts',
  name: 'upload_allowances',
  fields: { day: 'string' },
  indexes: [{ equal: [], order: 'day' }],
};
