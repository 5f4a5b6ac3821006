import { instant } from '@sinan/runtime';
import { anonymous, newId } from '@sinan/schema';
import { subscriptionOf } from '../reservations.ts';
import type { Choice, SubscriptionCommand } from '../subscription/index.ts';
import type { Office } from './office.ts';
import { aChoice } from './subscription-life.ts';

export interface ASubscriber {
  readonly id: string;
  readonly email: string;
  /** Runs a command of the subscriber's own. */
  does(command: SubscriptionCommand): Promise<void>;
  /** The subjects of what came. */
  received(): readonly string[];
}

/**
 * A subscriber, by an address or what stands in it before `@example.com`, who has asked and, unless a spec says otherwise, confirmed. `isKnown`: the subscription is found by
 * the address.
 */
export async function aSubscriber(
  office: Office,
  name: string,
  differs: Partial<Choice> = {},
  { confirms = true, isKnown = false }: { readonly confirms?: boolean; readonly isKnown?: boolean } = {},
): Promise<ASubscriber> {
  const email = name.includes('@') ? name : `${name}@example.com`;
  const id = isKnown ? await subscriptionOf(office.room, email) : newId('subscription', office.test.clock.now());
  const does = async (command: SubscriptionCommand) => {
    await office.room.subscriptions.execute({ call: office.test.call(anonymous), id, create: true, command });
  };
  const at = instant(office.test.clock.now());
  await does({ type: 'request', email, ...aChoice(differs), at });
  if (confirms) await does({ type: 'confirm', number: 1, at });
  return { id, email, does, received: () => office.mailer.to(email).map(({ subject }) => subject) };
}
