import type { WorkRow } from '@sinan/aggregate';
import { openTestRoom, type TestRoom } from '@sinan/aggregate/testing';
import { instant, type Settings } from '@sinan/runtime';
import type { Envelope } from '@sinan/schema';
import { vi } from 'vitest';
import { type NotificationsRoom, notificationsService } from '../index.ts';
import { reactions } from '../reactions.ts';
import { NOW, USCC } from './builders.ts';
import { type StandInKnowledge, standInKnowledge } from './knowledge.ts';
import { type StandInReaders, standInReaders } from './readers.ts';
import { type RecordingMailer, recordingMailer } from './recording-mailer.ts';
import { type StandInRisk, standInRisk } from './risk.ts';

/** The service over a real store and log, with its workers running and a mailer that records. */
export interface Office {
  readonly test: TestRoom<NotificationsRoom>;
  readonly room: NotificationsRoom;
  readonly mailer: RecordingMailer;
  readonly risk: StandInRisk;
  readonly readers: StandInReaders;
  readonly knowledge: StandInKnowledge;
  /** Hands an event to the reaction that is for it, as often as said: as if nothing of it had been seen before. */
  tell(event: Envelope, times?: number): Promise<void>;
  /** Resolves when no work is due: what waits for a later time stays. (A row that is tried again looks like one that waits.) */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** How long specs wait for what must come about. */
export const PATIENCE = { timeout: 30_000, interval: 20 };

/** `settings`: what differs from those of all specs. `connections`: those of the mailer. */
export async function openOffice(settings: Partial<Settings> = {}, connections?: number): Promise<Office> {
  const mailer = recordingMailer();
  const risk = standInRisk();
  const readers = standInReaders();
  const knowledge = standInKnowledge();
  const answers: StandInReaders['ask'] = {
    ...readers.ask,
    ...knowledge.ask,
    'accounts.organisationForMail': () => ({ uscc: USCC }),
  };
  const ask: typeof risk.ask = async (name, input) => (answers[name] ?? ((what) => risk.ask(name, what)))(input);
  const test = await openTestRoom(notificationsService(mailer, connections), { now: NOW, ask, settings });
  const { room } = test;
  await test.start();

  async function tell(event: Envelope, times = 1): Promise<void> {
    const on = reactions.flatMap((reaction) => reaction.on[event.type] ?? []);
    const context = {
      signal: new AbortController().signal,
      call: test.call({ kind: 'system', service: 'notifications' }),
    };
    for (let time = 0; time < times; time += 1) for (const handle of on) await handle(room, event, context);
  }

  /** Whether a row waits for a later time: put back after an error, or not due yet. A leased row is neither. */
  const later = (row: WorkRow) =>
    row.due > instant(test.clock.now()) && (row.lastError !== undefined || row.attempts === 0);

  async function busy(): Promise<boolean> {
    const query = { where: { open: true }, orderBy: { field: 'due', direction: 'asc' }, limit: 1_000 } as const;
    const queues = [room.notices, room.shards, room.mails, room.reports, room.posts];
    const pages = await Promise.all(queues.map(({ rows }) => rows.page(query)));
    return pages.some(({ rows }) => rows.some(({ doc }) => !later(doc)));
  }

  return {
    test,
    room,
    mailer,
    risk,
    readers,
    knowledge,
    tell,
    idle: () =>
      vi.waitFor(async () => {
        if (await busy()) throw new Error('there is work left');
      }, PATIENCE),
    close: () => test.close(),
  };
}
