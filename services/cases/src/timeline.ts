import { eventOf, type HistoryEntry, historyOf } from '@sinan/aggregate';
import { audiencesOf, idOf, query, Refusal } from '@sinan/schema';
import { z } from 'zod';
import type { CaseEvent } from './case/index.ts';
import type { CasesRoom } from './room.ts';
import { type Side, sideOf } from './sides.ts';

/** Who acted, by kind alone. */
export const ACTOR_KINDS = ['applicant', 'staff', 'expert', 'partner', 'system'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/**
 * One line of what happened: `type` is the domain event's name, the others are its codes and numbers, so that a page can say it in any language.
 * What a person wrote with it is read where it stands.
 */
export interface TimelineEntry extends LineCodes {
  readonly sequence: number;
  readonly at: string;
  readonly type: string;
  readonly actorKind: ActorKind;
}
export interface LineCodes {
  /** Of the reasons for declining, terminating, or an expert's leaving. */
  readonly reason?: string;
  readonly outcome?: string;
  readonly retention?: string;
  /** Of supplements, of the reviews of an opinion, or of question and answer. */
  readonly round?: number;
  /** The opinion's number, or the one that it will have. */
  readonly opinion?: number;
  /** The centre that it came to, or the other one that it concerns. */
  readonly centreId?: string;
}

/** What happened to a case, oldest first, as far as the actor's side hears of it. `NOT_FOUND` for what the actor may not see. */
export const caseTimeline = query({
  name: 'cases.timeline',
  access: 'signed-in',
  input: z.strictObject({ caseId: idOf('case') }),
  async run(room: CasesRoom, { actor }, { caseId }): Promise<readonly TimelineEntry[]> {
    const [visible] = await room.cases.visible([caseId], audiencesOf(actor));
    if (!visible || visible.state.status === 'none') throw new Refusal('NOT_FOUND');
    const side = sideOf(actor, visible.state);
    const history = await historyOf(room.cases, caseId);
    return history.filter((entry) => hears(side, eventOf<CaseEvent>(entry).type)).map(lineOf);
  },
});

/** What a centre keeps to itself: the way of an opinion until it is issued, which its authors share, and who is kept from the case. */
function hears(side: Side | null, type: CaseEvent['type']): boolean {
  switch (type) {
    case 'OpinionDrafted':
    case 'OpinionRevised':
    case 'OpinionReturned':
      return side === 'centre' || side === 'expert';
    case 'PersonBarred':
      return side === 'centre';
    default:
      return true;
  }
}

function lineOf(entry: HistoryEntry): TimelineEntry {
  const event = eventOf<CaseEvent>(entry);
  const { sequence, at } = entry;
  return { sequence, at, type: event.type, actorKind: actorKindOf(entry, personIn(event)), ...codesOf(event) };
}

/** The kind of who did it; `person` is what a person must have been to do it. */
export function actorKindOf({ actor }: HistoryEntry, person: ActorKind): ActorKind {
  if (actor.startsWith('partner:')) return 'partner';
  return actor.startsWith('person:') ? person : 'system';
}

function personIn(event: CaseEvent): ActorKind {
  switch (event.type) {
    case 'CaseSubmitted':
    case 'MaterialsSupplied':
      return 'applicant';
    case 'OpinionDrafted':
    case 'OpinionRevised':
      return event.side === 'expert' ? 'expert' : 'staff';
    default:
      return 'staff';
  }
}

function codesOf(event: CaseEvent): LineCodes {
  switch (event.type) {
    case 'CaseSubmitted':
    case 'HandOverAccepted':
      return { centreId: event.centreId };
    case 'HandOverOffered':
    case 'HandOverReturned':
      return { centreId: event.toCentreId };
    case 'SupplementRequested':
    case 'MaterialsSupplied':
      return { round: event.round };
    case 'CaseDeclined':
    case 'CaseTerminated':
      return { reason: event.reason };
    case 'OpinionDrafted':
    case 'OpinionRevised':
    case 'OpinionReturned':
      return { opinion: event.opinion, round: event.round };
    case 'OpinionIssued':
      return { opinion: event.opinion };
    case 'CaseClosed':
      return { outcome: event.outcome };
    case 'CaseArchived':
      return { retention: event.retention };
    case 'ExpertReleased':
      return { reason: event.why };
    case 'CaseAccepted':
    case 'GuidanceBegun':
    case 'ExpertAssigned':
    case 'PersonBarred':
    case 'WordsForgotten':
    case 'FilerLeft':
      return {};
    default:
      return event satisfies never;
  }
}
