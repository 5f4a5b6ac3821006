import type { FileId, Files } from '@sinan/files';
import type { Clock, Log, Metrics, Stoppable } from '@sinan/runtime';
import type { OpenService } from './open-service.ts';

const EVERY_MS = 60 * 60_000;
/** An upload is its sender's for 24 hours, at whose end a document may still be taking it. */
const OLDER_THAN_MS = 26 * 60 * 60_000;

export interface FileSweepOptions {
  readonly files: Pick<Files, 'sweep'>;
  /** Every service of the platform: what one of them names stays. */
  readonly services: readonly Pick<OpenService, 'service' | 'room'>[];
  readonly log: Log;
  readonly metrics: Pick<Metrics, 'count'>;
}

/**
 * Each hour, and at the start: removes files that no document of any service names, older than a day. While one service cannot say what it names,
 * nothing is removed.
 */
export function startFileSweep(options: FileSweepOptions): Stoppable {
  const { log, metrics } = options;
  const sweep = async () => {
    try {
      const gone = await sweepFiles(options);
      metrics.count('files_swept_total', {}, gone);
    } catch (error) {
      log.warn({ error: String(error) }, 'the files could not be swept; trying again in an hour');
    }
  };
  let sweeping = sweep();
  const timer = setInterval(() => {
    sweeping = sweeping.then(sweep);
  }, EVERY_MS);
  return {
    async stop() {
      clearInterval(timer);
      await sweeping;
    },
  };
}

/** Resolves to how many files went. */
export function sweepFiles({ files, services }: Pick<FileSweepOptions, 'files' | 'services'>): Promise<number> {
  return files.sweep({ olderThanMs: OLDER_THAN_MS, isNamed: (ids) => namedBy(services, ids) });
}

/** From the last byte of an upload to the row that names it, with all that may hold the writing up. */
const YOUNG_MS = 10_000;

/** Removes those of these files that nobody names, without waiting for the sweep; resolves to those that are too young for that. */
export async function forgetFiles(
  {
    files,
    services,
    clock,
  }: Pick<FileSweepOptions, 'services'> & {
    readonly files: Pick<Files, 'info' | 'remove'>;
    readonly clock: Clock;
  },
  ids: readonly FileId[],
): Promise<readonly FileId[]> {
  const young: FileId[] = [];
  for (const id of ids) {
    const stored = await files.info(id);
    if (stored === null) continue;
    if (stored.storedAt > clock.now() - YOUNG_MS) young.push(id);
    else if (!(await namedBy(services, [id])).has(id)) await files.remove(id);
  }
  return young;
}

async function namedBy(services: FileSweepOptions['services'], ids: readonly FileId[]): Promise<ReadonlySet<FileId>> {
  const named = services.map(({ service, room }) => service.namesFiles?.(room, ids) ?? []);
  return new Set((await Promise.all(named)).flat());
}
