import type { Locale, Rhythm } from '@sinan/schema';
import { AT_ONCE, type Choice, type Interest, isPaused, type SubscriptionState } from './subscription/index.ts';

/** A subscription as its subscriber reads it by the link in a mail: without the address, which whoever has the mail knows. */
export interface SubscriptionView extends Interest {
  readonly status: 'waiting' | 'confirmed' | 'left';
  readonly locale: Locale | null;
  /** The interests beside the first one. */
  readonly also: readonly Interest[];
  readonly rhythm: Rhythm;
  readonly pausedUntil: string | null;
}

/** Null for what is erased, or never was. What is not confirmed shows what was asked for. */
export function subscriptionView(state: SubscriptionState, now: number): SubscriptionView | null {
  switch (state.status) {
    case 'none':
    case 'erased':
      return null;
    case 'waiting':
      return { status: state.status, ...shown(state.requested), pausedUntil: null };
    case 'confirmed': {
      const pausedUntil = isPaused(state, now) ? state.pausedUntil : null;
      return { status: state.status, ...shown(state.choice), pausedUntil };
    }
    case 'left':
      return { status: state.status, ...NOTHING, pausedUntil: null };
    default:
      return state satisfies never;
  }
}

const NOTHING = {
  countries: [],
  rights: [],
  industries: [],
  platforms: [],
  severity: 'notice',
  also: [],
  locale: null,
  rhythm: AT_ONCE,
} as const;

function shown({ countries, rights, industries, platforms, severity, also, locale, rhythm }: Choice) {
  return { countries, rights, industries, platforms, severity, also, locale, rhythm };
}
