import { fileOperation } from '@sinan/aggregate';
import type { FileId } from '@sinan/files';
import type { NamedFile } from '@sinan/runtime';
import { type AnyOperation, actorRef, command, newId, Refusal } from '@sinan/schema';
import { z } from 'zod';
import { record, type ToyRoom } from './toy-room.ts';

/** A file that a toy document names: who may have it, and what it is. */
export interface ToyFile extends NamedFile {
  readonly owner: string;
  readonly bytes: number;
}

/** What the gateway asks accounts for around an upload. A person who is `full` may send nothing more. */
export const uploading: readonly AnyOperation<ToyRoom>[] = [
  command({
    name: 'accounts.beginUpload',
    access: 'system',
    input: z.strictObject({ personId: z.string(), bytes: z.int() }),
    run: async (room: ToyRoom, call, input) => {
      if (room.full.has(input.personId)) throw new Refusal('UPLOAD_QUOTA', { files: 1, megabytes: 1, minutes: 5 });
      record(room, 'accounts.beginUpload', call, input);
      return { day: '2026-11-22', bytes: input.bytes };
    },
  }),
  command({
    name: 'accounts.keepUpload',
    access: 'system',
    input: z.looseObject({
      personId: z.string(),
      fileId: z.string(),
      bytes: z.int(),
      mediaType: z.string(),
      name: z.string(),
    }),
    run: async (room: ToyRoom, call, input) => {
      record(room, 'accounts.keepUpload', call, input);
      const { personId, fileId, bytes, mediaType, name } = input;
      const uploadId = newId('upload', 1);
      room.files.set(uploadId, { owner: `person:${personId}`, fileId: fileId as FileId, bytes, mediaType, name });
      return { uploadId, bytes, mediaType };
    },
  }),
  command({
    name: 'accounts.dropUpload',
    access: 'system',
    input: z.looseObject({}),
    run: async (room: ToyRoom, call, input) => record(room, 'accounts.dropUpload', call, input),
  }),
];

export const toyFile = fileOperation({
  name: 'accounts.uploadedFile',
  log: ({ reads }: ToyRoom) => ({
    read: async ({ actor }, subject) => void reads.push([actorRef(actor), subject]),
  }),
  async find({ files }, { actor }, id): Promise<NamedFile | null> {
    const file = files.get(id);
    return file && file.owner === actorRef(actor) ? file : null;
  },
});
