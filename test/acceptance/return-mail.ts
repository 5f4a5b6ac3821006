import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

/** A message that a mail server of somebody else's returns, as Postfix words it (RFC 3464). */
export function notice(status: string, said: string): string {
  return [
    'From: Mail Delivery System <MAILER-DAEMON@mx.example.net>',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.net',
    '',
    'Final-Recipient: rfc822; somebody@subscribers.example',
    'Action: failed',
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${said}`,
    '--b--',
  ].join('\r\n');
}

/** What a mail service sends whose user calls a mail spam (RFC 5965). */
export const complaint = [
  'From: fbl@feedback.example',
  'Subject: FW: a mail',
  'MIME-Version: 1.0',
  'Content-Type: multipart/report; report-type=feedback-report; boundary="b"',
  '',
  '--b',
  'Content-Type: message/feedback-report',
  '',
  'Feedback-Type: abuse',
  'User-Agent: Feedback/1.0',
  'Version: 1',
  '--b--',
].join('\r\n');

/** Hands a message to a mail server, with the empty sender of notices (RFC 5321 §4.5.5): the code of its last answer. */
export async function returnMail(port: number, to: string, message: string): Promise<number> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  const answer = async (): Promise<number> => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error('the mail server hung up');
      if (/^\d{3} /.test(value)) return Number(value.slice(0, 3));
    }
  };
  let code = await answer();
  try {
    for (const line of ['EHLO mx.example.net', 'MAIL FROM:<>', `RCPT TO:<${to}>`, 'DATA', `${message}\r\n.`]) {
      socket.write(`${line}\r\n`);
      code = await answer();
      if (code >= 400) return code;
    }
    return code;
  } finally {
    socket.destroy();
  }
}
