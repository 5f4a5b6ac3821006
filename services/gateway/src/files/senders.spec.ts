import { once } from 'node:events';
import { connect } from 'node:net';
import * as sample from '@sinan/files/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openUploading, type Uploading } from '../testing/uploading.ts';
import { MAX_FILE_BYTES } from './upload.ts';

let up: Uploading;
beforeEach(async () => {
  up = await openUploading();
});
afterEach(() => up.close());

const exe = () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(9_000, 1)]);
const text = (words: string) => Buffer.from(words);

describe('a body that is no file', () => {
  const multipart = 'multipart/form-data; boundary=b';

  it.each([
    ['empty', Buffer.alloc(0), {}, 400, 'FILE_EMPTY'],
    ['empty, in chunks', Buffer.alloc(0), { 'transfer-encoding': 'chunked' }, 400, 'FILE_EMPTY'],
    ['a form', sample.pdf(), { 'content-type': multipart }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [
      'a form of the other kind',
      text('a=1'),
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['compressed', sample.pdf(), { 'content-encoding': 'gzip' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['one byte too large', Buffer.alloc(MAX_FILE_BYTES + 1, 'x'), {}, 413, 'PAYLOAD_TOO_LARGE'],
    [
      'one byte too large, which it does not say',
      Buffer.alloc(MAX_FILE_BYTES + 1, 'x'),
      { 'transfer-encoding': 'chunked' },
      413,
      'PAYLOAD_TOO_LARGE',
    ],
  ])('is refused, and nothing of it is kept: %s', async (_, bytes, headers, status, code) => {
    expect(await up.send(bytes, { headers })).toMatchObject({ status, body: { error: { code } } });
    await up.expectNothing();
  });

  it('says how large it may be', async () => {
    const { body } = await up.send(Buffer.alloc(MAX_FILE_BYTES + 1, 'x'));
    expect(body.error.message).toBe('This is larger than 20480 KB.');
  });

  it('does not stand in the way of the next one over the same connection', async () => {
    for (const bytes of [exe(), Buffer.alloc(3_000_000, 'x'), Buffer.alloc(MAX_FILE_BYTES + 1, 'x')]) {
      await up.send(bytes, { name: 'a.pdf' });
      expect((await up.send(sample.pdf())).status).toBe(201);
    }
  });
});

describe('a body that takes longer than other answers may', () => {
  it('is waited for', async () => {
    await up.close();
    up = await openUploading({ limits: { answerWithinMs: 0 } });
    expect((await up.send(sample.pdf())).status).toBe(201);
  });
});

describe('a sender who does not send on', () => {
  /** Talks to the gateway byte by byte: what it sent, and what came back. */
  async function talking(...headers: readonly string[]) {
    const socket = connect(Number(new URL(up.toy.url).port), '127.0.0.1');
    let heard = '';
    socket.setEncoding('latin1').on('data', (words: string) => {
      heard += words;
    });
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    socket.write(
      ['POST /files?name=a.pdf HTTP/1.1', 'Host: x', 'Authorization: Bearer ses_li', ...headers, '', ''].join('\r\n'),
    );
    const begun = up.asked('accounts.beginUpload').length + 1;
    await vi.waitFor(() => expect(up.asked('accounts.beginUpload').length).toBe(begun));
    return { socket, heard: () => heard, ended: once(socket, 'close') };
  }

  it.each([
    ['before the first byte', Buffer.alloc(0)],
    ['within the first bytes', sample.pdf().subarray(0, 30)],
    ['in the middle', sample.pdf()],
  ])('and leaves %s: nothing is left behind', async (_, bytes) => {
    const { socket } = await talking('Content-Length: 100000');
    socket.write(bytes);
    await vi.waitFor(() => expect(socket.bytesWritten).toBeGreaterThanOrEqual(bytes.byteLength));
    socket.destroy();
    await up.expectNothing();
  });

  it('and leaves between two chunks: nothing is left behind', async () => {
    const { socket } = await talking('Transfer-Encoding: chunked');
    socket.write(Buffer.concat([text('1388\r\n'), sample.pdf(), text('\r\n')]));
    await vi.waitFor(() => expect(up.inFolder()).toHaveLength(1));
    socket.destroy();
    await up.expectNothing();
  });

  it('is told so, and the connection ends', async () => {
    await up.close();
    up = await openUploading({ stalledMs: 50 });
    const { socket, heard, ended } = await talking('Content-Length: 100000');
    socket.write(sample.pdf());
    await ended;
    expect(heard()).toMatch(/^HTTP\/1\.1 408 /);
    expect(heard()).toMatch(/\r\nConnection: close\r\n/i);
    expect(heard()).toContain('"UPLOAD_STALLED"');
    await up.expectNothing();
  });

  it('and said more than comes has what came taken for broken off', async () => {
    const { socket, ended } = await talking('Content-Length: 5001');
    socket.end(sample.pdf());
    await ended;
    await up.expectNothing();
  });

  it('and said less than comes is told that the rest is no request', async () => {
    const { socket, heard, ended } = await talking('Content-Length: 5000');
    socket.write(Buffer.concat([sample.pdf(), text('<script>')]));
    await ended;
    expect(heard()).toContain('400 Bad Request');
    const settled = () => [...up.asked('accounts.keepUpload'), ...up.asked('accounts.dropUpload')];
    await vi.waitFor(() => expect(settled()).toHaveLength(1));
  });

  it.each([
    ['Content-Length: 10', 'Transfer-Encoding: chunked'],
    ['Content-Length: 10', 'Content-Length: 11'],
    ['Content-Length: -1'],
    ['Content-Length: ten'],
  ])('and cannot say how much it is, is refused before anything is asked: %s %s', async (...headers) => {
    const socket = connect(Number(new URL(up.toy.url).port), '127.0.0.1');
    socket.write(['POST /files HTTP/1.1', 'Host: x', ...headers, '', ''].join('\r\n'));
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 400 /);
    expect(up.toy.room.calls).toEqual([]);
    socket.destroy();
  });
});

describe('who sends', () => {
  it.each([
    [401, 'UNAUTHENTICATED', { authorization: '' }],
    [401, 'UNAUTHENTICATED', { authorization: 'Bearer ses_unknown' }],
    [403, 'FORBIDDEN', { authorization: 'Bearer tok_p' }],
    [403, 'CROSS_SITE', { authorization: '', cookie: 'sinan_session=ses_li', origin: 'https://evil.example' }],
    [403, 'CROSS_SITE', { authorization: '', cookie: 'sinan_session=ses_li', origin: 'null' }],
  ])('is answered %i %s with %j', async (status, code, headers) => {
    expect(await up.send(sample.pdf(), { headers })).toMatchObject({ status, body: { error: { code } } });
    expect(up.toy.room.calls).toEqual([]);
    expect(up.inFolder()).toEqual([]);
  });

  it('may be a page of ours, by its cookie', async () => {
    const headers = { authorization: '', cookie: 'sinan_session=ses_li', origin: 'https://sinan.example' };
    expect((await up.send(sample.pdf(), { headers })).status).toBe(201);
  });

  it('and has sent all that a day allows, is told when more is possible, before anything is read', async () => {
    up.toy.room.full.add(up.li);
    expect(await up.send(sample.pdf())).toMatchObject({
      status: 429,
      body: {
        error: { code: 'UPLOAD_QUOTA', message: expect.stringContaining('in 5 minutes'), params: { minutes: 5 } },
      },
    });
    expect(up.inFolder()).toEqual([]);
  });
});
