import { fileOperation } from '@sinan/aggregate';
import type { FileId } from '@sinan/files';
import { instant, type NamedFile } from '@sinan/runtime';
import { type Id, idOf, isId, query } from '@sinan/schema';
import type { Page } from '@sinan/store';
import { z } from 'zod';
import type { AccountsRoom } from '../room.ts';
import type { UploadRow } from './rows.ts';

/** An upload as the service whose document takes it copies it. */
export interface TakenUpload extends NamedFile {
  readonly bytes: number;
}

/** What a person sent within a day, for the service that is to name it in a document; null for what is not theirs, or not any more. */
export const uploadOf = query({
  name: 'accounts.uploadOf',
  access: 'system',
  input: z.strictObject({ uploadId: idOf('upload'), personId: idOf('person') }),
  async run(room: AccountsRoom, _, { uploadId, personId }): Promise<TakenUpload | null> {
    const row = await ownUpload(room, uploadId, personId);
    if (row === null) return null;
    const { fileId, bytes, mediaType, name } = row;
    return { fileId, bytes, mediaType, name };
  },
});

/** `GET /files/upl_…`: one's own upload. */
export const uploadedFile = fileOperation({
  name: 'accounts.uploadedFile',
  log: (room: AccountsRoom) => room.accessLog,
  async find(room, { actor }, id): Promise<NamedFile | null> {
    if (!isId('upload', id) || actor.kind !== 'person') return null;
    const row = await ownUpload(room, id, actor.id);
    return row && { fileId: row.fileId, mediaType: row.mediaType, name: row.name };
  },
});

async function ownUpload(room: AccountsRoom, id: Id<'upload'>, personId: Id<'person'>): Promise<UploadRow | null> {
  const row = (await room.uploads.get(id))?.doc;
  return row && row.personId === personId && instant(room.clock.now()) < row.expiresAt ? row : null;
}

/** Those of the files that uploads name. */
export async function namedByUploads({ uploads }: AccountsRoom, ids: readonly FileId[]): Promise<readonly FileId[]> {
  const named = new Set<FileId>();
  for (let after: string | null = null; ; ) {
    const page: Page<UploadRow> = await uploads.page({ where: { fileId: { in: ids } }, after, limit: 1_000 });
    for (const { doc } of page.rows) named.add(doc.fileId);
    if (page.next === null) return [...named];
    after = page.next;
  }
}
