import { instant } from '@sinan/runtime';
import type { Id } from '@sinan/schema';
import { changed } from '../changed.ts';
import type { AccountsRoom } from '../room.ts';
import type { Issue } from '../token.ts';

export type GoodToken = Issue & { readonly id: Id<'token'> };

/** A token that was issued and not revoked, else null. When it ends is signed into its text, which was read before. */
export async function goodToken(room: AccountsRoom, id: Id<'token'>): Promise<GoodToken | null> {
  const state = (await room.serviceTokens.load(id))?.state ?? { status: 'none' };
  if (state.status !== 'issued') return null;
  const { status: _, ...issue } = state;
  return { ...issue, id };
}

/** Notes that a token was used today, once a day. What cannot be written does not turn the program away. */
export async function markTokenUsed({ tokenUses, clock }: AccountsRoom, id: Id<'token'>): Promise<void> {
  const usedOn = instant(clock.now()).slice(0, 10);
  const known = await tokenUses.get(id);
  if (known?.doc.usedOn === usedOn) return;
  await changed(tokenUses, id, (row) => (row?.usedOn === usedOn ? row : { id, usedOn })).catch(() => undefined);
}
