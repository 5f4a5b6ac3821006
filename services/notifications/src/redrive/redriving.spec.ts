import { type SendOutcome, UnsafeMail } from '@sinan/mail';
import { instant } from '@sinan/runtime';
import { type Call, type Id, idOf, newId } from '@sinan/schema';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readersOf } from '../ledger/readers.ts';
import { entryOf } from '../ledger/reading.ts';
import { type EntryState, type ShardRow, withStates } from '../ledger/rows.ts';
import { askForMails } from '../mails.ts';
import { type DeliveryFigures, deliveryProgress } from '../queries/index.ts';
import type { MailRow } from '../rows.ts';
import { NOW } from '../testing/builders.ts';
import { type Office, openOffice, PATIENCE } from '../testing/office.ts';
import { type ASubscriber, aSubscriber } from '../testing/subscribers.ts';
import { redrive } from './redriving.ts';

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
const POLICY: SendOutcome = { kind: 'refused', to: 'recipient', code: 554, response: '554 5.7.1 not by our policy' };
const NO_MAILBOX: SendOutcome = { kind: 'refused', to: 'recipient', code: 550, response: '550 5.1.1 no such mailbox' };
const later = (seconds: number) => office.test.clock.set(office.test.clock.now() + seconds * 1_000);

const aCall = (): Call => office.test.call({ kind: 'system', service: 'spec' });
const redriven = async (warningId: Id<'warning'>, { version = 1, withdrawal = false, call = aCall() } = {}) =>
  (await redrive.run(office.room, call, { warningId, version, withdrawal })).mails;
async function figuresOf(warningId: Id<'warning'>): Promise<DeliveryFigures | undefined> {
  return (await deliveryProgress.run(office.room, aCall(), { warningId }))?.parts.at(-1);
}
const sumOf = ({ matched: _, gathered: __, ...ends }: DeliveryFigures) =>
  ends.waiting + ends.sent + ends.bounced + ends.refused + ends.unknown + ends.suppressed + ends.expired;

const readersIn = (country: string, names: readonly string[]) =>
  Promise.all(names.map((name) => aSubscriber(office, `${country}-${name}`, { countries: [country] })));
/** How many mails each of them got, by the first part of their addresses behind the country. */
const arrived = (readers: readonly ASubscriber[]) =>
  Object.fromEntries(readers.map(({ email }) => [nameIn(email), office.mailer.to(email).length]));
const nameIn = (email: string) => email.split('@', 1)[0]?.split('-').slice(1).join('-') ?? '';
const answering = (answers: { readonly [name: string]: SendOutcome }) => {
  office.mailer.answer = ({ to }) => answers[nameIn(to.address)] ?? SENT;
};
async function published(country: string, said: { readonly expiresAt?: string } = {}): Promise<Id<'warning'>> {
  const event = office.risk.publish({ countries: [country], ...said });
  await office.tell(event);
  await office.idle();
  return idOf('warning').parse(event.subject);
}

const stateFor = async (id: string, { id: reader }: ASubscriber) =>
  (await entryOf(office.room, id, '1', reader))?.state;
/** As a shard stands when these mails came to these ends, and nothing is sent of it any more, unless `more` says so. */
async function leftAs(id: string, ends: ReadonlyMap<ASubscriber, EntryState>, more: Partial<ShardRow> = {}) {
  const stored = (await office.room.shards.rows.page({ where: { about: id }, limit: 1 })).rows[0];
  if (!stored) throw new Error('there is no shard');
  const { doc, revision } = stored;
  const readers = await readersOf(office.room, doc);
  const states = new Map([...ends].map(([reader, state]) => [readers.indexOf(reader.id), state] as const));
  await office.room.shards.rows.replace({ ...withStates(doc, states, NOW), open: false, ...more }, revision);
}
/** A mail by a row of its own, as it stands. */
async function rowAs(id: Id<'warning'>, reader: ASubscriber, more: Partial<MailRow>): Promise<void> {
  const content = { kind: 'warning', warningId: id, version: 1 } as const;
  const mail = { id: `mail/${id}.1/${reader.id}`, to: `subscription:${reader.id}`, content } as const;
  await askForMails(office.room, [{ ...mail, due: instant(NOW + 3_600_000) }]);
  const stored = await office.room.mails.rows.get(mail.id);
  if (!stored) throw new Error('there is no row');
  await office.room.mails.rows.replace({ ...stored.doc, ...more }, stored.revision);
}

/** Mails in every state, in a shard and in rows; nobody has got any but those that the states say. */
async function aWorld(country: string) {
  const ends = ['expired', 'refused', 'sent', 'unknown', 'bounced', 'suppressed'] as const;
  const shard = await readersIn(country, [...ends, 'waiting', 'trying']);
  const rows = await readersIn(
    country,
    [...ends, 'given-up', 'deferred'].map((name) => `row-${name}`),
  );
  const outside = await aSubscriber(office, `${country}-outside`, { countries: ['VA'] });
  const id = await published(country);
  office.mailer.mails.length = 0;
  const named = (of: readonly ASubscriber[]) => new Map(of.map((reader) => [nameIn(reader.email), reader]));
  const states = [...named(shard)].map(([name, reader]) => [reader, name as EntryState] as const);
  await leftAs(id, new Map([...states, ...rows.map((reader) => [reader, 'moved'] as const)]));
  for (const [name, reader] of named(rows)) {
    const state = name === 'row-given-up' || name === 'row-deferred' ? 'waiting' : name.slice('row-'.length);
    const failsSince = instant(NOW - 60_000);
    await rowAs(id, reader, {
      state: state as MailRow['state'],
      open: name === 'row-deferred',
      attempts: 3,
      failsSince,
    });
  }
  return { id, readers: [...shard, ...rows, outside] };
}
const MISSING = ['expired', 'refused', 'waiting', 'row-expired', 'row-refused', 'row-given-up', 'row-deferred'];
const ONCE_EACH = (readers: readonly ASubscriber[]) =>
  Object.fromEntries(readers.map(({ email }) => [nameIn(email), MISSING.includes(nameIn(email)) ? 1 : 0]));

describe('the redrive of a part', () => {
  it('sends what did not go out, whether in shards or rows, and nothing else; repeated, it sends nothing more', async () => {
    const { id, readers } = await aWorld('DE');
    const before = await figuresOf(id);
    expect(before).toMatchObject({ matched: 16, waiting: 1, expired: 5, refused: 2, unknown: 2 });
    const call = aCall();
    expect(await redriven(id, { call })).toBe(7);
    await vi.waitFor(async () => {
      const figures = await figuresOf(id);
      if (!figures) throw new Error('there are no figures');
      expect(sumOf(figures)).toBe(figures.matched);
      expect(figures).toMatchObject({
        matched: 16,
        waiting: 0,
        sent: 9,
        expired: 0,
        refused: 0,
        unknown: 3,
        bounced: 2,
      });
    }, PATIENCE);
    expect(arrived(readers)).toEqual(ONCE_EACH(readers));
    expect([await redriven(id, { call }), await redriven(id)]).toEqual([7, 0]);
    await office.idle();
    expect(arrived(readers)).toEqual(ONCE_EACH(readers));
  });

  it('keeps the Message-ID of what it sends again', async () => {
    const [one] = await readersIn('FR', ['policy']);
    answering({ policy: POLICY });
    const id = await published('FR');
    answering({});
    expect(await redriven(id)).toBe(1);
    await office.idle();
    const mails = office.mailer.to(one?.email ?? '');
    expect(mails).toHaveLength(2);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
    expect(await figuresOf(id)).toMatchObject({ matched: 1, sent: 1, refused: 0 });
  });

  it('tries again what was refused for our own sake, and not what was held against the address', async () => {
    const readers = await readersIn('IT', ['policy', 'no-mailbox', 'unsafe']);
    office.mailer.answer = ({ to }) => {
      if (nameIn(to.address) === 'unsafe') throw new UnsafeMail('to', 'a header cannot be written');
      return nameIn(to.address) === 'policy' ? POLICY : NO_MAILBOX;
    };
    const id = await published('IT');
    expect(await figuresOf(id)).toMatchObject({ matched: 3, refused: 3 });
    answering({});
    expect(await redriven(id)).toBe(2);
    await office.idle();
    expect(await figuresOf(id)).toMatchObject({ matched: 3, sent: 2, refused: 1 });
    expect(arrived(readers)).toEqual({ policy: 2, 'no-mailbox': 1, unsafe: 2 });
  });

  it('is made up after a process ended between its writes, by the same command or another', async () => {
    for (const [country, isSame] of [
      ['ES', true],
      ['PT', false],
    ] as const) {
      const { id, readers } = await aWorld(country);
      const call = aCall();
      const replace = office.room.mails.rows.replace.bind(office.room.mails.rows);
      let writes = 0;
      office.room.mails.rows.replace = (doc, revision) => {
        writes += 1;
        return writes === 2 ? Promise.reject(new Error('the process ended')) : replace(doc, revision);
      };
      await expect(redriven(id, { call })).rejects.toThrow('the process ended');
      office.room.mails.rows.replace = replace;
      if (!isSame) await redriven(id);
      const mails = await redriven(id, { call });
      if (isSame) expect(mails).toBe(7);
      await vi.waitFor(async () => expect(await figuresOf(id)).toMatchObject({ waiting: 0, sent: 9 }), PATIENCE);
      expect(await redriven(id)).toBe(0);
      expect(arrived(readers)).toEqual(ONCE_EACH(readers));
    }
  });

  it('has what a receiver put off go on at once', async () => {
    const readers = await readersIn('GR', ['one', 'two']);
    answering({ one: DEFERRED });
    const id = await published('GR');
    later(2);
    await vi.waitFor(async () => {
      const { rows } = await office.room.mails.rows.page({ where: { about: id, open: true }, limit: 1 });
      expect(rows[0]?.doc).toMatchObject({ lease: null, lastError: expect.any(String) });
    }, PATIENCE);
    answering({});
    expect(await redriven(id)).toBe(1);
    // It failed before, so that while it is being run it looks like one that waits.
    await vi.waitFor(async () => expect(await figuresOf(id)).toMatchObject({ waiting: 0, sent: 2 }), PATIENCE);
    expect(arrived(readers)).toMatchObject({ two: 1 });
  });

  it('leaves alone what waits for the limit of a receiving domain: that has a time of its own', async () => {
    const [one] = await readersIn('IE', ['one']);
    if (!one) throw new Error('there is no reader');
    const id = await published('IE');
    await leftAs(id, new Map([[one, 'moved']]));
    await rowAs(id, one, { longWaits: 1 });
    expect(await redriven(id)).toBe(0);
    expect(await figuresOf(id)).toMatchObject({ matched: 1, waiting: 1 });
  });

  it('has a shard go on at once that waits as a whole', async () => {
    const [alone] = await readersIn('FI', ['alone']);
    const other = await published('FI');
    if (!alone) throw new Error('there is no reader');
    const away = { open: true, due: instant(NOW + 40_000), lease: null, lastError: 'away' };
    await leftAs(other, new Map([[alone, 'waiting']]), away);
    expect(await redriven(other)).toBe(1);
    await vi.waitFor(async () => expect(await stateFor(other, alone)).toBe('sent'), PATIENCE);
  });

  it('takes up what is missing in a shard while that is being sent: whoever sends it goes on with it', async () => {
    const [refused, slow] = await readersIn('NL', ['refused', 'slow']);
    if (!refused || !slow) throw new Error('there are no readers');
    answering({ refused: POLICY });
    const id = await published('NL');
    let finish: ((outcome: SendOutcome) => void) | undefined;
    const { send } = office.mailer;
    office.mailer.send = () =>
      new Promise((resolve) => {
        finish = resolve;
      });
    await leftAs(id, new Map([[slow, 'waiting']]), { open: true, lease: null, due: instant(NOW) });
    office.room.shards.stir();
    await vi.waitFor(() => expect(finish).toBeDefined(), PATIENCE);
    office.mailer.send = send;
    answering({});
    expect(await redriven(id)).toBe(1);
    expect(await figuresOf(id)).toMatchObject({ matched: 2, waiting: 2 });
    finish?.(SENT);
    await vi.waitFor(async () => expect(await figuresOf(id)).toMatchObject({ waiting: 0, sent: 2 }), PATIENCE);
    expect(arrived([refused, slow])).toEqual({ refused: 2, slow: 1 });
  });

  it('sends nothing once the validity of the version is over', async () => {
    const readers = await readersIn('PL', ['one', 'two']);
    const id = await published('PL', { expiresAt: instant(NOW + 60_000) });
    office.mailer.mails.length = 0;
    await leftAs(id, new Map(readers.map((reader) => [reader, 'expired'])));
    later(61);
    expect(await redriven(id)).toBe(0);
    expect(await figuresOf(id)).toMatchObject({ matched: 2, expired: 2 });
    expect(arrived(readers)).toEqual({ one: 0, two: 0 });
  });

  it('sends nothing to who has left meanwhile', async () => {
    const [one] = await readersIn('AT', ['one']);
    if (!one) throw new Error('there is no reader');
    const id = await published('AT');
    await leftAs(id, new Map([[one, 'expired']]));
    await one.does({ type: 'leave', by: 'page' });
    expect(await redriven(id)).toBe(0);
  });

  it('is refused for what a later part has followed, and for no warning', async () => {
    const [one] = await readersIn('CZ', ['one']);
    if (!one) throw new Error('there is no reader');
    const id = await published('CZ');
    await office.tell(office.risk.publish({ countries: ['CZ'] }, id));
    await office.idle();
    await expect(redriven(id)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    await office.tell(office.risk.cancel(id));
    await office.idle();
    office.mailer.mails.length = 0;
    await expect(redriven(id, { version: 2 })).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    expect(await redriven(id, { version: 2, withdrawal: true })).toBe(0);
    await expect(redriven(newId('warning', NOW))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(office.mailer.to(one.email)).toEqual([]);
  });

  it('is kept with who had it done, and when', async () => {
    const id = await published('HU');
    const call = aCall();
    await redriven(id, { call });
    const { rows } = await office.room.redrives.page({ where: { about: id }, limit: 10 });
    expect(rows.map(({ doc }) => doc)).toMatchObject([{ part: '1', by: 'system:spec', at: instant(NOW), mails: 0 }]);
  });
});
