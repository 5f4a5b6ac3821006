import type { Page } from '@sinan/store';
import { type Placing, place, placeLeftOver } from '../digest/placing.ts';
import { informed, matching, type Subscriber, subscribers } from '../recipients.ts';
import type { NotificationsRoom } from '../room.ts';
import { type MailRow, noticeIdOf, subscriptionIn, type WarningNotice } from '../rows.ts';
import { type Concerns, matchedCountries } from '../subscription/index.ts';

const PAGE = 500;

/**
 * Asks for one mail, or one part of a digest, to each whom a version concerns, or the withdrawal: a version those who chose what it is about, and a
 * later one also those who got an earlier one; a withdrawal those who got one, and nobody else. Cut short and run again, it adds only those that are
 * missing: a mail's id is made of warning, version and subscription.
 */
export async function tellSubscribers(
  room: NotificationsRoom,
  notice: WarningNotice,
  { signal, isRepeated }: { readonly signal: AbortSignal; readonly isRepeated: boolean },
): Promise<void> {
  await earlierOnesAreTold(room, notice);
  const placing = placingOf(notice);
  for await (const page of recipientsOf(room, notice)) {
    signal.throwIfAborted();
    await place(room, placing, page);
  }
  if (isRepeated) await placeLeftOver(room, placing);
}

/** Whoever an earlier version is still to be told to has not got it yet, and would be passed over: one after the other. */
async function earlierOnesAreTold({ notices }: NotificationsRoom, notice: WarningNotice): Promise<void> {
  const found = await notices.rows.getMany(earlierParts(notice).map((part) => noticeIdOf(notice.warningId, part)));
  if (found.some(({ doc }) => doc.open)) throw new Error('an earlier version is still being told');
}

function earlierParts({ kind, version }: WarningNotice): readonly `${number}`[] {
  const last = kind === 'warning-cancelled' ? version : version - 1;
  return Array.from({ length: last }, (_, before) => `${before + 1}` as const);
}

async function* recipientsOf(room: NotificationsRoom, notice: WarningNotice): AsyncGenerator<readonly Subscriber[]> {
  const { kind, warningId, version } = notice;
  switch (kind) {
    case 'warning':
      yield* matching(room, concernsOf(notice), happenedAt(notice));
      return;
    case 'warning-updated':
      yield* matching(room, concernsOf(notice), happenedAt(notice));
      yield* informedOrAboutToBe(room, warningId, version);
      return;
    case 'warning-cancelled':
      yield* informedOrAboutToBe(room, warningId, version + 1);
      return;
    default:
      kind satisfies never;
  }
}

/** What an earlier release did not keep is taken for what concerned everybody. */
function concernsOf({
  countries,
  rights = [],
  industries = [],
  platforms = [],
  severity = 'urgent',
}: WarningNotice): Concerns {
  return { countries, rights, industries, platforms, severity };
}
function happenedAt({ at }: WarningNotice): number {
  return at === undefined ? Number.POSITIVE_INFINITY : Date.parse(at);
}

/**
 * Those whose mail about an earlier version has not gone out yet are looked for first: what goes out meanwhile is then among those who got it.
 * Which of them got it after all is decided when the mail is written.
 */
async function* informedOrAboutToBe(
  room: NotificationsRoom,
  warningId: string,
  before: number,
): AsyncGenerator<readonly Subscriber[]> {
  const where = { about: warningId, open: true };
  for (let after: string | null = null; ; ) {
    const page: Page<MailRow> = await room.mails.rows.page({ where, after, limit: PAGE });
    yield subscribers(
      room,
      page.rows.filter(({ doc }) => Number(doc.part) < before).map(({ doc }) => subscriptionIn(doc)),
    );
    if (page.next === null) break;
    after = page.next;
  }
  yield* informed(room, warningId, before);
}

function placingOf(notice: WarningNotice): Placing {
  const { kind, warningId, version } = notice;
  const concerns = concernsOf(notice);
  return {
    content: { kind, warningId, version },
    severity: concerns.severity,
    at: happenedAt(notice),
    isWanted: ({ state }) => kind !== 'warning-cancelled' && matchedCountries(state.choice, concerns).length > 0,
  };
}
