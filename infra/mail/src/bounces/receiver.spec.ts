import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { SECRET, silent } from '../mail.fixture.ts';
import { MAX_REPORT_BYTES } from './read-report.ts';
import { type BounceReceiver, type BounceReceiverOptions, openBounceReceiver, type TakenReport } from './receiver.ts';
import { returnPathOf, ticketOf } from './return-path.ts';

const BOUNCES = 'bounces@alerts.example.cn';
const TICKET = ticketOf(SECRET, 'mail/1');
const PATH = returnPathOf(SECRET, BOUNCES, TICKET);
const sample = (name: string) => readFileSync(new URL(`./samples/${name}.eml`, import.meta.url));

let receiver: BounceReceiver;
let taken: TakenReport[];
const clients: Socket[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await receiver.stop();
});

async function open(more: Partial<BounceReceiverOptions> = {}): Promise<void> {
  taken = [];
  const take = async (report: TakenReport) => void taken.push(report);
  const listen = { host: '127.0.0.1', port: 0 };
  receiver = await openBounceReceiver({ listen, secret: SECRET, address: BOUNCES, log: silent, take, ...more });
}

/** A client that says a line and gives the code of the answer. */
async function client() {
  const socket = connect(receiver.port, '127.0.0.1');
  clients.push(socket);
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  const answer = async (): Promise<number> => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) return 0;
      if (/^\d{3} /.test(value)) return Number(value.slice(0, 3));
    }
  };
  const says = (line: string | Buffer) => {
    socket.write(line);
    socket.write('\r\n');
    return answer();
  };
  return { greeting: await answer(), says };
}

/** Returns a message to an address; gives the code of each answer from RCPT on. */
async function returned(raw: Buffer, to = PATH, from = ''): Promise<readonly number[]> {
  const { says } = await client();
  await says('EHLO mx.example.net');
  await says(`MAIL FROM:<${from}>`);
  const rcpt = await says(`RCPT TO:<${to}>`);
  if (rcpt !== 250) return [rcpt];
  const go = await says('DATA');
  return [rcpt, go, await says(Buffer.concat([raw, Buffer.from('\r\n.')]))];
}

describe('the listener for mails that come back', () => {
  it.each([
    ['postfix-user-unknown', { kind: 'hard', status: '5.1.1' }],
    ['postfix-mailbox-full', { kind: 'soft', status: '5.2.2' }],
    ['outlook-block-list', { kind: 'blocked', status: '5.7.1' }],
    ['arf-abuse', { kind: 'complaint', status: null }],
  ])('takes %s, and keeps nothing else of it', async (name, said) => {
    await open();
    expect(await returned(sample(name))).toEqual([250, 354, 250]);
    expect(taken).toEqual([{ ticket: TICKET, ...said }]);
  });

  it('takes what a server of folded case returns, and what has a sender', async () => {
    await open();
    expect(await returned(sample('qmail'), PATH.toUpperCase(), 'fbl@example.net')).toEqual([250, 354, 250]);
    expect(taken).toMatchObject([{ ticket: TICKET, kind: 'hard' }]);
  });

  it.each(['out-of-office', 'postfix-delayed', 'human-reply', 'bytes'])('takes %s, and notes nothing', async (name) => {
    await open();
    expect((await returned(sample(name))).at(-1)).toBe(250);
    expect(taken).toEqual([]);
  });

  it.each([
    BOUNCES,
    'sinan@alerts.example.cn',
    'reader@example.net',
    PATH.replace(/\+./, '+7'),
    returnPathOf('t'.repeat(32), BOUNCES, TICKET),
    'postmaster@alerts.example.cn',
  ])('takes nothing to %s', async (to) => {
    await open();
    expect(await returned(sample('postfix-user-unknown'), to)).toEqual([550]);
    expect(taken).toEqual([]);
  });

  it('answers only when what it says is durable, and asks to come again when it could not be stored', async () => {
    await open({ take: () => Promise.reject(new Error('the store is away')) });
    expect(await returned(sample('postfix-user-unknown'))).toEqual([250, 354, 451]);
  });

  it('refuses what is larger than any notice, whether it says so or not', async () => {
    await open();
    expect(await returned(Buffer.alloc(MAX_REPORT_BYTES + 1, 'x\r\n'))).toEqual([250, 354, 552]);
    const { says } = await client();
    await says('EHLO mx.example.net');
    expect(await says(`MAIL FROM:<> SIZE=${MAX_REPORT_BYTES + 1}`)).toBe(552);
    expect(taken).toEqual([]);
  });

  it('takes a message to one mail at a time', async () => {
    await open();
    const { says } = await client();
    await says('EHLO mx.example.net');
    await says('MAIL FROM:<>');
    expect(await says(`RCPT TO:<${PATH}>`)).toBe(250);
    expect(await says(`RCPT TO:<${returnPathOf(SECRET, BOUNCES, ticketOf(SECRET, 'mail/2'))}>`)).toBe(452);
  });

  it('lets one client try only so many recipients within a minute', async () => {
    let now = 0;
    await open({ clock: { now: () => now }, limits: { recipients: 2 } });
    const report = sample('postfix-user-unknown');
    expect(await returned(report, BOUNCES)).toEqual([550]);
    expect((await returned(report)).at(-1)).toBe(250);
    expect(await returned(report)).toEqual([450]);
    now = 60_000;
    expect((await returned(report)).at(-1)).toBe(250);
  });

  it('lets one client have only so many connections at once', async () => {
    await open({ limits: { connectionsOfOne: 2 } });
    const open2 = [await client(), await client()];
    expect(open2.map(({ greeting }) => greeting)).toEqual([220, 220]);
    expect((await client()).greeting).toBe(421);
  });

  it('offers no way to sign in or to send on', async () => {
    await open();
    const { says } = await client();
    expect(await says('EHLO mx.example.net')).toBe(250);
    expect(await says('AUTH PLAIN AGEAYg==')).toBeGreaterThanOrEqual(500);
    expect(await says('VRFY reader')).toBeGreaterThanOrEqual(252);
  });

  it('stops, and stops again', async () => {
    await open();
    await receiver.stop();
    await receiver.stop();
    await expect(
      new Promise((resolve, reject) => connect(receiver.port, '127.0.0.1').on('connect', resolve).on('error', reject)),
    ).rejects.toThrow('ECONNREFUSED');
  });
});
