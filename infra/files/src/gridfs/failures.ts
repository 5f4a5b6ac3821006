import { MongoBulkWriteError, MongoError, MongoNetworkError, MongoServerError } from 'mongodb';
import { FilesUnavailable } from '../port.ts';

const DUPLICATE_KEY = 11_000;
/** What failed is tried again after these pauses, longer by up to half so that two who met do not meet again. */
const PAUSES_MS = [50, 200, 800];

/** A key is taken; of a batch, nothing else went wrong. (A connection that breaks under a batch is a `MongoBulkWriteError` of no item.) */
export function isDuplicate(error: unknown): boolean {
  if (!(error instanceof MongoBulkWriteError)) return error instanceof MongoServerError && error.code === DUPLICATE_KEY;
  const items = [error.writeErrors].flat();
  return items.length > 0 && items.every(({ code }) => code === DUPLICATE_KEY);
}

/**
 * Asks the database, and again when the connection broke before the answer came or the server gave up on a conflict: the caller's body cannot
 * be read again, so that an upload would be lost for it. Everything asked here has the same effect when it is done twice. What still fails
 * then is `FilesUnavailable`; a taken key is the caller's to judge.
 */
export async function asked<T>(ask: () => Promise<T>): Promise<T> {
  for (const pause of PAUSES_MS) {
    try {
      return await ask();
    } catch (error) {
      if (!mayPass(error)) throw failureOf(error);
      await new Promise((resolve) => setTimeout(resolve, pause * (1 + Math.random() / 2)));
    }
  }
  return ask().catch((error) => {
    throw failureOf(error);
  });
}

/** Not a server that cannot be found: that one has been looked for long enough. */
function mayPass(error: unknown): boolean {
  return error instanceof MongoNetworkError || (error instanceof MongoServerError && !isDuplicate(error));
}

/** What a cursor gives, with its errors told apart as those of `asked`. */
export async function* askedFor<T>(cursor: AsyncIterable<T>): AsyncGenerator<T, void> {
  try {
    yield* cursor;
  } catch (error) {
    throw failureOf(error);
  }
}

function failureOf(error: unknown): unknown {
  if (!(error instanceof MongoError) || isDuplicate(error)) return error;
  return new FilesUnavailable(`the database of files did not do what it was asked (${error.name})`, { cause: error });
}
