import type { Reaction } from '@sinan/runtime';
import { instant } from '@sinan/runtime';
import { type AnswerStep, type Call, type Envelope, EVENTS, type EventSpec, type Id } from '@sinan/schema';
import { dutyFollows } from './duties.ts';
import { type InvitationCommand, isUnderWay } from './invitation/index.ts';
import type { ExpertsRoom } from './room.ts';
import { newestOf, searchesOf } from './searches.ts';
import { setStep } from './steps.ts';

type On = Reaction<ExpertsRoom>['on'][string];

/** The time for each answer begins with the event that asks for it: whatever process dies meanwhile, it is set. */
const onAsked: On = async (room, event, { call }) => {
  const asked = EVENTS.conflictAsked.data.parse(event.data);
  await setTime(room, event, 'conflict');
  // A case that ended or moved while its expert was chosen had no search yet to end or to move.
  await followCase(room, call, asked.caseId);
};
const onOffered: On = (room, event) => setTime(room, event, 'offer');

async function setTime(room: ExpertsRoom, { data }: Envelope, step: AnswerStep): Promise<void> {
  const { invitationId, personId, answerBy } = EVENTS.conflictAsked.data.parse(data);
  await setStep(room, { invitationId, expertId: room.expertOf(personId), step }, answerBy);
}

/** Suspended or gone, an expert holds the duty no longer; the command does it at once, the event for certain. */
const onStanding: On = async (room, { subject }) => dutyFollows(room, subject as Id<'expert'>);

const onMoved: On = async (room, { data }, { call }) =>
  followCase(room, call, EVENTS.caseHandOverAccepted.data.parse(data).caseId);

/** The case as it is now decides: an event may come late. */
async function followCase(room: ExpertsRoom, call: Call, caseId: Id<'case'>): Promise<void> {
  const matter = await room.directory.matterOf(caseId);
  if (matter === null) return;
  const { status, centreId } = matter;
  if (isUnderWay(status)) await onNewest(room, call, caseId, { type: 'FollowCase', centreId });
  else await end(room, call, caseId, status, null);
}

const onClosed: On = async (room, { data }, { call }) => {
  const { caseId, outcome } = EVENTS.caseClosed.data.parse(data);
  await end(room, call, caseId, 'closed', outcome);
};
const ending =
  (event: EventSpec<string, { readonly caseId: Id<'case'> }>, how: string): On =>
  async (room, { data }, { call }) =>
    end(room, call, event.data.parse(data).caseId, how, null);

function end(room: ExpertsRoom, call: Call, caseId: Id<'case'>, how: string, outcome: string | null): Promise<void> {
  return onNewest(room, call, caseId, { type: 'EndWithCase', how, outcome, at: instant(room.clock.now()) });
}

async function onNewest(room: ExpertsRoom, call: Call, caseId: Id<'case'>, command: InvitationCommand): Promise<void> {
  const newest = newestOf(room, { caseId, searches: await searchesOf(room, caseId) });
  if (newest) await room.invitations.execute({ call, id: newest.id, command });
}

export const reactions: readonly Reaction<ExpertsRoom>[] = [
  {
    group: 'experts.steps',
    topics: ['experts'],
    on: { [EVENTS.conflictAsked.type]: onAsked, [EVENTS.expertOffered.type]: onOffered },
  },
  {
    group: 'experts.duties',
    topics: ['experts'],
    on: Object.fromEntries(
      [EVENTS.expertEnrolled, EVENTS.expertSuspended, EVENTS.expertResumed, EVENTS.expertLeft].map(({ type }) => [
        type,
        onStanding,
      ]),
    ),
  },
  {
    group: 'experts.cases',
    topics: ['cases'],
    on: {
      [EVENTS.caseHandOverAccepted.type]: onMoved,
      [EVENTS.caseClosed.type]: onClosed,
      [EVENTS.caseTerminated.type]: ending(EVENTS.caseTerminated, 'terminated'),
      [EVENTS.caseDeclined.type]: ending(EVENTS.caseDeclined, 'declined'),
      [EVENTS.caseArchived.type]: ending(EVENTS.caseArchived, 'archived'),
    },
  },
];
