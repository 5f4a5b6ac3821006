import { instant } from '@sinan/runtime';
import { command, mailAddress, Refusal } from '@sinan/schema';
import { z } from 'zod';
import { addressKey, derivedId, reserved } from '../reserve.ts';
import type { AccountsRoom } from '../room.ts';
import { factorNeed } from '../second-factor/need.ts';
import { openSession, type SignedIn } from './sign-in.ts';

/**
 * Signs in as a registered person without any proof, for a demonstration whose people are fictitious. The service does not offer it: only a process that holds
 * such data, and that nobody but its own machine reaches, adds it to what is asked of accounts. `NOT_FOUND` for who is not registered.
 */
export const signInAs = command({
  name: 'accounts.signInAs',
  access: 'system',
  input: z.strictObject({ email: mailAddress }),
  async run(room: AccountsRoom, call, { email }): Promise<SignedIn> {
    const personId = await reserved(room, 'address', addressKey(email));
    if (personId === null) throw new Refusal('NOT_FOUND');
    const command = { type: 'SignIn', email, locale: call.locale, brings: null } as const;
    await room.people.execute({ call, id: personId, create: true, command });
    const sessionId = derivedId(room, call, 'session', personId);
    const opened = await openSession(room, call, { sessionId, personId, createdAt: instant(room.clock.now()) });
    return { ...opened, secondFactor: await factorNeed(room, personId) };
  },
});
