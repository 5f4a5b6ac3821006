import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Catcher, type CatcherOptions, openCatcher } from './catcher.ts';
import type { CaughtMail } from './caught.ts';
import { aMail, silent } from './mail.fixture.ts';
import type { Mailer } from './port.ts';
import { openSmtpMailer } from './smtp.ts';

/** The clock of sender and catcher alike. */
const clock = { now: () => Date.parse('2028-02-29T23:59:59.000Z') };
let folder: string;
let catcher: Catcher;
let mailer: Mailer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sinan-mail-'));
  await start();
});
afterEach(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(more: Partial<CatcherOptions> = {}): Promise<void> {
  catcher = await openCatcher({ file: join(folder, 'mail.db'), clock, ...more });
  mailer = openSmtpMailer({ url: catcher.url, log: silent, clock });
}
async function stop(): Promise<void> {
  mailer.close();
  await catcher.stop();
}
function header(mail: CaughtMail | undefined, name: string): string | undefined {
  return mail?.headers.find(([known]) => known === name)?.[1];
}
/** The words of a text: mail keeps them, not the kind of line break between them. */
const words = (text = '') => text.trim().split(/\s+/);
/** Every byte of the catcher's folder. */
const bytes = () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name)))).toString();
const to = (address: string) => ({ to: { name: '', address } });

describe('a mail that was sent', () => {
  it('comes from the return path that it was given, and says whom it is from all the same', async () => {
    const returnPath = 'bounces+abcdefghijklmnop@alerts.example.cn';
    await mailer.send(aMail({ returnPath }));
    const [caught] = catcher.list({ limit: 1 });
    expect(caught).toMatchObject({
      sender: returnPath,
      recipient: 'wang@example.cn',
      from: 'Sinan 司南 <sinan@example.cn>',
    });
    expect(header(caught, 'Return-Path')).toBeUndefined();
  });

  it('is caught with both parts, its names, subject and headers', async () => {
    const mail = aMail({ listUnsubscribe: { url: `https://sinan.example.cn/u/${'t'.repeat(90)}` } });
    expect(await mailer.send(mail)).toEqual({ kind: 'sent', response: '250 kept as 1' });
    const [caught] = catcher.list({ limit: 10 });
    expect(caught).toMatchObject({
      id: '1',
      sender: 'sinan@example.cn',
      recipient: 'wang@example.cn',
      messageId: mail.messageId,
      from: 'Sinan 司南 <sinan@example.cn>',
      to: '王小明 <wang@example.cn>',
      subject: mail.subject,
      html: expect.stringContaining(mail.html),
    });
    expect(caught?.text.trim()).toBe(mail.text);
    expect([caught?.date, caught?.receivedAt].map((at) => Date.parse(at ?? ''))).toEqual([clock.now(), clock.now()]);
    expect(header(caught, 'Auto-Submitted')).toBe('auto-generated');
    expect(header(caught, 'X-Sinan-Purpose')).toBe('case-accepted');
    expect(header(caught, 'List-Unsubscribe')).toBe(`<${mail.listUnsubscribe?.url}>`);
    expect(header(caught, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
    expect(catcher.get('1')).toEqual(caught);
  });

  it('has no List-Unsubscribe unless it is asked for', async () => {
    await mailer.send(aMail());
    expect(header(catcher.list({ limit: 1 })[0], 'List-Unsubscribe')).toBeUndefined();
  });

  it.each([
    ['a comma and quotes in the name', { to: { name: '王,小明 "x" <evil@z.cn>', address: 'wang@example.cn' } }],
    ['an address in the name', { to: { name: 'evil@z.cn, b@z.cn', address: 'wang@example.cn' } }],
    ['an encoded word in the subject', { subject: '=?UTF-8?Q?=0D=0ABcc:_evil@z.cn?=' }],
    ['HTML in the subject', { subject: '<img src=x onerror=alert(1)>' }],
    ['a long subject in Chinese', { subject: '海外知识产权纠纷应对指导'.repeat(30) }],
    ['a dot alone on a line', { text: 'a\n.\nb\n..\nc' }],
    ['SMTP commands in the text', { text: '\r\n.\r\nMAIL FROM:<evil@z.cn>\r\nRCPT TO:<evil@z.cn>\r\n' }],
    ['a bare line feed and carriage return', { text: 'a\rb\nc' }],
  ])('with %s reaches its one recipient only, with its text', async (_, differs) => {
    const mail = aMail(differs);
    expect(await mailer.send(mail)).toMatchObject({ kind: 'sent' });
    const caught = catcher.list({ limit: 10 });
    expect(caught.map(({ recipient }) => recipient)).toEqual(['wang@example.cn']);
    expect(header(caught[0], 'Bcc')).toBeUndefined();
    expect(words(caught[0]?.text)).toEqual(words(mail.text));
    if (!mail.subject.startsWith('=?')) expect(caught[0]?.subject).toBe(mail.subject);
  });

  it('twice is kept twice, under one Message-ID', async () => {
    await mailer.send(aMail());
    await mailer.send(aMail());
    const ids = catcher.list({ limit: 10 }).map(({ messageId }) => messageId);
    expect(ids).toEqual([aMail().messageId, aMail().messageId]);
  });
});

describe('the mails of a catcher', () => {
  it('are listed newest first, for all or for one address in any case', async () => {
    for (const address of ['a@b.cn', 'c@d.cn', 'A@b.cn']) await mailer.send(aMail(to(address)));
    expect(catcher.list({ limit: 10 }).map(({ id }) => id)).toEqual(['3', '2', '1']);
    expect(catcher.list({ limit: 2 }).map(({ id }) => id)).toEqual(['3', '2']);
    expect(catcher.list({ to: 'a@B.cn', limit: 10 }).map(({ id }) => id)).toEqual(['3', '1']);
    expect(catcher.list({ to: 'nobody@b.cn', limit: 10 })).toEqual([]);
  });

  it.each(['', '0', '99', '1e0', ' 1', '1 OR 1=1', '../1'])('are not found under %j', async (id) => {
    await mailer.send(aMail());
    expect(catcher.get(id)).toBeNull();
  });

  it('survive a restart, and numbers go on', async () => {
    await mailer.send(aMail());
    await stop();
    await start();
    await mailer.send(aMail());
    expect(catcher.list({ limit: 10 }).map(({ id }) => id)).toEqual(['2', '1']);
  });

  it('make way for new ones beyond the bound', async () => {
    await stop();
    await start({ keeps: 2 });
    for (const address of ['a@b.cn', 'b@b.cn', 'c@b.cn']) await mailer.send(aMail(to(address)));
    expect(catcher.list({ limit: 10 }).map(({ recipient }) => recipient)).toEqual(['c@b.cn', 'b@b.cn']);
  });

  it('to an address are forgotten, and no byte of them is left; those to others stay', async () => {
    for (const address of ['gone@b.cn', 'stays@b.cn', 'Gone@b.cn'])
      await mailer.send(
        aMail({ ...to(address), subject: `for-${address}`, text: `words-for-${address}. `.repeat(400) }),
      );
    expect(bytes()).toContain('words-for-gone@b.cn');
    expect(await catcher.forget('gone@B.cn')).toBe(2);
    expect(catcher.list({ limit: 10 }).map(({ recipient }) => recipient)).toEqual(['stays@b.cn']);
    expect(bytes().toLowerCase()).not.toContain('gone');
    expect(bytes()).toContain('words-for-stays@b.cn');
    expect(await catcher.forget('gone@b.cn')).toBe(0);
  });

  it('of a file that left deleted ones where they were are gone from it once it is opened', async () => {
    for (const address of ['stays@b.cn', 'gone@b.cn', 'stays@b.cn'])
      await mailer.send(aMail({ ...to(address), text: `words-for-${address}` }));
    await stop();
    const other = new Database(join(folder, 'mail.db'));
    other.exec('PRAGMA user_version = 0; DELETE FROM mails WHERE number = 2; PRAGMA wal_checkpoint(TRUNCATE)');
    other.close();
    expect(bytes()).toContain('words-for-gone');
    await start();
    await catcher.forget('gone@b.cn');
    expect(bytes()).not.toContain('words-for-gone');
    expect(catcher.list({ limit: 10 })).toHaveLength(2);
  });

  it('are told of when they are durable', async () => {
    await stop();
    const told = new Promise<CaughtMail>((onMail) => {
      void start({ onMail }).then(() => mailer.send(aMail()));
    });
    const mail = await told;
    expect(catcher.get(mail.id)).toEqual(mail);
  });
});

describe('a catcher', () => {
  it.each(['0.0.0.0', '::', '192.168.1.7', 'example.cn'])('does not bind to %s', async (host) => {
    const file = join(folder, 'other.db');
    await expect(openCatcher({ file, host })).rejects.toThrow('binds to loopback only');
  });

  it('refuses a file that is not its own, and says what to do', async () => {
    const file = join(folder, 'foreign.db');
    writeFileSync(file, 'not a database, but longer than a header of one hundred bytes'.repeat(20));
    await expect(openCatcher({ file })).rejects.toThrow(
      `${file} cannot be used as the file of the mail catcher. Move it away`,
    );
  });

  it('refuses a port that is taken', async () => {
    const port = Number(new URL(catcher.url).port);
    await expect(openCatcher({ file: join(folder, 'other.db'), port })).rejects.toThrow('EADDRINUSE');
  });

  it('that cannot store a mail defers it', async () => {
    const other = new Database(join(folder, 'mail.db'));
    other.exec('BEGIN IMMEDIATE');
    expect(await mailer.send(aMail())).toMatchObject({ kind: 'deferred', reason: expect.stringContaining('451') });
    other.exec('ROLLBACK');
    other.close();
    expect(await mailer.send(aMail())).toMatchObject({ kind: 'sent' });
    expect(catcher.list({ limit: 10 })).toHaveLength(1);
  });

  it('stops while a client keeps its connection open, however often it is asked', async () => {
    await mailer.send(aMail());
    await Promise.all([catcher.stop(), catcher.stop()]);
  });
});
