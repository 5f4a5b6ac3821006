import type { Collection, Page } from '@sinan/store';
import type { NotificationsRoom } from './room.ts';
import { type ContentOf, type Receipt, type Recipient, subscriptionIn, type WarningMailKind } from './rows.ts';

const PAGE = 500;

/** What was noted of who got which version. */
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

/** The subscriptions that got a version before this one, page by page: each once. */
export async function* whoGot(room: NotificationsRoom, warningId: string, before: number): AsyncGenerator<string[]> {
  let last = '';
  for await (const page of receiptsUnder(room, `${warningId}/`)) {
    const ids: string[] = [];
    for (const { subscriptionId, version } of page) {
      if (version >= before || subscriptionId === last) continue;
      last = subscriptionId;
      ids.push(subscriptionId);
    }
    yield ids;
  }
}

/** The versions that a subscription got, in their order. */
export async function versionsGot(
  room: NotificationsRoom,
  warningId: string,
  subscriptionId: string,
): Promise<readonly number[]> {
  const versions: number[] = [];
  for await (const page of receiptsUnder(room, `${warningId}/${subscriptionId}/`))
    versions.push(...page.map(({ version }) => version));
  return versions;
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
