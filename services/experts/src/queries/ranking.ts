import { type Id, idOf, query, type RankReason } from '@sinan/schema';
import { z } from 'zod';
import { type BenchedExpert, benched, pool, today, unseen } from '../bench.ts';
import { SEARCHING, staffOf } from '../commands/staff.ts';
import { checkWorksAt } from '../invitation/index.ts';
import { type Exclusion, rank, scoreOf } from '../ranking.ts';
import type { ExpertsRoom } from '../room.ts';
import { searchedByStaff } from '../searches.ts';

/** So many are looked at closely: those whom their profile alone puts first. */
const LOOKED_AT = 100;
const SHOWN = 50;

export interface RankingView {
  readonly ranked: readonly {
    readonly expertId: Id<'expert'>;
    readonly score: number;
    readonly reasons: readonly RankReason[];
  }[];
  readonly excluded: readonly { readonly expertId: Id<'expert'>; readonly reasons: readonly Exclusion[] }[];
}

/**
 * The pool as it fits a case, best first, with the reasons; and who would have been among the first but cannot be chosen, with why. `NOT_FOUND` for a
 * case that the actor may not see, `FORBIDDEN` for another centre's.
 */
export const rankExperts = query({
  name: 'experts.rank',
  access: { duty: SEARCHING },
  input: z.strictObject({ caseId: idOf('case') }),
  async run(room: ExpertsRoom, call, { caseId }): Promise<RankingView> {
    const of = await searchedByStaff(room, call.actor, caseId);
    checkWorksAt(staffOf(room, call, of.matter.centreId));
    const day = today(room);
    const first = (await pool(room))
      .map((one) => ({ one, ...scoreOf(of.matter, unseen(one), day) }))
      .sort((a, b) => b.score - a.score || (a.one.expertId < b.one.expertId ? -1 : 1))
      .slice(0, LOOKED_AT);
    const experts = await benched(
      room,
      of,
      first.map(({ one }) => one),
    );
    return shown(rank(of.matter, experts, day));
  },
});

function shown({ ranked, excluded }: ReturnType<typeof rank<BenchedExpert>>): RankingView {
  const withId = <R extends { readonly expert: BenchedExpert }>({ expert, ...rest }: R) => ({
    ...rest,
    expertId: expert.expertId,
  });
  return { ranked: ranked.slice(0, SHOWN).map(withId), excluded: excluded.slice(0, SHOWN).map(withId) };
}
