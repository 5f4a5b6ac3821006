import type { SecondFactor } from '@sinan/runtime';
import type { Actor, HeldDuty } from '@sinan/schema';
import type { AccountsRoom } from '../room.ts';
import type { SessionRow } from '../rows.ts';

/** Without a request for so long, duties are withheld until the factor is entered again: whoever left their desk left no duty on it. */
const IDLE_MS = 30 * 60_000;
/** How far apart uses are noted: for who holds duties often enough to know when they left, for everybody else to the hour. */
const NOTED_MS = { onDuty: 60_000, otherwise: 60 * 60_000 };

/** What a session lets its person do. */
export interface Standing {
  readonly duties: readonly HeldDuty[];
  readonly withheld: readonly HeldDuty[];
  /** Whether the second factor was entered in it, and it has not lain idle since. */
  readonly entered: boolean;
  /** Whether the use is to be noted. */
  readonly noted: boolean;
}

/** `held`: what the person holds; `now` in ms. What lies idle is not noted as used, so that no request of somebody else's wakes it. */
export function standing(
  session: Pick<SessionRow, 'createdAt' | 'activeAt' | 'secondFactorAt'>,
  held: readonly HeldDuty[],
  demanded: SecondFactor,
  now: number,
): Standing {
  const active = Date.parse(session.activeAt ?? session.createdAt);
  const { secondFactorAt = null } = session;
  const idle = secondFactorAt !== null && held.length > 0 && now - active >= IDLE_MS;
  const entered = secondFactorAt !== null && !idle;
  const open = demanded === 'optional' || entered;
  return {
    duties: open ? held : [],
    withheld: open ? [] : held,
    entered,
    noted: (open || !idle) && now - active >= (held.length > 0 ? NOTED_MS.onDuty : NOTED_MS.otherwise),
  };
}

/** How the session of who asks stands now. */
export async function standingOf(
  room: AccountsRoom,
  { id, sessionId }: Actor & { readonly kind: 'person' },
): Promise<Standing> {
  const [session, person] = await Promise.all([room.sessions.get(sessionId), room.people.load(id)]);
  const held = person?.state.status === 'registered' ? person.state.duties : [];
  if (session === null) return { duties: [], withheld: held, entered: false, noted: false };
  return standing(session.doc, held, room.settings.secondFactor, room.clock.now());
}
