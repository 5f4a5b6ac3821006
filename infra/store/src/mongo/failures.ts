import { MongoError, MongoErrorLabel, MongoServerError } from 'mongodb';
import { OutcomeUnknown, StoreError, StoreUnavailable } from '../port.ts';

/** The driver's errors that say that nothing was sent: no server was found, or no connection to it. */
const NOT_SENT: ReadonlySet<string> = new Set([
  'MongoServerSelectionError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoServerClosedError',
  'MongoPoolClosedError',
  'MongoPoolClearedError',
  'MongoWaitQueueTimeoutError',
]);

/** The driver's errors that say that no answer came. */
const NO_ANSWER: ReadonlySet<string> = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'PoolClearedOnNetworkError',
  'MongoOperationTimeoutError',
  'MongoClientClosedError',
  'MongoWriteConcernError',
]);

/**
 * Answers of a server that refused because of its own state: not the primary (any more) or not in step with it yet, not knowing what a
 * majority has, a cursor that went with another server, a lock or a conflict with another write, too much to do, a full disk.
 */
const REFUSED: ReadonlySet<number> = new Set([
  24, 43, 46, 112, 133, 134, 237, 246, 462, 10058, 10107, 13388, 13435, 13436, 14031,
]);

/**
 * Answers of a server that broke off: internal and unknown errors, hosts or networks away, time limits, interrupted, shutting down,
 * stepping down. A write may have been stored before. (https://github.com/mongodb/mongo, src/mongo/base/error_codes.yml)
 */
const BROKE_OFF: ReadonlySet<number> = new Set([
  1, 6, 7, 8, 50, 64, 89, 91, 100, 175, 189, 202, 262, 384, 9001, 11600, 11601, 11602,
]);

/** The code of a server's error when an id is taken. */
export const DUPLICATE_KEY = 11000;

/** What a failed read means: the store is away, or (a `StoreError`) something is wrong that will stay so. */
export function readFailure(error: unknown): Error {
  if (error instanceof StoreError) return error;
  if (fateOf(error) === 'fault') return fault(error);
  return new StoreUnavailable(messageOf(error), { cause: error });
}

/** What a failed write means: nothing was stored, or nobody can tell. */
export function writeFailure(error: unknown): Error {
  if (error instanceof StoreError) return error;
  switch (fateOf(error)) {
    case 'unstored':
      return new StoreUnavailable(messageOf(error), { cause: error });
    case 'unknown':
      return new OutcomeUnknown(messageOf(error), { cause: error });
    case 'fault':
      return fault(error);
  }
}

function fateOf(error: unknown): 'unstored' | 'unknown' | 'fault' {
  if (!(error instanceof MongoError)) return 'fault';
  if (NOT_SENT.has(error.name) || isEstablishing(error)) return 'unstored';
  if (NO_ANSWER.has(error.name)) return 'unknown';
  if (!(error instanceof MongoServerError) || typeof error.code !== 'number') return 'fault';
  if (REFUSED.has(error.code)) return 'unstored';
  return BROKE_OFF.has(error.code) ? 'unknown' : 'fault';
}

/** A connection that failed while it was being made carried no write yet; the driver labels such errors. */
function isEstablishing(error: MongoError): boolean {
  const labels = [MongoErrorLabel.HandshakeError, MongoErrorLabel.SystemOverloadedError];
  return error.name.startsWith('MongoNetwork') && labels.some((label) => error.hasErrorLabel(label));
}

function fault(error: unknown): StoreError {
  return new StoreError(messageOf(error), { cause: error });
}

function messageOf(error: unknown): string {
  return `MongoDB: ${error instanceof Error ? error.message : String(error)}`;
}
