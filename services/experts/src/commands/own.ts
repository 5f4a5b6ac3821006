import { instant } from '@sinan/runtime';
import {
  type Actor,
  audiencesOf,
  CHINA_ZONE,
  command,
  holds,
  type Id,
  type InputProblem,
  InvalidInput,
  idOf,
  personOf,
  problem,
  Refusal,
} from '@sinan/schema';
import { z } from 'zod';
import { today } from '../bench.ts';
import { type Absence, ownTermsInput } from '../expert/index.ts';
import type { ExpertsRoom } from '../room.ts';
import { shownExpert } from '../views/expert.ts';

/** What experts keep themselves: the languages in which they work, how many cases they take at a time, and when they are away. */
export const changeOwnTerms = command({
  name: 'experts.changeOwnTerms',
  access: { duty: ['expert'] },
  input: ownTermsInput,
  async run(room: ExpertsRoom, call, { languages, capacity }) {
    const by = personOf(call.actor).id;
    const command = {
      type: 'ChangeOwnTerms',
      languages: [...new Set(languages)],
      capacity,
      by,
      at: instant(room.clock.now()),
    } as const;
    return shownExpert(await room.experts.execute({ call, id: room.expertOf(by), command }));
  },
});

const absence = z.strictObject({ from: z.iso.date(), to: z.iso.date() });

/** States all absences of an expert that are not over: by themselves, or by a manager. `NOT_FOUND` for another expert than oneself. */
export const stateAbsences = command({
  name: 'experts.stateAbsences',
  access: { duty: ['experts', 'expert'] },
  input: z.strictObject({ expertId: idOf('expert'), absences: z.array(absence).max(50) }),
  async run(room: ExpertsRoom, call, { expertId: id, absences }) {
    await checkTheirs(room, call.actor, id);
    const problems = absences.flatMap((one, i) => problemsOf(one, `absences.${i}`, today(room)));
    if (problems.length > 0) throw new InvalidInput(problems);
    const command = {
      type: 'StateAbsences',
      absences,
      by: personOf(call.actor).id,
      at: instant(room.clock.now()),
    } as const;
    return shownExpert(await room.experts.execute({ call, id, command }));
  },
});

async function checkTheirs(room: ExpertsRoom, actor: Actor, id: Id<'expert'>): Promise<void> {
  const [seen] = await room.experts.visible([id], audiencesOf(actor));
  const isOwn = id === room.expertOf(personOf(actor).id);
  if (!seen || !(isOwn || holds(actor, 'experts'))) throw new Refusal('NOT_FOUND');
}

function problemsOf({ from, to }: Absence, path: string, now: string): readonly InputProblem[] {
  if (to < from) return [problem(`${path}.to`, 'absence-order')];
  return to < now ? [problem(`${path}.to`, 'past', { today: now, zone: CHINA_ZONE })] : [];
}
