import type { Locale } from '@sinan/schema';
import { type Choice, wholeChoice } from './choice.ts';
import type { Asked, Confirmed, Requested, SubscriptionState, Waiting } from './state.ts';

/** What version 6 wrote: it had moved, or not, and nothing else said to where its links were mailed. */
type V6<S> = S extends Asked ? Omit<S, 'arrived'> : S;
type SubscriptionStateV6 = V6<SubscriptionState>;
type AskedV6 = V6<Asked>;

/** What version 1 wrote: only countries and a language could be chosen, and nobody could pause. */
interface RequestedV1 {
  readonly countries: readonly string[];
  readonly locale: Locale;
  readonly since: number;
}
type SubscriptionStateV1 =
  | { readonly status: 'none' }
  | (Omit<V6<Waiting>, 'requested'> & { readonly requested: RequestedV1 })
  | (AskedV6 & {
      readonly status: 'confirmed';
      readonly email: string;
      readonly countries: readonly string[];
      readonly locale: Locale;
      readonly requested: RequestedV1 | null;
    })
  | (AskedV6 & { readonly status: 'left' });

/** What versions 2 to 5 wrote: none could move to another address, and everybody had agreed by a mailed link; up to version 4 there was one interest, up to version 3 no industries and platforms, and in version 2 no rhythm. */
type Later = 'industries' | 'platforms' | 'rhythm';
type ChoiceV2 = Omit<Choice, Later | 'also'> & Partial<Pick<Choice, Later | 'also'>>;
type RequestedV2 = ChoiceV2 & Pick<Requested, 'since'>;
type SubscriptionStateV2 =
  | Exclude<SubscriptionStateV6, { readonly status: 'waiting' | 'confirmed' }>
  | (Omit<V6<Waiting>, 'requested'> & { readonly requested: RequestedV2 })
  | (Omit<V6<Confirmed>, 'choice' | 'requested' | 'moving' | 'moved' | 'consents'> & {
      readonly choice: ChoiceV2;
      readonly requested: RequestedV2 | null;
    });

/** The state of a stored document as today's shape has it. */
export function upcast(state: unknown, version: number): SubscriptionState {
  if (version >= 7) return state as SubscriptionState;
  if (version === 6) return fromV6(state as SubscriptionStateV6);
  return fromV6(version >= 2 ? fromV2(state as SubscriptionStateV2) : fromV1(state as SubscriptionStateV1));
}

/** What left or was asked for again after it had moved does not say so any more: its links count as from where it began. */
function fromV6(state: SubscriptionStateV6): SubscriptionState {
  switch (state.status) {
    case 'none':
    case 'erased':
      return state;
    case 'waiting':
    case 'left':
      return { ...state, arrived: 0 };
    case 'confirmed':
      return { ...state, arrived: state.moved?.number ?? 0 };
    default:
      return state satisfies never;
  }
}

const AS_BEGUN = { moving: null, moved: null, consents: [] } as const;

function fromV2(state: SubscriptionStateV2): SubscriptionStateV6 {
  switch (state.status) {
    case 'waiting':
      return { ...state, requested: requestedOf(state.requested) };
    case 'confirmed': {
      const { choice, requested } = state;
      return { ...state, choice: wholeChoice(choice), requested: requested && requestedOf(requested), ...AS_BEGUN };
    }
    case 'none':
    case 'left':
    case 'erased':
      return state;
    default:
      return state satisfies never;
  }
}

function fromV1(state: SubscriptionStateV1): SubscriptionStateV6 {
  switch (state.status) {
    case 'none':
    case 'left':
      return state;
    case 'waiting':
      return { ...state, requested: requestedOf(state.requested) };
    case 'confirmed':
      return confirmedOf(state);
    default:
      return state satisfies never;
  }
}

function requestedOf({ since, ...choice }: RequestedV1 | RequestedV2): Requested {
  return { ...wholeChoice(choice), since };
}

/** When it was confirmed was not written down: it counts for every warning. */
function confirmedOf(state: SubscriptionStateV1 & { readonly status: 'confirmed' }): V6<Confirmed> {
  const { countries, locale, requested, ...kept } = state;
  return {
    ...kept,
    choice: wholeChoice({ countries, locale }),
    confirmedAt: '1970-01-01T00:00:00.000Z',
    pausedUntil: null,
    requested: requested && requestedOf(requested),
    ...AS_BEGUN,
  };
}
