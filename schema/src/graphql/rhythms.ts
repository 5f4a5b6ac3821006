import { z } from 'zod';
import { parseInput } from '../problems.ts';
import { RHYTHMS, type Rhythm, rhythm } from '../values/rhythms.ts';
import { builder } from './builder.ts';

const every = builder.enumType('RhythmEvery', {
  description: '即时 instant, 每日 day, 每周 week.',
  values: RHYTHMS,
});

/** How often a subscriber is written to. */
export const RhythmRef = builder.objectRef<Rhythm>('Rhythm').implement({
  description: 'How often a subscriber is written to. What is urgent comes at once in every rhythm.',
  fields: (t) => ({
    every: t.field({ type: every, resolve: (one) => one.every }),
    weekday: t.int({
      nullable: true,
      description: 'Of a weekly one: from Monday (1) to Sunday (7).',
      resolve: (one) => (one.every === 'week' ? one.weekday : null),
    }),
    hour: t.int({
      nullable: true,
      description: 'By the clocks of the zone, 0 to 23. Null where each warning is mailed at once.',
      resolve: (one) => (one.every === 'instant' ? null : one.hour),
    }),
    zone: t.string({
      nullable: true,
      description: 'An IANA time zone.',
      resolve: (one) => (one.every === 'instant' ? null : one.zone),
    }),
  }),
});

export const RhythmInput = builder.inputType('RhythmInput', {
  fields: (t) => ({
    every: t.field({ type: every, required: true }),
    weekday: t.int({ description: 'For `week`: from Monday (1) to Sunday (7).' }),
    hour: t.int({ description: 'For `day` and `week`: by the clocks of the zone, 0 to 23.' }),
    zone: t.string({ description: 'For `day` and `week`: an IANA time zone, such as Asia/Shanghai.' }),
  }),
});

const given = z.object({ rhythm: rhythm.nullish() });
/** The rhythm that was asked for, or none. Throws `InvalidInput` for what lacks its hour, or names a zone that is none. */
export function rhythmOf(asked: unknown): Rhythm | null {
  return parseInput(given, { rhythm: asked }).rhythm ?? null;
}
