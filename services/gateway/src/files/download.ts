import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { type FileStore, FilesUnavailable } from '@sinan/files';
import type { Dispatcher, Log, NamedFile } from '@sinan/runtime';
import { ID_PREFIXES, isId, type Noun, Refusal } from '@sinan/schema';
import type { Contributor } from '../graphql/schema.ts';
import { setCommonHeaders } from '../http/answer.ts';
import type { Rates } from '../http/rates.ts';
import type { Handler } from '../http/route.ts';
import { arrivingOf, callOf } from '../http/visit.ts';
import { attachment } from './disposition.ts';

export interface DownloadParts {
  readonly dispatcher: Dispatcher;
  readonly rates: Rates;
  readonly files: FileStore;
  readonly log: Log;
  /** The operation that finds the file of an id, by its noun. */
  readonly sources: ReadonlyMap<Noun, string>;
}

/** Which operation finds the files of which noun. Throws when a service shows files and does not say which of them its documents name. */
export function sourcesOf(services: readonly Contributor[]): ReadonlyMap<Noun, string> {
  const sources = new Map<Noun, string>();
  for (const { name, files = {}, namesFiles } of services) {
    const nouns = NOUNS.filter((noun) => files[noun] !== undefined);
    if (nouns.length > 0 && !namesFiles)
      throw new Error(`${name} shows files and has no namesFiles: they would be removed as named by nobody.`);
    for (const noun of nouns) sources.set(noun, files[noun]?.name ?? '');
  }
  return sources;
}

const isNoun = (key: string): key is Noun => key in ID_PREFIXES;
const NOUNS = Object.keys(ID_PREFIXES).filter(isNoun);

/**
 * `GET /files/<id>`: the file of what this id names, for whom its owner shows it; the owner has written down by then who reads it. Whatever it holds,
 * it is saved and not shown: no browser runs it in our name.
 */
export function getFile(parts: DownloadParts): Handler {
  return async (req, res, visit) => {
    const [, , id = ''] = visit.path.split('/');
    const noun = NOUNS.find((one) => isId(one, id));
    const source = noun && parts.sources.get(noun);
    if (source === undefined) throw new Refusal('NOT_FOUND');
    const call = callOf(visit, await arrivingOf(parts, visit));
    const found = (await parts.dispatcher.dispatch(source, call, { id })) as NamedFile | null;
    if (found === null) throw new Refusal('NOT_FOUND');
    await give(parts, res, found, req.method === 'HEAD').catch((error) => {
      throw error instanceof FilesUnavailable ? new Refusal('FILES_UNAVAILABLE') : error;
    });
  };
}

async function give(
  { files, log }: DownloadParts,
  res: ServerResponse,
  { fileId, mediaType, name }: NamedFile,
  headOnly: boolean,
) {
  const [info, bytes] = [await files.info(fileId), headOnly ? null : await files.open(fileId)];
  if (info === null || (bytes === null && !headOnly)) throw new Error(`a document names ${fileId}, which is not there`);
  setCommonHeaders(res);
  res.writeHead(200, {
    'Content-Type': mediaType,
    'Content-Length': info.bytes,
    'Content-Disposition': attachment(name),
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Accept-Ranges': 'none',
  });
  if (bytes === null) return void res.end();
  await pipeline(bytes, res).catch((error: Error) => {
    // The reader has part of it, and sees by its length that it is not whole.
    if (!('code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'))
      log.error({ err: error, fileId }, 'a file broke off');
  });
}
