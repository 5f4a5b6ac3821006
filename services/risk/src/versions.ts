import { eventOf, historyOf } from '@sinan/aggregate';
import type { RiskRoom } from './room.ts';
import { type Version, type WarningEvent, type WarningState, warningDecider } from './warning/index.ts';

/** Every version that went live, the first one first: kept by the history, which is never cut, and not once more beside it. */
export async function versionsOf(room: RiskRoom, warningId: string): Promise<readonly Version[]> {
  const events = (await historyOf(room.warnings, warningId)).map((entry) => eventOf<WarningEvent>(entry));
  const versions: Version[] = [];
  let state: WarningState = warningDecider.initial;
  for (const event of events) {
    state = warningDecider.evolve(state, event);
    const published = event.type === 'WarningPublished' || event.type === 'WarningUpdated';
    if (published && state.status === 'live') versions.push(state.current);
  }
  return versions;
}
