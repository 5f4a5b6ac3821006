import { instant } from '@sinan/runtime';
import { type Id, Refusal } from '@sinan/schema';
import { changed } from '../changed.ts';
import type { AccountsRoom } from '../room.ts';
import type { AllowanceRow } from './rows.ts';

/** What one person may send on one day: far more than any matter's papers, far less than what would fill a disk. */
export const A_DAY = { files: 100, bytes: 200 * 1024 * 1024 } as const;
const DAY_MS = 24 * 60 * 60_000;
/** Days begin where those who send are. */
const BEIJING_MS = 8 * 60 * 60_000;

/** What an upload was let in for: given back when nothing comes of it. */
export interface Allowance {
  readonly day: string;
  readonly bytes: number;
}

/** Counts an upload of so many bytes before any of them is read, so that many at once get no more than one after the other. `UPLOAD_QUOTA`. */
export async function allow(room: AccountsRoom, personId: Id<'person'>, bytes: number): Promise<Allowance> {
  const day = dayOf(room.clock.now());
  await changed(room.allowances, `${personId}/${day}`, (stored) => {
    const row = stored ?? nothingYet(personId, day);
    if (row.files >= A_DAY.files || row.bytes + bytes > A_DAY.bytes) throw exhausted(room.clock.now());
    return { ...row, files: row.files + 1, bytes: row.bytes + bytes };
  });
  return { day, bytes };
}

/** Gives back what was not used: bytes that did not come, and the file when there is none. */
export async function giveBack(
  room: AccountsRoom,
  personId: Id<'person'>,
  { day, bytes }: Allowance,
  files: 0 | 1,
): Promise<void> {
  if (bytes === 0 && files === 0) return;
  await changed(room.allowances, `${personId}/${day}`, (stored) => {
    const row = stored ?? nothingYet(personId, day);
    return { ...row, files: Math.max(0, row.files - files), bytes: Math.max(0, row.bytes - bytes) };
  });
}

function nothingYet(personId: Id<'person'>, day: string): AllowanceRow {
  return { id: `${personId}/${day}`, day, files: 0, bytes: 0 };
}

function dayOf(now: number): string {
  return instant(now + BEIJING_MS).slice(0, 10);
}

function exhausted(now: number): Refusal {
  const left = DAY_MS - ((now + BEIJING_MS) % DAY_MS);
  return new Refusal('UPLOAD_QUOTA', {
    files: A_DAY.files,
    megabytes: A_DAY.bytes / 1024 / 1024,
    minutes: Math.ceil(left / 60_000),
    opensAt: instant(now + left),
  });
}
