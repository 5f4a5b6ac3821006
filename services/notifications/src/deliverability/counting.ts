import { isPutOffByReceiver, type ReportKind, type SendOutcome } from '@sinan/mail';
import type { Clock } from '@sinan/runtime';
import { CHINA_ZONE, todayIn } from '@sinan/schema';
import type { Collection } from '@sinan/store';
import { type Counts, type DomainDay, domainDayId, NONE, plus } from './rows.ts';
import { addTo } from './writing.ts';

/** What a process counts of the mails to each receiving domain. Counting is in memory; what was counted since it was last written is lost with a process that is killed. */
export interface Deliverability {
  readonly rows: Collection<DomainDay>;
  /** A try was answered. One that the server was away for, or gave no final answer to, says nothing of a domain. */
  tried(domain: string, messageId: string, outcome: SendOutcome): void;
  /** A mail came back, or was complained about, at an instant (ISO): counted on that day. '': to where, nobody knows any more. */
  cameBack(domain: string, kind: ReportKind, at: string): void;
  /** Adds to the rows what was counted; what could not be written is added the next time. */
  flush(): Promise<void>;
}

const HOUR_MS = 3_600_000;
/** Mails that were put off, remembered so that each counts as one mail of its day. Beyond these all are forgotten. */
const REMEMBERED = 50_000;
const REPORTED = { hard: 'returned', blocked: 'returned', soft: 'soft', complaint: 'complaints' } as const;

export function openDeliverability(rows: Collection<DomainDay>, clock: Clock): Deliverability {
  const dayNow = openDays(clock);
  let counted = new Map<string, DomainDay>();
  const putOff = { day: '', ids: new Set<string>() };

  function count(day: string, domain: string, more: Partial<Counts>): void {
    const id = domainDayId(day, domain);
    const before = counted.get(id) ?? { id, day, domain, ...NONE };
    counted.set(id, { ...before, ...plus(before, more) });
  }

  /** Whether a mail counts as one more of the day: it does not if it was put off on the same day. */
  function isAnother(day: string, messageId: string, isPutOff: boolean): boolean {
    if (putOff.day !== day || putOff.ids.size >= REMEMBERED) [putOff.day, putOff.ids] = [day, new Set()];
    const isKnown = putOff.ids.has(messageId);
    if (isPutOff) putOff.ids.add(messageId);
    else putOff.ids.delete(messageId);
    return !isKnown;
  }

  return {
    rows,
    tried(domain, messageId, outcome) {
      const { kind } = outcome;
      if (kind === 'unknown' || (kind === 'deferred' && !isPutOffByReceiver(outcome))) return;
      const day = dayNow();
      const mails = isAnother(day, messageId, kind === 'deferred') ? 1 : 0;
      count(day, domain, { mails, [kind]: 1 });
    },
    cameBack: (domain, kind, at) => count(todayIn(CHINA_ZONE, Date.parse(at)), domain, { [REPORTED[kind]]: 1 }),
    async flush() {
      const taken = counted;
      counted = new Map();
      try {
        await addTo(rows, taken);
      } finally {
        for (const { day, domain, ...left } of taken.values()) count(day, domain, left);
      }
    },
  };
}

/** The day by the calendar of Beijing, worked out once an hour: its midnight is a whole hour of UTC. */
function openDays({ now }: Clock): () => string {
  let known = { hour: Number.NaN, day: '' };
  return () => {
    const at = now();
    const hour = Math.floor(at / HOUR_MS);
    if (hour !== known.hour) known = { hour, day: todayIn(CHINA_ZONE, at) };
    return known.day;
  };
}
