import { isId } from '@sinan/schema';
import { builder, pageArgs, runs, toConnection, WarningRef } from '@sinan/schema/graphql';
import { desk, drafts, ended, warnings, warningsByIds } from '../queries.ts';
import type { StageRef } from './warning.ts';

export function registerReading(stages: StageRef): void {
  const connection = builder.connectionObject({ type: WarningRef, name: 'WarningConnection' });
  builder.queryFields((t) => ({
    warnings: t.field({
      description: 'Warnings in force, newest first.',
      type: connection,
      ...runs(warnings),
      args: {
        ...pageArgs,
        country: t.arg.string({ description: 'Only those about this country or region (ISO 3166-1 alpha-2, or EU).' }),
      },
      resolve: async (_, { first, after, country }, { ask }) =>
        toConnection(await ask(warnings, { first: first ?? 20, after: after ?? null, country: country ?? null })),
    }),
    drafts: t.field({
      description: 'First versions that are being written, newest first. For the desk.',
      type: connection,
      ...runs(drafts),
      args: pageArgs,
      resolve: async (_, { first, after }, { ask }) =>
        toConnection(await ask(drafts, { first: first ?? 20, after: after ?? null })),
    }),
    warningDesk: t.field({
      description: 'Warnings whose version at work, the first or the next, stands at a stage. For the desk.',
      type: connection,
      ...runs(desk),
      args: { ...pageArgs, stage: t.arg({ type: stages, required: true }) },
      resolve: async (_, { first, after, stage }, { ask }) =>
        toConnection(await ask(desk, { first: first ?? 20, after: after ?? null, stage })),
    }),
    endedWarnings: t.field({
      description: 'Warnings that were withdrawn or have expired, the last first. For the desk.',
      type: connection,
      ...runs(ended),
      args: pageArgs,
      resolve: async (_, { first, after }, { ask }) =>
        toConnection(await ask(ended, { first: first ?? 20, after: after ?? null })),
    }),
    warning: t.field({
      type: WarningRef,
      nullable: true,
      ...runs(warningsByIds),
      args: { id: t.arg.id({ required: true }) },
      resolve: (_, { id }) => (isId('warning', id) ? id : null),
    }),
  }));
}
