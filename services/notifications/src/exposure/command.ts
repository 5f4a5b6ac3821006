import { instant } from '@sinan/runtime';
import {
  COUNTRIES,
  command,
  countryCode,
  InvalidInput,
  idOf,
  industryCode,
  personOf,
  platformCode,
  problem,
  rightCode,
} from '@sinan/schema';
import { z } from 'zod';
import { request } from '../commands/asking.ts';
import { choice, chosen } from '../commands/choice.ts';
import { subscriptionOf } from '../reservations.ts';
import type { NotificationsRoom } from '../room.ts';
import { interestIn } from '../subscription/index.ts';
import { isSuppressed } from '../suppression/index.ts';
import { addressOfMember } from './queries.ts';
import { CONSENT_WORDS } from './words.ts';

const declined = z
  .strictObject({
    countries: z.array(countryCode).max(COUNTRIES.length).readonly(),
    rights: z.array(rightCode).max(50).readonly(),
    industries: z.array(industryCode).max(20).readonly(),
    platforms: z.array(platformCode).max(20).readonly(),
  })
  .readonly();

/** Whether it counts at once, or a mail asks first: where mails to the address came back, following its link shows that they arrive again. */
export interface ExposureConfirmed {
  readonly counts: boolean;
}

/**
 * Subscribes a member to what concerns their enterprise, at the address of their account, which their sign-in has proved: by this one click, on these `words`. `declined` is what they were shown and did
 * not take. Whoever has a subscription gets another interest, in the language and rhythm that are asked for now; one that was chosen for the enterprise before gives way.
 */
export const confirmExposure = command({
  name: 'notifications.confirmExposure',
  access: 'signed-in',
  input: z.strictObject({
    organisationId: idOf('organisation'),
    ...choice,
    declined,
    words: z.string().max(40),
  }),
  async run(room: NotificationsRoom, call, { organisationId, declined, words, ...wish }): Promise<ExposureConfirmed> {
    if (!Object.hasOwn(CONSENT_WORDS, words)) throw new InvalidInput([problem('words', 'not-one-of')]);
    const email = await addressOfMember(room, call.actor, organisationId);
    if (await isSuppressed(room, email)) {
      await room.gate.pass(call.commandId, () => request(room, call, { email, ...wish }));
      return { counts: false };
    }
    const { locale, rhythm, ...all } = chosen(wish);
    const at = instant(room.resources.clock.now());
    const consent = {
      personId: personOf(call.actor).id,
      organisationId,
      words,
      interest: interestIn(all),
      declined,
      at,
    };
    const id = await subscriptionOf(room, email);
    await room.subscriptions.execute({
      call,
      id,
      create: true,
      command: { type: 'expose', email, locale, rhythm, ...consent },
    });
    return { counts: true };
  },
});
