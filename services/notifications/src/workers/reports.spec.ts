import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportKind, SendOutcome } from '@sinan/mail';
import { instant } from '@sinan/runtime';
import { type Actor, anonymous, idOf, newId } from '@sinan/schema';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { confirm, eraseSubscription, subscribe } from '../commands/index.ts';
import { contactGone, forgetPerson } from '../erasure/forgetting.ts';
import { idsIn } from '../ledger/readers.ts';
import { withStates } from '../ledger/rows.ts';
import { deliveryProgress, exportSubscription, personalData, readLink } from '../queries/index.ts';
import { liftSuppression, noteReport, suppressionOf, suppressions } from '../suppression/index.ts';
import { aPerson, caseAccepted, contactStated, NOW } from '../testing/builders.ts';
import { manageToken } from '../testing/links.ts';
import { type Office, openOffice, PATIENCE } from '../testing/office.ts';
import { ticketIn } from '../testing/return-path.ts';
import { aSubscriber } from '../testing/subscribers.ts';
import { aChoice } from '../testing/subscription-life.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ bounceAddress: 'bounces@alerts.example.cn' });
});
afterEach(() => {
  office.mailer.answer = () => sent;
});
afterAll(() => office.close());

const sent: SendOutcome = { kind: 'sent', response: '250 OK' };
const call = () => office.test.call({ kind: 'system', service: 'spec' });
const minutes = (count: number) => office.test.clock.set(office.test.clock.now() + count * 60_000);

/** The nth mail to an address (from 1) comes back. */
async function comesBack(email: string, kind: ReportKind, nth = 1): Promise<void> {
  const ticket = ticketIn(office.mailer.to(email)[nth - 1]?.returnPath);
  await noteReport.run(office.room, call(), { ticket, kind, status: null });
  await office.idle();
}
/** A warning to those who chose a country, in its next versions too. */
async function aWarning(country: string, severity: 'notice' | 'warning' | 'urgent' = 'urgent') {
  const version = () => ({ severity, countries: [country], at: instant(office.test.clock.now()) });
  const first = office.risk.publish(version());
  const id = idOf('warning').parse(first.subject);
  const told = async (event: typeof first) => {
    minutes(1);
    await office.tell(event);
    await office.idle();
  };
  await told(first);
  const figures = async () => (await deliveryProgress.run(office.room, call(), { warningId: id }))?.parts ?? [];
  return { next: () => told(office.risk.publish(version(), id)), figures };
}
/** Every byte of the room's folder. */
async function bytesKept(): Promise<string> {
  const files = (await readdir(office.test.folder, { recursive: true, withFileTypes: true })).filter((one) =>
    one.isFile(),
  );
  return Buffer.concat(
    await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name)))),
  ).toString('latin1');
}
const standing = async (email: string) => suppressionOf(office.room, email);

/** A daily reader, two warnings that are gathered for them, and the digest that tells of both. */
async function aDigest(name: string, country: string) {
  const rhythm = { every: 'day', hour: 8, zone: 'Asia/Shanghai' } as const;
  const reader = await aSubscriber(office, name, { countries: [country], rhythm });
  const two = [await aWarning(country, 'notice'), await aWarning(country, 'warning')];
  const goesOut = async () => {
    minutes(24 * 60);
    office.room.mails.stir();
    await office.idle();
  };
  const figures = async () => (await Promise.all(two.map((one) => one.figures()))).flat();
  return { reader, goesOut, figures };
}

describe('a digest that comes back', () => {
  it('is bounced with all that it told of, and the next one is not sent', async () => {
    const { reader, goesOut, figures } = await aDigest('daily', 'PE');
    await goesOut();
    expect(await figures()).toMatchObject([{ sent: 1 }, { sent: 1 }]);
    await comesBack(reader.email, 'hard');
    for (const one of await figures()) expect(one).toMatchObject({ matched: 1, sent: 0, bounced: 1, waiting: 0 });
    const next = await aWarning('PE', 'warning');
    expect(await next.figures()).toMatchObject([{ waiting: 1, gathered: 1 }]);
    await goesOut();
    expect(await next.figures()).toMatchObject([{ matched: 1, waiting: 0, gathered: 0, suppressed: 1 }]);
    expect(reader.received()).toHaveLength(1);
  });

  it('as spam ends the subscription', async () => {
    const { reader, goesOut, figures } = await aDigest('complains-daily', 'UY');
    await goesOut();
    await comesBack(reader.email, 'complaint');
    for (const one of await figures()) expect(one).toMatchObject({ matched: 1, sent: 1, bounced: 0 });
    expect((await office.room.subscriptions.load(reader.id))?.state.status).toBe('left');
  });
});

describe('a warning that comes back', () => {
  it('for good is bounced, and its reader is not mailed the next one; others are', async () => {
    const [gone, stays] = [
      await aSubscriber(office, 'gone', { countries: ['AR'] }),
      await aSubscriber(office, 'stays', { countries: ['AR'] }),
    ];
    const warning = await aWarning('AR');
    await comesBack(gone.email, 'hard');
    expect(await warning.figures()).toMatchObject([{ matched: 2, sent: 1, bounced: 1, waiting: 0 }]);
    await warning.next();
    expect([gone.received().length, stays.received().length]).toEqual([1, 2]);
    expect((await warning.figures())[1]).toMatchObject({ matched: 2, sent: 1, suppressed: 1, bounced: 0 });
  });

  it('however often counts once', async () => {
    const { email } = await aSubscriber(office, 'twice', { countries: ['BO'] });
    const warning = await aWarning('BO');
    for (let time = 0; time < 3; time += 1) await comesBack(email, 'soft');
    expect(await standing(email)).toMatchObject({ standing: 'counting', count: 1 });
    expect(await warning.figures()).toMatchObject([{ matched: 1, sent: 0, bounced: 1 }]);
  });

  it('for what it says or where it comes from is bounced, and nothing is held against its reader', async () => {
    const { email, received } = await aSubscriber(office, 'blocked', { countries: ['CL'] });
    const warning = await aWarning('CL');
    await comesBack(email, 'blocked');
    expect(await warning.figures()).toMatchObject([{ sent: 0, bounced: 1 }]);
    expect(await standing(email)).toBeNull();
    await warning.next();
    expect(received()).toHaveLength(2);
  });

  it('for now has the next one wait for an hour', async () => {
    const { email, received } = await aSubscriber(office, 'full', { countries: ['CO'] });
    const warning = await aWarning('CO');
    await comesBack(email, 'soft');
    await warning.next();
    expect(received()).toHaveLength(1);
    expect((await warning.figures())[1]).toMatchObject({ waiting: 1 });
    minutes(61);
    await vi.waitFor(() => expect(received()).toHaveLength(2), PATIENCE);
  });

  it('is known for the mail that it repeats', async () => {
    const { email } = await aSubscriber(office, 'unsure', { countries: ['EC'] });
    office.mailer.answer = ({ to }) => (to.address === email ? { kind: 'unknown', reason: 'cut' } : sent);
    const warning = await aWarning('EC');
    minutes(2);
    await vi.waitFor(() => expect(office.mailer.to(email)).toHaveLength(2), PATIENCE);
    const [one, two] = office.mailer.to(email);
    expect(one?.returnPath).toBe(two?.returnPath);
    await office.idle();
    await comesBack(email, 'hard', 2);
    expect(await warning.figures()).toMatchObject([{ matched: 1, unknown: 0, bounced: 1 }]);
  });

  it('is known by the first transmission of a mail that was deferred when it was sent once more', async () => {
    const { id, email } = await aSubscriber(office, 'moved', { countries: ['ZW'] });
    const warning = await aWarning('ZW');
    const { rows } = await office.room.shardReaders.page({ where: {}, limit: 1_000 });
    const shard = await office.room.shards.rows.get(rows.find(({ doc }) => idsIn(doc).includes(id))?.doc.id ?? '');
    if (!shard) throw new Error('there is no shard');
    // As a kill leaves it behind: the transmission had begun.
    const due = instant(office.test.clock.now());
    const begun = withStates(shard.doc, new Map([[0, 'trying']]), office.test.clock.now());
    await office.room.shards.rows.replace({ ...begun, open: true, lease: null, due }, shard.revision);
    office.mailer.answer = ({ to }) => (to.address === email ? { kind: 'deferred', reason: '451' } : sent);
    office.room.shards.stir();
    await office.idle();
    office.mailer.answer = () => sent;
    await vi.waitFor(async () => {
      minutes(1);
      office.room.mails.stir();
      expect(await warning.figures()).toMatchObject([{ matched: 1, sent: 1 }]);
    }, PATIENCE);
    await comesBack(email, 'hard');
    expect(await warning.figures()).toMatchObject([{ matched: 1, sent: 0, bounced: 1 }]);
    expect(await standing(email)).toMatchObject({ standing: 'suppressed' });
  });

  it('leaves a mail that was refused as it is', async () => {
    const { email } = await aSubscriber(office, 'refused', { countries: ['PE'] });
    office.mailer.answer = ({ to }) =>
      to.address === email ? { kind: 'refused', to: 'recipient', code: 550, response: '550' } : sent;
    const warning = await aWarning('PE');
    await comesBack(email, 'hard');
    expect(await warning.figures()).toMatchObject([{ refused: 1, bounced: 0 }]);
    expect(await standing(email)).toBeNull();
  });

  it('by a ticket that no mail has does nothing', async () => {
    await noteReport.run(office.room, call(), { ticket: 'a'.repeat(16), kind: 'hard', status: '5.1.1' });
    await office.idle();
    expect((await office.room.reports.rows.get(`report/${'a'.repeat(16)}/hard`))?.doc).toMatchObject({ open: false });
  });
});

describe('a warning that is complained about', () => {
  it('did arrive; its reader is no subscriber any more, and is mailed about their cases still', async () => {
    const { id, email, received } = await aSubscriber(office, 'complains', { countries: ['PY'] });
    const warning = await aWarning('PY');
    await comesBack(email, 'complaint');
    expect(await warning.figures()).toMatchObject([{ sent: 1, bounced: 0 }]);
    expect((await office.room.subscriptions.load(id))?.state).toMatchObject({ status: 'left' });
    expect(await standing(email)).toMatchObject({ standing: 'suppressed', reason: 'complaint' });
    await warning.next();
    expect(received()).toHaveLength(1);
    const person = aPerson();
    await office.tell(contactStated(person, email, 'en'));
    await office.tell(caseAccepted(person));
    await office.idle();
    expect(received()).toHaveLength(2);
  });
});

describe('a subscriber whose mails came back', () => {
  /** The token of the link in the last mail to an address. */
  const linkTo = (email: string): string =>
    decodeURIComponent(/\/confirm\?token=(\S+)/.exec(office.mailer.to(email).at(-1)?.text ?? '')?.[1] ?? '');
  const asks = async (email: string, countries: readonly string[]) => {
    await subscribe.run(office.room, office.test.call(anonymous), { email, countries, locale: 'en' });
    await office.idle();
    return linkTo(email);
  };
  const follows = (token: string) => confirm.run(office.room, office.test.call(anonymous), { token });

  it('comes back by asking again and following the link, though nothing else is to be confirmed', async () => {
    const email = 'back@example.com';
    const old = await asks(email, ['UY']);
    await follows(old);
    const warning = await aWarning('UY');
    await comesBack(email, 'hard', 2);
    minutes(1);
    await follows(old);
    expect(await standing(email)).toMatchObject({ standing: 'suppressed' });
    const token = await asks(email, ['UY']);
    expect(await readLink.run(office.room, call(), { token, purpose: 'confirm' })).toMatchObject({ status: 'open' });
    await warning.next();
    expect(await follows(token)).toEqual({ countries: ['UY'] });
    expect(await standing(email)).toMatchObject({ standing: 'lifted' });
    expect(await readLink.run(office.room, call(), { token, purpose: 'confirm' })).toMatchObject({ status: 'used' });
    await warning.next();
    expect(office.mailer.to(email).map(({ headers }) => headers[0]?.[1])).toEqual([
      'confirm-subscription',
      'warning',
      'confirm-subscription',
      'warning-updated',
    ]);
  });

  it('comes back after a complaint by subscribing again', async () => {
    const email = 'regrets@example.com';
    await follows(await asks(email, ['VE']));
    const warning = await aWarning('VE');
    await comesBack(email, 'complaint', 2);
    minutes(1);
    await follows(await asks(email, ['VE']));
    expect(await standing(email)).toMatchObject({ standing: 'lifted' });
    await warning.next();
    expect(office.mailer.to(email)).toHaveLength(4);
  });

  it('reads so in their copy, and no byte of it is left when they are erased', async () => {
    const [one, two] = ['person@one.example', 'subscriber@two.example'];
    for (const email of [one, two]) await follows(await asks(email, ['SR']));
    await aWarning('SR');
    for (const email of [one, two]) await comesBack(email, 'hard', 2);
    const personId = newId('person', NOW);
    const copy = await personalData.run(office.room, call(), { personId, email: one });
    const returned = { address: 'p***@one.example', standing: 'suppressed', reason: 'hard', count: 1 };
    expect(copy).toMatchObject({ returned, subscription: { returned } });
    expect(JSON.stringify((await standing(one)) ?? '')).not.toContain(one);
    expect(await bytesKept()).toContain(returned.address);
    await forgetPerson.run(office.room, call(), { personId, email: one });
    await vi.waitFor(async () => expect(await standing(one)).toBeNull(), PATIENCE);
    const manage = /\/manage\?token=(\S+)/.exec(office.mailer.to(two).at(-1)?.text ?? '')?.[1] ?? '';
    await eraseSubscription.run(office.room, office.test.call(anonymous), { token: decodeURIComponent(manage) });
    await comesBack(two, 'soft', 2);
    expect(await standing(two)).toBeNull();
    await office.test.resources.scrub();
    const kept = await bytesKept();
    for (const address of [one, two, 'p***@one.example', 's***@two.example']) expect(kept).not.toContain(address);
  });
});

describe('an administrator', () => {
  const admin: Actor = { kind: 'system', service: 'spec' };
  const listed = () => suppressions.run(office.room, office.test.call(admin), { first: 100 });

  it('sees whom no mail goes to, without the address, and has it go again, once', async () => {
    const { email, received } = await aSubscriber(office, 'lifted', { countries: ['GY'] });
    const warning = await aWarning('GY');
    await comesBack(email, 'hard');
    const [first] = (await listed()).items;
    expect(first).toMatchObject({ address: 'l***@example.com', reason: 'hard', count: 1 });
    minutes(1);
    const lift = () =>
      liftSuppression.run(office.room, office.test.call(admin), { id: first?.id ?? '', reason: 'They called.' });
    expect(await lift()).toEqual({ id: first?.id });
    await expect(lift()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await listed()).items.map(({ id }) => id)).not.toContain(first?.id);
    expect(await standing(email)).toMatchObject({ lift: { by: 'system:spec', reason: 'They called.' } });
    await comesBack(email, 'soft');
    await warning.next();
    expect(received()).toHaveLength(2);
  });
});

describe('what is held against an address', () => {
  const asker = () => office.test.call(anonymous);
  const token = (id: string) => manageToken(office, id);
  const returnedTo = async (id: string) => {
    const copy = await exportSubscription.run(office.room, asker(), { token: token(id) });
    return (copy as { readonly returned: object | null }).returned;
  };

  it('after a complaint is in the copy of who has left by it, and goes with them', async () => {
    const { id, email } = await aSubscriber(office, 'left-by-it', { countries: ['GY'] });
    await aWarning('GY');
    await comesBack(email, 'complaint');
    expect(await returnedTo(id)).toMatchObject({ reason: 'complaint' });
    await eraseSubscription.run(office.room, asker(), { token: token(id) });
    expect(await standing(email)).toBeNull();
  });

  it('is forgotten also of who is erased while it is being written', async () => {
    const { id, email } = await aSubscriber(office, 'erased-meanwhile', { countries: ['SR'] });
    await aWarning('SR');
    const { suppressions } = office.room;
    const insert = suppressions.insert.bind(suppressions);
    suppressions.insert = async (doc) => {
      await eraseSubscription.run(office.room, asker(), { token: token(id) });
      return insert(doc);
    };
    await comesBack(email, 'hard');
    suppressions.insert = insert;
    expect(await standing(email)).toBeNull();
  });

  it('is forgotten of a person whose end was begun before the notice came', async () => {
    const [personId, email] = [aPerson(), 'ends@example.com'];
    await office.tell(contactStated(personId, email, 'en'));
    await office.tell(caseAccepted(personId));
    await office.idle();
    await forgetPerson.run(office.room, call(), { personId, email });
    await office.idle();
    await comesBack(email, 'hard');
    await contactGone(office.room, personId, { signal: new AbortController().signal, call: call() });
    expect(await standing(email)).toBeNull();
  });

  it('by a complaint about an earlier mail does not put out who has come back since', async () => {
    const { id, email, does } = await aSubscriber(office, 'came-back', { countries: ['CL'] });
    const warning = await aWarning('CL');
    await warning.next();
    await comesBack(email, 'complaint', 2);
    minutes(1);
    const at = instant(office.test.clock.now());
    await does({ type: 'request', email, ...aChoice({ countries: ['CL'] }), at });
    await does({ type: 'confirm', number: 2, at });
    await comesBack(email, 'complaint', 1);
    expect((await office.room.subscriptions.load(id))?.state.status).toBe('confirmed');
  });
});
