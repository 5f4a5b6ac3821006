import { instant } from '@sinan/runtime';
import {
  type Call,
  CHINA_ZONE,
  command,
  InvalidInput,
  idOf,
  mailAddress,
  personOf,
  problem,
  prose,
  Refusal,
  rule,
  suspensionReasonCode,
  todayIn,
} from '@sinan/schema';
import type { ExpertView } from '@sinan/schema/graphql';
import { z } from 'zod';
import { dutyFollows, giveDuty } from '../duties.ts';
import { codesOf, type ExpertCommand, type ProfileInput, profileInput, textsOf } from '../expert/index.ts';
import type { ExpertsRoom } from '../room.ts';
import { shownExpert } from '../views/expert.ts';

/** What expert managers (专家管理员) do with the pool: it is the nation's, so whichever centre theirs is. */
const managers = { duty: ['experts'] } as const;
const expertId = idOf('expert');
const note = prose(2_000).nullish();

/**
 * Enrols the person of this address, registering them if they are new, and gives them the duty `expert`. `ALREADY_EXISTS` for who is in the pool,
 * `STATE_CONFLICT` for who is suspended; who left comes back in.
 */
export const enrolExpert = command({
  name: 'experts.enrol',
  access: managers,
  input: z.strictObject({ email: mailAddress, profile: profileInput }),
  async run(room: ExpertsRoom, call, { email, profile }) {
    checkYear(room, profile);
    const personId = await room.directory.giveDuty(email);
    const id = room.expertOf(personId);
    const said = { codes: codesOf(profile), texts: textsOf(profile) };
    try {
      const command: ExpertCommand = { type: 'Enrol', personId, email, ...said, ...asker(room, call) };
      return shownExpert(await room.experts.execute({ call, id, create: true, command }));
    } finally {
      // Who is suspended has just been given the duty, and is not to keep it.
      await dutyFollows(room, id);
    }
  },
});

/** Replaces what the pool says of an expert. */
export const changeExpert = command({
  name: 'experts.change',
  access: managers,
  input: z.strictObject({ expertId, profile: profileInput }),
  async run(room: ExpertsRoom, call, { expertId: id, profile }) {
    checkYear(room, profile);
    const said = { codes: codesOf(profile), texts: textsOf(profile) };
    return shownExpert(
      await room.experts.execute({ call, id, command: { type: 'Change', ...said, ...asker(room, call) } }),
    );
  },
});

/** Notes that an expert was reviewed (年度审核): due once a year. */
export const reviewExpert = command({
  name: 'experts.review',
  access: managers,
  input: z.strictObject({ expertId }),
  async run(room: ExpertsRoom, call, { expertId: id }) {
    return shownExpert(await room.experts.execute({ call, id, command: { type: 'Review', ...asker(room, call) } }));
  },
});

/** Suspends an expert, for a reason of the list: nobody invites them, and the duty is gone by the next request. Cases in hand are released apart. */
export const suspendExpert = command({
  name: 'experts.suspend',
  access: managers,
  input: z
    .strictObject({ expertId, reason: suspensionReasonCode, note })
    .refine(({ reason, note }) => reason !== 'S99' || note, { ...rule('missing'), path: ['note'] }),
  async run(room: ExpertsRoom, call, { expertId: id, reason, note = null }) {
    return standing(room, call, id, { type: 'Suspend', reason, note, ...asker(room, call) });
  },
});

/** Lets a suspended expert be invited again, for a reason in words. `ADDRESS_OF_ANOTHER` when their address is somebody else's by now. */
export const resumeExpert = command({
  name: 'experts.resume',
  access: managers,
  input: z.strictObject({ expertId, note: prose(2_000) }),
  async run(room: ExpertsRoom, call, { expertId: id, note }) {
    const state = (await room.experts.load(id))?.state;
    if (state?.status === 'suspended') {
      if (state.email === null) throw new Refusal('ADDRESS_OF_ANOTHER');
      await giveDuty(room, state.email, state.personId);
    }
    return standing(room, call, id, { type: 'Resume', note, ...asker(room, call) });
  },
});

/** Takes an expert out of the pool. What they did stays in its record. */
export const letExpertLeave = command({
  name: 'experts.leave',
  access: managers,
  input: z.strictObject({ expertId, note }),
  async run(room: ExpertsRoom, call, { expertId: id, note = null }) {
    return standing(room, call, id, { type: 'Leave', note, ...asker(room, call) });
  },
});

/** A command by which the duty comes or goes: before it is answered. Cut off in between, the event does it. */
async function standing(
  room: ExpertsRoom,
  call: Call,
  id: z.infer<typeof expertId>,
  command: ExpertCommand,
): Promise<ExpertView> {
  try {
    return shownExpert(await room.experts.execute({ call, id, command }));
  } finally {
    await dutyFollows(room, id);
  }
}

function asker({ clock }: ExpertsRoom, { actor }: Call) {
  return { by: personOf(actor).id, at: instant(clock.now()) };
}

function checkYear({ clock }: ExpertsRoom, { practisingSince }: ProfileInput): void {
  const limit = Number(todayIn(CHINA_ZONE, clock.now()).slice(0, 4));
  if (practisingSince > limit) throw new InvalidInput([problem('profile.practisingSince', 'too-big', { limit })]);
}
