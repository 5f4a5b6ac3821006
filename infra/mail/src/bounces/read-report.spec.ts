import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MAX_REPORT_BYTES, readReport } from './read-report.ts';

const SAMPLES = new URL('./samples/', import.meta.url);
const sample = (name: string) => readFileSync(new URL(`${name}.eml`, SAMPLES));

type Row = readonly [name: string, kind: string, status: string | null];
const REPORTS: readonly Row[] = [
  ['postfix-user-unknown', 'hard', '5.1.1'],
  ['postfix-domain-not-found', 'hard', '5.4.4'],
  ['postfix-null-mx', 'hard', '5.1.10'],
  ['postfix-mailbox-full', 'soft', '5.2.2'],
  ['postfix-expired-full', 'soft', '4.2.2'],
  ['postfix-connection-timed-out', 'soft', '4.4.1'],
  ['postfix-spam-score', 'blocked', '5.7.1'],
  ['postfix-dnsbl', 'blocked', '5.7.1'],
  ['postfix-headers-only', 'hard', '5.1.1'],
  ['postfix-qq-not-found', 'hard', '5.0.0'],
  ['postfix-qq-content', 'blocked', '5.0.0'],
  ['postfix-qq-frequency', 'blocked', '5.0.0'],
  ['postfix-163-user-not-found', 'hard', '5.0.0'],
  ['postfix-163-spam', 'blocked', '5.0.0'],
  ['postfix-163-suspended', 'hard', '5.0.0'],
  ['postfix-163-quota', 'soft', '5.0.0'],
  ['postfix-status-only', 'hard', '5.1.1'],
  ['sendmail-user-unknown', 'hard', '5.1.1'],
  ['exim-status-undefined', 'hard', '5.1.1'],
  ['exim-retry-timeout', 'soft', '5.0.0'],
  ['exchange-user-unknown', 'hard', '5.1.1'],
  ['exchange-5.1.10', 'hard', '5.1.10'],
  ['exchange-online-5.4.1', 'hard', '5.4.1'],
  ['exchange-chinese', 'hard', '5.1.10'],
  ['exchange-mailbox-full', 'soft', '5.2.2'],
  ['exchange-dns', 'hard', '5.4.310'],
  ['exchange-expired', 'soft', '5.4.300'],
  ['exchange-too-large', 'blocked', '5.3.4'],
  ['outlook-block-list', 'blocked', '5.7.1'],
  ['outlook-banned-ip', 'blocked', '5.7.606'],
  ['hotmail-5.5.0', 'hard', '5.5.0'],
  ['gmail-no-account', 'hard', '5.1.1'],
  ['gmail-disabled', 'hard', '5.2.1'],
  ['gmail-rate', 'soft', '5.2.1'],
  ['gmail-over-quota', 'soft', '4.2.2'],
  ['gmail-unauthenticated', 'blocked', '5.7.26'],
  ['mailbox-of-another', 'hard', '5.7.17'],
  ['sender-domain-rejected', 'blocked', '5.1.8'],
  ['yahoo-no-account', 'hard', '5.0.0'],
  ['report-lies-with-ip', 'hard', '5.0.0'],
  // In words alone.
  ['exim-plain', 'hard', null],
  ['qmail', 'hard', '5.1.1'],
  ['qq-no-such-mailbox', 'hard', null],
  ['qq-full-gbk', 'soft', null],
  ['163-html', 'hard', null],
  ['163-spam-text', 'blocked', null],
  ['aliyun-disabled', 'hard', null],
  ['coremail-domain', 'hard', null],
  ['plain-temporary', 'soft', '4.3.0'],
  ['plain-no-reason', 'soft', null],
  ['report-without-status', 'hard', '5.1.1'],
  // Complaints.
  ['arf-abuse', 'complaint', null],
  ['arf-fraud', 'complaint', null],
  ['arf-opt-out', 'complaint', null],
  ['arf-upper-case', 'complaint', null],
];
const NOTHING: readonly string[] = [
  'postfix-delayed',
  'postfix-delivered',
  'gmail-delay',
  'exim-plain-warning',
  'coremail-delay',
  'out-of-office',
  'out-of-office-chinese',
  'vacation-from-postmaster',
  'human-reply',
  'challenge',
  'read-receipt',
  'arf-not-spam',
  'arf-auth-failure',
  'arf-virus',
  'feedback-without-fields',
  'empty',
  'bytes',
  'cut-short',
  'nested-deep',
];

describe('what comes to a return path', () => {
  it.each(REPORTS)('%s is %s (%s)', async (name, kind, status) => {
    expect(await readReport(sample(name))).toEqual({ kind, status });
  });

  it.each(NOTHING)('%s is nothing that a mail of ours came back by', async (name) => {
    expect(await readReport(sample(name))).toEqual({ kind: 'none' });
  });

  it('has a sample for each row, and a row for each sample', () => {
    const rows = [...REPORTS.map(([name]) => name), ...NOTHING].map((name) => `${name}.eml`);
    expect(readdirSync(SAMPLES).toSorted()).toEqual(rows.toSorted());
  });

  it('is not read when it is larger than any notice about a mail of ours', async () => {
    const notice = sample('postfix-user-unknown');
    const padded = Buffer.concat([notice, Buffer.alloc(MAX_REPORT_BYTES, 'x')]);
    expect(await readReport(padded)).toEqual({ kind: 'none' });
  });

  it('is read whatever its line ends are', async () => {
    const crlf = Buffer.from(sample('postfix-user-unknown').toString().replace(/\r?\n/g, '\r\n'));
    expect(await readReport(crlf)).toMatchObject({ kind: 'hard', status: '5.1.1' });
  });

  it.each([
    ['empty lines', '\n'],
    ['spaces', ' '],
    ['style sheets', '<style'],
    ['quotes', '>\t'],
    ['Message-IDs', 'message-id:'],
    ['users', 'user '],
    ['lines of a table', '- '],
  ])('is read at once, though it is made of %s alone', async (_, piece) => {
    for (const type of ['text/plain', 'text/html']) {
      const head = `From: MAILER-DAEMON@mx.example.net\nSubject: Undelivered Mail\nContent-Type: ${type}\n\n`;
      const raw = Buffer.from(head + piece.repeat((MAX_REPORT_BYTES - head.length) / piece.length));
      const begun = performance.now();
      await readReport(raw);
      expect(performance.now() - begun).toBeLessThan(1_000);
    }
  });

  it('never throws, wherever it is cut off or damaged', async () => {
    for (const name of ['postfix-user-unknown', 'arf-abuse', 'exim-plain', '163-html', 'qq-full-gbk']) {
      const whole = sample(name);
      for (let end = 0; end < whole.length; end += 37) await readReport(whole.subarray(0, end));
      for (let at = 0; at < whole.length; at += 41) {
        const damaged = Buffer.from(whole);
        damaged[at] = (damaged[at] ?? 0) ^ 0xff;
        await readReport(damaged);
      }
    }
  });
});
