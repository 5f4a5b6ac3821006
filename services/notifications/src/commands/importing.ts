import { instant } from '@sinan/runtime';
import {
  actorRef,
  CHINA_ZONE,
  command,
  type InputProblem,
  InvalidInput,
  mailAddress,
  problem,
  query,
  Refusal,
  todayIn,
} from '@sinan/schema';
import { z } from 'zod';
import { isClosed, subscriptionOf } from '../reservations.ts';
import type { NotificationsRoom } from '../room.ts';
import { isSuppressed } from '../suppression/index.ts';
import { request } from './asking.ts';
import { choice, chosen, furtherInterests } from './choice.ts';

/** The proof of a consent that was given elsewhere, whole or not at all: the day or instant, where (`trade fair form 2026-03`), and who holds the proof. */
const consent = z
  .strictObject({
    at: z.union([z.iso.date(), z.iso.datetime({ offset: true })]),
    source: z.string().trim().min(1).max(200),
    by: z.string().trim().min(1).max(200),
  })
  .readonly();
type Proof = z.infer<typeof consent>;
const input = z.strictObject({ email: mailAddress, ...choice, also: furtherInterests, consent: consent.nullish() });

/** Ten years, a leap day or three among them. */
const OLDEST_DAYS = 3_653;
const DAY_MS = 86_400_000;

/** What of a row is wrong by the clock, whatever its form. */
export const importProblems = query({
  name: 'notifications.importProblems',
  access: 'system',
  input,
  run: async ({ resources }: NotificationsRoom, _, { consent }): Promise<readonly InputProblem[]> =>
    consent ? problemsOf(consent, resources.clock.now()) : [],
});

/** A day is China's; one that has begun anywhere on an instant's clocks is taken by that. */
function problemsOf({ at }: Proof, now: number): readonly InputProblem[] {
  const isDay = !at.includes('T');
  if (isDay ? at > todayIn(CHINA_ZONE, now) : Date.parse(at) > now) return [problem('consent.at', 'not-yet')];
  return Date.parse(at) < now - OLDEST_DAYS * DAY_MS ? [problem('consent.at', 'long-ago', { limit: OLDEST_DAYS })] : [];
}

/**
 * A subscriber out of a table. Without proof of consent they are asked by mail, as by the form. With it the subscription counts at once and no mail asks (docs/adr/0035-imported-consent.md):
 * `ALREADY_EXISTS` where there is one, `STATE_CONFLICT` where one waits to be confirmed. With or without, `OWNER_MUST_ASK` where the address has left, was erased or moved away, or sends mails back.
 */
export const importSubscriber = command({
  name: 'notifications.importSubscriber',
  access: 'system',
  input,
  async run(room: NotificationsRoom, call, { consent, ...wish }): Promise<{ readonly counts: boolean }> {
    const now = room.resources.clock.now();
    const problems = consent ? problemsOf(consent, now) : [];
    if (problems.length > 0) throw new InvalidInput(problems);
    const { email } = wish;
    const id = await subscriptionOf(room, email);
    if (await mustAsk(room, { id, email, isProved: Boolean(consent) })) throw new Refusal('OWNER_MUST_ASK');
    if (!consent) {
      await room.gate.pass(call.commandId, () => request(room, call, wish));
      return { counts: false };
    }
    const { at: agreedAt, source, by: holder } = consent;
    const proof = { agreedAt, source, holder, importedBy: actorRef(call.actor), at: instant(now) };
    await room.subscriptions.execute({
      call,
      id,
      create: true,
      command: { type: 'take over', email, ...chosen(wish), consent: proof },
    });
    return { counts: true };
  },
});

interface Row {
  readonly id: string;
  readonly email: string;
  readonly isProved: boolean;
}
/**
 * Whether its owner alone may begin it again. What was begun anew by the form is begun, whatever was before; with proof nobody mails it. `closed` is read after the address was reserved: an
 * erasure that crosses this has either written it by then, or ends what was reserved.
 */
async function mustAsk(room: NotificationsRoom, { id, email, isProved }: Row): Promise<boolean> {
  const status = (await room.subscriptions.load(id))?.state.status;
  const isBegun = status === 'confirmed' || status === 'waiting';
  if (!isBegun && (status === 'left' || (await isClosed(room, email)))) return true;
  return !(isBegun && isProved) && isSuppressed(room, email);
}
