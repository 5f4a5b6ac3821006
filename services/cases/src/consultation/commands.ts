import type { Outcome } from '@sinan/aggregate';
import { instant } from '@sinan/runtime';
import {
  type Actor,
  type Call,
  centresOf,
  command,
  consultationChannelCode,
  consultationTopicCode,
  countryCode,
  type Id,
  InvalidInput,
  idOf,
  line,
  mailAddress,
  personOf,
  problem,
  prose,
  Refusal,
  rule,
  usccText,
} from '@sinan/schema';
import type { ConsultationView } from '@sinan/schema/graphql';
import { z } from 'zod';
import { worksAt } from '../commands/staff.ts';
import { stateLeftBy } from '../left-by.ts';
import type { CasesRoom } from '../room.ts';
import { type ConsultationCommand, consultationDecider } from './consultation.ts';
import { ANSWERS } from './queries.ts';
import { visibleConsultations } from './reading.ts';
import { routeFor } from './routing.ts';
import type { ConsultationState } from './state.ts';
import { consultationView } from './view.ts';

const words = prose(4_000);
const consultationId = idOf('consultation');
const asked = {
  question: words,
  /** Left out while nobody is sure. */
  country: countryCode.nullish(),
  contact: z
    .strictObject({ name: line(100), phone: line(40).nullish(), email: mailAddress.nullish() })
    .refine(({ phone, email }) => phone || email, { ...rule('missing'), path: ['phone'] }),
};
interface ContactSaid {
  readonly name: string;
  readonly phone?: string | null | undefined;
  readonly email?: string | null | undefined;
}
const contactOf = ({ name, phone, email }: ContactSaid) => ({ name, phone: phone ?? null, email: email ?? null });

/** Asks (三栏咨询), signed in: routed by the one organisation that the actor is confirmed in, to the nation otherwise. */
export const askConsultation = command({
  name: 'cases.askConsultation',
  access: 'signed-in',
  input: z.strictObject(asked),
  async run(room: CasesRoom, call, { question, country, contact }): Promise<ConsultationView> {
    const { id: by, organisations } = personOf(call.actor);
    const own = organisations.length === 1 ? organisations[0] : undefined;
    const organisation = own ? await room.directory.organisationForFiling(own, by) : null;
    const { centreId } = routeFor(organisation, room.centres.all());
    const of = { organisationId: organisation?.organisationId ?? null, uscc: organisation?.uscc ?? null, centreId };
    const command: ConsultationCommand = {
      type: 'RegisterConsultation',
      ...{ by, forCaller: false, ...of, channel: 'platform', country: country ?? null, topic: null, question },
      ...{ enterpriseName: organisation?.nameZh ?? null, contact: contactOf(contact), answer: null },
      at: instant(room.clock.now()),
    };
    return shown(await room.consultations.execute({ call, command }), call.actor);
  },
});

/**
 * Registers a caller's question (登记) at a centre of the actor's, with its answer where it was given in the same call. `FORBIDDEN` for a centre
 * where the actor does not answer.
 */
export const registerConsultation = command({
  name: 'cases.registerConsultation',
  access: { duty: ANSWERS },
  input: z.strictObject({
    ...asked,
    channel: consultationChannelCode,
    enterpriseName: line(200).nullish(),
    uscc: usccText.nullish(),
    topic: consultationTopicCode.nullish(),
    centreId: idOf('centre').nullish(),
    answer: words.nullish(),
  }),
  async run(room: CasesRoom, call, { contact, centreId, uscc = null, ...said }): Promise<ConsultationView> {
    const organisation = uscc === null ? null : await room.directory.organisationByUscc(uscc);
    const command: ConsultationCommand = {
      type: 'RegisterConsultation',
      ...{ by: personOf(call.actor).id, forCaller: true, uscc, centreId: centreAt(room, call.actor, centreId) },
      ...{ organisationId: organisation?.organisationId ?? null, contact: contactOf(contact) },
      ...{ channel: said.channel, question: said.question, country: said.country ?? null, topic: said.topic ?? null },
      ...{
        enterpriseName: said.enterpriseName ?? (organisation?.vouched ? organisation.nameZh : null),
        answer: said.answer ?? null,
      },
      at: instant(room.clock.now()),
    };
    return shown(await room.consultations.execute({ call, command }), call.actor);
  },
});

/** The centre that is named, if the actor answers there; else the first where they do. */
function centreAt(room: CasesRoom, actor: Actor, named: Id<'centre'> | null | undefined): Id<'centre'> {
  const works = worksAt(room, actor, ANSWERS);
  const centreId = named ?? centresOf(actor, ANSWERS)[0];
  if (centreId === undefined || (works !== 'every centre' && !works.includes(centreId))) throw new Refusal('FORBIDDEN');
  checkOpen(room, centreId, 'centreId');
  return centreId;
}

function checkOpen({ centres }: CasesRoom, centreId: string, path: string): void {
  if (!centres.all().some(({ id }) => id === centreId)) throw new InvalidInput([problem(path, 'not-one-of')]);
}

/** Answers the question that waits (答复). */
export const answerConsultation = command({
  name: 'cases.answerConsultation',
  access: { duty: ANSWERS },
  input: z.strictObject({ consultationId, answer: words }),
  run: (room: CasesRoom, call, { consultationId, answer }) =>
    onConsultation(room, call, consultationId, (staff) => ({ type: 'AnswerConsultation', ...staff, answer })),
});

/** Asks further once it is answered: by who asked, or by staff for a caller. It waits for an answer again. */
export const askFurther = command({
  name: 'cases.askFurther',
  access: 'signed-in',
  input: z.strictObject({ consultationId, question: words }),
  run: (room: CasesRoom, call, { consultationId, question }) =>
    onConsultation(room, call, consultationId, (staff) => ({ type: 'AskFurther', ...staff, question })),
});

/** Passes it to another centre (转办), in one step and with the reason. */
export const passConsultation = command({
  name: 'cases.passConsultation',
  access: { duty: ANSWERS },
  input: z.strictObject({ consultationId, toCentreId: idOf('centre'), reason: words }),
  run(room: CasesRoom, call, { consultationId, toCentreId, reason }) {
    return onConsultation(room, call, consultationId, (staff) => {
      checkOpen(room, toCentreId, 'toCentreId');
      return { type: 'PassConsultation', ...staff, toCentreId, reason };
    });
  },
});

/** Closes an answered consultation (办结). */
export const finishConsultation = command({
  name: 'cases.finishConsultation',
  access: { duty: ANSWERS },
  input: z.strictObject({ consultationId }),
  run: (room: CasesRoom, call, { consultationId }) =>
    onConsultation(room, call, consultationId, (staff) => ({ type: 'FinishConsultation', ...staff })),
});

type Staff = ReturnType<typeof staffOf>;
function staffOf(room: CasesRoom, { actor }: Call) {
  return { by: personOf(actor).id, worksAt: worksAt(room, actor, ANSWERS), at: instant(room.clock.now()) };
}

/**
 * Runs a command on a consultation that the actor sees: `NOT_FOUND` for any other. Its own command may be what took it out of sight (it was
 * passed on): a retry of that one gets it as it was left.
 */
export async function onConsultation(
  room: CasesRoom,
  call: Call,
  id: Id<'consultation'>,
  asks: (staff: Staff) => ConsultationCommand,
): Promise<ConsultationView> {
  const [seen] = await visibleConsultations(room, call.actor, [id]);
  if (seen) {
    const command = asks(staffOf(room, call));
    return shown(await room.consultations.execute({ call, id, command }), call.actor);
  }
  const left = await stateLeftBy(room.consultations, consultationDecider, call, id);
  return shown({ id, state: left ?? consultationDecider.initial }, call.actor);
}

function shown({ id, state }: Pick<Outcome<ConsultationState>, 'id' | 'state'>, actor: Actor): ConsultationView {
  const view = consultationView(id, state, actor);
  if (view === null) throw new Refusal('NOT_FOUND');
  return view;
}
