import type { Decider } from '@sinan/aggregate';
import { Refusal } from '@sinan/schema';
import {
  type Confirmer,
  type MembershipCommand,
  type MembershipEvent,
  type MembershipState,
  mayConfirm,
  type NamedPaper,
  PAPERS,
  type PaperKind,
  type Papers,
} from './state.ts';
import { upcast } from './upcast.ts';

export * from './state.ts';

/**
 * A person in an organisation (成员资格): pending until a confirmed member of it, or staff of a competent centre, confirms or declines. Whoever was
 * declined, or has left, may ask again with new papers.
 */
export const membershipDecider: Decider<MembershipState, MembershipCommand, MembershipEvent> = {
  name: 'membership',
  version: 2,
  initial: { status: 'none' },
  decide(command, state) {
    switch (command.type) {
      case 'Request':
        return requested(command, state);
      case 'Confirm':
        return confirmed(command, state);
      case 'Decline':
        return declined(command, state);
      case 'End':
        return ended(command, state);
      case 'Forget':
        return forgotten(command, state);
      default:
        return command satisfies never;
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'MembershipRequested': {
        const { organisationId, personId, place, requestedAt, papers = NO_PAPERS, personal = {} } = event;
        return { status: 'pending', organisationId, personId, place, requestedAt, papers: named(papers, personal) };
      }
      case 'PapersSupplied':
        return state.status === 'none' ? state : { ...state, papers: named(event.papers, event.personal ?? {}) };
      case 'MembershipConfirmed':
        return evolved(state, { status: 'confirmed', confirmedBy: event.by, note: event.personal?.note ?? null });
      case 'MembershipDeclined': {
        const { by: declinedBy, reason, declinedAt, personal } = event;
        return evolved(state, { status: 'declined', declinedBy, reason, declinedAt, note: personal?.note ?? null });
      }
      case 'MembershipEnded': {
        const { by: endedBy, how, endedAt } = event;
        return evolved(state, { status: 'ended', endedBy, how, endedAt });
      }
      case 'MembershipForgotten':
        return wordless(state);
      default:
        return event satisfies never;
    }
  },
  upcast,
};

const NO_PAPERS: Papers<never> = { licence: null, authority: null };

/** What was asked for stays; what became of it is replaced. */
function evolved<Next extends { readonly status: string }>(state: MembershipState, next: Next) {
  if (state.status === 'none') return state;
  const { organisationId, personId, place, requestedAt, papers } = state;
  return { organisationId, personId, place, requestedAt, papers, ...next };
}

type Asking = MembershipCommand & { readonly type: 'Request' };

function requested(command: Asking, state: MembershipState): readonly MembershipEvent[] {
  const { organisationId, personId, place, at, papers } = command;
  switch (state.status) {
    case 'none':
    case 'declined':
    case 'ended':
      return [{ type: 'MembershipRequested', organisationId, personId, place, requestedAt: at, ...unnamed(papers) }];
    case 'pending':
      return supplied(papers, state.papers);
    case 'confirmed':
      return [];
    default:
      return state satisfies never;
  }
}

/** Papers that come later take the place of those that came before, each on its own. */
function supplied(papers: Papers<NamedPaper>, before: Papers<NamedPaper>): readonly MembershipEvent[] {
  const isNew = (kind: PaperKind) => papers[kind] !== null && papers[kind].id !== before[kind]?.id;
  if (!PAPERS.some(isNew)) return [];
  const all = { licence: papers.licence ?? before.licence, authority: papers.authority ?? before.authority };
  return [{ type: 'PapersSupplied', ...unnamed(all) }];
}

function confirmed(
  { by, first, note }: MembershipCommand & { type: 'Confirm' },
  state: MembershipState,
): readonly MembershipEvent[] {
  const asked = decidable(by, state);
  if (asked.status === 'confirmed') return [];
  if (asked.status !== 'pending') throw new Refusal('STATE_CONFLICT', { state: asked.status });
  if (first && note === null && PAPERS.some((kind) => asked.papers[kind] === null)) throw new Refusal('PAPERS_MISSING');
  const { organisationId, personId } = asked;
  return [{ type: 'MembershipConfirmed', by: by.id, organisationId, personId, ...said(note) }];
}

function declined(
  { by, reason, note, at }: MembershipCommand & { type: 'Decline' },
  state: MembershipState,
): readonly MembershipEvent[] {
  const { status, organisationId, personId } = decidable(by, state);
  if (status !== 'pending') throw new Refusal('STATE_CONFLICT', { state: status });
  return [{ type: 'MembershipDeclined', by: by.id, organisationId, personId, reason, declinedAt: at, ...said(note) }];
}

function ended({ by, at }: MembershipCommand & { type: 'End' }, state: MembershipState): readonly MembershipEvent[] {
  if (state.status === 'none') throw new Refusal('NOT_FOUND');
  const { organisationId, personId } = state;
  const how = personId === by.id ? 'left' : 'removed';
  if (how === 'removed' && !mayConfirm(by, state)) throw new Refusal('FORBIDDEN');
  if (state.status === 'ended') return [];
  // What is pending is declined by others, with a reason; who asked may think better of it.
  if (state.status !== 'confirmed' && !(state.status === 'pending' && how === 'left'))
    throw new Refusal('STATE_CONFLICT', { state: state.status });
  return [{ type: 'MembershipEnded', by: by.id, how, organisationId, personId, endedAt: at }];
}

function forgotten({ at }: MembershipCommand & { type: 'Forget' }, state: MembershipState): readonly MembershipEvent[] {
  if (state.status === 'none') throw new Refusal('NOT_FOUND');
  const { organisationId, personId, status, papers } = state;
  const isOver = status === 'declined' || status === 'ended';
  const note = 'note' in state ? state.note : null;
  if (isOver && note === null && PAPERS.every((kind) => papers[kind] === null)) return [];
  const left = { by: personId, how: 'left', organisationId, personId, endedAt: at } as const;
  return [...(isOver ? [] : [{ type: 'MembershipEnded', ...left } as const]), { type: 'MembershipForgotten' }];
}

function wordless(state: MembershipState): MembershipState {
  if (state.status === 'none') return state;
  return 'note' in state ? { ...state, papers: NO_PAPERS, note: null } : { ...state, papers: NO_PAPERS };
}

/** A membership that this person may decide on: not their own. */
function decidable(by: Confirmer, state: MembershipState): Exclude<MembershipState, { status: 'none' }> {
  if (state.status === 'none') throw new Refusal('NOT_FOUND');
  if (state.personId === by.id) throw new Refusal('AUTHOR_CANNOT_APPROVE');
  if (!mayConfirm(by, state)) throw new Refusal('FORBIDDEN');
  return state;
}

function said(note: string | null) {
  return note === null ? {} : { personal: { note } };
}

/** The papers as an event holds them: the names apart, each to be erased on its own. */
function unnamed(papers: Papers<NamedPaper>) {
  const { licence, authority } = papers;
  const personal = {
    ...(licence ? { licence: licence.name } : {}),
    ...(authority ? { authority: authority.name } : {}),
  };
  const apart = Object.keys(personal).length === 0 ? {} : { personal };
  return { papers: { licence: withoutName(licence), authority: withoutName(authority) }, ...apart };
}

function withoutName(paper: NamedPaper | null) {
  if (paper === null) return null;
  const { id, fileId, bytes, mediaType } = paper;
  return { id, fileId, bytes, mediaType };
}

function named(papers: Papers, names: { readonly [kind in PaperKind]?: string }): Papers<NamedPaper> {
  const { licence, authority } = papers;
  return {
    licence: licence && { ...licence, name: names.licence ?? '' },
    authority: authority && { ...authority, name: names.authority ?? '' },
  };
}
