import { CENTRES, type Centre } from '@sinan/schema';

/** The centres as this process knows them now: what accounts says, a few seconds old at most. Sync, since every list and letter names some. */
export interface CentreDirectory {
  /** Those that cases may go to. */
  all(): readonly Centre[];
  /** One of them, or one that was on an earlier list; undefined for an id of nothing. */
  of(id: string): Centre | undefined;
}

/** A directory of a fixed list. */
export function centreDirectory(list: readonly Centre[] = CENTRES): CentreDirectory {
  return { all: () => list, of: (id) => find(list, id) ?? find(CENTRES, id) };
}

function find(list: readonly Centre[], id: string): Centre | undefined {
  return list.find((centre) => centre.id === id);
}

const LOOK_EVERY_MS = 2_000;

/** A directory that can be told where to look: rooms are handed it before accounts, which they ask, is open. */
export interface FollowingCentres extends CentreDirectory {
  /** Looks once before it resolves, then every two seconds. While a look fails the last list stays. */
  follow(look: () => Promise<readonly Centre[]>, failed: (error: unknown) => void): Promise<{ stop(): Promise<void> }>;
}

export function openCentres(): FollowingCentres {
  let now = centreDirectory();
  return {
    all: () => now.all(),
    of: (id) => now.of(id),
    async follow(look, failed) {
      const renew = async () => {
        now = centreDirectory(await look());
      };
      await renew();
      let looking = Promise.resolve();
      const timer = setInterval(() => {
        looking = looking.then(renew).catch(failed);
      }, LOOK_EVERY_MS);
      return {
        async stop() {
          clearInterval(timer);
          await looking;
        },
      };
    },
  };
}
