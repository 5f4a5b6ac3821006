import { UnsafeMail } from '@sinan/mail';
import { instant } from '@sinan/runtime';
import { idOf } from '@sinan/schema';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { digestMail } from '../digest/rows.ts';
import { askForMails } from '../mails.ts';
import { NOW } from '../testing/builders.ts';
import { DEFERRED, type Ledger, ledgerOf, SENT } from '../testing/ledger.ts';
import { type Office, openOffice, PATIENCE } from '../testing/office.ts';
import { WINDOW } from './books.ts';
import { readersOf } from './readers.ts';
import { isStillToldIn } from './reading.ts';
import { shardIds, withStates } from './rows.ts';

let office: Office;
let ledger: Ledger;
beforeAll(async () => {
  office = await openOffice();
  ledger = ledgerOf(office);
});
afterEach(() => {
  office.mailer.answer = () => SENT;
  office.test.clock.set(NOW);
});
afterAll(() => office.close());

describe('a shard of the ledger', () => {
  it('holds at most 500 readers, each of them in one, and says at last that their mails were sent', async () => {
    const readers = await ledger.readersIn('US', 1_001);
    const id = await ledger.published('US');
    const shards = await ledger.shardsOf(id);
    expect(shards.map(({ matched, sent, open }) => ({ matched, sent, open }))).toEqual([
      { matched: 500, sent: 500, open: false },
      { matched: 500, sent: 500, open: false },
      { matched: 1, sent: 1, open: false },
    ]);
    expect((await Promise.all(shards.map((shard) => readersOf(office.room, shard)))).flat()).toEqual(
      readers.map((reader) => reader.id).toSorted(),
    );
    expect(readers.filter((reader) => ledger.arrivedAt(reader).length !== 1)).toEqual([]);
  });

  it('is written by whoever finds alone whom it is for: nobody is told twice, and nobody is left out', async () => {
    const readers = (await ledger.readersIn('KR', 4)).toSorted((one, other) => (one.id < other.id ? -1 : 1));
    const [first, second] = readers;
    if (!first || !second) throw new Error('too few readers');
    const event = office.risk.publish({ countries: ['KR'] });
    const id = idOf('warning').parse(event.subject);
    // As a process leaves it that ended before it wrote the shard itself.
    const begun = { id: `${shardIds(id, '1').first}`, through: second.id, ids: `${first.id} ${second.id}` };
    await office.room.shardReaders.insert(begun);
    await office.tell(event);
    await office.idle();
    expect((await ledger.shardsOf(id)).map(({ matched, sent }) => ({ matched, sent }))).toEqual([
      { matched: 2, sent: 2 },
      { matched: 2, sent: 2 },
    ]);
    expect(readers.map((reader) => ledger.arrivedAt(reader).length)).toEqual([1, 1, 1, 1]);
  });

  it('that an earlier release wrote, its readers in it, goes on and tells what became of each', async () => {
    const readers = await ledger.readersIn('TW', 3);
    const id = await ledger.published('TW');
    const [shard] = await ledger.shardsOf(id);
    if (!shard) throw new Error('there is no shard');
    const ids = await readersOf(office.room, shard);
    await office.room.shardReaders.remove(shard.id);
    await ledger.leftBehind({ ...shard, readers: ids }, new Map([[1, 'waiting']]));
    const again = readers.find((reader) => reader.id === ids[1]);
    expect(readers.map((reader) => ledger.arrivedAt(reader).length)).toEqual(
      readers.map((one) => (one === again ? 2 : 1)),
    );
    expect(await Promise.all(readers.map((reader) => ledger.stateFor(id, reader)))).toEqual(['sent', 'sent', 'sent']);
  });

  it('says of each mail that it may go out before the mailer has it, and how it ended, and is never out of balance', async () => {
    const readers = await ledger.readersIn('JP', 60);
    const addressed = new Map(readers.map((reader) => [reader.email, reader]));
    const before: (string | undefined)[] = [];
    const looks: Promise<unknown>[] = [];
    const event = office.risk.publish({ countries: ['JP'] });
    const id = idOf('warning').parse(event.subject);
    const send = office.mailer.send.bind(office.mailer);
    office.mailer.send = async (mail) => {
      const reader = addressed.get(mail.to.address);
      if (reader) before.push(await ledger.stateFor(id, reader));
      looks.push(ledger.figuresOf(id).then((figures) => expect(sumOf(figures)).toBe(figures?.matched)));
      return send(mail);
    };
    await office.tell(event);
    await office.idle();
    office.mailer.send = send;
    expect(before).toHaveLength(60);
    expect(new Set(before)).toEqual(new Set(['trying']));
    await Promise.all(looks);
    expect(await ledger.figuresOf(id)).toMatchObject({ matched: 60, waiting: 0, sent: 60 });
  });

  it('is not sent to who leaves while those before them take their time', async () => {
    const readers = (await ledger.readersIn('SE', 60)).toSorted((one, other) => (one.id < other.id ? -1 : 1));
    const [next, last] = [readers[WINDOW], readers.at(-1)];
    if (!next || !last) throw new Error('too few readers');
    const send = office.mailer.send.bind(office.mailer);
    let goOn: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let [begun, reads] = [0, 0];
    const { documents } = office.room.subscriptions;
    const getMany = documents.getMany.bind(documents);
    documents.getMany = (...asked) =>
      getMany(...asked).finally(() => {
        reads += 1;
      });
    office.mailer.send = async (mail) => {
      begun += 1;
      await slow;
      return send(mail);
    };
    const event = office.risk.publish({ countries: ['SE'] });
    await office.tell(event);
    // Those before them are with the mailer, and who is next is read already.
    await vi.waitFor(() => expect([begun > 0, reads >= 2]).toEqual([true, true]), PATIENCE);
    documents.getMany = getMany;
    for (const reader of [next, last]) await reader.does({ type: 'leave', by: 'page' });
    ledger.later(1);
    goOn();
    await office.idle();
    office.mailer.send = send;
    expect([next, last].map((reader) => ledger.arrivedAt(reader).length)).toEqual([0, 0]);
    expect(await ledger.figuresOf(idOf('warning').parse(event.subject))).toMatchObject({ sent: 58, suppressed: 2 });
  });

  it('tells apart how its mails ended, and gives those that were deferred rows of their own', async () => {
    const [taken, refused, unsafe, deferred, unknown] = await ledger.readersIn('DE', 5);
    if (!taken || !refused || !unsafe || !deferred || !unknown) throw new Error('too few readers');
    office.mailer.answer = ({ to }) => {
      if (to.address === refused.email) return { kind: 'refused', to: 'recipient', code: 550, response: '550 no' };
      if (to.address === unsafe.email) throw new UnsafeMail('to', 'is not an email address');
      if (to.address === unknown.email) return { kind: 'unknown', reason: 'cut' };
      return to.address === deferred.email ? DEFERRED : SENT;
    };
    const id = await ledger.published('DE');
    const readers = [taken, refused, unsafe, deferred, unknown];
    expect(await Promise.all(readers.map((reader) => ledger.stateFor(id, reader)))).toEqual([
      ...['sent', 'refused', 'refused', 'moved', 'unknown'],
    ]);
    expect(await ledger.rowFor(id, deferred)).toMatchObject({ open: true, state: 'waiting' });
    expect(await ledger.figuresOf(id)).toMatchObject({ matched: 5, waiting: 1, sent: 1, refused: 2, unknown: 1 });
    office.mailer.answer = () => SENT;
    ledger.later(61);
    await vi.waitFor(async () => {
      expect(await ledger.rowFor(id, deferred)).toMatchObject({ open: false, state: 'sent' });
      expect(ledger.arrivedAt(unknown)).toHaveLength(2);
    }, PATIENCE);
    expect(
      new Set([...ledger.arrivedAt(deferred), ...ledger.arrivedAt(unknown)].map(({ messageId }) => messageId)).size,
    ).toBe(2);
    expect(await ledger.figuresOf(id)).toMatchObject({ matched: 5, waiting: 0, sent: 2, refused: 2, unknown: 1 });
  });

  it('holds nobody up for some dozens in a row who are always deferred', async () => {
    const readers = await ledger.readersIn('FI', 300);
    const slow = new Set(readers.toSorted((a, b) => (a.id < b.id ? -1 : 1)).slice(0, 60));
    const addresses = new Set([...slow].map(({ email }) => email));
    office.mailer.answer = ({ to }) => (addresses.has(to.address) ? DEFERRED : SENT);
    const id = await ledger.published('FI');
    await vi.waitFor(async () => {
      ledger.later(60);
      expect(await ledger.figuresOf(id)).toMatchObject({ sent: 240 });
    }, PATIENCE);
  });

  it('waits as a whole while the mail server takes nothing, and loses nobody', async () => {
    const readers = await ledger.readersIn('ES', 80);
    office.mailer.answer = () => DEFERRED;
    const id = await ledger.published('ES');
    const [shard] = await ledger.shardsOf(id);
    expect(shard).toMatchObject({ open: true, waiting: 80, moved: 0, lastError: 'the mail server takes no mails' });
    expect(office.mailer.mails.filter(({ to }) => to.address.startsWith('ES-')).length).toBeLessThan(80);
    office.mailer.answer = () => SENT;
    await vi.waitFor(async () => {
      ledger.later(5);
      expect(await ledger.figuresOf(id)).toMatchObject({ matched: 80, waiting: 0, sent: 80 });
    }, PATIENCE);
    expect(readers.filter((reader) => ledger.arrivedAt(reader).length === 0)).toEqual([]);
  });

  it('that is given up is closed: who was not tried is expired, and who may have got it is unknown', async () => {
    await ledger.readersIn('CZ', 60);
    office.mailer.answer = () => DEFERRED;
    const id = await ledger.published('CZ');
    const [shard] = await ledger.shardsOf(id);
    const stored = await office.room.shards.rows.get(shard?.id ?? '');
    if (!stored) throw new Error('there is no shard');
    const begun = withStates(stored.doc, new Map([[0, 'trying']]), NOW);
    await office.room.shards.rows.replace(
      { ...begun, failsSince: instant(NOW - 5 * 86_400_000), due: instant(NOW) },
      stored.revision,
    );
    office.room.shards.stir();
    // It failed before, so that while it is being run it looks like one that waits.
    await vi.waitFor(async () => expect((await ledger.shardsOf(id))[0]?.open).toBe(false), PATIENCE);
    expect(await ledger.shardsOf(id)).toMatchObject([{ waiting: 0, unknown: 1, expired: 59 }]);
    expect(await ledger.figuresOf(id)).toMatchObject({ matched: 60, waiting: 0, unknown: 1, expired: 59 });
  });

  it('holds up the erasure of none but those whose own mail is still to go out', async () => {
    const readers = (await ledger.readersIn('NO', 70)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const id = await ledger.published('NO');
    const [shard] = await ledger.shardsOf(id);
    const stored = await office.room.shards.rows.get(shard?.id ?? '');
    if (!stored) throw new Error('there is no shard');
    const due = instant(NOW + 60_000);
    await office.room.shards.rows.replace(
      { ...withStates(stored.doc, new Map([[1, 'waiting']]), NOW), open: true, attempts: 0, due },
      stored.revision,
    );
    const isTold = (place: number) => isStillToldIn(office.room, readers[place]?.id ?? '');
    expect([await isTold(0), await isTold(1)]).toEqual([false, true]);
  });

  it('tells a reader whom an overtaken fan-out gathered for a digest as well, and the digest does not', async () => {
    const [one] = await ledger.readersIn('AU', 1);
    const id = await ledger.published('AU');
    if (!one) throw new Error('there is no reader');
    const at = NOW + 3_600_000;
    const content = { kind: 'warning', warningId: id, version: 1 } as const;
    const slot = { day: '2026-11-23', at };
    await askForMails(office.room, [
      { id: `mail/${id}.1/${one.id}`, to: `subscription:${one.id}`, content, slot },
      digestMail(one.id, slot),
    ]);
    ledger.later(3_601);
    office.room.mails.stir();
    await vi.waitFor(async () => expect(await ledger.rowFor(id, one)).toMatchObject({ state: 'suppressed' }), PATIENCE);
    expect(ledger.arrivedAt(one)).toHaveLength(1);
  });
});

function sumOf(figures: Awaited<ReturnType<Ledger['figuresOf']>>): number {
  if (!figures) return -1;
  const { waiting, sent, bounced, refused, unknown, suppressed, expired } = figures;
  return waiting + sent + bounced + refused + unknown + suppressed + expired;
}
