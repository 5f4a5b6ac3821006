import type { GraphContext } from '@sinan/schema/graphql';

/** Whether a follower is still there: what polls must end with its stream, as what follows events does. */
export interface Staying {
  /** Resolves after so long, or at once when the stream has ended; to whether it is still open. */
  wait(ms: number): Promise<boolean>;
  leave(): void;
}

/** A stream ends by ending its events: those of a topic are followed for that alone, and passed over. */
export function staying(context: GraphContext): Staying {
  const events = context.changes('risk')[Symbol.asyncIterator]();
  let wake: () => void = () => undefined;
  let open = true;
  const end = () => {
    open = false;
    wake();
  };
  void (async () => {
    while (open && !(await events.next()).done);
  })().then(end, end);
  return {
    async wait(ms) {
      if (!open) return false;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      return open;
    },
    leave() {
      end();
      void events.return?.();
    },
  };
}
