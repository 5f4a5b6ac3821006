import { openTestRoom, type TestRoom, type TestRoomOptions } from '@sinan/aggregate/testing';
import {
  type Actor,
  type Call,
  type Envelope,
  holds,
  type Id,
  type Operation,
  parseInput,
  Refusal,
  TOPICS,
} from '@sinan/schema';
import type { InvitationView } from '@sinan/schema/graphql';
import { answerConflict, answerOffer } from '../commands/answers.ts';
import { enrolExpert } from '../commands/pool.ts';
import { inviteExperts } from '../commands/search.ts';
import type { ProfileInput } from '../expert/index.ts';
import { type ExpertsRoom, experts } from '../index.ts';
import { expertActor, NOW, profileWith, shenzhen, staffAt } from './examples.ts';
import { type StandInCase, type StandIns, standIns } from './stand-ins.ts';

type PersonActor = Actor & { readonly kind: 'person' };
type Ask = <I, O>(operation: Operation<ExpertsRoom, I, O>, input: unknown) => Promise<O>;

/** For specs: this service over a real store and log, and cases and accounts of which a spec says what they know. */
export interface ExpertsUnderTest {
  readonly test: TestRoom<ExpertsRoom>;
  readonly others: StandIns;
  /** Runs an operation as the dispatcher does: who asks is checked first, then the input is parsed. */
  as(actor: Actor, call?: Partial<Call>): Ask;
  readonly manager: PersonActor;
  readonly officer: PersonActor;
  /** An expert of the pool, and that person signed in. */
  enrolled(differs?: Partial<ProfileInput>): Promise<EnrolledExpert>;
  /** Opens a search; the first of these experts is asked. */
  invite(of: StandInCase, ...candidates: readonly EnrolledExpert[]): Promise<InvitationView>;
  /** Brings the expert who is asked so far. */
  answer(invitationId: string, by: EnrolledExpert, ...answers: readonly Answer[]): Promise<void>;
  /** The stages of a search, in the order of its candidates. */
  stages(invitationId: string): Promise<readonly string[]>;
  /** The events that were published about this, in order. */
  heard(subject: string): readonly Envelope[];
}
export interface EnrolledExpert {
  readonly expertId: Id<'expert'>;
  readonly personId: Id<'person'>;
  readonly email: string;
  readonly actor: PersonActor;
}
type Answer = 'clear' | 'conflict' | 'waiver' | 'accept' | 'decline';

let used = 0;

interface Options {
  readonly store?: TestRoomOptions['store'];
  readonly others?: StandIns;
  readonly now?: number;
}

export async function openExperts({ store, others = standIns(), now = NOW }: Options = {}): Promise<ExpertsUnderTest> {
  const test = await openTestRoom(experts, { ask: others.ask, now, ...(store ? { store } : {}) });
  const all: Envelope[] = [];
  await test.bus.tail([TOPICS.experts.name], ({ value }) => all.push(JSON.parse(value ?? 'null')));
  const manager = staffAt(shenzhen, 'experts');
  const officer = staffAt(shenzhen, 'officer');
  const as: ExpertsUnderTest['as'] = (actor, more) => async (operation, input) => {
    checkOpen(operation.access, actor);
    return operation.run(test.room, test.call(actor, more), parseInput(operation.input, input));
  };
  async function answer(invitationId: string, by: EnrolledExpert, ...answers: readonly Answer[]): Promise<void> {
    for (const one of answers) {
      if (one === 'accept') await as(by.actor)(answerOffer, { invitationId, answer: one });
      else if (one === 'decline') await as(by.actor)(answerOffer, { invitationId, answer: one, reason: 'E01' });
      else
        await as(by.actor)(answerConflict, {
          invitationId,
          answer: one,
          waiver: one === 'waiver' ? '曾为其关联公司提供咨询。' : null,
        });
    }
  }
  return {
    test,
    others,
    as,
    manager,
    officer,
    answer,
    async enrolled(differs = {}) {
      used += 1;
      const email = `expert.${used}@firm.example`;
      const profile = profileWith({
        nameZh: `专家${used}`,
        nameEn: `Expert ${used}`,
        firm: `Firm ${used} LLP`,
        ...differs,
      });
      const { id: expertId, personId } = await as(manager)(enrolExpert, { email, profile });
      return { expertId, personId, email, actor: expertActor(personId) };
    },
    invite: ({ caseId }, ...candidates) =>
      as(officer)(inviteExperts, { caseId, candidates: candidates.map(({ expertId }) => expertId) }),
    async stages(invitationId) {
      const state = (await test.room.invitations.load(invitationId))?.state;
      return state === undefined || state.status === 'none' ? [] : state.candidates.map(({ stage }) => stage);
    },
    heard: (subject) => all.filter((event) => event.subject === subject),
  };
}

/** The dispatcher's rule, for the kinds of access that this service has. */
function checkOpen(access: Operation['access'], actor: Actor): void {
  const isOpen =
    access === 'anyone' ||
    (access === 'signed-in' && actor.kind === 'person') ||
    (typeof access === 'object' && access.duty.some((duty) => holds(actor, duty)));
  if (!isOpen) throw new Refusal(actor.kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
}
