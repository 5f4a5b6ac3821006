import { createHash, createVerify, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keyFault, signerWith } from './dkim.ts';
import { aMail } from './mail.fixture.ts';
import { messageOf } from './message.ts';

const pem = { type: 'pkcs8', format: 'pem' } as const;
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const key = { domain: 'example.cn', selector: 's1', privateKey: privateKey.export(pem).toString() };
const mail = aMail({
  listUnsubscribe: { url: 'https://sinan.example.cn/u/t' },
  headers: [['List-Id', 'Risk warnings <warnings.example.cn>']],
});
const signedMessage = async () =>
  (await signerWith(key)(messageOf(mail, Date.parse('2026-03-01T08:00:00Z')))).toString('latin1');

/** A message's headers, each as it stands, and its body. */
function partsOf(message: string) {
  const end = message.indexOf('\r\n\r\n');
  return { headers: message.slice(0, end).split(/\r\n(?![ \t])/), body: message.slice(end + 4) };
}
/** RFC 6376 §3.4.2 */
function relaxed(header: string): string {
  const colon = header.indexOf(':');
  const value = header
    .slice(colon + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ');
  return `${header.slice(0, colon).trim().toLowerCase()}:${value.trim()}`;
}
/** RFC 6376 §3.4.4 */
function relaxedBody(body: string): string {
  const lines = body.replace(/[ \t]+/g, ' ').replace(/ \r\n/g, '\r\n');
  return lines.replace(/(\r\n)*$/, '\r\n');
}
function tagsOf(header: string): { readonly [tag: string]: string } {
  const value = header.slice(header.indexOf(':') + 1).replace(/\s+/g, '');
  return Object.fromEntries(
    value.split(';').map((tag) => [tag.slice(0, tag.indexOf('=')), tag.slice(tag.indexOf('=') + 1)]),
  );
}

/** As who receives it does (RFC 6376 §6.1). */
function verified(message: string): boolean {
  const { headers, body } = partsOf(message);
  const [signature = '', ...others] = headers;
  const { h = '', bh, b = '' } = tagsOf(signature);
  const found = h
    .split(':')
    .flatMap((name) => others.filter((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`)));
  const own = relaxed(signature).replace(/b=[^;]*$/, 'b=');
  const bodyHash = createHash('sha256').update(relaxedBody(body), 'latin1').digest('base64');
  const data = [...found.map(relaxed), own].join('\r\n');
  return bodyHash === bh && createVerify('rsa-sha256').update(data, 'latin1').verify(publicKey, b, 'base64');
}

describe('a signature', () => {
  it('holds for the message as it was written, and for no other', async () => {
    const message = await signedMessage();
    expect(verified(message)).toBe(true);
    expect(verified(message.replace('List-Unsubscribe: <https', 'List-Unsubscribe: <http'))).toBe(false);
    expect(verified(message.replace(/^To: .*$/m, 'To: evil@z.cn'))).toBe(false);
    const { body } = partsOf(message);
    expect(verified(message.replace(body, body.replace('Content-Type: text/html', 'Content-Type: text/plain')))).toBe(
      false,
    );
  });

  it('is of the sender’s domain under the selector, and covers the headers of the one-click unsubscribe', async () => {
    const [signature = ''] = partsOf(await signedMessage()).headers;
    expect(tagsOf(signature)).toMatchObject({ d: 'example.cn', s: 's1', a: 'rsa-sha256' });
    const covered = tagsOf(signature).h?.toLowerCase().split(':');
    for (const name of ['from', 'to', 'subject', 'date', 'list-id', 'list-unsubscribe', 'list-unsubscribe-post'])
      expect(covered).toContain(name);
  });
});

describe('a key', () => {
  it.each([
    ['one to sign with', key.privateKey, null],
    ['no text of a key', 'secret', 'no-key'],
    ['the public half', publicKey.export({ type: 'spki', format: 'pem' }).toString(), 'no-key'],
    ['of another kind', generateKeyPairSync('ed25519').privateKey.export(pem).toString(), 'not-rsa'],
    ['too short', generateKeyPairSync('rsa', { modulusLength: 512 }).privateKey.export(pem).toString(), 'short'],
  ])('is %s', (_, text, fault) => {
    expect(keyFault(text)).toBe(fault);
  });
});
