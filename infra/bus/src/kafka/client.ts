import type { ISocketFactory, Kafka as KafkaClient, LogEntry, RetryOptions } from 'kafkajs';
import { Kafka, logLevel } from './library.ts';

/** What goes wrong on the way to the brokers and mends itself. Fields first, then the message, as the platform's log has it. */
export interface BusLog {
  warn(fields: object, message: string): void;
}

export interface ClientOptions {
  /** `host:port` of some brokers; the others are learnt from them. */
  readonly brokers: readonly string[];
  /** How the brokers' logs and quotas call this process. */
  readonly clientId: string;
  readonly log?: BusLog;
  /** How to reach a broker: for faults. */
  readonly socketFactory?: ISocketFactory;
}

const CONNECT_WITHIN_MS = 2_000;
const ANSWER_WITHIN_MS = 4_000;

/** Said in full, since kafkajs has other defaults when NODE_ENV is `test`. Few and short: we throw a client away that fails, and make another. */
export const FEW_RETRIES: RetryOptions = {
  retries: 2,
  initialRetryTime: 100,
  maxRetryTime: 500,
  factor: 0.2,
  multiplier: 2,
};

export function openClient({ brokers, clientId, log, socketFactory }: ClientOptions): KafkaClient {
  return new Kafka({
    brokers: [...brokers],
    clientId,
    connectionTimeout: CONNECT_WITHIN_MS,
    requestTimeout: ANSWER_WITHIN_MS,
    retry: FEW_RETRIES,
    logLevel: log === undefined ? logLevel.NOTHING : logLevel.WARN,
    logCreator: () => (entry) => log?.warn(fieldsOf(entry), entry.log.message),
    ...(socketFactory === undefined ? {} : { socketFactory }),
  });
}

/** No payloads, no stacks: what a message holds is nobody's business here. */
function fieldsOf({ namespace, log }: LogEntry): object {
  const { broker, clientId, groupId, error } = log;
  return {
    from: `kafkajs ${namespace}`,
    broker,
    clientId,
    groupId,
    error: error === undefined ? undefined : String(error),
  };
}
