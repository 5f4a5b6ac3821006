import type { Id } from '@sinan/schema';
import { z } from 'zod';
import type { AccountsRoom } from '../room.ts';

/** The services that hold words of people beside this one; each offers the operations that are asked for here. Risk and insights hold ids alone. */
const HOLDERS = ['cases', 'experts'] as const;
const MAILS = 'notifications';

type Asking = Pick<AccountsRoom, 'platform'>;

/** What each of them holds of a person, by its name: JSON. */
export async function heldElsewhere(
  { platform }: Asking,
  personId: Id<'person'>,
  email: string,
): Promise<{ readonly [service: string]: unknown }> {
  const held: { [service: string]: unknown } = {};
  for (const service of HOLDERS) held[service] = await platform.ask(`${service}.personalData`, { personId });
  held[MAILS] = await platform.ask(`${MAILS}.personalData`, { personId, email });
  return held;
}

/** Has the address forgotten by who mails. It goes by this call, and never over the log. */
export async function forgetAddress({ platform }: Asking, personId: Id<'person'>, email: string): Promise<void> {
  await platform.ask(`${MAILS}.forgetPerson`, { personId, email });
}

/** The services in which an erasure that was said at that time is not through yet. */
export async function stillErasing(
  { platform }: Asking,
  personId: Id<'person'>,
  erasedAt: string,
): Promise<readonly string[]> {
  const left: string[] = [];
  for (const service of [...HOLDERS, MAILS])
    if ((await platform.ask(`${service}.isErased`, { personId, erasedAt })) !== true) left.push(service);
  return left;
}

/** Whether an organisation has a case that has not come to its end. */
export async function hasOpenCases({ platform }: Asking, organisationId: Id<'organisation'>): Promise<boolean> {
  return z.boolean().parse(await platform.ask('cases.hasOpenCases', { organisationId }));
}
