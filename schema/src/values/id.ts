import { z } from 'zod';
import { type Id, isId, type Noun } from '../ids.ts';
import { rule } from '../problems.ts';

/** A zod schema for the id of a noun. */
export function idOf<N extends Noun>(noun: N): z.ZodType<Id<N>> {
  return z.custom<Id<N>>((value) => isId(noun, value), rule('id'));
}
