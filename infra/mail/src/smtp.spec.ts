import type { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aMail, silent } from './mail.fixture.ts';
import type { Mailer, SendOutcome } from './port.ts';
import { type Fault, type Stage, scriptedServer } from './scripted-server.fixture.ts';
import { openSmtpMailer } from './smtp.ts';

const SHORT = { connect: 300, greeting: 300, silence: 300, reset: 200, whole: 1_000 };
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function mailerTo(url: string, more: Partial<Parameters<typeof openSmtpMailer>[0]> = {}): Mailer {
  const mailer = openSmtpMailer({ url, log: silent, limits: SHORT, ...more });
  closing.push(() => mailer.close());
  return mailer;
}
async function server(...given: Parameters<typeof scriptedServer>) {
  const scripted = await scriptedServer(...given);
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
    ['MAIL', '421', 'deferred'],
    ['dot', '421', 'deferred'],
    ['after', '4xx', 'sent'],
    ['after', '5xx', 'sent'],
    ['after', 'stall', 'sent'],
    ['after', 'drop', 'sent'],
    ['after', 'garbage', 'sent'],
  ])('at %s by %s leaves the mail %s', async (stage, fault, kind) => {
    const { url } = await server(stage, fault);
    expect(await mailerTo(url).send(aMail())).toMatchObject({ kind });
  });

  it.each<Fault>(['drop', 'garbage'])('at the start of encryption by %s leaves the mail deferred', async (fault) => {
    const { url } = await server('STARTTLS', fault, { tls: true });
    expect(await mailerTo(url).send(aMail())).toMatchObject({ kind: 'deferred' });
  });

  it.each<Fault>(['4xx', '5xx', '421', 'stall', 'drop', 'garbage'])(
    'after it took a mail, by %s, gets the next one over a connection that is good',
    async (fault) => {
      let taken = 0;
      const { url } = await server((stage) => stage === 'after' && ++taken === 1, fault);
      const mailer = mailerTo(url, { connections: 1 });
      expect(await mailer.send(aMail())).toMatchObject({ kind: 'sent' });
      await vi.waitFor(async () => expect(await mailer.send(aMail())).toMatchObject({ kind: 'sent' }), 5_000);
    },
  );

  it('by asking for patience (greylisting) takes the mail when it is sent again, over the same connection', async () => {
    let asked = 0;
    const { url, seen } = await server((stage) => stage === 'RCPT' && ++asked === 1, '4xx');
    const mailer = mailerTo(url, { connections: 1 });
    expect(await mailer.send(aMail())).toMatchObject({ kind: 'deferred' });
    expect(await mailer.send(aMail())).toMatchObject({ kind: 'sent' });
    expect(seen.connections).toBe(1);
  });

  it.each<Fault>(['4xx', '5xx', 'stall', 'drop', 'garbage', 'drip'])(
    'to one recipient by %s holds up no other, over one connection at a time',
    async (fault) => {
      const { url } = await server((stage, line) => stage === 'RCPT' && line.includes('bad@'), fault);
      const mailer = mailerTo(url, { connections: 1 });
      const to = (address: string) => mailer.send(aMail({ to: { name: '', address } }));
      const [bad, ...others] = await Promise.all(['bad@example.cn', 'a@example.cn', 'b@example.cn'].map(to));
      expect(bad?.kind).toBe(fault === '5xx' ? 'refused' : 'deferred');
      // What dripped for as long as an attempt may last has used up theirs: they are deferred, and go out when they are tried again.
      const again = await Promise.all(['a@example.cn', 'b@example.cn'].map(to));
      expect((fault === 'drip' ? again : others).map(({ kind }) => kind)).toEqual(['sent', 'sent']);
    },
  );

  it('by letting in fewer than we would come with, gets all the mails over those that are in', async () => {
    const { url, seen } = await server((stage) => stage === 'greeting' && seen.connections > 3, '421');
    const mailer = mailerTo(url, { connections: 10 });
    const outcomes = await Promise.all(Array.from({ length: 60 }, () => mailer.send(aMail())));
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['sent']));
    expect(seen.connections).toBeLessThan(20);
  });

  it('by letting in nobody, defers all that wait', async () => {
    const { url } = await server('greeting', '421');
    const mailer = mailerTo(url, { connections: 2 });
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => mailer.send(aMail())));
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['deferred']));
  });

  it('by ending the connection after each mail, gets each all the same', async () => {
    const { url } = await server('after', 'drop');
    const mailer = mailerTo(url, { connections: 1 });
    for (let n = 0; n < 6; n += 1) expect(await mailer.send(aMail())).toMatchObject({ kind: 'sent' });
  });

  it('by taking three mails a connection, gets the others over further ones', async () => {
    let mails = 0;
    const isFourth = (stage: Stage) => {
      mails = stage === 'greeting' ? 0 : mails + Number(stage === 'MAIL');
      return stage === 'MAIL' && mails > 3;
    };
    const { url, seen } = await server(isFourth, '4xx');
    const mailer = mailerTo(url, { connections: 1 });
    const kinds: string[] = [];
    for (let n = 0; n < 12; n += 1) kinds.push((await mailer.send(aMail())).kind);
    expect(kinds).toEqual(Array.from({ length: 3 }, () => ['sent', 'sent', 'sent', 'deferred']).flat());
    expect(seen.connections).toBe(3);
  });

  it('by answering too much, is not taken to have taken the next one', async () => {
    const { url, seen } = await server('after', 'too much');
    const mailer = mailerTo(url, { connections: 1 });
    const kinds = await Promise.all(Array.from({ length: 5 }, async () => (await mailer.send(aMail())).kind));
    const taken = seen.content.filter((line) => line.startsWith('Message-ID:')).length;
    expect(kinds.filter((kind) => kind === 'sent')).toHaveLength(taken);
  });

  it('by never getting ready again after a refusal, gets the next mail over another connection', async () => {
    const { url } = await server((stage, line) => stage === 'RSET' || line.includes('bad@'), 'stall');
    const mailer = mailerTo(url, { connections: 1 });
    const bad = mailer.send(aMail({ to: { name: '', address: 'bad@example.cn' } }));
    expect([(await bad).kind, (await mailer.send(aMail())).kind]).toEqual(['deferred', 'sent']);
  });

  it('says its code and answer when it refuses', async () => {
    const { url } = await server('RCPT', '5xx');
    expect(await mailerTo(url).send(aMail())).toEqual({
      ...{ kind: 'refused', to: 'recipient', code: 550, response: '550 no such user' },
    });
  });

  it.each([
    ['MAIL', 'sender'],
    ['RCPT', 'recipient'],
    ['DATA', 'content'],
    ['dot', 'content'],
  ] as const)('by refusing at %s is said to have refused the %s', async (stage, to) => {
    const { url } = await server(stage, '5xx');
    expect(await mailerTo(url).send(aMail())).toMatchObject({ kind: 'refused', to });
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

  it('is verified beside the mails that go out, which get no further connection by it', async () => {
    const { url, seen } = await server(null, 'drop');
    const mailer = mailerTo(url, { connections: 2 });
    const mails = Array.from({ length: 30 }, () => mailer.send(aMail()));
    for (let n = 0; n < 4; n += 1) await mailer.verify();
    expect(new Set((await Promise.all(mails)).map(({ kind }) => kind))).toEqual(new Set(['sent']));
    expect(seen.connections).toBe(2 + 4);
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
    expect({ ...seen, steps }).toEqual({ connections: 0, commands: [], content: [], steps: [] });
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

/** The threads that begin from now on. */
function threads(): Worker[] {
  const begun: Worker[] = [];
  const note = (worker: Worker) => void begun.push(worker);
  process.on('worker', note);
  closing.push(() => process.off('worker', note));
  return begun;
}

describe('the thread that sends', () => {
  it('when it ends with a mail in hand, leaves it unknown, says so to the log, and is there for the next one', async () => {
    let isFirst = true;
    const { url, seen } = await server((stage) => stage === 'dot' && isFirst, 'stall');
    const error = vi.fn();
    const begun = threads();
    const mailer = mailerTo(url, { log: { ...silent, error } });
    const mail = mailer.send(aMail());
    await vi.waitFor(() => expect(seen.content.length).toBeGreaterThan(0));
    isFirst = false;
    await begun[0]?.terminate();
    expect(await mail).toMatchObject({ kind: 'unknown' });
    expect(error).toHaveBeenCalledTimes(1);
    expect(await mailer.send(aMail())).toMatchObject({ kind: 'sent' });
    expect(begun).toHaveLength(2);
  });

  it('when it ends before it has begun, defers the mail', async () => {
    const { url } = await server(null, 'drop');
    const begun = threads();
    const mail = mailerTo(url).send(aMail());
    await vi.waitFor(() => expect(begun).toHaveLength(1));
    void begun[0]?.terminate();
    expect(await mail).toMatchObject({ kind: 'deferred' });
  });

  it('ends by itself once it is closed, after the mails in hand', async () => {
    const { url } = await server(null, 'drop');
    const begun = threads();
    const mailer = mailerTo(url);
    const mails = Array.from({ length: 60 }, () => mailer.send(aMail()));
    mailer.close();
    expect(new Set((await Promise.all(mails)).map(({ kind }) => kind))).not.toContain('unknown');
    await vi.waitFor(() => expect(begun[0]?.threadId).toBe(-1), 5_000);
  });

  it('knows what begins alike in the mails of many warnings', async () => {
    const { url, seen } = await server(null, 'drop');
    const mailer = mailerTo(url);
    const openings = Array.from({ length: 450 }, (_, n) => ({ text: `opening ${n} `, html: `<p>${n} ` }));
    const mails = [...openings, ...openings.slice(0, 3)].map((opening, n) =>
      mailer.send(aMail({ opening, subject: `subject ${n}`, text: 'end' })),
    );
    expect(new Set((await Promise.all(mails)).map(({ kind }) => kind))).toEqual(new Set(['sent']));
    const said = seen.content.filter((line) => line.startsWith('Subject: subject'));
    expect(new Set(said).size).toBe(453);
    const texts = seen.content.filter((line) => line.startsWith('b3BlbmluZyA'));
    expect(texts.map((line) => Buffer.from(line, 'base64').toString()).toSorted()).toEqual(
      [...openings, ...openings.slice(0, 3)].map(({ text }) => `${text}end`).toSorted(),
    );
  });
});
