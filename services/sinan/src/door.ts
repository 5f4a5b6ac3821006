import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Endpoint } from '@sinan/gateway';

/** The HTTP server's one way in, behind which who answers may change while it listens. */
export interface Door extends Pick<Endpoint, 'handle' | 'stop'> {
  /** Has another endpoint answer from now on; resolves when the one before has given its last answer. */
  turn(to: Endpoint): Promise<void>;
}

export function openDoor(first: Endpoint): Door {
  let current = first;
  return {
    handle: (req: IncomingMessage, res: ServerResponse) => current.handle(req, res),
    stop: () => current.stop(),
    async turn(to) {
      const before = current;
      current = to;
      await before.stop();
    },
  };
}
