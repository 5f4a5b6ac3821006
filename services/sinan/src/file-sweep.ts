import type { FileId, Files } from '@sinan/files';
import type { Log, Metrics, Stoppable } from '@sinan/runtime';
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
  return files.sweep({
    olderThanMs: OLDER_THAN_MS,
    async isNamed(ids: readonly FileId[]) {
      const named = services.map(({ service, room }) => service.namesFiles?.(room, ids) ?? []);
      return new Set((await Promise.all(named)).flat());
    },
  });
}
