import { instant, linkToken } from '@sinan/runtime';
import {
  CHINA_ZONE,
  command,
  endOfDayIn,
  type Id,
  InvalidInput,
  idOf,
  line,
  personOf,
  problem,
  Refusal,
  rule,
  TOKEN_SCOPES,
  type TokenScope,
  todayIn,
} from '@sinan/schema';
import { z } from 'zod';
import { sourceText } from '../inputs.ts';
import { derivedId } from '../reserve.ts';
import type { AccountsRoom } from '../room.ts';

const bySecurity = { duty: ['security'] } as const;
const DAY_MS = 24 * 60 * 60_000;
const LONGEST_MS = 366 * DAY_MS;

/** A service token as its issuer sees it. The token itself is derived, and never stored. `expiresAt` is an instant. */
export interface ServiceToken {
  readonly tokenId: Id<'token'>;
  readonly token: string;
  readonly label: string;
  readonly scope: TokenScope;
  readonly sources: readonly string[];
  readonly expiresAt: string;
}

const issue = z
  .strictObject({
    label: line(100),
    scope: z.enum(TOKEN_SCOPES).nullish(),
    sources: z.array(sourceText).max(20).readonly().nullish(),
    /** Its last day, in China; at most a year ahead, which it is when left out. */
    expiresOn: z.iso.date().nullish(),
  })
  .refine(({ scope, sources }) => (scope ?? 'intake') !== 'intake' || Boolean(sources?.length), {
    ...rule('too-few', { limit: 1 }),
    path: ['sources'],
  })
  .refine(({ scope, sources }) => (scope ?? 'intake') === 'intake' || !sources?.length, {
    ...rule('of-scope'),
    path: ['sources'],
  });

/**
 * Lets a program send cases of these sources (`intake`, when nothing else is said) or read what is public (`read`). Shown in this answer alone, and again
 * only to a retry of the same command.
 */
export const issueServiceToken = command({
  name: 'accounts.issueServiceToken',
  access: bySecurity,
  input: issue,
  async run(room: AccountsRoom, call, { label, scope, sources, expiresOn }): Promise<ServiceToken> {
    const now = room.clock.now();
    const [issuedBy, issuedAt] = [personOf(call.actor).id, instant(now)];
    const expiresAt = instant(endOf(expiresOn ?? dayAt(now + LONGEST_MS), now));
    const id = derivedId(room, call, 'token');
    const command = {
      type: 'Issue',
      label,
      scope: scope ?? 'intake',
      sources: sources ?? [],
      issuedBy,
      issuedAt,
      expiresAt,
    } as const;
    const { state } = await room.serviceTokens.execute({ call, id, create: true, command });
    if (state.status === 'none' || state.expiresAt === null) throw new Refusal('NOT_FOUND');
    const token = linkToken(room.settings.secret, 'service', id, Date.parse(state.expiresAt));
    return {
      tokenId: id,
      token,
      label: state.label,
      scope: state.scope,
      sources: state.sources,
      expiresAt: state.expiresAt,
    };
  },
});

/** Ends a token, from its program's next request on. */
export const revokeServiceToken = command({
  name: 'accounts.revokeServiceToken',
  access: bySecurity,
  input: z.strictObject({ tokenId: idOf('token') }),
  async run(room: AccountsRoom, call, { tokenId }): Promise<{ readonly tokenId: Id<'token'> }> {
    await room.serviceTokens.execute({ call, id: tokenId, command: { type: 'Revoke' } });
    return { tokenId };
  },
});

/** When the day ends in China (ms). Refuses one that has passed, and one that is more than a year ahead. */
function endOf(date: string, now: number): number {
  const today = todayIn(CHINA_ZONE, now);
  if (date < today) throw new InvalidInput([problem('expiresOn', 'past', { today, zone: CHINA_ZONE })]);
  const last = dayAt(now + LONGEST_MS);
  if (date > last) throw new InvalidInput([problem('expiresOn', 'too-late', { limit: last })]);
  return endOfDayIn(CHINA_ZONE, date);
}

function dayAt(ms: number): string {
  return todayIn(CHINA_ZONE, ms);
}
