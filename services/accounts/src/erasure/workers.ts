import { type WorkResult, workWorker } from '@sinan/aggregate';
import { instant, step } from '@sinan/runtime';
import { type Call, deriveId, idOf, Refusal, timeOf } from '@sinan/schema';
import { changed } from '../changed.ts';
import type { AccountsRoom } from '../room.ts';
import { erasePersonIn } from './commands.ts';
import { forgetOwn, freeAddress, isRelayed } from './forget.ts';
import { forgetAddress, stillErasing } from './holders.ts';
import { filesOf } from './own.ts';
import { type ErasingRow, erasingId, type ScrubRow } from './rows.ts';

/** Far longer than any request takes that had begun when its person was erased. */
const AGAIN_AFTER_MS = 10 * 60_000;
/** How long a run waits for others, who mostly need less than a second. */
const PATIENCE_MS = 10_000;
const LOOK_EVERY_MS = 100;

/**
 * Erases people to the end: here, in every other service, and then on the disk. What is not through in a run is tried again with back-off, for as long as
 * it takes. After ten minutes it is said once more, for what a request wrote that was under way.
 */
export const erasingWorker = workWorker<AccountsRoom, ErasingRow>({
  name: 'accounts.erasing',
  queue: (room) => room.erasing,
  run: (room, row, { signal }) =>
    row.email === null ? lookAgain(room, row, signal) : erase(room, row, row.email, signal),
});

async function erase(
  room: AccountsRoom,
  row: ErasingRow,
  email: string,
  signal: AbortSignal,
): Promise<WorkResult<ErasingRow>> {
  try {
    await erasePersonIn(room, row);
  } catch (error) {
    // A duty was given between the look and the row: who asked was told so.
    if (error instanceof Refusal && error.code === 'DUTIES_HELD') return 'remove';
    throw error;
  }
  step('erasure.after-person');
  const files = await filesNoted(room, row);
  await forgetOwn(room, row, email);
  step('erasure.after-own');
  await forgetAddress(room, row.personId, email);
  await patiently(signal, () => isThrough(room, row, row.askedAt));
  const young = await room.platform.forgetFiles(files);
  if (young.length > 0) throw new Error('files of an erasure are too young to be removed');
  await freeAddress(room, row.personId, email);
  step('erasure.before-scrub');
  await room.scrubs.add([{ id: `scrub/${row.id}`, erasing: row.id }]);
  await room.erasing.add([secondLook(room, row)]);
  return { email: null, files: [] };
}

/** Written down before what names them goes. */
async function filesNoted(room: AccountsRoom, { id, personId, files }: ErasingRow): Promise<ErasingRow['files']> {
  const all = [...new Set([...files, ...(await filesOf(room, personId))])];
  if (all.length > files.length) await changed(room.erasing.rows, id, (row) => ({ ...present(row), files: all }));
  return all;
}

function secondLook(room: AccountsRoom, { personId, reason, call }: ErasingRow) {
  const at = room.clock.now() + AGAIN_AFTER_MS;
  const asked = { personId, reason, call: laterCall(room, call), askedAt: instant(at), email: null };
  return { id: `${erasingId(personId)}/again`, due: instant(at), ...asked, files: [], finishedAt: null };
}

function laterCall({ settings }: AccountsRoom, call: Call): Call {
  const commandId = deriveId(
    'command',
    timeOf(idOf('command').parse(call.commandId)),
    settings.secret,
    'erase again',
    call.commandId,
  );
  return { ...call, actor: { kind: 'system', service: 'accounts' }, commandId };
}

async function lookAgain(room: AccountsRoom, row: ErasingRow, signal: AbortSignal): Promise<WorkResult<ErasingRow>> {
  const { call, personId, reason, askedAt } = row;
  const command = { type: 'Erase', reason, at: askedAt, again: true } as const;
  await room.people.execute({ call, id: personId, command });
  await patiently(signal, () => isThrough(room, row, askedAt));
  await room.scrubs.add([{ id: `scrub/${row.id}`, erasing: row.id }]);
  return undefined;
}

/** Whether every service is through, and nothing of it waits for its relay here. */
async function isThrough(room: AccountsRoom, row: ErasingRow, erasedAt: string): Promise<boolean> {
  if (!(await isRelayed(room, row))) return false;
  return (await stillErasing(room, row.personId, erasedAt)).length === 0;
}

async function patiently(signal: AbortSignal, isSo: () => Promise<boolean>): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (signal.aborted || performance.now() > until) throw new Error('an erasure is not through everywhere yet');
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** Scrubs store and log, once for all erasures that are done but for that. */
export const scrubWorker = workWorker<AccountsRoom, ScrubRow>({
  name: 'accounts.scrub',
  queue: (room) => room.scrubs,
  concurrency: 1,
  async run(room, { erasing }, { signal }) {
    // Its own row is scrubbed too, which has the address until it is closed.
    await patiently(signal, async () => (await room.erasing.rows.get(erasing))?.doc.open === false);
    if ((await room.erasing.rows.get(erasing))?.doc.finishedAt !== null) return 'remove';
    const done = await allDone(room);
    await room.platform.scrub();
    const finishedAt = instant(room.clock.now());
    for (const id of done) await changed(room.erasing.rows, id, (row) => ({ ...present(row), finishedAt }));
    return 'remove';
  },
});

/** Those that wait for a scrub, and for nothing else. */
async function allDone({ scrubs, erasing }: AccountsRoom): Promise<readonly string[]> {
  const orderBy = { field: 'due', direction: 'asc' } as const;
  const waiting = await scrubs.rows.page({ where: { open: true }, orderBy, limit: 500 });
  const rows = await erasing.rows.getMany(waiting.rows.map(({ doc }) => doc.erasing));
  return rows.flatMap(({ doc }) => (doc.open || doc.finishedAt !== null ? [] : [doc.id]));
}

function present(row: ErasingRow | null): ErasingRow {
  if (row === null) throw new Refusal('NOT_FOUND');
  return row;
}
