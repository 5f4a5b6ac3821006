import type { Collection, Page } from '@sinan/store';
import { versionsSent } from './ledger/reading.ts';
import type { NotificationsRoom } from './room.ts';
import { type ContentOf, type Receipt, type Recipient, subscriptionIn, type WarningMailKind } from './rows.ts';

const PAGE = 500;

/** What was noted of who got which version by a row of its own or a digest; of the others the shards say it. */
export interface Receipts {
  readonly rows: Collection<Receipt>;
  /** Notes that a mail went out; resolves when that is durable. Noted once more, it changes nothing. */
  note(receipt: Receipt): Promise<void>;
}

/** What is noted while a batch is being written goes with the next one: a warning's mails go out by the thousand. */
export function openReceipts(rows: Collection<Receipt>): Receipts {
  let waiting: Receipt[] = [];
  let writing: Promise<unknown> = Promise.resolve();
  let next: Promise<void> | undefined;

  async function insert(batch: readonly Receipt[]): Promise<void> {
    const outcomes = await rows.insertMany(batch);
    if (outcomes.includes('unknown')) throw new Error('the receipts may not have been written');
  }

  function flush(): Promise<void> {
    const written = insert(waiting);
    [waiting, next, writing] = [[], undefined, written.catch(() => undefined)];
    return written;
  }

  return {
    rows,
    note(receipt) {
      waiting.push(receipt);
      next ??= writing.then(flush);
      return next;
    },
  };
}

/** Notes that a mail about a version went out, or may have. Of a withdrawal nothing is noted: nothing follows it. */
export async function noteReceipt(
  { receipts }: NotificationsRoom,
  { kind, warningId, version }: ContentOf<WarningMailKind>,
  to: Recipient,
): Promise<void> {
  if (kind === 'warning-cancelled') return;
  const subscriptionId = subscriptionIn({ to });
  const id = `${warningId}/${subscriptionId}/${String(version).padStart(6, '0')}`;
  await receipts.note({ id, subscriptionId, version });
}

/** The subscriptions behind an id that got a version before this one, each once; `through`: so far it is whole, null for all of them. */
export async function whoGot(
  { receipts }: NotificationsRoom,
  warningId: string,
  { before, after, limit }: { readonly before: number; readonly after: string; readonly limit: number },
): Promise<{ readonly ids: readonly string[]; readonly through: string | null }> {
  const begin = `${warningId}/`;
  // Behind all versions of the one that was looked at last: `0` is the character after `/`.
  const from = after === '' ? begin : `${begin}${after}0`;
  const page = await receipts.rows.page({ where: { id: { gt: from, lt: `${begin.slice(0, -1)}0` } }, limit });
  const rows = page.rows.map(({ doc }) => doc);
  const last = rows.at(-1)?.subscriptionId;
  const cut = page.next !== null && last !== undefined;
  // Of the last one not all versions may be on the page; but there are never as many versions as a page has rows.
  const whole =
    cut && rows[0]?.subscriptionId !== last ? rows.filter(({ subscriptionId }) => subscriptionId !== last) : rows;
  const ids = new Set(whole.filter(({ version }) => version < before).map(({ subscriptionId }) => subscriptionId));
  return { ids: [...ids], through: cut ? (whole.at(-1)?.subscriptionId ?? null) : null };
}

/** The versions that a subscription got, or may have, in their order. */
export async function versionsGot(
  room: NotificationsRoom,
  warningId: string,
  subscriptionId: string,
): Promise<readonly number[]> {
  const versions = new Set(await versionsSent(room, warningId, subscriptionId));
  for await (const page of receiptsUnder(room, `${warningId}/${subscriptionId}/`))
    for (const { version } of page) versions.add(version);
  return [...versions].sort((one, other) => one - other);
}

/** By id: `0` is the character after `/`, so the range holds what begins so, and nothing else. */
async function* receiptsUnder({ receipts }: NotificationsRoom, begin: string): AsyncGenerator<readonly Receipt[]> {
  const where = { id: { gt: begin, lt: `${begin.slice(0, -1)}0` } };
  for (let after: string | null = null; ; ) {
    const page: Page<Receipt> = await receipts.rows.page({ where, after, limit: PAGE });
    yield page.rows.map(({ doc }) => doc);
    if (page.next === null) return;
    after = page.next;
  }
}
