import { embeddedBus } from './bus-embedded.ts';
import { kafkaBus } from './bus-kafka.ts';

/** The bus of the deployment that the environment names: Kafka with KAFKA_BROKERS, else the embedded log. */
export function bus(): Promise<readonly boolean[]> {
  const { KAFKA_BROKERS } = process.env;
  return KAFKA_BROKERS === undefined ? embeddedBus() : kafkaBus(KAFKA_BROKERS.split(','));
}
