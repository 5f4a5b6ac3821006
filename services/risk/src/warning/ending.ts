import type { Id } from '@sinan/schema';
import type { Bilingual } from '@sinan/schema/graphql';
import { type By, type Codes, codesOf, conflict, endOf, liveIn, refuseAuthor } from './rules.ts';
import type { CancelledWarning, ExpiredWarning, LiveWarning, WarningState } from './state.ts';

/** Withdraws a live warning (撤销), for a reason that its readers are told. */
export interface CancelWarning extends By {
  readonly type: 'cancel';
  readonly reason: Bilingual;
}
/** It is time: a warning whose validity is over expires, and any other stays as it is. */
export interface ExpireWarning {
  readonly type: 'expire';
  readonly at: string;
}

export interface WarningCancelled extends Codes {
  readonly type: 'WarningCancelled';
  readonly version: number;
  readonly reason: Bilingual;
  readonly cancelledBy: Id<'person'>;
  readonly cancelledAt: string;
}
export interface WarningExpired extends Codes {
  readonly type: 'WarningExpired';
  readonly version: number;
  /** When its validity ended: the timer may have rung later. */
  readonly expiredAt: string;
}

/** Not by anyone whose words were published with it: a second person sees what goes. A next version at work goes too. */
export function cancel({ reason, by, at }: CancelWarning, state: WarningState): readonly [WarningCancelled] {
  const live = liveIn(state);
  refuseAuthor(live.authors, by);
  return [{ type: 'WarningCancelled', ...ending(live), reason, cancelledBy: by, cancelledAt: at }];
}

export function expire({ at }: ExpireWarning, state: WarningState): readonly WarningExpired[] {
  if (state.status === 'none') throw conflict(state);
  const end = state.status === 'live' ? endOf(state.current.content) : null;
  if (state.status !== 'live' || end === null || end > Date.parse(at)) return [];
  return [{ type: 'WarningExpired', ...ending(state), expiredAt: new Date(end).toISOString() }];
}

function ending({ current }: LiveWarning): Codes & { readonly version: number } {
  return { version: current.version, ...codesOf(current.content) };
}

export function cancelled(state: WarningState, event: WarningCancelled): CancelledWarning {
  const { current, authors } = liveIn(state);
  const { reason, cancelledBy: by, cancelledAt: at } = event;
  return { status: 'cancelled', current, authors, cancelled: { reason, by, at } };
}

export function expired(state: WarningState, { expiredAt }: WarningExpired): ExpiredWarning {
  const { current, authors } = liveIn(state);
  return { status: 'expired', current, authors, expiredAt };
}
