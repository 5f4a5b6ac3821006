import type { AggregateDoc, Handler } from '@sinan/aggregate';
import type { Log, Swept } from '@sinan/runtime';
import type { Collection, Stored } from '@sinan/store';
import type { SubscriptionCommand, SubscriptionState } from '../subscription/index.ts';
import { type Posting, postingOf } from './rows.ts';
import { countriesIn, POSTED, post, UNPOSTED } from './writing.ts';

const PAGE = 500;

/** The postings of subscriptions that an earlier release wrote. They are made once, whoever asks for them meanwhile. */
export interface Earlier {
  /** Begins to make them, and waits for nothing; what fails is logged. */
  begin(): void;
  /** Resolves when no subscription is left without. Rejects with the signal's reason once it is aborted: the others who wait go on. */
  posted(signal?: AbortSignal): Promise<void>;
  /** Ends it after the page in hand. Who waits is told so. */
  stop(): Promise<void>;
}

/**
 * Each subscription says itself that it has its postings once they are durable, so what was cut short goes on where it was, any number of processes may do it at once, and
 * what a process of that release still writes meanwhile is found.
 */
export function openEarlier(
  subscriptions: Handler<SubscriptionState, SubscriptionCommand>,
  postings: Collection<Posting>,
  log: Log,
): Earlier {
  const stopping = new AbortController();
  let running: Promise<void> | null = null;

  const unposted = (after: string, limit: number) =>
    subscriptions.documents.page({ where: { status: UNPOSTED, id: { gt: after } }, limit });

  async function postEach(): Promise<void> {
    for (let after = ''; ; ) {
      const { rows, next } = await unposted(after, PAGE);
      stopping.signal.throwIfAborted();
      await postAll(rows);
      if (next === null) return;
      after = rows.at(-1)?.doc.id ?? after;
    }
  }

  /** A new revision, so that a command that read it as it was is stale. What somebody else wrote meanwhile is looked at again. */
  async function postAll(rows: readonly Stored<AggregateDoc<SubscriptionState>>[]): Promise<void> {
    if (rows.length === 0) return;
    const wanted = rows.flatMap(({ doc }) =>
      countriesIn(subscriptions.stateIn(doc)).map((country) => postingOf(country, doc.id, doc.sequence)),
    );
    await post(postings, wanted);
    const marked = rows.map(({ doc, revision }) => ({ doc: { ...doc, ...{ status: POSTED } }, revision }));
    await subscriptions.documents.replaceMany(marked);
  }

  function run(): Promise<void> {
    running ??= postEach().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    begin() {
      if (running !== null) return;
      run().catch((error) => {
        if (!stopping.signal.aborted)
          log.warn(
            { error: String(error) },
            'the postings of earlier subscriptions could not be made; trying again soon',
          );
      });
    },
    async posted(signal) {
      while ((await unposted('', 1)).rows.length > 0) await (signal ? untilAborted(run(), signal) : run());
    },
    async stop() {
      stopping.abort();
      await running?.catch(() => undefined);
    },
  };
}

/** The subscriptions as they are swept: a new release begins to make the postings of what it finds when it starts, so that no warning waits for them. */
export function sweptWithPostings({
  subscriptions,
  earlier,
}: {
  readonly subscriptions: Swept;
  readonly earlier: Earlier;
}): Swept {
  return {
    ...subscriptions,
    sweep() {
      earlier.begin();
      return subscriptions.sweep();
    },
    async stop() {
      await Promise.all([earlier.stop(), subscriptions.stop()]);
    },
  };
}

function untilAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
