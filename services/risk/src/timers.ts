import { timerWorker } from '@sinan/aggregate';
import { instant } from '@sinan/runtime';
import type { RiskRoom } from './room.ts';

/** Ends the validity of a warning. A version that was published meanwhile may be valid for longer: then nothing happens, and its own timer rings. */
export const expiryTimer = timerWorker<RiskRoom, null>({
  name: 'risk.expiry',
  timers: (room) => room.expiry,
  async ring({ warnings, clock }, { id }, call) {
    await warnings.execute({ call, id, command: { type: 'expire', at: instant(clock.now()) } });
  },
});
