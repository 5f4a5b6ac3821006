import { afterEach, describe, expect, it } from 'vitest';
import { aMail, silent } from './mail.fixture.ts';
import type { Mailer, SendOutcome } from './port.ts';
import { type Fault, type Stage, scriptedServer } from './scripted-server.fixture.ts';
import { openSmtpMailer } from './smtp.ts';

const SHORT = { connect: 300, greeting: 300, silence: 300, whole: 1_000 };
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function mailerTo(url: string, more: Partial<Parameters<typeof openSmtpMailer>[0]> = {}): Mailer {
  const mailer = openSmtpMailer({ url, log: silent, limits: SHORT, ...more });
  closing.push(() => mailer.close());
  return mailer;
}
async function server(bad: Stage | null, fault: Fault) {
  const scripted = await scriptedServer(bad, fault);
  closing.push(() => scripted.close());
  return scripted;
}

describe('a server that misbehaves', () => {
  it.each<[Stage, Fault, SendOutcome['kind']]>([
    ['greeting', '4xx', 'deferred'],
    ['greeting', '5xx', 'deferred'],
    ['greeting', 'stall', 'deferred'],
    ['greeting', 'drop', 'deferred'],
    ['greeting', 'garbage', 'deferred'],
    ['EHLO', '4xx', 'deferred'],
    ['EHLO', '5xx', 'deferred'],
    ['EHLO', 'stall', 'deferred'],
    ['EHLO', 'drop', 'deferred'],
    ['EHLO', 'garbage', 'deferred'],
    ['MAIL', '4xx', 'deferred'],
    ['MAIL', '5xx', 'refused'],
    ['MAIL', 'stall', 'deferred'],
    ['MAIL', 'drop', 'deferred'],
    ['MAIL', 'garbage', 'deferred'],
    ['RCPT', '4xx', 'deferred'],
    ['RCPT', '5xx', 'refused'],
    ['RCPT', 'stall', 'deferred'],
    ['RCPT', 'drop', 'deferred'],
    ['RCPT', 'garbage', 'deferred'],
    ['DATA', '4xx', 'deferred'],
    ['DATA', '5xx', 'refused'],
    ['DATA', 'stall', 'deferred'],
    ['DATA', 'drop', 'deferred'],
    ['DATA', 'garbage', 'deferred'],
    ['dot', '4xx', 'deferred'],
    ['dot', '5xx', 'refused'],
    ['dot', 'stall', 'unknown'],
    ['dot', 'drop', 'unknown'],
    ['dot', 'garbage', 'unknown'],
    ['dot', 'drip', 'unknown'],
    ['RCPT', 'drip', 'deferred'],
  ])('at %s by %s leaves the mail %s', async (stage, fault, kind) => {
    const { url } = await server(stage, fault);
    expect(await mailerTo(url).send(aMail())).toMatchObject({ kind });
  });

  it('says its code and answer when it refuses', async () => {
    const { url } = await server('RCPT', '5xx');
    expect(await mailerTo(url).send(aMail())).toEqual({ kind: 'refused', code: 550, response: '550 no such user' });
  });

  it('that is not there defers the mail', async () => {
    const gone = await scriptedServer(null, 'drop');
    await gone.close();
    expect(await mailerTo(gone.url).send(aMail())).toMatchObject({ kind: 'deferred' });
  });

  it('is asked once: whether to try again is not the mailer’s to decide', async () => {
    const { url, seen } = await server('greeting', 'drop');
    await mailerTo(url).send(aMail());
    expect(seen.connections).toBe(1);
  });

  it('fails verification', async () => {
    const { url } = await server('greeting', '5xx');
    await expect(mailerTo(url).verify()).rejects.toThrow();
  });
});

describe('a server that behaves', () => {
  it('is verified, and takes many mails over few connections', async () => {
    const { url, seen } = await server(null, 'drop');
    const mailer = mailerTo(url, { connections: 2 });
    await mailer.verify();
    const sent = await Promise.all(Array.from({ length: 20 }, () => mailer.send(aMail())));
    expect(new Set(sent.map(({ kind }) => kind))).toEqual(new Set(['sent']));
    expect(seen.connections).toBe(1 + 2);
  });

  it('gets the unsubscribe URL on one line: folded, it breaks signatures', async () => {
    const { url, seen } = await server(null, 'drop');
    const unsubscribe = `https://sinan.example.cn/u/${'t'.repeat(90)}`;
    await mailerTo(url).send(aMail({ listUnsubscribe: { url: unsubscribe } }));
    expect(seen.content).toContain(`List-Unsubscribe: <${unsubscribe}>`);
  });

  it('is passed between the two steps', async () => {
    const { url } = await server(null, 'drop');
    const steps: string[] = [];
    await mailerTo(url, { step: (name) => steps.push(name) }).send(aMail());
    expect(steps).toEqual(['mail.before-data', 'mail.after-accept']);
  });

  it('never hears of an unsafe mail', async () => {
    const { url, seen } = await server(null, 'drop');
    const steps: string[] = [];
    const mailer = mailerTo(url, { step: (name) => steps.push(name) });
    await expect(mailer.send(aMail({ subject: 'a\r\nBcc: evil@z.cn' }))).rejects.toThrow('subject holds a line break');
    expect({ ...seen, steps }).toEqual({ connections: 0, content: [], steps: [] });
  });
});

describe('a mailer that is closed', () => {
  it('defers what it is still given', async () => {
    const { url } = await server(null, 'drop');
    const mailer = mailerTo(url);
    mailer.close();
    expect(await mailer.send(aMail())).toMatchObject({ kind: 'deferred' });
  });
});
