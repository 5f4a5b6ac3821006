import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileOperation } from '@sinan/aggregate';
import * as sample from '@sinan/files/testing';
import { newId } from '@sinan/schema';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { raw } from '../testing/toy-gateway.ts';
import { aPerson } from '../testing/toy-room.ts';
import { openUploading, type Uploading } from '../testing/uploading.ts';
import { attachment } from './disposition.ts';
import { sourcesOf } from './download.ts';

let up: Uploading;
beforeEach(async () => {
  up = await openUploading();
  up.toy.room.actors.set('ses_wang', aPerson({ id: newId('person', 2) }));
});
afterEach(() => up.close());

const asLi = { authorization: 'Bearer ses_li' };
const get = (id: string, headers: object = asLi, method = 'GET') =>
  raw(`${up.toy.url}/files/${id}`, { method, headers });
const sent = async (bytes: Buffer, name: string) => (await up.send(bytes, { name })).body.uploadId;

describe('a file', () => {
  it('comes as it was sent, to be saved under its name, and can do nothing in a browser', async () => {
    const id = await sent(sample.pdf('x'), '起诉状.pdf');
    const { status, headers, text } = await get(id);
    expect([status, text]).toEqual([200, sample.pdf('x').toString()]);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': '5000',
      'content-disposition': `attachment; filename="___.pdf"; filename*=UTF-8''%E8%B5%B7%E8%AF%89%E7%8A%B6.pdf`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
      'accept-ranges': 'none',
    });
  });

  it('is whole, however large', async () => {
    const bytes = Buffer.concat([sample.pdf(), Buffer.alloc(3_000_000, 'x')]);
    const { text, headers } = await get(await sent(bytes, 'a.pdf'), { ...asLi, range: 'bytes=0-9' });
    expect([text.length, headers['content-length']]).toEqual([3_005_000, '3005000']);
  });

  it('is written down for each reading, before its first byte; one look at its head is one too', async () => {
    const id = await sent(sample.pdf(), 'a.pdf');
    await get(id);
    const { status, headers, text } = await get(id, asLi, 'HEAD');
    expect([status, headers['content-length'], text]).toEqual([200, '5000', '']);
    expect(up.toy.room.reads).toEqual([
      [`person:${up.li}`, id],
      [`person:${up.li}`, id],
    ]);
  });

  it('of another’s does not exist, as one that was never there, and no reading is written down', async () => {
    const id = await sent(sample.pdf(), 'a.pdf');
    const inEnglish = { authorization: 'Bearer ses_wang', 'accept-language': 'en' };
    const [others, none] = [await get(id, inEnglish), await get(newId('upload', 9), inEnglish)];
    expect([others.status, others.text]).toEqual([404, none.text]);
    expect(up.toy.room.reads).toEqual([]);
  });

  it.each([
    '',
    'nope',
    'upl_',
    'upl_01990b7e-0000-4000-8000-000000000000',
    'sha256:abc',
    '..%2f..',
    '%2e%2e%2fsecret',
    'cas_x',
  ])('has an id that names one: %j does not', async (id) => {
    expect((await get(id)).status).toBe(404);
  });

  it('of a noun that has no files does not exist', async () => {
    expect((await get(newId('case', 1))).status).toBe(404);
  });

  it('is for who is signed in', async () => {
    const id = await sent(sample.pdf(), 'a.pdf');
    expect((await get(id, {})).status).toBe(401);
    expect((await get(newId('upload', 9), {})).status).toBe(401);
  });

  it('whose bytes are gone is a failure of ours, told under a reference', async () => {
    const id = await sent(sample.pdf(), 'a.pdf');
    const stored = up.toy.room.files.get(id);
    if (stored) up.toy.room.files.set(id, { ...stored, fileId: `sha256:${'0'.repeat(64)}` });
    const { status, text } = await get(id);
    expect(status).toBe(500);
    expect(text).not.toContain('sha256');
  });

  it('whose bytes were changed never comes whole', async () => {
    const id = await sent(sample.pdf(), 'a.pdf');
    const [name = ''] = up.inFolder();
    writeFileSync(join(up.folder, name.slice(0, 2), name.slice(2, 4), name), Buffer.alloc(5_000, 'x'));
    expect(readdirSync(up.folder)).toContain(name.slice(0, 2));
    await expect(get(id)).rejects.toThrow();
    await vi.waitFor(() => expect(up.toy.lines.map(({ message }) => message)).toContain('a file broke off'));
  });
});

describe('the name of a download', () => {
  it.each([
    ['a.pdf', `attachment; filename="a.pdf"; filename*=UTF-8''a.pdf`],
    ['a"b\\c%41.pdf', `attachment; filename="a_b_c_41.pdf"; filename*=UTF-8''a%22b%5Cc%2541.pdf`],
    ["it's (1)*.pdf", `attachment; filename="it's (1)*.pdf"; filename*=UTF-8''it%27s%20%281%29%2A.pdf`],
    ['执照\r\n.pdf', `attachment; filename="____.pdf"; filename*=UTF-8''%E6%89%A7%E7%85%A7%0D%0A.pdf`],
    ['📄.pdf', `attachment; filename="__.pdf"; filename*=UTF-8''%F0%9F%93%84.pdf`],
  ])('%j is one header, whatever is in it', (name, header) => expect(attachment(name)).toBe(header));
});

describe('a service that shows files', () => {
  it('says which of them its documents name, or is not composed', () => {
    const found = fileOperation({ name: 'cases.file', log: () => ({ read: async () => {} }), find: async () => null });
    const cases = { name: 'cases', operations: [], loaders: {}, files: { case: found } };
    expect(() => sourcesOf([cases])).toThrow('cases shows files and has no namesFiles');
    expect([...sourcesOf([{ ...cases, namesFiles: async () => [] }])]).toEqual([['case', 'cases.file']]);
  });
});
