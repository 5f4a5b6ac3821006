import type { FileId } from './port.ts';

const PREFIX = 'sha256:';
const FILE_ID = /^sha256:[0-9a-f]{64}$/;

/** Whether a text that came from somewhere has the form of a file's id. */
export function isFileId(text: string): text is FileId {
  return FILE_ID.test(text);
}

export function fileIdOf(hexDigest: string): FileId {
  return `${PREFIX}${hexDigest}`;
}

/** The 64 hex digits of an id; null for what is none, so that no other text ever becomes part of a path. */
export function digitsOf(id: string): string | null {
  return isFileId(id) ? id.slice(PREFIX.length) : null;
}
