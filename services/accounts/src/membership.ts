import type { Decider } from '@sinan/aggregate';
import { type Id, type Place, Refusal } from '@sinan/schema';

interface Belonging {
  readonly organisationId: Id<'organisation'>;
  readonly personId: Id<'person'>;
  /** Where the organisation is and what it makes: these centres may confirm. */
  readonly place: Place;
}

export type MembershipEvent =
  | ({ readonly type: 'MembershipRequested'; readonly requestedAt: string } & Belonging)
  | {
      readonly type: 'MembershipConfirmed';
      readonly by: Id<'person'>;
      readonly organisationId: Id<'organisation'>;
      readonly personId: Id<'person'>;
    };

export type MembershipState =
  | { readonly status: 'none' }
  | ({ readonly status: 'pending'; readonly requestedAt: string } & Belonging)
  | ({ readonly status: 'confirmed'; readonly requestedAt: string; readonly confirmedBy: Id<'person'> } & Belonging);

/** Who confirms: a person, the organisations that they are a confirmed member of, and whether they do intake where the organisation belongs. */
export interface Confirmer {
  readonly id: Id<'person'>;
  readonly organisations: readonly Id<'organisation'>[];
  readonly takesIn: boolean;
}

export type MembershipCommand =
  | ({ readonly type: 'Request'; readonly at: string } & Belonging)
  | { readonly type: 'Confirm'; readonly by: Confirmer };

/** A person in an organisation: pending until a confirmed member of it, or staff of a competent centre, confirms. */
export const membershipDecider: Decider<MembershipState, MembershipCommand, MembershipEvent> = {
  name: 'membership',
  version: 1,
  initial: { status: 'none' },
  decide(command, state) {
    switch (command.type) {
      case 'Request':
        return state.status === 'none' ? [requested(command)] : [];
      case 'Confirm':
        return confirmed(command.by, state);
      default:
        return command satisfies never;
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'MembershipRequested': {
        const { organisationId, personId, place, requestedAt } = event;
        return { status: 'pending', organisationId, personId, place, requestedAt };
      }
      case 'MembershipConfirmed':
        return state.status === 'none' ? state : { ...state, status: 'confirmed', confirmedBy: event.by };
      default:
        return event satisfies never;
    }
  },
};

function requested({ organisationId, personId, place, at }: MembershipCommand & { type: 'Request' }): MembershipEvent {
  return { type: 'MembershipRequested', organisationId, personId, place, requestedAt: at };
}

function confirmed(by: Confirmer, state: MembershipState): readonly MembershipEvent[] {
  if (state.status === 'none') throw new Refusal('NOT_FOUND');
  if (state.personId === by.id) throw new Refusal('AUTHOR_CANNOT_APPROVE');
  if (!mayConfirm(by, state)) throw new Refusal('FORBIDDEN');
  if (state.status === 'confirmed') return [];
  const { organisationId, personId } = state;
  return [{ type: 'MembershipConfirmed', by: by.id, organisationId, personId }];
}

function mayConfirm({ organisations, takesIn }: Confirmer, { organisationId }: Belonging): boolean {
  return takesIn || organisations.includes(organisationId);
}
