import type { Locale } from '@sinan/schema';
import type { Letter } from './letters.ts';
import { leaveUrl, manageUrl } from './links.ts';
import { versionsGot } from './receipts.ts';
import type { Subscriber } from './recipients.ts';
import type { NotificationsRoom } from './room.ts';
import { type ContentOf, mailIdOf, noticeIdOf, type WarningMailKind } from './rows.ts';
import { isPaused, matchedCountries } from './subscription/index.ts';
import type { WarningText, Withdrawal } from './warnings.ts';
import { beijingTime, calendarDate, changedNames, countryNames, inLanguage, severityName } from './words.ts';

const suppressed: Letter = { not: 'suppressed' };
type Versions = ContentOf<'warning' | 'warning-updated'>;

/** Decided as things stand at the last moment. */
export async function warningLetter(
  room: NotificationsRoom,
  reader: Subscriber,
  content: ContentOf<WarningMailKind>,
): Promise<Letter> {
  if (isPaused(reader.state, room.resources.clock.now())) return suppressed;
  switch (content.kind) {
    case 'warning':
    case 'warning-updated':
      return versionLetter(room, reader, content);
    case 'warning-cancelled':
      return withdrawalLetter(room, reader, content);
    default:
      return content satisfies never;
  }
}

/** Not of what was withdrawn meanwhile, and not once the validity that the version states is over. */
async function versionLetter(room: NotificationsRoom, reader: Subscriber, content: Versions): Promise<Letter> {
  if (await isWithdrawn(room, content.warningId)) return suppressed;
  const text = await room.warnings.text(content.warningId, content.version);
  if (isOver(room, text)) return { not: 'expired' };
  const matched = matchedCountries(reader.state.choice, text);
  if (matched.length === 0 && !(content.kind === 'warning-updated' && (await isInformed(room, reader, content))))
    return suppressed;
  const { locale: lang } = reader.state.choice;
  return letter(room, reader, { ...wordsOf(text, lang), matched: countryNames(matched, lang) });
}

/** Whether the validity that a version states is over. */
export function isOver({ resources }: NotificationsRoom, { expiresAt }: WarningText): boolean {
  return expiresAt !== null && resources.clock.now() >= Date.parse(expiresAt);
}

async function isWithdrawn({ notices }: NotificationsRoom, warningId: string): Promise<boolean> {
  return (await notices.rows.get(noticeIdOf(warningId, 'cancelled'))) !== null;
}

/** A version in the words of its readers. */
export function wordsOf(text: WarningText, lang: Locale) {
  return {
    title: inLanguage(text.title, lang),
    summary: inLanguage(text.summary, lang),
    advice: inLanguage(text.advice, lang),
    severity: severityName(text.severity, lang),
    countries: countryNames(text.countries, lang),
    publishedAt: beijingTime(text.publishedAt, lang),
    validUntil: text.validUntil === null ? '' : calendarDate(text.validUntil, lang),
    sourceUrl: text.sourceUrl,
    version: String(text.version),
    change: text.change === null ? '' : inLanguage(text.change, lang),
    changed: changedNames(text.changed, lang),
    stale: text.staleTranslations.includes(lang) ? 'stale' : '',
  };
}

/** To those who got the warning, and to nobody else. */
async function withdrawalLetter(
  room: NotificationsRoom,
  reader: Subscriber,
  content: ContentOf<'warning-cancelled'>,
): Promise<Letter> {
  if (!(await isInformed(room, reader, content))) return suppressed;
  const withdrawal = await room.warnings.withdrawal(content.warningId);
  return letter(room, reader, wordsOfWithdrawal(withdrawal, reader.state.choice.locale));
}

/** A withdrawal in the words of its readers. */
export function wordsOfWithdrawal({ title, severity, countries, reason, cancelledAt }: Withdrawal, lang: Locale) {
  return {
    title: inLanguage(title, lang),
    severity: severityName(severity, lang),
    countries: countryNames(countries, lang),
    reason: inLanguage(reason, lang),
    cancelledAt: beijingTime(cancelledAt, lang),
  };
}

/**
 * Whether an earlier version went out to this reader, or may have. While one is on its way that cannot be said: the mail is put back, and tried
 * again. One that is gathered for another digest has not gone out. `own`: the versions that stand in the same digest, which do not count.
 */
export async function isInformed(
  room: NotificationsRoom,
  { id }: Subscriber,
  content: ContentOf<'warning-updated' | 'warning-cancelled'>,
  own: ReadonlySet<number> = new Set(),
): Promise<boolean> {
  const { warningId } = content;
  const before = content.kind === 'warning-cancelled' ? content.version + 1 : content.version;
  const earlier = Array.from({ length: before - 1 }, (_, n) => n + 1).filter((version) => !own.has(version));
  const mails = await room.mails.rows.getMany(
    earlier.map((version) => mailIdOf({ kind: 'warning', warningId, version }, id)),
  );
  if ((await versionsGot(room, warningId, id)).some((got) => earlier.includes(got))) return true;
  if (mails.some(({ doc }) => doc.open && doc.state !== 'gathered'))
    throw new Error('an earlier version is still on its way');
  return false;
}

function letter(
  room: NotificationsRoom,
  { id, state }: Subscriber,
  words: { readonly [name: string]: string },
): Letter {
  const url = leaveUrl(room, id);
  const view = { ...words, leaveUrl: url, manageUrl: manageUrl(room, id) };
  return { email: state.email, lang: state.choice.locale, view, leaveUrl: url };
}
