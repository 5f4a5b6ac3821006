import { type builder, SeverityRef } from '@sinan/schema/graphql';

type InputFields = Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0];

/** An interest, as the fields of an input. */
export function interestFields(t: InputFields) {
  return {
    countries: t.stringList({ required: true, description: 'ISO 3166-1 alpha-2, or EU.' }),
    rights: t.stringList({ description: 'All of them when left out, or empty.' }),
    industries: t.stringList({ description: 'Sections of GB/T 4754. All of them when left out, or empty.' }),
    platforms: t.stringList({ description: 'Where goods are sold. All of them when left out, or empty.' }),
    severity: t.field({ type: SeverityRef, description: 'The lowest level that is wanted: `notice` when left out.' }),
  };
}
