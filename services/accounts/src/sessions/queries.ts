import { instant } from '@sinan/runtime';
import { type Id, personOf, query } from '@sinan/schema';
import { z } from 'zod';
import type { AccountsRoom } from '../room.ts';
import { heldBy } from './held.ts';

/** One of one's own sessions that still hold. Instants; when it was used last is told to the hour. */
export interface SessionView {
  readonly id: Id<'session'>;
  readonly createdAt: string;
  readonly lastUsedAt: string;
  readonly expiresAt: string;
  /** The family of the program that opened it; null for one that is not known. */
  readonly agent: string | null;
  /** Whether the second factor was entered in it. */
  readonly secondFactor: boolean;
  /** Whether it is the one that asks. */
  readonly current: boolean;
}

const HOUR_MS = 60 * 60_000;

/** One's own sessions that hold, the newest first. From where they came is kept nowhere. */
export const sessions = query({
  name: 'accounts.sessions',
  access: 'signed-in',
  input: z.strictObject({}),
  async run(room: AccountsRoom, { actor }): Promise<readonly SessionView[]> {
    const { id, sessionId } = personOf(actor);
    const held = await heldBy(room, id);
    return held.toReversed().map(({ activeAt, secondFactorAt, agent, ...row }) => ({
      id: row.id,
      createdAt: row.createdAt,
      lastUsedAt: toTheHour(activeAt ?? row.createdAt),
      expiresAt: row.expiresAt,
      agent: agent ?? null,
      secondFactor: Boolean(secondFactorAt),
      current: row.id === sessionId,
    }));
  },
});

function toTheHour(at: string): string {
  return instant(Math.floor(Date.parse(at) / HOUR_MS) * HOUR_MS);
}
