export { partitionOf } from './delivery/partition.ts';
export type { BusStep } from './delivery/steps.ts';
export type { EmbeddedBus } from './embedded/bus.ts';
export { UnusableLog } from './embedded/file.ts';
export { type EmbeddedBusOptions, openEmbeddedBus } from './embedded/open.ts';
export type { BusLog } from './kafka/client.ts';
export { type KafkaBusOptions, openKafkaBus } from './kafka/open.ts';
export * from './port.ts';
