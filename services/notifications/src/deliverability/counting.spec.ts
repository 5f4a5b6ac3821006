import { openTestRoom, type TestRoom } from '@sinan/aggregate/testing';
import type { SendOutcome } from '@sinan/mail';
import { instant } from '@sinan/runtime';
import { StoreUnavailable } from '@sinan/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type NotificationsRoom, notificationsService } from '../index.ts';
import { recordingMailer } from '../testing/recording-mailer.ts';
import { openDeliverability } from './counting.ts';

/** Two seconds before midnight in Beijing. */
const LATE = Date.parse('2026-11-23T15:59:58.000Z');

let test: TestRoom<NotificationsRoom>;
beforeEach(async () => {
  test = await openTestRoom(notificationsService(recordingMailer()), { now: LATE });
});
afterEach(() => test.close());

const SENT: SendOutcome = { kind: 'sent', response: '250 OK' };
const REFUSED: SendOutcome = { kind: 'refused', to: 'recipient', code: 550, response: '550 5.1.1 User unknown' };
const PUT_OFF: SendOutcome = { kind: 'deferred', reason: 'EENVELOPE: Recipient command failed: 450 4.2.0 Greylisted' };
const AWAY: SendOutcome = { kind: 'deferred', reason: 'ECONNECTION: connect ECONNREFUSED' };
const UNKNOWN: SendOutcome = { kind: 'unknown', reason: 'ETIMEDOUT' };

const rows = () => test.room.deliverability.rows;
const aProcess = () => openDeliverability(rows(), test.clock);
const today = '2026-11-23';
const tomorrow = '2026-11-24';
const countsOf = async (day: string, domain = 'qq.com') => (await rows().get(`${day}/${domain}`))?.doc ?? null;

describe('what a process counts of the mails to a domain', () => {
  it('is in rows once it is flushed, and is added to what is there', async () => {
    const process = aProcess();
    process.tried('qq.com', '<1>', SENT);
    process.tried('qq.com', '<2>', REFUSED);
    process.tried('163.com', '<3>', SENT);
    expect(await countsOf(today)).toBeNull();
    await process.flush();
    process.tried('qq.com', '<4>', SENT);
    await process.flush();
    await process.flush();
    expect(await countsOf(today)).toMatchObject({ mails: 3, sent: 2, refused: 1, deferred: 0 });
    expect(await countsOf(today, '163.com')).toMatchObject({ mails: 1, sent: 1 });
  });

  it('has a mail that was put off as one mail, however often it is tried on a day', async () => {
    const process = aProcess();
    for (const outcome of [PUT_OFF, PUT_OFF, SENT]) process.tried('qq.com', '<1>', outcome);
    process.tried('qq.com', '<2>', PUT_OFF);
    await process.flush();
    expect(await countsOf(today)).toMatchObject({ mails: 2, sent: 1, deferred: 3 });
    test.clock.set(LATE + 3_000);
    process.tried('qq.com', '<2>', PUT_OFF);
    await process.flush();
    expect(await countsOf(tomorrow)).toMatchObject({ mails: 1, deferred: 1 });
  });

  it('has nothing of tries that no receiver answered', async () => {
    const process = aProcess();
    process.tried('qq.com', '<1>', AWAY);
    process.tried('qq.com', '<2>', UNKNOWN);
    await process.flush();
    expect(await countsOf(today)).toBeNull();
  });

  it('is of the day that it is in Beijing, what came back of the day of its notice', async () => {
    const process = aProcess();
    process.tried('qq.com', '<1>', SENT);
    test.clock.set(LATE + 2_000);
    process.tried('qq.com', '<2>', SENT);
    process.cameBack('qq.com', 'hard', instant(LATE));
    process.cameBack('qq.com', 'blocked', instant(LATE));
    process.cameBack('qq.com', 'soft', instant(LATE + 2_000));
    process.cameBack('qq.com', 'complaint', instant(LATE + 2_000));
    await process.flush();
    const none = { returned: 0, soft: 0, complaints: 0 };
    expect(await countsOf(today)).toMatchObject({ ...none, mails: 1, sent: 1, returned: 2 });
    expect(await countsOf(tomorrow)).toMatchObject({ ...none, mails: 1, sent: 1, soft: 1, complaints: 1 });
  });

  it('adds up with what other processes count, also those that write at the same moment', async () => {
    const processes = Array.from({ length: 4 }, aProcess);
    for (const round of [1, 2, 3]) {
      for (const [at, process] of processes.entries()) process.tried('qq.com', `<${round}.${at}>`, SENT);
      await Promise.all(processes.map((process) => process.flush()));
    }
    expect(await countsOf(today)).toMatchObject({ mails: 12, sent: 12 });
  });

  it('is counted on by the process that comes after; what was not flushed is lost', async () => {
    const before = aProcess();
    before.tried('qq.com', '<1>', SENT);
    await before.flush();
    before.tried('qq.com', '<2>', SENT);
    const after = aProcess();
    after.tried('qq.com', '<3>', SENT);
    await after.flush();
    expect(await countsOf(today)).toMatchObject({ mails: 2, sent: 2 });
  });

  it('is kept while the store is away, and added once', async () => {
    let isAway = true;
    const process = openDeliverability(
      {
        ...rows(),
        getMany: (ids) => rows().getMany(ids),
        insertMany: (docs) => (isAway ? Promise.reject(new StoreUnavailable('away')) : rows().insertMany(docs)),
        replaceMany: (items) => rows().replaceMany(items),
      },
      test.clock,
    );
    process.tried('qq.com', '<1>', SENT);
    await expect(process.flush()).rejects.toThrow(StoreUnavailable);
    process.tried('qq.com', '<2>', SENT);
    isAway = false;
    await process.flush();
    expect(await countsOf(today)).toMatchObject({ mails: 2, sent: 2 });
  });

  it('of more domains than are written at once is written whole', async () => {
    const process = aProcess();
    for (let nth = 0; nth < 1_201; nth += 1) process.tried(`d${nth}.example`, `<${nth}>`, SENT);
    await process.flush();
    expect(await rows().count({ where: { day: { gte: today } } })).toBe(1_201);
  });
});
