import type { Resources, ServiceDefinition } from '@sinan/runtime';
import type { CollectionSpec } from '@sinan/store';

/** The collections that a service with reactions needs: what it has seen, what it has done, what is parked. */
export declare function reactionCollections(owner: string): readonly CollectionSpec[];

/** Subscribes every reaction of a service. `stop` waits for what is in hand. */
export declare function startReactions<Room>(service: ServiceDefinition<Room>, room: Room, resources: Resources): Promise<{ stop(): Promise<void>; lag(): Promise<number> }>;
