import type { SendOutcome } from '@sinan/mail';
import { instant } from '@sinan/runtime';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { askForMails } from '../mails.ts';
import { versionsGot } from '../receipts.ts';
import { NOW } from '../testing/builders.ts';
import { DEFERRED, type Ledger, ledgerOf, SENT } from '../testing/ledger.ts';
import { type Office, openOffice, PATIENCE } from '../testing/office.ts';
import { readersOf } from './readers.ts';
import { statesIn } from './rows.ts';

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

describe('a shard of the ledger that was cut short', () => {
  it('goes on with those whose mail was not begun when its process ended, and sends what was begun once more, and once only', async () => {
    const readers = await ledger.readersIn('FR', 4);
    const id = await ledger.published('FR');
    const [shard] = await ledger.shardsOf(id);
    if (!shard) throw new Error('there is no shard');
    const ids = await readersOf(office.room, shard);
    const of = (place: number) => office.mailer.to(readers.find((one) => one.id === ids[place])?.email ?? '');
    const places = ids.map((_, place) => place);
    await ledger.leftBehind(
      shard,
      new Map([
        [1, 'trying'],
        [2, 'again'],
        [3, 'waiting'],
      ] as const),
    );
    expect(places.map((place) => of(place).length)).toEqual([1, 2, 1, 2]);
    const [after] = await ledger.shardsOf(id);
    if (!after) throw new Error('there is no shard');
    expect(places.map((place) => statesIn(after)[place]?.[1])).toEqual(['sent', 'sent', 'unknown', 'sent']);
    expect(new Set(of(1).map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('may have sent what was begun when its process ended, though the server refuses it now, or puts it off', async () => {
    const [refused, deferred] = await ledger.readersIn('GB', 2);
    if (!refused || !deferred) throw new Error('too few readers');
    const id = await ledger.published('GB');
    const [shard] = await ledger.shardsOf(id);
    if (!shard) throw new Error('there is no shard');
    const answers: Record<string, SendOutcome> = {
      [refused.email]: { kind: 'refused', to: 'recipient', code: 550, response: '550 5.7.1 not now' },
      [deferred.email]: DEFERRED,
    };
    office.mailer.answer = ({ to }) => answers[to.address] ?? SENT;
    const begun = new Map(statesIn(shard).map(([place]) => [place, 'trying'] as const));
    await ledger.leftBehind(shard, begun);
    expect([await ledger.stateFor(id, refused), await ledger.stateFor(id, deferred)]).toEqual(['unknown', 'moved']);
    expect(await versionsGot(office.room, id, refused.id)).toEqual([1]);
    expect(await versionsGot(office.room, id, deferred.id)).toEqual([1]);
  });

  it('does not send again what its process had given a row before it ended', async () => {
    const [one] = await ledger.readersIn('IT', 1);
    office.mailer.answer = () => DEFERRED;
    const id = await ledger.published('IT');
    const [shard] = await ledger.shardsOf(id);
    if (!shard || !one) throw new Error('there is no shard');
    await ledger.leftBehind(shard, new Map([[0, 'trying']]));
    expect(await ledger.stateFor(id, one)).toBe('moved');
    expect(ledger.arrivedAt(one)).toHaveLength(1);
    expect(await ledger.figuresOf(id)).toMatchObject({ matched: 1, waiting: 1 });
  });

  it('does not send what its process had given a row before it could say so', async () => {
    const [one] = await ledger.readersIn('PT', 1);
    const id = await ledger.published('PT');
    const [shard] = await ledger.shardsOf(id);
    if (!shard || !one) throw new Error('there is no shard');
    const due = instant(NOW + 1_000);
    const moved = { id: `mail/${id}.1/${one.id}`, to: `subscription:${one.id}`, content: shard.content, due } as const;
    await askForMails(office.room, [moved]);
    await ledger.leftBehind(shard, new Map([[0, 'waiting']]));
    ledger.later(2);
    await vi.waitFor(async () => expect(await ledger.rowFor(id, one)).toMatchObject({ state: 'sent' }), PATIENCE);
    expect(ledger.arrivedAt(one)).toHaveLength(2);
    expect(await ledger.figuresOf(id)).toMatchObject({ matched: 1, sent: 1 });
  });

  it('that another process has by now keeps what that one did: a row that was written too late is removed', async () => {
    const [one] = await ledger.readersIn('IS', 1);
    const id = await ledger.published('IS');
    const [shard] = await ledger.shardsOf(id);
    if (!shard || !one) throw new Error('there is no shard');
    const late = { id: `mail/${id}.1/${one.id}`, to: `subscription:${one.id}`, content: shard.content } as const;
    await askForMails(office.room, [late]);
    await vi.waitFor(async () => expect(await ledger.rowFor(id, one)).toBeUndefined(), PATIENCE);
    expect(ledger.arrivedAt(one)).toHaveLength(1);
    expect(await ledger.figuresOf(id)).toMatchObject({ matched: 1, sent: 1 });
  });

  it('keeps how its mails ended when the store fails in the middle: none of them goes out again', async () => {
    const readers = await ledger.readersIn('NL', 90);
    const getMany = office.room.suppressions.getMany.bind(office.room.suppressions);
    let reads = 0;
    office.room.suppressions.getMany = (ids) => {
      reads += 1;
      return reads === 3 ? Promise.reject(new Error('the store is away')) : getMany(ids);
    };
    const id = await ledger.published('NL');
    office.room.suppressions.getMany = getMany;
    await vi.waitFor(async () => {
      ledger.later(5);
      expect(await ledger.figuresOf(id)).toMatchObject({ waiting: 0, sent: 90 });
    }, PATIENCE);
    expect(readers.filter((reader) => ledger.arrivedAt(reader).length !== 1)).toEqual([]);
  });

  it('has sent, or may have, what was begun when its process ended, though it is told to nobody any more', async () => {
    const [one] = await ledger.readersIn('CA', 1);
    const id = await ledger.published('CA');
    const [shard] = await ledger.shardsOf(id);
    if (!shard || !one) throw new Error('there is no shard');
    await office.tell(office.risk.cancel(id));
    await office.idle();
    await ledger.leftBehind(shard, new Map([[0, 'trying']]));
    expect(await ledger.stateFor(id, one)).toBe('unknown');
    expect(ledger.arrivedAt(one).map(({ subject }) => subject)).toEqual([
      expect.stringContaining('urgent'),
      expect.stringContaining('Withdrawn'),
    ]);
  });

  it('sends what was begun also when the mail server is away at first', async () => {
    const readers = await ledger.readersIn('GR', 30);
    office.mailer.answer = () => DEFERRED;
    const id = await ledger.published('GR');
    const [shard] = await ledger.shardsOf(id);
    if (!shard) throw new Error('there is no shard');
    await ledger.leftBehind(shard, new Map(statesIn(shard).map(([place]) => [place, 'trying'] as const)));
    office.mailer.answer = () => SENT;
    await vi.waitFor(async () => {
      ledger.later(30);
      expect(await ledger.figuresOf(id)).toMatchObject({ waiting: 0, sent: 30 });
    }, PATIENCE);
    expect(readers.filter((reader) => ledger.arrivedAt(reader).length === 0)).toEqual([]);
  });
});
