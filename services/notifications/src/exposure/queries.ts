import {
  type Actor,
  audiencesOf,
  type Id,
  idOf,
  type Locale,
  personOf,
  query,
  Refusal,
  type Rhythm,
} from '@sinan/schema';
import { z } from 'zod';
import { choice, chosen, furtherInterests } from '../commands/choice.ts';
import type { Expected } from '../last-year.ts';
import { manageUrl } from '../links.ts';
import { knownSubscription } from '../reservations.ts';
import type { NotificationsRoom } from '../room.ts';
import { choiceOf, type ExposureConsent, exposureIn, type SubscriptionState } from '../subscription/index.ts';
import { isSuppressed } from '../suppression/index.ts';
import { isNew, type ProposedValue } from './derive.ts';
import { CONSENT_WORDS, WORDS_TODAY } from './words.ts';

/** What warnings may concern an enterprise, for a member of it, and what they chose of it for the address of their account. */
export interface EnterpriseExposure {
  readonly organisationId: Id<'organisation'>;
  /** The address that warnings would go to. */
  readonly email: string;
  readonly proposed: readonly (ProposedValue & { readonly isNew: boolean })[];
  /** What they chose for this enterprise; null while they have not, or have left. */
  readonly chosen: ExposureConsent | null;
  /** Of the subscription of the address, for this enterprise or not: null where there is none. */
  readonly rhythm: Rhythm | null;
  readonly locale: Locale | null;
  /** How many interests the subscription has. */
  readonly interests: number;
  readonly manageUrl: string | null;
  /** Whether mails to the address came back: subscribing then asks by mail whether they arrive. */
  readonly returns: boolean;
  readonly words: { readonly version: string; readonly text: string };
}

export const exposure = query({
  name: 'notifications.exposure',
  access: 'signed-in',
  input: z.strictObject({ organisationId: idOf('organisation') }),
  async run(room: NotificationsRoom, { actor, locale }, { organisationId }): Promise<EnterpriseExposure> {
    const email = await addressOfMember(room, actor, organisationId);
    const proposed = await room.proposeFor(organisationId, audiencesOf(actor));
    if (proposed === null) throw new Refusal('NOT_FOUND');
    const { id, state } = await subscriptionBy(room, email);
    const [known, choice] = [exposureIn(state, organisationId), choiceOf(state)];
    return {
      ...{ organisationId, email, chosen: known },
      proposed: proposed.map((value) => ({ ...value, isNew: known !== null && isNew(value, known) })),
      rhythm: choice?.rhythm ?? null,
      locale: choice?.locale ?? null,
      interests: choice === null ? 0 : 1 + choice.also.length,
      manageUrl: id !== null && state.status === 'confirmed' ? manageUrl(room, { id, state }) : null,
      returns: await isSuppressed(room, email),
      words: { version: WORDS_TODAY, text: CONSENT_WORDS[WORDS_TODAY]?.[locale] ?? '' },
    };
  },
});

/** How many warnings of the last year would have met a choice, before anything is chosen. Null where risk does not answer. */
export const expectedOfChoice = query({
  name: 'notifications.expectedOfChoice',
  access: 'signed-in',
  input: z.strictObject({ ...choice, also: furtherInterests }),
  run: (room: NotificationsRoom, _, wish): Promise<Expected | null> => room.lastYear(chosen(wish)),
});

/**
 * The address that a confirmed member signs in with, as accounts stated it. `NOT_FOUND` for who is no member: they learn nothing of the enterprise. `BUSY` in the moment between
 * signing in for the first time and hearing of it here.
 */
export async function addressOfMember(room: NotificationsRoom, actor: Actor, organisationId: string): Promise<string> {
  const { id, organisations } = personOf(actor);
  if (!organisations.some((one) => one === organisationId)) throw new Refusal('NOT_FOUND');
  const email = (await room.contacts.get(id))?.doc.email;
  if (!email) throw new Refusal('BUSY');
  return email;
}

async function subscriptionBy(
  room: NotificationsRoom,
  email: string,
): Promise<{ readonly id: string | null; readonly state: SubscriptionState }> {
  const id = await knownSubscription(room, email);
  const state = id === null ? undefined : (await room.subscriptions.load(id))?.state;
  return { id, state: state ?? { status: 'none' } };
}
