import type { IncomingMessage } from 'node:http';
import { Refusal } from '@sinan/schema';

/**
 * A body piece by piece, that ends with `UPLOAD_STALLED` when nothing comes for so long, and with `MALFORMED_BODY` when its sender leaves. Left early, it does not
 * destroy the request: its answer is still to be given over the same connection.
 */
export async function* steadily(req: IncomingMessage, stalledMs: number): AsyncGenerator<Uint8Array, void> {
  const pieces: AsyncIterator<Uint8Array> = req.iterator({ destroyOnReturn: false });
  try {
    for (;;) {
      const next = await within(pieces.next(), stalledMs);
      if (next.done) return;
      yield next.value;
    }
  } finally {
    // Not awaited: an iterator that waits for a piece returns only with it.
    pieces.return?.()?.catch(() => undefined);
  }
}

function within<T>(next: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const stalled = () => reject(new Refusal('UPLOAD_STALLED', { seconds: ms / 1000 }));
    const timer = setTimeout(stalled, ms);
    next
      .then(resolve, () => reject(new Refusal('MALFORMED_BODY', { expected: 'application/octet-stream' })))
      .finally(() => clearTimeout(timer));
  });
}
