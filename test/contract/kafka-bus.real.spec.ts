import { busContract } from './bus.ts';
import { kafkaWorld } from './kafka-bus-world.ts';

busContract('Kafka', kafkaWorld);
