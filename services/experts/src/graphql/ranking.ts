import { type ExpertReason, expertReasonText } from '@sinan/schema';
import { builder, ExpertRef, known, runs } from '@sinan/schema/graphql';
import { type RankingView, rankExperts } from '../queries/ranking.ts';

type Reason = ExpertReason<string> & { readonly points?: number };

/** A reason of a rank or an exclusion: its code, and what it says in the reader's language. */
export function reasonType() {
  const param = builder.objectRef<readonly [string, string | number]>('ReasonParam').implement({
    fields: (t) => ({
      name: t.string({ resolve: ([name]) => name }),
      value: t.string({ resolve: ([, value]) => String(value) }),
    }),
  });
  return builder.objectRef<Reason>('ExpertReason').implement({
    description: 'Why an expert stands where they stand in a ranking, or is not in it.',
    fields: (t) => ({
      code: t.exposeString('code'),
      text: t.string({ resolve: (reason, _, { call }) => expertReasonText(reason, call.locale) }),
      points: t.int({
        nullable: true,
        description: 'What it adds to the score; null where it is no reason of a rank.',
        resolve: ({ points }) => points ?? null,
      }),
      params: t.field({ type: [param], resolve: ({ params }) => Object.entries(params) }),
    }),
  });
}
export type ReasonType = ReturnType<typeof reasonType>;

export function registerRanking(reason: ReasonType): void {
  const ranked = builder.objectRef<RankingView['ranked'][number]>('RankedExpert').implement({
    fields: (t) => ({
      expert: t.field({ type: ExpertRef, resolve: ({ expertId }) => expertId }),
      score: t.exposeInt('score', { description: 'Up to 100.' }),
      reasons: t.field({ type: [reason], resolve: ({ reasons }) => [...reasons] }),
    }),
  });
  const excluded = builder.objectRef<RankingView['excluded'][number]>('ExcludedExpert').implement({
    fields: (t) => ({
      expert: t.field({ type: ExpertRef, resolve: ({ expertId }) => expertId }),
      reasons: t.field({ type: [reason], resolve: ({ reasons }) => [...reasons] }),
    }),
  });
  const ranking = builder.objectRef<RankingView>('ExpertRanking').implement({
    description: 'The pool as it fits a case: at most fifty, best first, and who cannot be chosen.',
    fields: (t) => ({
      ranked: t.field({ type: [ranked], resolve: (view) => [...view.ranked] }),
      excluded: t.field({ type: [excluded], resolve: (view) => [...view.excluded] }),
    }),
  });
  builder.queryField('rankExperts', (t) =>
    t.field({
      description: "Who fits a case, with the reasons. For case officers and expert managers of the case's centre.",
      type: ranking,
      ...runs(rankExperts),
      args: { caseId: t.arg.id({ required: true }) },
      resolve: (_, { caseId }, { ask }) => ask(rankExperts, { caseId: known('case', caseId) }),
    }),
  );
}
