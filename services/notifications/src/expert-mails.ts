import { ANSWER_STEPS, EVENTS, EXPERT_DECLINE_REASONS, RELEASES, termText } from '@sinan/schema';
import { type CaseMail, toFiler, toItsCentre } from './case-mail.ts';
import { expertMail, searchMail, toExpert } from './expert-mail.ts';
import { expertAsked } from './templates/expert-asked.ts';
import { expertAssigned } from './templates/expert-assigned.ts';
import { expertDeclined } from './templates/expert-declined.ts';
import { expertExhausted } from './templates/expert-exhausted.ts';
import { expertLapsed } from './templates/expert-lapsed.ts';
import { expertObjected } from './templates/expert-objected.ts';
import { expertOffered } from './templates/expert-offered.ts';
import { expertReleased } from './templates/expert-released.ts';
import { expertWaiver } from './templates/expert-waiver.ts';
import type { View } from './templates/template.ts';
import { beijingTime, centreName, type Reader } from './words.ts';

/** Every mail about an invitation: to the expert, to the enterprise, to the centre. */
export const EXPERT_MAILS = {
  'expert-asked': expertMail({
    event: EVENTS.conflictAsked,
    to: toExpert,
    template: expertAsked,
    view: ({ answerBy }, { lang }) => ({ answerBy: beijingTime(answerBy, lang) }),
  }),
  'expert-offered': expertMail({
    event: EVENTS.expertOffered,
    to: toExpert,
    template: expertOffered,
    view: ({ answerBy }, { lang }) => ({ answerBy: beijingTime(answerBy, lang) }),
  }),
  'expert-released': expertMail({
    event: EVENTS.expertReleased,
    to: toExpert,
    template: expertReleased,
    view: ({ why }, { lang }) => ({ why: termText(RELEASES, why, lang) }),
  }),
  'expert-assigned': searchMail({
    event: EVENTS.objectionOpened,
    to: toFiler,
    template: expertAssigned,
    view: ({ objectUntil, ...facts }, reader) => ({
      ...atItsCentre(facts, reader),
      objectUntil: beijingTime(objectUntil, reader.lang),
    }),
  }),
  'expert-waiver': searchMail({
    event: EVENTS.conflictAnswered,
    to: (facts) => (facts.answer === 'waiver' ? toItsCentre(facts) : null),
    template: expertWaiver,
    view: atItsCentre,
  }),
  'expert-declined': searchMail({
    event: EVENTS.expertDeclined,
    to: toItsCentre,
    template: expertDeclined,
    view: ({ reason }, { lang }) => ({ reason: termText(EXPERT_DECLINE_REASONS, reason, lang) }),
  }),
  'expert-lapsed': searchMail({
    event: EVENTS.expertLapsed,
    to: toItsCentre,
    template: expertLapsed,
    view: ({ step }, { lang }) => ({ step: termText(ANSWER_STEPS, step, lang) }),
  }),
  'expert-objected': searchMail({
    event: EVENTS.expertObjected,
    to: toItsCentre,
    template: expertObjected,
    view: atItsCentre,
  }),
  'expert-exhausted': searchMail({
    event: EVENTS.invitationExhausted,
    to: toItsCentre,
    template: expertExhausted,
    view: atItsCentre,
  }),
} as const satisfies { readonly [kind: `expert-${string}`]: CaseMail };
export type ExpertMailKind = keyof typeof EXPERT_MAILS;

export const isExpertMail = (kind: string): kind is ExpertMailKind => kind in EXPERT_MAILS;
const kinds = Object.keys(EXPERT_MAILS).filter(isExpertMail);
/** The types of event of which somebody hears by mail. */
export const EXPERTS_TELL: readonly string[] = [...new Set(kinds.map((kind) => EXPERT_MAILS[kind].event))];

/** The kinds of mail that tell of an event of this type. */
export function expertMailsOf(eventType: string): readonly ExpertMailKind[] {
  return kinds.filter((kind) => EXPERT_MAILS[kind].event === eventType);
}

function atItsCentre({ centreId }: { readonly centreId: string }, reader: Reader): View {
  return { centre: centreName(centreId, reader) };
}
