import { type SendOutcome, UnsafeMail } from '@sinan/mail';
import { instant } from '@sinan/runtime';
import { type Id, idOf } from '@sinan/schema';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { digestMail } from '../digest/rows.ts';
import { askForMails } from '../mails.ts';
import { deliveryProgress } from '../queries/index.ts';
import { versionsGot } from '../receipts.ts';
import { NOW } from '../testing/builders.ts';
import { type Office, openOffice, PATIENCE } from '../testing/office.ts';
import { type ASubscriber, aSubscriber } from '../testing/subscribers.ts';
import { readersOf } from './readers.ts';
import { entryOf, isStillToldIn } from './reading.ts';
import { type EntryState, type ShardRow, shardIds, statesIn, withStates } from './rows.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterEach(() => {
  office.mailer.answer = () => SENT;
  office.test.clock.set(NOW);
});
afterAll(() => office.close());

const SENT: SendOutcome = { kind: 'sent', response: '250 OK' };
const DEFERRED: SendOutcome = { kind: 'deferred', reason: '451' };

const readersIn = (country: string, many: number) =>
  Promise.all(Array.from({ length: many }, (_, n) => aSubscriber(office, `${country}-${n}`, { countries: [country] })));
async function published(country: string): Promise<Id<'warning'>> {
  const event = office.risk.publish({ countries: [country] });
  await office.tell(event);
  await office.idle();
  return idOf('warning').parse(event.subject);
}
const shardsOf = async (about: string) =>
  (await office.room.shards.rows.page({ where: { about }, limit: 100 })).rows.map(({ doc }) => doc);
const stateFor = async (id: string, { id: reader }: ASubscriber) =>
  (await entryOf(office.room, id, '1', reader))?.state;
const rowFor = async (id: string, { id: reader }: ASubscriber) =>
  (await office.room.mails.rows.get(`mail/${id}.1/${reader}`))?.doc;
async function figuresOf(warningId: Id<'warning'>) {
  const call = office.test.call({ kind: 'system', service: 'spec' });
  return (await deliveryProgress.run(office.room, call, { warningId }))?.parts[0];
}
const arrivedAt = ({ email }: ASubscriber) => office.mailer.to(email);
const later = (seconds: number) => office.test.clock.set(office.test.clock.now() + seconds * 1_000);

/** As a kill leaves a shard: open, nobody holds it, and these mails are as they were written down last. */
async function leftBehind(shard: ShardRow, states: ReadonlyMap<number, EntryState>): Promise<void> {
  const stored = await office.room.shards.rows.get(shard.id);
  if (stored === null) throw new Error('there is no such shard');
  const due = instant(office.test.clock.now());
  const { readers } = shard;
  const { lastError: _, ...before } = withStates(stored.doc, states, office.test.clock.now());
  await office.room.shards.rows.replace(
    { ...before, open: true, lease: null, due, ...(readers && { readers }) },
    stored.revision,
  );
  office.room.shards.stir();
  await office.idle();
}

describe('a shard of the ledger', () => {
  it('holds at most 500 readers, each of them in one, and says at last that their mails were sent', async () => {
    const readers = await readersIn('US', 1_001);
    const id = await published('US');
    const shards = await shardsOf(id);
    expect(shards.map(({ matched, sent, open }) => ({ matched, sent, open }))).toEqual([
      { matched: 500, sent: 500, open: false },
      { matched: 500, sent: 500, open: false },
      { matched: 1, sent: 1, open: false },
    ]);
    expect((await Promise.all(shards.map((shard) => readersOf(office.room, shard)))).flat()).toEqual(
      readers.map((reader) => reader.id).toSorted(),
    );
    expect(readers.filter((reader) => arrivedAt(reader).length !== 1)).toEqual([]);
  });

  it('is written by whoever finds alone whom it is for: nobody is told twice, and nobody is left out', async () => {
    const readers = (await readersIn('KR', 4)).toSorted((one, other) => (one.id < other.id ? -1 : 1));
    const [first, second] = readers;
    if (!first || !second) throw new Error('too few readers');
    const event = office.risk.publish({ countries: ['KR'] });
    const id = idOf('warning').parse(event.subject);
    // As a process leaves it that ended before it wrote the shard itself.
    const begun = { id: `${shardIds(id, '1').first}`, through: second.id, ids: `${first.id} ${second.id}` };
    await office.room.shardReaders.insert(begun);
    await office.tell(event);
    await office.idle();
    expect((await shardsOf(id)).map(({ matched, sent }) => ({ matched, sent }))).toEqual([
      { matched: 2, sent: 2 },
      { matched: 2, sent: 2 },
    ]);
    expect(readers.map((reader) => arrivedAt(reader).length)).toEqual([1, 1, 1, 1]);
  });

  it('that an earlier release wrote, its readers in it, goes on and tells what became of each', async () => {
    const readers = await readersIn('TW', 3);
    const id = await published('TW');
    const [shard] = await shardsOf(id);
    if (!shard) throw new Error('there is no shard');
    const ids = await readersOf(office.room, shard);
    await office.room.shardReaders.remove(shard.id);
    await leftBehind({ ...shard, readers: ids }, new Map([[1, 'waiting']]));
    const again = readers.find((reader) => reader.id === ids[1]);
    expect(readers.map((reader) => arrivedAt(reader).length)).toEqual(readers.map((one) => (one === again ? 2 : 1)));
    expect(await Promise.all(readers.map((reader) => stateFor(id, reader)))).toEqual(['sent', 'sent', 'sent']);
  });

  it('says of each mail that it may go out before the mailer has it, and how it ended, and is never out of balance', async () => {
    const readers = await readersIn('JP', 60);
    const addressed = new Map(readers.map((reader) => [reader.email, reader]));
    const before: (string | undefined)[] = [];
    const looks: Promise<unknown>[] = [];
    const event = office.risk.publish({ countries: ['JP'] });
    const id = idOf('warning').parse(event.subject);
    const send = office.mailer.send.bind(office.mailer);
    office.mailer.send = async (mail) => {
      const reader = addressed.get(mail.to.address);
      if (reader) before.push(await stateFor(id, reader));
      looks.push(figuresOf(id).then((figures) => expect(sumOf(figures)).toBe(figures?.matched)));
      return send(mail);
    };
    await office.tell(event);
    await office.idle();
    office.mailer.send = send;
    expect(before).toHaveLength(60);
    expect(new Set(before)).toEqual(new Set(['trying']));
    await Promise.all(looks);
    expect(await figuresOf(id)).toMatchObject({ matched: 60, waiting: 0, sent: 60 });
  });

  it('tells apart how its mails ended, and gives those that were deferred rows of their own', async () => {
    const [taken, refused, unsafe, deferred, unknown] = await readersIn('DE', 5);
    if (!taken || !refused || !unsafe || !deferred || !unknown) throw new Error('too few readers');
    office.mailer.answer = ({ to }) => {
      if (to.address === refused.email) return { kind: 'refused', to: 'recipient', code: 550, response: '550 no' };
      if (to.address === unsafe.email) throw new UnsafeMail('to', 'is not an email address');
      if (to.address === unknown.email) return { kind: 'unknown', reason: 'cut' };
      return to.address === deferred.email ? DEFERRED : SENT;
    };
    const id = await published('DE');
    const readers = [taken, refused, unsafe, deferred, unknown];
    expect(await Promise.all(readers.map((reader) => stateFor(id, reader)))).toEqual([
      ...['sent', 'refused', 'refused', 'moved', 'unknown'],
    ]);
    expect(await rowFor(id, deferred)).toMatchObject({ open: true, state: 'waiting' });
    expect(await figuresOf(id)).toMatchObject({ matched: 5, waiting: 1, sent: 1, refused: 2, unknown: 1 });
    office.mailer.answer = () => SENT;
    later(61);
    await vi.waitFor(async () => {
      expect(await rowFor(id, deferred)).toMatchObject({ open: false, state: 'sent' });
      expect(arrivedAt(unknown)).toHaveLength(2);
    }, PATIENCE);
    expect(new Set([...arrivedAt(deferred), ...arrivedAt(unknown)].map(({ messageId }) => messageId)).size).toBe(2);
    expect(await figuresOf(id)).toMatchObject({ matched: 5, waiting: 0, sent: 2, refused: 2, unknown: 1 });
  });

  it('goes on with those whose mail was not begun when its process ended, and sends what was begun once more, and once only', async () => {
    const readers = await readersIn('FR', 4);
    const id = await published('FR');
    const [shard] = await shardsOf(id);
    if (!shard) throw new Error('there is no shard');
    const ids = await readersOf(office.room, shard);
    const of = (place: number) => office.mailer.to(readers.find((one) => one.id === ids[place])?.email ?? '');
    const places = ids.map((_, place) => place);
    await leftBehind(
      shard,
      new Map([
        [1, 'trying'],
        [2, 'again'],
        [3, 'waiting'],
      ] as const),
    );
    expect(places.map((place) => of(place).length)).toEqual([1, 2, 1, 2]);
    const [after] = await shardsOf(id);
    if (!after) throw new Error('there is no shard');
    expect(places.map((place) => statesIn(after)[place]?.[1])).toEqual(['sent', 'sent', 'unknown', 'sent']);
    expect(new Set(of(1).map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('may have sent what was begun when its process ended, though the server refuses it now, or puts it off', async () => {
    const [refused, deferred] = await readersIn('GB', 2);
    if (!refused || !deferred) throw new Error('too few readers');
    const id = await published('GB');
    const [shard] = await shardsOf(id);
    if (!shard) throw new Error('there is no shard');
    const answers: Record<string, SendOutcome> = {
      [refused.email]: { kind: 'refused', to: 'recipient', code: 550, response: '550 5.7.1 not now' },
      [deferred.email]: DEFERRED,
    };
    office.mailer.answer = ({ to }) => answers[to.address] ?? SENT;
    const begun = new Map(statesIn(shard).map(([place]) => [place, 'trying'] as const));
    await leftBehind(shard, begun);
    expect([await stateFor(id, refused), await stateFor(id, deferred)]).toEqual(['unknown', 'moved']);
    expect(await versionsGot(office.room, id, refused.id)).toEqual([1]);
    expect(await versionsGot(office.room, id, deferred.id)).toEqual([1]);
  });

  it('does not send again what its process had given a row before it ended', async () => {
    const [one] = await readersIn('IT', 1);
    office.mailer.answer = () => DEFERRED;
    const id = await published('IT');
    const [shard] = await shardsOf(id);
    if (!shard || !one) throw new Error('there is no shard');
    await leftBehind(shard, new Map([[0, 'trying']]));
    expect(await stateFor(id, one)).toBe('moved');
    expect(arrivedAt(one)).toHaveLength(1);
    expect(await figuresOf(id)).toMatchObject({ matched: 1, waiting: 1 });
  });

  it('does not send what its process had given a row before it could say so', async () => {
    const [one] = await readersIn('PT', 1);
    const id = await published('PT');
    const [shard] = await shardsOf(id);
    if (!shard || !one) throw new Error('there is no shard');
    const due = instant(NOW + 1_000);
    const moved = { id: `mail/${id}.1/${one.id}`, to: `subscription:${one.id}`, content: shard.content, due } as const;
    await askForMails(office.room, [moved]);
    await leftBehind(shard, new Map([[0, 'waiting']]));
    later(2);
    await vi.waitFor(async () => expect(await rowFor(id, one)).toMatchObject({ state: 'sent' }), PATIENCE);
    expect(arrivedAt(one)).toHaveLength(2);
    expect(await figuresOf(id)).toMatchObject({ matched: 1, sent: 1 });
  });

  it('that another process has by now keeps what that one did: a row that was written too late is removed', async () => {
    const [one] = await readersIn('IS', 1);
    const id = await published('IS');
    const [shard] = await shardsOf(id);
    if (!shard || !one) throw new Error('there is no shard');
    const late = { id: `mail/${id}.1/${one.id}`, to: `subscription:${one.id}`, content: shard.content } as const;
    await askForMails(office.room, [late]);
    await vi.waitFor(async () => expect(await rowFor(id, one)).toBeUndefined(), PATIENCE);
    expect(arrivedAt(one)).toHaveLength(1);
    expect(await figuresOf(id)).toMatchObject({ matched: 1, sent: 1 });
  });

  it('keeps how its mails ended when the store fails in the middle: none of them goes out again', async () => {
    const readers = await readersIn('NL', 90);
    const getMany = office.room.suppressions.getMany.bind(office.room.suppressions);
    let reads = 0;
    office.room.suppressions.getMany = (ids) => {
      reads += 1;
      return reads === 3 ? Promise.reject(new Error('the store is away')) : getMany(ids);
    };
    const id = await published('NL');
    office.room.suppressions.getMany = getMany;
    await vi.waitFor(async () => {
      later(5);
      expect(await figuresOf(id)).toMatchObject({ waiting: 0, sent: 90 });
    }, PATIENCE);
    expect(readers.filter((reader) => arrivedAt(reader).length !== 1)).toEqual([]);
  });

  it('has sent, or may have, what was begun when its process ended, though it is told to nobody any more', async () => {
    const [one] = await readersIn('CA', 1);
    const id = await published('CA');
    const [shard] = await shardsOf(id);
    if (!shard || !one) throw new Error('there is no shard');
    await office.tell(office.risk.cancel(id));
    await office.idle();
    await leftBehind(shard, new Map([[0, 'trying']]));
    expect(await stateFor(id, one)).toBe('unknown');
    expect(arrivedAt(one).map(({ subject }) => subject)).toEqual([
      expect.stringContaining('urgent'),
      expect.stringContaining('Withdrawn'),
    ]);
  });

  it('sends what was begun also when the mail server is away at first', async () => {
    const readers = await readersIn('GR', 30);
    office.mailer.answer = () => DEFERRED;
    const id = await published('GR');
    const [shard] = await shardsOf(id);
    if (!shard) throw new Error('there is no shard');
    await leftBehind(shard, new Map(statesIn(shard).map(([place]) => [place, 'trying'] as const)));
    office.mailer.answer = () => SENT;
    await vi.waitFor(async () => {
      later(30);
      expect(await figuresOf(id)).toMatchObject({ waiting: 0, sent: 30 });
    }, PATIENCE);
    expect(readers.filter((reader) => arrivedAt(reader).length === 0)).toEqual([]);
  });

  it('holds nobody up for some dozens in a row who are always deferred', async () => {
    const readers = await readersIn('FI', 300);
    const slow = new Set(readers.toSorted((a, b) => (a.id < b.id ? -1 : 1)).slice(0, 60));
    const addresses = new Set([...slow].map(({ email }) => email));
    office.mailer.answer = ({ to }) => (addresses.has(to.address) ? DEFERRED : SENT);
    const id = await published('FI');
    await vi.waitFor(async () => {
      later(60);
      expect(await figuresOf(id)).toMatchObject({ sent: 240 });
    }, PATIENCE);
  });

  it('waits as a whole while the mail server takes nothing, and loses nobody', async () => {
    const readers = await readersIn('ES', 80);
    office.mailer.answer = () => DEFERRED;
    const id = await published('ES');
    const [shard] = await shardsOf(id);
    expect(shard).toMatchObject({ open: true, waiting: 80, moved: 0, lastError: 'the mail server takes no mails' });
    expect(office.mailer.mails.filter(({ to }) => to.address.startsWith('ES-')).length).toBeLessThan(80);
    office.mailer.answer = () => SENT;
    await vi.waitFor(async () => {
      later(5);
      expect(await figuresOf(id)).toMatchObject({ matched: 80, waiting: 0, sent: 80 });
    }, PATIENCE);
    expect(readers.filter((reader) => arrivedAt(reader).length === 0)).toEqual([]);
  });

  it('that is given up is closed: who was not tried is expired, and who may have got it is unknown', async () => {
    await readersIn('CZ', 60);
    office.mailer.answer = () => DEFERRED;
    const id = await published('CZ');
    const [shard] = await shardsOf(id);
    const stored = await office.room.shards.rows.get(shard?.id ?? '');
    if (!stored) throw new Error('there is no shard');
    const begun = withStates(stored.doc, new Map([[0, 'trying']]), NOW);
    await office.room.shards.rows.replace(
      { ...begun, failsSince: instant(NOW - 5 * 86_400_000), due: instant(NOW) },
      stored.revision,
    );
    office.room.shards.stir();
    // It failed before, so that while it is being run it looks like one that waits.
    await vi.waitFor(async () => expect((await shardsOf(id))[0]?.open).toBe(false), PATIENCE);
    expect(await shardsOf(id)).toMatchObject([{ waiting: 0, unknown: 1, expired: 59 }]);
    expect(await figuresOf(id)).toMatchObject({ matched: 60, waiting: 0, unknown: 1, expired: 59 });
  });

  it('holds up the erasure of none but those whose own mail is still to go out', async () => {
    const readers = (await readersIn('NO', 70)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const id = await published('NO');
    const [shard] = await shardsOf(id);
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
    const [one] = await readersIn('AU', 1);
    const id = await published('AU');
    if (!one) throw new Error('there is no reader');
    const at = NOW + 3_600_000;
    const content = { kind: 'warning', warningId: id, version: 1 } as const;
    const slot = { day: '2026-11-23', at };
    await askForMails(office.room, [
      { id: `mail/${id}.1/${one.id}`, to: `subscription:${one.id}`, content, slot },
      digestMail(one.id, slot),
    ]);
    later(3_601);
    office.room.mails.stir();
    await vi.waitFor(async () => expect(await rowFor(id, one)).toMatchObject({ state: 'suppressed' }), PATIENCE);
    expect(arrivedAt(one)).toHaveLength(1);
  });
});

function sumOf(figures: Awaited<ReturnType<typeof figuresOf>>): number {
  if (!figures) return -1;
  const { waiting, sent, bounced, refused, unknown, suppressed, expired } = figures;
  return waiting + sent + bounced + refused + unknown + suppressed + expired;
}
