import { type FileId, isFileId, isMediaType } from '@sinan/files';
import { instant } from '@sinan/runtime';
import { command, type Id, idOf, line } from '@sinan/schema';
import { DuplicateKey } from '@sinan/store';
import { z } from 'zod';
import { derivedId } from '../reserve.ts';
import type { AccountsRoom } from '../room.ts';
import { type Allowance, allow, giveBack } from './allowance.ts';
import type { UploadRow } from './rows.ts';

/** For a day: whoever fills a form in may sleep over it. */
const UPLOAD_MS = 24 * 60 * 60_000;

const bytes = z.int().min(0);
const fileId = z.custom<FileId>((value) => typeof value === 'string' && isFileId(value));
const allowance = z.strictObject({ day: z.iso.date(), bytes });

/** Lets a person begin to send so many bytes. `UPLOAD_QUOTA` says when more is possible. For the gateway, before it reads any of them. */
export const beginUpload = command({
  name: 'accounts.beginUpload',
  access: 'system',
  input: z.strictObject({ personId: idOf('person'), bytes }),
  run: (room: AccountsRoom, _, { personId, bytes }): Promise<Allowance> => allow(room, personId, bytes),
});

/** What the gateway answers an upload with. */
export interface Uploaded {
  readonly uploadId: Id<'upload'>;
  readonly bytes: number;
  readonly mediaType: string;
}

/**
 * Keeps what a person sent, once its bytes are stored, as theirs for a day. The gateway alone says so: with a hash that somebody else sent one could
 * have what is not one's own.
 */
export const keepUpload = command({
  name: 'accounts.keepUpload',
  access: 'system',
  input: z.strictObject({
    personId: idOf('person'),
    fileId,
    bytes,
    mediaType: z.string().refine(isMediaType),
    name: line(200),
    allowance,
  }),
  async run(room: AccountsRoom, call, { allowance, ...sent }): Promise<Uploaded> {
    const now = room.clock.now();
    const id = derivedId(room, call, 'upload', sent.personId, sent.fileId);
    await kept(room, { ...sent, id, uploadedAt: instant(now), expiresAt: instant(now + UPLOAD_MS) });
    await giveBack(room, sent.personId, { ...allowance, bytes: Math.max(0, allowance.bytes - sent.bytes) }, 0);
    return { uploadId: id, bytes: sent.bytes, mediaType: sent.mediaType };
  },
});

/** Nothing came of an upload: it counts no more. */
export const dropUpload = command({
  name: 'accounts.dropUpload',
  access: 'system',
  input: z.strictObject({ personId: idOf('person'), allowance }),
  async run(room: AccountsRoom, _, { personId, allowance }): Promise<{ readonly dropped: true }> {
    await giveBack(room, personId, allowance, 1);
    return { dropped: true };
  },
});

async function kept(room: AccountsRoom, row: UploadRow): Promise<void> {
  try {
    await room.uploads.insert(row);
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
  }
}
