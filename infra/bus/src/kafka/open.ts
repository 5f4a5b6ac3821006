import type { StepMark } from '../delivery/steps.ts';
import { type Bus, RefusedByBus } from '../port.ts';
import { KafkaBus } from './bus.ts';
import { type ClientOptions, FEW_RETRIES, openClient } from './client.ts';
import { Reconnecting } from './reconnecting.ts';

export interface KafkaBusOptions extends Omit<ClientOptions, 'socketFactory'> {
  /** Put in front of every group's id, so that several platforms can share brokers. Topics are prefixed by who names them. */
  readonly groupPrefix?: string;
  /** Of topics made from now on. Default: the brokers'. */
  readonly replicationFactor?: number;
  /** Marks the points at which the fault harness may end the process. */
  readonly step?: StepMark;
  /**
   * Called when a group can read no more and no other try would help: the process should end, since it would live on and handle nothing.
   * Default: the error is thrown where nobody catches it.
   */
  readonly onFatal?: (error: Error) => void;
  /** `socketFactory`: how to reach a broker, to try what happens when it is away. */
  readonly faults?: Pick<ClientOptions, 'socketFactory'>;
}

/** Opens the bus on Kafka. Brokers are asked when they are needed: what fails while they are away succeeds when they are back. */
export async function openKafkaBus(options: KafkaBusOptions): Promise<Bus> {
  const bad = options.brokers.find((broker) => !/^[^\s:/]+:\d{1,5}$/.test(broker));
  if (options.brokers.length === 0 || bad !== undefined)
    throw new RefusedByBus(`Brokers are given as host:port, separated by commas; '${bad ?? ''}' is none`);
  const kafka = openClient({ ...options, ...options.faults });
  return new KafkaBus({
    kafka,
    admin: new Reconnecting(() => kafka.admin({ retry: FEW_RETRIES })),
    groupPrefix: options.groupPrefix ?? '',
    replicationFactor: options.replicationFactor,
    step: options.step ?? (() => {}),
    onFatal: options.onFatal ?? throwUncaught,
  });
}

function throwUncaught(error: Error): void {
  setImmediate(() => {
    throw error;
  });
}
