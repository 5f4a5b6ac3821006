import { createMakingEndpoint, type Endpoint } from '@sinan/gateway';
import { type Config, type Log, openMetrics, systemClock } from '@sinan/runtime';
import { makeDemonstration } from './making/make.ts';

/** A demonstration that is to be made in a data folder which this process serves, and what answers meanwhile. */
export interface StartedMaking {
  readonly endpoint: Endpoint;
  /** Makes it; resolves when it is whole, or when it could not be made and the folder is empty again. */
  made(): Promise<void>;
}

/** How often the log says how far it is. */
const TOLD_EVERY = 0.1;

export function startMaking(options: {
  readonly config: Config;
  readonly log: Log;
  readonly now: number;
}): StartedMaking {
  const { log } = options;
  let progress = { done: 0, of: 0 };
  let told = 0;
  const tell = (done: number, of: number) => {
    progress = { done, of };
    if (done < of * (told + TOLD_EVERY)) return;
    told = done / of;
    log.info({ done, of }, 'the demonstration is being made');
  };
  const endpoint = createMakingEndpoint({ clock: systemClock, log, metrics: openMetrics(), progress: () => progress });
  return {
    endpoint,
    async made() {
      try {
        await makeDemonstration({ ...options, tell });
        log.info({}, 'the demonstration is made');
      } catch (error) {
        log.error({ err: error }, 'the demonstration could not be made; the data folder is empty again');
      }
    },
  };
}
