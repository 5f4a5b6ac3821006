import {
  command,
  type ErrorParams,
  expertReasonText,
  type Id,
  type InputProblem,
  idOf,
  isUrgent,
  problem,
  RULES,
} from '@sinan/schema';
import { z } from 'zod';
import { benched, type CaseSearched, expertsBy, today } from '../bench.ts';
import type { Chosen, Invitation } from '../invitation/index.ts';
import { isOpen } from '../invitation/index.ts';
import { type Exclusion, rank } from '../ranking.ts';
import type { ExpertsRoom } from '../room.ts';
import { aheadFor, newestOf, searchedByStaff } from '../searches.ts';
import { shownInvitation } from '../views/invitation.ts';
import { isLedToBy, SEARCHING, seenSearch, staffOf } from './staff.ts';

const candidates = z.array(idOf('expert')).min(1).max(10);

/**
 * Invites experts to a case, in this order, each with the reasons of the ranking as it is now. `NOT_FOUND` for a case that the actor may not see,
 * `FORBIDDEN` for another centre's, `STATE_CONFLICT` while an earlier search is open and for a case that has ended, `InvalidInput` for whom the
 * ranking excludes. `urgent` shortens the time for answers; left out, the case says it.
 */
export const inviteExperts = command({
  name: 'experts.invite',
  access: { duty: SEARCHING },
  input: z.strictObject({ caseId: idOf('case'), candidates, urgent: z.boolean().nullish() }),
  async run(room: ExpertsRoom, call, { caseId, candidates, urgent: said }) {
    const of = await searchedByStaff(room, call.actor, caseId);
    const staff = staffOf(room, call, of.matter.centreId);
    const { country, rights, filedBy } = of.matter;
    const urgent = said ?? (await saysUrgent(room, of));
    const choice = await chosen(room, of, candidates);
    const ahead = { ...(await aheadFor(room, of, [], urgent)), passed: {} };
    const newest = newestOf(room, of);
    const round = (newest?.invitation.round ?? 0) + 1;
    const asks = { caseId, filedBy, matter: { country, rights }, urgent, barred: barredIn(newest?.invitation), ahead };
    const command = { type: 'Open', ...staff, ...asks, ...choice, round } as const;
    // The newest one answers for itself while it is open, and when this is a retry of the very call that opened it.
    const isAnswered = newest !== undefined && (isOpen(newest.invitation) || (await isLedToBy(room, newest.id, call)));
    const id = isAnswered ? newest.id : room.invitationOf(caseId, round);
    return shownInvitation(await room.invitations.execute({ call, id, create: true, command }));
  },
});

/** Adds candidates behind those who wait; where nobody was left, the first of them is asked at once. */
export const addCandidates = command({
  name: 'experts.addCandidates',
  access: { duty: SEARCHING },
  input: z.strictObject({ invitationId: idOf('invitation'), candidates }),
  async run(room: ExpertsRoom, call, { invitationId: id, candidates }) {
    const search = await seenSearch(room, call.actor, id);
    const staff = staffOf(room, call, search.matter.centreId);
    const choice = await chosen(room, search, candidates);
    const ahead = { ...(await aheadFor(room, search, [], search.invitation.urgent)), passed: {} };
    return shownInvitation(
      await room.invitations.execute({ call, id, command: { type: 'AddCandidates', ...staff, ...choice, ahead } }),
    );
  },
});

/** By what was filed; a brief that is gone says nothing of it. */
async function saysUrgent({ clock, directory }: ExpertsRoom, { caseId, matter }: CaseSearched): Promise<boolean> {
  const { measures, statedDeadline } = (await directory.briefOf(caseId)) ?? { measures: [], statedDeadline: null };
  return isUrgent({ ...matter, measures, statedDeadline }, clock.now());
}

/** These experts with their scores and reasons, in the order given; and what stands against one of them. */
async function chosen(room: ExpertsRoom, of: CaseSearched, ids: readonly Id<'expert'>[]) {
  const experts = await benched(room, of, await expertsBy(room, ids));
  const { ranked, excluded } = rank(of.matter, experts, today(room));
  const choices = ids.map((id, i): Chosen | InputProblem => {
    const path = `candidates.${i}`;
    const found = ranked.find(({ expert }) => expert.expertId === id);
    if (found) return { expertId: id, personId: found.expert.personId, score: found.score, reasons: found.reasons };
    const against = excluded.find(({ expert }) => expert.expertId === id)?.reasons[0];
    return against ? excludedProblem(path, against) : problem(path, 'not-one-of');
  });
  return {
    chosen: choices.filter((one): one is Chosen => 'expertId' in one),
    problems: choices.filter((one): one is InputProblem => 'rule' in one),
  };
}

/** The reason in each language, since one parameter cannot be said in both. */
function excludedProblem(path: string, against: Exclusion): InputProblem {
  const text = (lang: 'en' | 'zh') => {
    const params: ErrorParams = { reason: expertReasonText(against, lang === 'en' ? 'en' : 'zh-CN') };
    return RULES['expert-excluded'][lang].replace('{reason}', String(params.reason));
  };
  return { path, rule: 'expert-excluded', en: text('en'), zh: text('zh') };
}

/** Whoever declared a conflict in a search of the case, in this one or before. */
function barredIn(newest: Invitation | undefined): readonly Id<'person'>[] {
  if (newest === undefined) return [];
  const declared = newest.candidates.filter(({ stage }) => stage === 'conflicted').map(({ personId }) => personId);
  return [...new Set([...newest.barred, ...declared])];
}
