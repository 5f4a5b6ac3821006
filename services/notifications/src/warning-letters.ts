import type { Locale } from '@sinan/schema';
import { entryOf } from './ledger/reading.ts';
import { isOnItsWay } from './ledger/rows.ts';
import type { Letter } from './letters.ts';
import { leaveUrl, manageUrl } from './links.ts';
import { versionsGot } from './receipts.ts';
import type { Subscriber } from './recipients.ts';
import type { NotificationsRoom } from './room.ts';
import { type ContentOf, mailIdOf, noticeIdOf, type WarningMailKind } from './rows.ts';
import { isPaused, matchedCountries } from './subscription/index.ts';
import type { View } from './templates/index.ts';
import type { WarningText, Withdrawal } from './warnings.ts';
import { whyWords } from './why-words.ts';
import { beijingTime, calendarDate, changedNames, countryNames, inLanguage, severityName } from './words.ts';

const suppressed: Letter = { not: 'suppressed' };

/** Decided as things stand at the last moment. */
export async function warningLetter(
  room: NotificationsRoom,
  reader: Subscriber,
  content: ContentOf<WarningMailKind>,
): Promise<Letter> {
  return letterIn(room, await editionOf(room, content), reader);
}

/** A part of a warning as it stands at a moment, whoever is told of it. `over`: it is told to nobody, and why. */
export type Edition = { readonly content: ContentOf<WarningMailKind> } & (
  | { readonly over: 'expired' | 'suppressed' }
  | { readonly text: WarningText }
  | { readonly withdrawal: Withdrawal }
);

/** Not of what was withdrawn meanwhile, and not once the validity that the version states is over. */
export async function editionOf(room: NotificationsRoom, content: ContentOf<WarningMailKind>): Promise<Edition> {
  if (content.kind === 'warning-cancelled')
    return { content, withdrawal: await room.warnings.withdrawal(content.warningId) };
  if (await isWithdrawn(room, content.warningId)) return { content, over: 'suppressed' };
  const text = await room.warnings.text(content.warningId, content.version);
  return isOver(room, text) ? { content, over: 'expired' } : { content, text };
}

/** To who chose what a version is about, or got an earlier one; a withdrawal to who got a version, and to nobody else. */
export async function letterIn(room: NotificationsRoom, edition: Edition, reader: Subscriber): Promise<Letter> {
  if (isPaused(reader.state, room.resources.clock.now())) return suppressed;
  if ('over' in edition) return { not: edition.over };
  const { choice } = reader.state;
  const { content } = edition;
  if ('withdrawal' in edition) {
    const isTold = content.kind === 'warning-cancelled' && (await isInformed(room, reader, content));
    return isTold ? letter(room, reader, viewOf(edition.withdrawal, choice.locale, '', wordsOfWithdrawal)) : suppressed;
  }
  const matched = matchedCountries(choice, edition.text);
  if (matched.length === 0 && !(content.kind === 'warning-updated' && (await isInformed(room, reader, content))))
    return suppressed;
  return letter(room, reader, versionView(edition.text, choice.locale, matched));
}

/** What is told of a version to a reader who chose these of its countries: none, where they only got an earlier one. */
export function versionView(text: WarningText, lang: Locale, matched: readonly string[]): View {
  return viewOf(text, lang, countryNames(matched, lang), wordsOf);
}

/** What many are told is one and the same object, so that it is written once for all of them. */
const views = new WeakMap<object, Map<string, View>>();

function viewOf<T extends object>(
  about: T,
  lang: Locale,
  matched: string,
  words: (about: T, lang: Locale) => View,
): View {
  const known = views.get(about) ?? new Map<string, View>();
  views.set(about, known);
  const key = `${lang}|${matched}`;
  const view = known.get(key) ?? { ...words(about, lang), matched };
  if (known.size < VIEWS) known.set(key, view);
  return view;
}
/** More kinds of readers than that of one part are rare: their letters are written one by one. */
const VIEWS = 500;

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
  // In the order in which a mail goes from one to the next: a shard's entry, a row, a receipt.
  const entries = await Promise.all(earlier.map((version) => entryOf(room, warningId, `${version}`, id)));
  const mails = await room.mails.rows.getMany(
    earlier.map((version) => mailIdOf({ kind: 'warning', warningId, version }, id)),
  );
  if ((await versionsGot(room, warningId, id)).some((got) => earlier.includes(got))) return true;
  const isUnderWay = entries.some((entry) => entry !== null && isOnItsWay(entry.state));
  if (isUnderWay || mails.some(({ doc }) => doc.open && doc.state !== 'gathered'))
    throw new Error('an earlier version is still on its way');
  return false;
}

function letter(room: NotificationsRoom, { id, state }: Subscriber, view: View): Letter {
  const url = leaveUrl(room, { id, state });
  const personal = { leaveUrl: url, manageUrl: manageUrl(room, { id, state }), why: whyWords(state) };
  return { email: state.email, lang: state.choice.locale, view, personal, leaveUrl: url };
}
