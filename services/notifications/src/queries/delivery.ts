import { idOf, query } from '@sinan/schema';
import type { TallyRow } from '@sinan/store';
import { z } from 'zod';
import { type ShardTally, shardTally } from '../ledger/reading.ts';
import type { NotificationsRoom } from '../room.ts';
import { noticeIdOf, type WarningPart } from '../rows.ts';
import type { WarningInCodes } from '../warnings.ts';

/** Who works on warnings sees whom they reach, in figures. */
export const DESK = { duty: ['editor', 'proofreader', 'chief'] } as const;

/** How far the mails about one version are, or about the withdrawal. `matched` is the sum of what waits and of each end, at any moment. */
export interface PartDelivery extends DeliveryFigures {
  readonly version: number;
  readonly withdrawal: boolean;
  /** Whether everybody whom it concerns has been found: until then `matched` grows. */
  readonly planned: boolean;
}
export interface DeliveryFigures {
  readonly matched: number;
  /** Not tried yet, deferred by the mail server, or gathered. */
  readonly waiting: number;
  /** Of those that wait: for the digest in which their reader is told of it with others. */
  readonly gathered: number;
  readonly sent: number;
  /** Went out, and came back: there is no such mailbox, it is full, or its server would not have it. */
  readonly bounced: number;
  readonly refused: number;
  /** It may have arrived; sent once more under the same Message-ID. */
  readonly unknown: number;
  /** Not sent, because its reader has left, was erased, holds mails back or chose otherwise, mails to them came back, or the warning was withdrawn. */
  readonly suppressed: number;
  /** Not sent in time: the warning's validity, or about five days of attempts, were over. */
  readonly expired: number;
}
export interface DeliveryProgress {
  readonly warningId: string;
  /** Whether nothing waits any more. */
  readonly complete: boolean;
  readonly parts: readonly PartDelivery[];
}

/** How far the mails about a warning are; null for no warning. A minor version has none. */
export const deliveryProgress = query({
  name: 'notifications.deliveryProgress',
  access: DESK,
  input: z.strictObject({ warningId: idOf('warning') }),
  async run(room: NotificationsRoom, _, { warningId }): Promise<DeliveryProgress | null> {
    const warning = await room.warnings.inCodes(warningId);
    if (warning === null) return null;
    // What is planned is asked first: every mail of it is then in the tally.
    const planned = await plannedOf(room, warningId);
    const shards = await shardTally(room, warningId);
    const tally = await room.mails.rows.tally({ where: { about: warningId }, by: ['part', 'state', 'open'] });
    const parts = mailedParts(warning).map(({ part, ...told }) => ({
      ...told,
      planned: planned.has(part),
      ...sumOf([
        figuresOf(tally.filter(({ by }) => by.part === part)),
        ...shards.filter((shard) => shard.part === part).map(figuresIn),
      ]),
    }));
    return { warningId, complete: parts.every((one) => one.planned && one.waiting === 0), parts };
  },
});

/** Each version that is worth a mail, and the withdrawal. */
export function mailedParts({ published, cancelled }: WarningInCodes) {
  const versions = published
    .filter(({ minor }) => !minor)
    .map(({ version }) => ({ part: `${version}` as WarningPart, version, withdrawal: false }));
  const last = published.at(-1)?.version ?? 0;
  return cancelled ? [...versions, { part: 'cancelled' as const, version: last, withdrawal: true }] : versions;
}

/** The parts whose fan-out is done. */
async function plannedOf({ notices }: NotificationsRoom, warningId: string): Promise<ReadonlySet<WarningPart>> {
  const begin = noticeIdOf(warningId, 'cancelled').slice(0, -'cancelled'.length);
  const { rows } = await notices.rows.page({
    where: { id: { gt: begin, lt: `${begin.slice(0, -1)}/` } },
    limit: 1_000,
  });
  return new Set(rows.filter(({ doc }) => !doc.open).map(({ doc }) => doc.id.slice(begin.length) as WarningPart));
}

function figuresOf(rows: readonly TallyRow[]): DeliveryFigures {
  const sum = (wanted: (state: unknown, open: unknown) => boolean) =>
    rows.filter(({ by }) => wanted(by.state, by.open)).reduce((total, { count }) => total + count, 0);
  const ended = (state: string) => sum((one) => one === state);
  return {
    matched: sum(() => true),
    waiting: sum((state, open) => (state === 'waiting' || state === 'gathered') && open === true),
    gathered: sum((state, open) => state === 'gathered' && open === true),
    sent: ended('sent'),
    bounced: ended('bounced'),
    refused: ended('refused'),
    unknown: ended('unknown'),
    suppressed: ended('suppressed'),
    expired: sum((state, open) => state === 'expired' || (state === 'waiting' && open !== true)),
  };
}

/** Those that went on by a row of their own are among the rows. */
function figuresIn({ open, sum }: ShardTally): DeliveryFigures {
  const of = (count: string) => sum[count] ?? 0;
  return {
    matched: of('matched') - of('moved'),
    waiting: open ? of('waiting') : 0,
    gathered: 0,
    sent: of('sent'),
    bounced: of('bounced'),
    refused: of('refused'),
    unknown: of('unknown'),
    suppressed: of('suppressed'),
    expired: of('expired') + (open ? 0 : of('waiting')),
  };
}

function sumOf(all: readonly [DeliveryFigures, ...DeliveryFigures[]]): DeliveryFigures {
  return all.reduce((one, other) => {
    const names = Object.keys(one) as (keyof DeliveryFigures)[];
    return Object.fromEntries(names.map((name) => [name, one[name] + other[name]])) as unknown as DeliveryFigures;
  });
}
