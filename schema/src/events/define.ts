import type { z } from 'zod';
import type { TopicName } from '../topics.ts';

/** One public fact: its type (with version), its topic, the shape of its data. */
export interface EventSpec<T extends string = string, D = unknown> {
  readonly type: T;
  readonly topic: TopicName;
  readonly data: z.ZodType<D>;
  readonly says: { readonly en: string; readonly zh: string };
}

export function defineEvent<const T extends `sinan.${string}.v${number}`, D>(spec: EventSpec<T, D>): EventSpec<T, D> {
  return spec;
}
/** The data of an event spec. */
export type DataOf<S> = S extends EventSpec<string, infer D> ? D : never;
