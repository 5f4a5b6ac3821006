import { type FileHandle, open } from 'node:fs/promises';
import { FilesUnavailable } from '../port.ts';

/** What the operating system answered, such as `ENOENT`; undefined for any other error. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error && 'code' in error && 'syscall' in error)) return undefined;
  return String(error.code);
}

/** Does something on the disk. What the operating system refuses (no room, no right, a failing disk) says nothing about the file. */
export async function onDisk<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    throw new FilesUnavailable(`the folder of files cannot be used (${code})`, { cause: error });
  }
}

/** Null where there is nothing, or nothing that is followed (`ELOOP`: a symbolic link opened without following it). */
export async function ifThere<T>(act: () => Promise<T>): Promise<T | null> {
  try {
    return await act();
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ELOOP' || code === 'ENOTDIR') return null;
    throw error;
  }
}

/** Opens (a new file for its owner alone), does, and closes whatever came of it. */
export async function withFile<T>(
  path: string,
  flags: string | number,
  act: (file: FileHandle) => Promise<T>,
): Promise<T> {
  const file = await onDisk(() => open(path, flags, 0o600));
  try {
    return await act(file);
  } finally {
    await file.close();
  }
}

/** Makes durable which names a folder holds. */
export function syncFolder(path: string): Promise<void> {
  return withFile(path, 'r', (folder) => folder.sync());
}
