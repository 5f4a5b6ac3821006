import { type AggregateDoc, fileOperation } from '@sinan/aggregate';
import type { FileId } from '@sinan/files';
import { instant, type NamedFile } from '@sinan/runtime';
import { type Actor, type Id, idOf, isId, query } from '@sinan/schema';
import type { Page } from '@sinan/store';
import { z } from 'zod';
import { confirmerOf } from '../applicants.ts';
import { type MembershipState, mayConfirm, type NamedPaper, PAPERS } from '../membership/index.ts';
import type { AccountsRoom } from '../room.ts';
import type { UploadRow } from './rows.ts';

type Person = Actor & { readonly kind: 'person' };

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

/** `GET /files/upl_…`: one's own upload, or a paper of a membership, for its claimant and for who may confirm it. */
export const uploadedFile = fileOperation({
  name: 'accounts.uploadedFile',
  log: (room: AccountsRoom) => room.accessLog,
  async find(room, { actor }, id): Promise<NamedFile | null> {
    if (!isId('upload', id) || actor.kind !== 'person') return null;
    const file = (await ownUpload(room, id, actor.id)) ?? (await paperFor(room, actor, id));
    return file && { fileId: file.fileId, mediaType: file.mediaType, name: file.name };
  },
});

async function paperFor(room: AccountsRoom, reader: Person, id: Id<'upload'>): Promise<NamedPaper | null> {
  const { rows } = await room.memberships.documents.page({ where: { papers: { contains: id } }, limit: 1 });
  const state = rows[0] && room.memberships.stateIn(rows[0].doc);
  if (!state || state.status === 'none') return null;
  const may = reader.id === state.personId || mayConfirm(confirmerOf(room, reader, state.place), state);
  const paper = PAPERS.map((kind) => state.papers[kind]).find((one) => one?.id === id);
  return (may && paper) || null;
}

/** An upload that is this person's, while it is. */
export async function ownUpload(
  room: AccountsRoom,
  id: Id<'upload'>,
  personId: Id<'person'>,
): Promise<UploadRow | null> {
  const row = (await room.uploads.get(id))?.doc;
  return row && row.personId === personId && instant(room.clock.now()) < row.expiresAt ? row : null;
}

/** Those of the files that uploads and memberships name. */
export async function namedFiles(room: AccountsRoom, ids: readonly FileId[]): Promise<readonly FileId[]> {
  const named = [await namedByUploads(room, ids), await namedByMemberships(room, ids)];
  return [...new Set(named.flat())];
}

async function namedByMemberships({ memberships }: AccountsRoom, ids: readonly FileId[]): Promise<readonly FileId[]> {
  const named: FileId[] = [];
  for (let after: string | null = null; ; ) {
    const page: Page<AggregateDoc<MembershipState>> = await memberships.documents.page({
      where: { files: { containsAny: ids } },
      after,
      limit: 1_000,
    });
    for (const { doc } of page.rows) named.push(...filesOf(memberships.stateIn(doc)));
    if (page.next === null) return named.filter((id) => ids.includes(id));
    after = page.next;
  }
}

function filesOf(state: MembershipState): readonly FileId[] {
  return state.status === 'none' ? [] : PAPERS.flatMap((kind) => state.papers[kind]?.fileId ?? []);
}

async function namedByUploads({ uploads }: AccountsRoom, ids: readonly FileId[]): Promise<readonly FileId[]> {
  const named = new Set<FileId>();
  for (let after: string | null = null; ; ) {
    const page: Page<UploadRow> = await uploads.page({ where: { fileId: { in: ids } }, after, limit: 1_000 });
    for (const { doc } of page.rows) named.add(doc.fileId);
    if (page.next === null) return [...named];
    after = page.next;
  }
}
