import { openTestRoom, type TestRoom } from '@sinan/aggregate/testing';
import type { SendOutcome } from '@sinan/mail';
import { StoreUnavailable } from '@sinan/store';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type NotificationsRoom, notificationsService } from '../index.ts';
import { recordingMailer } from '../testing/recording-mailer.ts';
import { domainWorker } from './worker.ts';

const NOW = Date.parse('2026-11-23T12:00:00.000Z');
const DAY_MS = 86_400_000;
const SENT: SendOutcome = { kind: 'sent', response: '250 OK' };

let test: TestRoom<NotificationsRoom>;
beforeEach(async () => {
  test = await openTestRoom(notificationsService(recordingMailer()), { now: NOW });
});
afterEach(() => test.close());

describe('the worker of the counts', () => {
  it('writes what is left when it stops, and takes away what is older than 90 days', async () => {
    const { deliverability } = test.room;
    for (const days of [89, 90, 91]) {
      test.clock.set(NOW - days * DAY_MS);
      deliverability.tried('qq.com', `<${days}>`, SENT);
    }
    await deliverability.flush();
    test.clock.set(NOW);
    const worker = domainWorker.start(test.room, test.resources);
    deliverability.tried('qq.com', '<1>', SENT);
    await worker.stop();
    const kept = await deliverability.rows.page({ where: {}, orderBy: { field: 'day', direction: 'asc' }, limit: 10 });
    expect(kept.rows.map(({ doc }) => doc.day)).toEqual(['2026-08-25', '2026-08-26', '2026-11-23']);
  });

  describe('while the store is away', () => {
    beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
    afterEach(() => void vi.useRealTimers());

    /** The worker of a room of which each flush waits to be answered. */
    function waiting() {
      const flushes: { readonly resolve: () => void; readonly reject: (error: Error) => void }[] = [];
      const warned: unknown[] = [];
      const flush = () => new Promise<void>((resolve, reject) => void flushes.push({ resolve, reject }));
      const room = { ...test.room, deliverability: { ...test.room.deliverability, flush } };
      const log = { ...test.resources.log, warn: (fields: unknown) => void warned.push(fields) };
      const worker = domainWorker.start(room, { ...test.resources, log });
      return { worker, flushes, warned };
    }

    it('tries once at a time, and again at the next tick once that has failed', async () => {
      const { worker, flushes, warned } = waiting();
      await vi.advanceTimersByTimeAsync(60_000);
      expect(flushes).toHaveLength(1);
      flushes[0]?.reject(new StoreUnavailable('away'));
      await vi.advanceTimersByTimeAsync(0);
      expect([flushes.length, warned.length]).toEqual([1, 1]);
      await vi.advanceTimersByTimeAsync(5_000);
      expect(flushes).toHaveLength(2);
      for (const { resolve } of flushes) resolve();
      const stopped = worker.stop();
      await vi.waitFor(() => expect(flushes).toHaveLength(3));
      flushes[2]?.resolve();
      await stopped;
    });

    it('waits at the stop for the try under way, and then tries once', async () => {
      const { worker, flushes, warned } = waiting();
      await vi.advanceTimersByTimeAsync(60_000);
      const stopped = worker.stop();
      await vi.advanceTimersByTimeAsync(60_000);
      expect(flushes).toHaveLength(1);
      flushes[0]?.reject(new StoreUnavailable('away'));
      await vi.waitFor(() => expect(flushes).toHaveLength(2));
      flushes[1]?.reject(new StoreUnavailable('away'));
      await stopped;
      expect([flushes.length, warned.length]).toEqual([2, 2]);
    });

    it('is logged by the name of the error alone, since the words may hold a domain', async () => {
      const { worker, flushes, warned } = waiting();
      flushes[0]?.reject(new StoreUnavailable('2026-11-23/one-person.example'));
      const stopped = worker.stop();
      await vi.waitFor(() => expect(flushes).toHaveLength(2));
      flushes[1]?.resolve();
      await stopped;
      expect(warned).toEqual([{ error: 'StoreUnavailable' }]);
    });
  });
});
