import type { Entered, Entrance } from '@sinan/gateway';
import { type Dispatcher, linkToken, type Settings } from '@sinan/runtime';
import { type Call, Refusal } from '@sinan/schema';
import { personsOf } from './persons.ts';
import type { Demonstration } from './record.ts';

/** The way in as one of the cast: by a session without proof, or by the link that a subscriber's mails bear. */
export function entranceTo(
  { subscription }: Demonstration,
  { dispatcher, settings }: { readonly dispatcher: Dispatcher; readonly settings: Settings },
): Entrance {
  const persons = personsOf(settings.administratorEmail);
  return {
    persons,
    async enter(key: string, call: Call): Promise<Entered> {
      const person = persons.find((one) => one.key === key);
      if (person === undefined) throw new Refusal('NOT_FOUND');
      if (person.leadsTo === null) {
        const token = linkToken(settings.secret, 'manage', subscription, 0);
        return { session: null, leadsTo: `/manage?token=${encodeURIComponent(token)}` };
      }
      const signedIn = await dispatcher.dispatch('accounts.signInAs', call, { email: person.email });
      return { session: sessionIn(signedIn), leadsTo: person.leadsTo };
    },
  };
}

function sessionIn(signedIn: unknown) {
  // Our own operation's answer.
  const { sessionToken, expiresAt } = signedIn as { readonly sessionToken: string; readonly expiresAt: string };
  return { sessionToken, expiresAt };
}
