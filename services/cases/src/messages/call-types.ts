import { CALL_DIRECTIONS, CALL_SIDES, type Term } from '@sinan/schema';
import { builder, type CallView } from '@sinan/schema/graphql';
import { INSTANT } from '../graphql/case-parts.ts';

/** What a note keeps of a call, and how it is stated. */
export type CallTypes = ReturnType<typeof callTypes>;
export function callTypes() {
  const side = builder.enumType('CallSide', {
    description: `With whom staff spoke on the telephone: ${said(CALL_SIDES)}.`,
    values: CALL_SIDES.map(({ code }) => code),
  });
  const direction = builder.enumType('CallDirection', {
    description: `Which way a call went: ${said(CALL_DIRECTIONS)}.`,
    values: CALL_DIRECTIONS.map(({ code }) => code),
  });
  const noted = builder.objectRef<CallView>('Call').implement({
    description: 'What an internal note keeps of a call (通话记录). Who it was by name stands in the text.',
    fields: (t) => ({
      with: t.field({ type: side, resolve: (call) => call.with }),
      direction: t.field({ type: direction, resolve: (call) => call.direction }),
      at: t.exposeString('at', INSTANT),
      answered: t.exposeBoolean('answered', { description: 'Whether it came through (接通) or not (未接通).' }),
      minutes: t.exposeInt('minutes', { nullable: true, description: 'Null where nobody said how long it took.' }),
    }),
  });
  const stated = builder.inputType('CallInput', {
    fields: (t) => ({
      with: t.field({ type: side, required: true }),
      direction: t.field({ type: direction, required: true }),
      at: t.string({
        description:
          'An instant, not to come and at most 30 days before the note. Left out: as it was noted before, or now.',
      }),
      answered: t.boolean({ required: true }),
      minutes: t.int({ description: '0 to 600; none for a call that was not answered.' }),
    }),
  });
  return { noted, stated };
}

function said(terms: readonly Term[]): string {
  return terms.map(({ code, zh }) => `${zh} ${code}`).join(', ');
}
