import type { IncomingMessage } from 'node:http';
import {
  FileEmpty,
  type FileInfo,
  type FileStore,
  FilesUnavailable,
  FileTooLarge,
  FileTypeRefused,
  safeFileName,
  sniffedBody,
} from '@sinan/files';
import type { Dispatcher, Settings } from '@sinan/runtime';
import { type Actor, personOf, Refusal } from '@sinan/schema';
import { sendJson } from '../http/answer.ts';
import { refuseOtherSites } from '../http/origin.ts';
import type { Rates } from '../http/rates.ts';
import type { Handler } from '../http/route.ts';
import { arrivingOf, callOf, type Visit } from '../http/visit.ts';
import { steadily } from './steadily.ts';

/** Enough for a scanned complaint with its annexes; a form has several files. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

export interface UploadParts {
  readonly dispatcher: Dispatcher;
  readonly rates: Rates;
  readonly files: FileStore;
  readonly settings: Pick<Settings, 'publicUrl'>;
  readonly development: boolean;
  /** How long a body may give nothing. Default 15 s. */
  readonly stalledMs?: number;
}

/**
 * `POST /files?name=…`: the raw bytes of one file, from who is signed in. 201 with the id by which a command takes it within a day. Its type is told by its
 * bytes; nothing of what is refused, broken off or stalled is kept.
 */
export function postFile(parts: UploadParts): Handler {
  return async (req, res, visit) => {
    if (visit.proof?.by === 'cookie') refuseOtherSites(req, { ...parts, publicUrl: parts.settings.publicUrl });
    const { id: personId } = signedIn(await arrivingOf(parts, visit));
    const bytes = announced(req);
    const ask = asking(parts.dispatcher, visit);
    const allowance = await ask('accounts.beginUpload', { personId, bytes: bytes ?? MAX_FILE_BYTES });
    try {
      const stored = await store(parts, req, visit.query.get('name') ?? '');
      sendJson(res, 201, await ask('accounts.keepUpload', { personId, allowance, ...stored }));
    } catch (error) {
      await ask('accounts.dropUpload', { personId, allowance });
      // What is still to come is read past, so that the answer arrives at who is still sending.
      req.resume();
      if (error instanceof Refusal && error.code === 'UPLOAD_STALLED') res.setHeader('Connection', 'close');
      throw refusalOf(error);
    }
  };
}

function signedIn(actor: Actor): Actor & { readonly kind: 'person' } {
  if (actor.kind === 'anonymous') throw new Refusal('UNAUTHENTICATED');
  return personOf(actor);
}

/** How many bytes are to come, when that is said. Refuses what cannot be a file before any of it is read. */
function announced({ headers }: IncomingMessage): number | null {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (
    encoding !== 'identity' ||
    /^\s*(multipart\/|application\/x-www-form-urlencoded)/i.test(headers['content-type'] ?? '')
  )
    throw new Refusal('UNSUPPORTED_MEDIA_TYPE', { expected: 'application/octet-stream' });
  if (headers['content-length'] === undefined) return null;
  const bytes = Number(headers['content-length']);
  if (bytes > MAX_FILE_BYTES) throw tooLarge();
  return bytes;
}

function asking(dispatcher: Dispatcher, visit: Visit) {
  const call = callOf(visit, { kind: 'system', service: 'gateway' });
  return (operation: string, input: object) => dispatcher.dispatch(operation, call, input);
}

interface StoredFile {
  readonly fileId: FileInfo['id'];
  readonly bytes: number;
  readonly mediaType: string;
  readonly name: string;
}

async function store(
  { files, stalledMs = 15_000 }: UploadParts,
  req: IncomingMessage,
  name: string,
): Promise<StoredFile> {
  const { pieces, mediaType } = sniffedBody(steadily(req, stalledMs), name);
  const { id: fileId, bytes } = await files.put(pieces, { maxBytes: MAX_FILE_BYTES });
  const type = mediaType();
  return { fileId, bytes, mediaType: type, name: safeFileName(name, type) };
}

function refusalOf(error: unknown): unknown {
  if (error instanceof FileTooLarge) return tooLarge();
  if (error instanceof FileEmpty) return new Refusal('FILE_EMPTY');
  if (error instanceof FileTypeRefused) return new Refusal('FILE_TYPE_REFUSED', { found: error.found });
  if (error instanceof FilesUnavailable) return new Refusal('FILES_UNAVAILABLE');
  return error;
}

function tooLarge(): Refusal {
  return new Refusal('PAYLOAD_TOO_LARGE', { limit: MAX_FILE_BYTES / 1024 });
}
