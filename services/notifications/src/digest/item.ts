import type { Severity } from '@sinan/schema';
import type { Subscriber } from '../recipients.ts';
import type { NotificationsRoom } from '../room.ts';
import type { ContentOf, WarningMailKind } from '../rows.ts';
import { countriesOf, matchedCountries } from '../subscription/index.ts';
import type { View } from '../templates/index.ts';
import { wordsOf, wordsOfWithdrawal } from '../warning-letters.ts';

/** One warning in a digest. */
export interface Item {
  readonly severity: Severity;
  /** Under which it stands: the first one chosen of those that it is about, or else the first. */
  readonly country: string;
  /** Of the countries chosen, those that it is about. */
  readonly matched: readonly string[];
  readonly view: View;
}

/** A warning as it stands in the last of the parts that are told, with what each of them changed. At least one is told. */
export async function itemOf(
  room: NotificationsRoom,
  { state: { choice } }: Subscriber,
  told: readonly ContentOf<WarningMailKind>[],
): Promise<Item> {
  const last = told.at(-1);
  if (last === undefined) throw new Error('nothing is told of this warning');
  if (last.kind === 'warning-cancelled') return withdrawnItem(room, choice, last);
  const texts = await Promise.all(told.map(({ warningId, version }) => room.warnings.text(warningId, version)));
  const text = texts.at(-1);
  if (text === undefined) throw new Error('nothing is told of this warning');
  const matched = matchedCountries(choice, text);
  const words = texts.map((one) => wordsOf(one, choice.locale));
  const changes = words
    .filter(({ change }) => change !== '')
    .map(({ version, change, changed }) => ({ version, change, changed }));
  return {
    severity: text.severity,
    country: matched[0] ?? text.countries[0] ?? '',
    matched,
    view: {
      ...wordsOf(text, choice.locale),
      changes,
      updated: last.kind === 'warning-updated' ? 'updated' : '',
      withdrawn: '',
      reason: '',
      cancelledAt: '',
    },
  };
}

async function withdrawnItem(
  room: NotificationsRoom,
  choice: Subscriber['state']['choice'],
  { warningId }: ContentOf<'warning-cancelled'>,
): Promise<Item> {
  const withdrawal = await room.warnings.withdrawal(warningId);
  const chosen = countriesOf(choice);
  const matched = withdrawal.countries.filter((country) => chosen.includes(country));
  return {
    severity: withdrawal.severity,
    country: matched[0] ?? withdrawal.countries[0] ?? '',
    matched,
    view: { ...wordsOfWithdrawal(withdrawal, choice.locale), updated: '', withdrawn: 'withdrawn', changes: [] },
  };
}
