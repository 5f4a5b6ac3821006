import { createHmac } from 'node:crypto';
import { instant } from '@sinan/runtime';
import { anonymous, type Envelope, type Id, parseInput } from '@sinan/schema';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { eraseSubscription, leave, pauseWebhook, setWebhook } from '../commands/index.ts';
import { webhook } from '../queries/index.ts';
import { aReason, NOW } from '../testing/builders.ts';
import { manageToken } from '../testing/links.ts';
import { type Office, openOffice, PATIENCE } from '../testing/office.ts';
import { openReceiver, type Received, type Receiver } from '../testing/receiver.ts';
import { aSubscriber } from '../testing/subscribers.ts';
import { postIdOf } from './rows.ts';

let office: Office;
let receiver: Receiver;
beforeAll(async () => {
  office = await openOffice({ webhookTargets: 'any' });
  receiver = await openReceiver();
});
afterEach(() => {
  receiver.answer = (res) => res.writeHead(204).end();
  office.test.clock.set(NOW);
});
afterAll(async () => {
  await office.close();
  await receiver.close();
});

const call = () => office.test.call(anonymous);

/** A subscriber of a country whose program listens at a path of its own. */
async function listening(name: string, country: string) {
  const reader = await aSubscriber(office, name, { countries: [country] });
  const token = manageToken(office, reader.id);
  const url = `${receiver.url}/${name}?key=of-its-own`;
  const { secret } = await setWebhook.run(office.room, call(), parseInput(setWebhook.input, { token, url }));
  const received = () => receiver.received.filter(({ path }) => path.startsWith(`/${name}?`));
  const row = async (event: Envelope, version = 1) => {
    const content = { kind: 'warning', warningId: event.subject as Id<'warning'>, version } as const;
    return (await office.room.posts.rows.get(postIdOf(content, reader.id)))?.doc;
  };
  const mailed = () => office.mailer.to(reader.email).map(({ subject }) => subject);
  const seen = () => webhook.run(office.room, call(), { token });
  return { ...reader, token, secret, received, row, seen, mailed };
}

async function published(country: string, warningId?: string): Promise<Envelope> {
  const event = office.risk.publish({ countries: [country] }, warningId as Id<'warning'> | undefined);
  await office.tell(event);
  await office.idle();
  return event;
}
const bodyIn = ({ body }: Received) =>
  JSON.parse(body) as { readonly type: string; readonly data: { readonly version: number } };

/** As a receiver verifies it, by the specification and nothing of ours. */
function isSigned({ headers, body }: Received, secret: string): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const signature = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  return String(headers['webhook-signature']).split(' ').includes(signature);
}

describe('a warning', () => {
  it('is posted to the program of whom it concerns once, signed, however often its event comes', async () => {
    const [met, other] = [await listening('met', 'BR'), await listening('other', 'FR')];
    const event = await published('BR');
    await office.tell(event, 3);
    await office.idle();
    expect(other.received()).toEqual([]);
    const [post, ...more] = met.received();
    expect(more).toEqual([]);
    expect(post && isSigned(post, met.secret)).toBe(true);
    expect(post?.headers['webhook-timestamp']).toBe(String(NOW / 1000));
    expect(JSON.parse(post?.body ?? '')).toEqual({
      type: 'warning.published',
      timestamp: '2026-11-23T08:00:00.000Z',
      data: {
        warningId: event.subject,
        version: 1,
        severity: 'urgent',
        countries: ['BR'],
        rights: ['trademark'],
        industries: [],
        platforms: [],
        title: { zh: '美国商标批量诉讼增加', en: 'More mass trademark suits in the US' },
        whatToDo: { zh: '核对店铺名称。', en: 'Check your shop names.' },
        link: `http://localhost:4000/warnings/${event.subject}`,
      },
    });
    expect((await met.seen())?.posts).toMatchObject([
      { type: 'warning.published', version: 1, state: 'delivered', tries: 1, outcome: 204 },
    ]);
  });

  it('is posted with each version, and with its withdrawal to whoever got one', async () => {
    const program = await listening('versions', 'CL');
    const { subject } = await published('CL');
    await published('CO', subject);
    await office.tell(office.risk.cancel(subject as Id<'warning'>));
    await office.idle();
    const bodies = program.received().map(bodyIn);
    expect(bodies.map(({ type, data }) => [type, data.version])).toEqual([
      ['warning.published', 1],
      ['warning.updated', 2],
      ['warning.cancelled', 2],
    ]);
    expect(bodies[2]?.data).toMatchObject({ reason: aReason, countries: ['CO'] });
    expect(new Set(program.received().map(({ headers }) => headers['webhook-id'])).size).toBe(3);
  });

  it('that was withdrawn before it could be posted is not, nor is the withdrawal', async () => {
    const program = await listening('never-told', 'PE');
    const hold = vi.spyOn(office.room.hosts, 'enter').mockImplementation(() => ({ later: NOW + 60_000 }));
    const { subject } = await published('PE');
    await office.tell(office.risk.cancel(subject as Id<'warning'>));
    hold.mockRestore();
    await vi.waitFor(async () => {
      office.test.clock.set(office.test.clock.now() + 60_000);
      expect((await program.seen())?.posts.map(({ state }) => state)).toEqual(['dropped', 'dropped']);
    }, PATIENCE);
    expect(program.received()).toEqual([]);
  });

  it('is not posted to who has paused the webhook, to who has left, nor to who is erased', async () => {
    const [paused, left, erased] = [
      await listening('paused', 'KE'),
      await listening('left', 'KE'),
      await listening('erased', 'KE'),
    ];
    await pauseWebhook.run(office.room, call(), { token: paused.token });
    await leave.run(office.room, call(), { token: left.token, by: 'page' });
    await eraseSubscription.run(office.room, call(), { token: erased.token });
    await published('KE');
    expect([paused, left, erased].flatMap(({ received }) => received())).toEqual([]);
    const kept = await office.room.webhooks.getMany([paused.id, left.id, erased.id]);
    expect(kept.map(({ doc }) => doc.id)).toEqual([paused.id]);
  });

  it.each(['leaves', 'is erased'] as const)('is not tried again for who %s meanwhile', async (what) => {
    const program = await listening(what === 'leaves' ? 'leaving' : 'erasing', 'MA');
    receiver.answer = (res) => res.writeHead(503).end();
    const event = await published('MA');
    expect(await program.row(event)).toMatchObject({ open: true, tries: 1, outcome: 503 });
    await program.does(what === 'leaves' ? { type: 'leave', by: 'page' } : { type: 'erase' });
    office.test.clock.set(NOW + 60_000);
    office.room.posts.stir();
    await vi.waitFor(async () => expect(await program.row(event)).toMatchObject({ state: 'dropped' }), PATIENCE);
    expect(program.received()).toHaveLength(1);
  });

  it('that went live before the webhook was set is not posted', async () => {
    const event = office.risk.publish({ countries: ['NG'], at: instant(NOW - 1_000) });
    const program = await listening('late', 'NG');
    await office.tell(event);
    await office.idle();
    expect(program.received()).toEqual([]);
  });
});

describe('a post that did not arrive', () => {
  it('is made again under the same id, with a signature of its own time, until it does', async () => {
    const program = await listening('again', 'AR');
    receiver.answer = (res) => res.writeHead(500).end();
    const event = await published('AR');
    receiver.answer = (res) => res.writeHead(200).end();
    office.test.clock.set(NOW + 6_000);
    office.room.posts.stir();
    await vi.waitFor(
      async () => expect(await program.row(event)).toMatchObject({ state: 'delivered', tries: 2 }),
      PATIENCE,
    );
    const posts = program.received();
    expect(new Set(posts.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(posts.map(({ body }) => body)).size).toBe(1);
    expect(posts.map(({ headers }) => headers['webhook-timestamp'])).toEqual(
      [NOW, NOW + 6_000].map((at) => String(at / 1000)),
    );
    expect(posts.every((post) => isSigned(post, program.secret))).toBe(true);
  });

  it('waits for as long as its receiver asks for', async () => {
    const program = await listening('patient', 'UY');
    receiver.answer = (res) => res.writeHead(429, { 'retry-after': '600' }).end();
    const event = await published('UY');
    expect((await program.row(event))?.due).toBe(instant(NOW + 600_000));
  });

  it('has failed after a day, and after three days the webhook is switched off', async () => {
    const program = await listening('dead', 'ZA');
    receiver.answer = (res) => res.writeHead(500).end();
    const first = await published('ZA');
    let now = NOW;
    const isOver = async (event: Envelope) => {
      for (; (await program.row(event))?.open; now += 4 * 3_600_000) {
        office.test.clock.set(now);
        office.room.posts.stir();
        await office.idle();
      }
    };
    await isOver(first);
    expect(await program.row(first)).toMatchObject({ state: 'failed', tries: 11, outcome: 500 });
    expect((await program.seen())?.state).toBe('on');
    now = NOW + 72 * 3_600_000;
    office.test.clock.set(now);
    const second = office.risk.publish({ countries: ['ZA'], at: instant(now) });
    await office.tell(second);
    await office.idle();
    await isOver(second);
    expect((await program.seen())?.state).toBe('failing');
    await office.idle();
    expect(program.mailed().at(-1)).toBe('Your webhook was switched off');
  });

  it('is not made again where it was refused, and no post at all where the receiver is gone', async () => {
    const [refusing, gone] = [await listening('refusing', 'EG'), await listening('gone', 'EG')];
    receiver.answer = (res, { path }) => res.writeHead(path.startsWith('/gone?') ? 410 : 404).end();
    const event = await published('EG');
    expect(await refusing.row(event)).toMatchObject({ open: false, state: 'failed', tries: 1, outcome: 404 });
    expect(await gone.row(event)).toMatchObject({ open: false, state: 'failed', outcome: 410 });
    expect([(await refusing.seen())?.state, (await gone.seen())?.state]).toEqual(['on', 'gone']);
    await office.idle();
    const [off] = office.mailer.to(gone.email).filter(({ subject }) => subject === 'Your webhook was switched off');
    expect(off?.text).toContain('your webhook at 127.0.0.1:');
    expect(off?.text).not.toContain('key=');
    expect(refusing.mailed()).not.toContain(off?.subject);
    await published('EG');
    expect([refusing, gone].map(({ received }) => received().length)).toEqual([2, 1]);
  });

  it('is told once that it is off, though two posts were under way when the receiver went', async () => {
    const program = await listening('both', 'SN');
    const held: (() => void)[] = [];
    receiver.answer = (res) => held.push(() => res.writeHead(410).end());
    for (let n = 0; n < 2; n += 1) await office.tell(office.risk.publish({ countries: ['SN'] }));
    await vi.waitFor(() => expect(held).toHaveLength(2), PATIENCE);
    for (const end of held) end();
    await office.idle();
    expect(program.mailed().filter((subject) => subject === 'Your webhook was switched off')).toHaveLength(1);
  });

  it('holds up nobody else', async () => {
    const [slow, quick] = [await listening('slow', 'TR'), await listening('quick', 'TR')];
    const held: (() => void)[] = [];
    receiver.answer = (res, { path }) => {
      const end = () => res.writeHead(204).end();
      if (path.startsWith('/slow?')) held.push(end);
      else end();
    };
    await office.tell(office.risk.publish({ countries: ['TR'] }));
    await vi.waitFor(() => expect([slow, quick].map(({ received }) => received().length)).toEqual([1, 1]), PATIENCE);
    await vi.waitFor(async () => expect((await quick.seen())?.posts[0]?.state).toBe('delivered'), PATIENCE);
    expect((await slow.seen())?.posts[0]?.state).toBe('waiting');
    for (const end of held) end();
    await office.idle();
  });
});

describe('a process that ended', () => {
  it('when it had switched a webhook off leaves a post by which another tells of it, once', async () => {
    const program = await listening('untold', 'CM');
    receiver.answer = (res) => res.writeHead(410).end();
    const event = await published('CM');
    await office.idle();
    const stored = await office.room.posts.rows.get((await program.row(event))?.id ?? '');
    if (stored === null) throw new Error('there is no row');
    await office.room.mails.rows.remove(`mail/webhook-off/${stored.doc.id}`);
    await office.room.posts.rows.replace({ ...stored.doc, open: true, due: instant(NOW) }, stored.revision);
    office.room.posts.stir();
    await office.idle();
    await vi.waitFor(
      () => expect(program.mailed().filter((subject) => subject.includes('webhook'))).toHaveLength(2),
      PATIENCE,
    );
    expect(program.received()).toHaveLength(1);
  });

  it('between the row and the try leaves a post that another makes', async () => {
    const program = await listening('unmade', 'GH');
    const event = await published('GH');
    const before = await office.room.posts.rows.get((await program.row(event))?.id ?? '');
    if (before === null) throw new Error('there is no row');
    // As a kill leaves it: the row is there, and says of no try.
    const untried = { ...before.doc, open: true, state: 'waiting', tries: 0, triedAt: null, outcome: null } as const;
    await office.room.posts.rows.replace({ ...untried, due: instant(NOW) }, before.revision);
    office.room.posts.stir();
    await office.idle();
    const ids = program.received().map(({ headers }) => headers['webhook-id']);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('in the middle of the planning leaves a notice that adds what is missing, and nothing twice', async () => {
    const [first, second] = [await listening('planned', 'SN'), await listening('unplanned', 'SN')];
    const event = await published('SN');
    await office.room.posts.rows.remove((await second.row(event))?.id ?? '');
    const notice = await office.room.notices.rows.get(`notice/${event.subject}.1`);
    if (notice === null) throw new Error('there is no notice');
    await office.room.notices.rows.replace({ ...notice.doc, open: true, due: instant(NOW) }, notice.revision);
    await office.room.notices.add([]);
    await office.idle();
    expect([first, second].map(({ received }) => received().length)).toEqual([1, 2]);
    expect(new Set(second.received().map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });
});
