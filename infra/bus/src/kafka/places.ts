import type { IMemberAssignment } from 'kafkajs';

/** A partition of a topic. There is one object for each, so that it can be a key. */
export interface Place {
  readonly topic: string;
  readonly partition: number;
}

export class Places {
  readonly #topics = new Map<string, Place[]>();

  at(topic: string, partition: number): Place {
    const partitions = this.#topics.get(topic) ?? [];
    const place = partitions[partition] ?? { topic, partition };
    partitions[partition] = place;
    this.#topics.set(topic, partitions);
    return place;
  }

  /** All places that an assignment names. */
  of(assignment: IMemberAssignment): ReadonlySet<Place> {
    const places = Object.entries(assignment).flatMap(([topic, partitions]) =>
      partitions.map((partition) => this.at(topic, partition)),
    );
    return new Set(places);
  }
}
