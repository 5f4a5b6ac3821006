import type { Files } from '../port.ts';

export interface GridFsFilesOptions {
  readonly uri: string;
  readonly database: string;
  readonly clock?: { now(): number };
}

/**
 * Opens files in GridFS (bucket `fs`) of any server that speaks MongoDB's protocol: no transaction, replica set or change stream is needed.
 * Rejects with `FilesUnavailable` when the server does not answer.
 *
 * The driver is loaded here and not with the package, because an embedded platform never needs it.
 */
export async function openGridFsFiles(options: GridFsFilesOptions): Promise<Files> {
  const { connectedFiles } = await import('./files.ts');
  return connectedFiles(options);
}
