import { z } from 'zod';
import { ID_PREFIXES, type Id, isId, type Noun } from '../ids.ts';
import { rule } from '../problems.ts';

/** RFC 9562 §5.7, in lower case: what `isId` takes, told to programs that are not ours. */
const UUID_V7 = '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';

/** A zod schema for the id of a noun. */
export function idOf<N extends Noun>(noun: N): z.ZodType<Id<N>> {
  const pattern = `^${ID_PREFIXES[noun]}_${UUID_V7}$`;
  return z.custom<Id<N>>((value) => isId(noun, value), rule('id')).meta({ type: 'string', pattern });
}
