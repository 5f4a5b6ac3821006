import type { Reaction } from '@sinan/runtime';
import { EVENTS, idOf } from '@sinan/schema';
import type { RiskRoom } from './room.ts';
import { endOf } from './warning/index.ts';

type On = Reaction<RiskRoom>['on'][string];

/** Sets the timer to where the warning stands now, whichever of its events tells of it: repeated or late, it comes to the same. */
const onChange: On = async (room, event) => {
  const id = idOf('warning').parse(event.subject);
  const state = (await room.warnings.load(id))?.state;
  const end = state?.status === 'live' ? endOf(state.current.content) : null;
  if (end === null) await room.expiry.cancel(id);
  else await room.expiry.set(id, end, null);
};

/** Its own events are what sets the timers: a crash between the two loses none. */
export const reactions: readonly Reaction<RiskRoom>[] = [
  {
    group: 'risk.expiry',
    topics: ['risk'],
    on: {
      [EVENTS.warningPublished.type]: onChange,
      [EVENTS.warningUpdated.type]: onChange,
      [EVENTS.warningCancelled.type]: onChange,
    },
  },
];
