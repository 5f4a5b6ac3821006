import { instant, readLinkToken } from '@sinan/runtime';
import { query } from '@sinan/schema';
import { z } from 'zod';
import { tokenText } from '../inputs.ts';
import type { SignInPurpose } from '../link.ts';
import type { AccountsRoom } from '../room.ts';

/** `purpose` is null for what is no link of ours. */
export interface LinkReading {
  readonly status: 'open' | 'used' | 'expired' | 'invalid';
  readonly purpose: SignInPurpose | null;
}
const INVALID: LinkReading = { status: 'invalid', purpose: null };

/** What a sign-in page shows before its button is pressed. Reading uses nothing up, so a mail scanner's GET does no harm. */
export const readLink = query({
  name: 'accounts.readLink',
  access: 'anyone',
  input: z.strictObject({ token: tokenText }),
  async run(room: AccountsRoom, _, { token }): Promise<LinkReading> {
    const linkId = genuine(room, token);
    const state = linkId === null ? undefined : (await room.links.load(linkId))?.state;
    if (state === undefined || state.status === 'none' || state.status === 'erased') return INVALID;
    if (state.status === 'used') return { status: 'used', purpose: state.purpose };
    return { status: instant(room.clock.now()) < state.expiresAt ? 'open' : 'expired', purpose: state.purpose };
  },
});

/** The link of a token that we made, expired or not: read as of the beginning of time, no token has expired. */
function genuine({ settings }: AccountsRoom, token: string): string | null {
  const read = (purpose: SignInPurpose) => readLinkToken(settings.secret, purpose, token, 0);
  return read('sign-in') ?? read('administrator');
}
