import type { Decider } from '@sinan/aggregate';
import { type Centre, Refusal } from '@sinan/schema';

/** What a deployment states of a centre; `code` is its own short name for it, by which it is stated again. */
export interface CentreEntry extends Omit<Centre, 'id' | 'illustrative'> {
  readonly code: string;
}
export type CentreState =
  | { readonly status: 'none' }
  | ({ readonly status: 'open' } & CentreEntry)
  | ({ readonly status: 'closed' } & CentreEntry);

/** Always whole: the last one counts. */
export type CentreEvent = { readonly type: 'CentreStated'; readonly open: boolean } & CentreEntry;

/** `lastNational`: no other open centre covers the nation. */
export type CentreCommand =
  | ({ readonly type: 'State' } & CentreEntry)
  | { readonly type: 'Close'; readonly lastNational: boolean };

/** A guidance centre or station (指导中心、分中心、工作站) as the deployment's administrator states it. */
export const centreDecider: Decider<CentreState, CentreCommand, CentreEvent> = {
  name: 'centre',
  version: 1,
  initial: { status: 'none' },
  decide(command, state) {
    switch (command.type) {
      case 'State':
        return isSaidAlready(command, state) ? [] : [{ ...entryOf(command), type: 'CentreStated', open: true }];
      case 'Close':
        return closed(command, state);
      default:
        return command satisfies never;
    }
  },
  evolve(_, event) {
    switch (event.type) {
      case 'CentreStated':
        return { ...entryOf(event), status: event.open ? 'open' : 'closed' };
      default:
        return event.type satisfies never;
    }
  },
};

function closed({ lastNational }: CentreCommand & { type: 'Close' }, state: CentreState): readonly CentreEvent[] {
  if (state.status === 'none') throw new Refusal('NOT_FOUND');
  if (state.status === 'closed') return [];
  if (lastNational) throw new Refusal('LAST_NATIONAL_CENTRE');
  return [{ ...entryOf(state), type: 'CentreStated', open: false }];
}

function isSaidAlready(command: CentreEntry, state: CentreState): boolean {
  return state.status === 'open' && JSON.stringify(entryOf(command)) === JSON.stringify(entryOf(state));
}

function entryOf({ code, name, kind, division, industry, country }: CentreEntry): CentreEntry {
  return { code, name: { zh: name.zh, en: name.en }, kind, division, industry, country };
}
