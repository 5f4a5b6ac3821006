import type { NamedFile } from '@sinan/runtime';
import { type Access, type Call, type Operation, query } from '@sinan/schema';
import { z } from 'zod';
import type { AccessLog } from './access-log.ts';

/** The operation behind `GET /files/<id>` for one noun. */
export interface FileSource<Room> {
  readonly name: string;
  /** `signed-in` when left out. */
  readonly access?: Access;
  log(room: Room): Pick<AccessLog, 'read'>;
  /** The file of this id, or null for who may not have it: what may not be seen does not exist. */
  find(room: Room, call: Call, id: string): Promise<NamedFile | null>;
}

/** Finds a file for who asks, and writes down that they read it before it answers. */
export function fileOperation<Room>({
  name,
  access = 'signed-in',
  log,
  find,
}: FileSource<Room>): Operation<Room, { readonly id: string }, NamedFile | null> {
  return query({
    name,
    access,
    input: z.strictObject({ id: z.string().min(1).max(128) }),
    async run(room: Room, call, { id }): Promise<NamedFile | null> {
      const found = await find(room, call, id);
      if (found !== null) await log(room).read(call, id);
      return found;
    },
  });
}
