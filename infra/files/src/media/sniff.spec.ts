import { describe, expect, it } from 'vitest';
import * as sample from '../testing/index.ts';
import { sniffedBody } from './sniff.ts';

/** In pieces of one size, so that whatever tells the type may lie across two. */
async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer, void> {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
}
async function sniffed(bytes: Buffer, name = 'file', size = 1_000) {
  const { pieces, mediaType } = sniffedBody(inPieces(bytes, size), name);
  const read: Uint8Array[] = [];
  for await (const piece of pieces) read.push(piece);
  expect(Buffer.concat(read).equals(bytes)).toBe(true);
  return mediaType();
}
const OFFICE = 'application/vnd.openxmlformats-officedocument';

describe('a file of a type that is taken', () => {
  it.each([
    ['application/pdf', sample.pdf()],
    ['image/png', sample.png()],
    ['image/jpeg', sample.jpeg()],
    ['image/webp', sample.webp()],
    ['image/heic', sample.heic()],
    ['image/heic', sample.heic('mif1')],
    [`${OFFICE}.wordprocessingml.document`, sample.docx()],
    [`${OFFICE}.wordprocessingml.document`, sample.zip('word/document2.xml')],
    [`${OFFICE}.spreadsheetml.sheet`, sample.xlsx()],
    [`${OFFICE}.presentationml.presentation`, sample.pptx()],
    ['application/ofd', sample.ofd()],
    ['application/msword', sample.doc()],
    ['application/vnd.ms-excel', sample.xls()],
    ['application/vnd.ms-excel', sample.compound('Book')],
    ['application/vnd.ms-powerpoint', sample.compound('PowerPoint Document')],
    ['text/plain', Buffer.from('侵权通知\tnotice\r\n')],
    ['text/plain', Buffer.from('\ufeff侵权通知')],
    ['text/plain', sample.gb18030()],
    ['text/plain', Buffer.from('x')],
    ['text/plain', Buffer.from('BMW v. a shop')],
    ['text/plain', Buffer.from('MZ 1 < 2')],
  ])('is %s, in whatever pieces it comes', async (type, bytes) => {
    for (const size of [1, 7, 4_100, 1_000_000]) expect(await sniffed(bytes, 'file', size)).toBe(type);
  });

  it('is told by its name only when it is text', async () => {
    expect(await sniffed(Buffer.from('a,b\n1,2\n'), 'register.CSV')).toBe('text/csv');
    expect(await sniffed(sample.gb18030(), 'register.csv')).toBe('text/csv');
    expect(await sniffed(sample.eml(), 'notice.eml')).toBe('message/rfc822');
    expect(await sniffed(sample.eml(), 'notice.txt')).toBe('text/plain');
    expect(await sniffed(Buffer.from('no mail at all'), 'notice.eml')).toBe('text/plain');
    expect(await sniffed(sample.pdf(), 'register.csv')).toBe('application/pdf');
  });

  it('has the directory of its archive at its end, behind as much as it likes', async () => {
    const names = Array.from({ length: 2_000 }, (_, n) => `word/media/image${n}.png`);
    const whole = sample.zip(...names, 'word/document.xml');
    expect(await sniffed(whole, 'file', 65_536)).toBe(`${OFFICE}.wordprocessingml.document`);
  });
});

describe('a file of another type', () => {
  const refused = (bytes: Buffer, name?: string) =>
    expect(sniffed(bytes, name)).rejects.toMatchObject({ name: 'FileTypeRefused', found: expect.any(String) });

  it.each([
    ['an archive', 'application/zip', sample.zip('a.txt')],
    ['an archive without names', 'application/zip', sample.zip()],
    ['a document with macros', 'application/zip with macros', sample.docm()],
    ['a document cut short', 'application/zip', sample.docx().subarray(0, -30)],
    ['a document with something behind it', 'application/zip', Buffer.concat([sample.docx(), Buffer.from('MZ')])],
    ['an installer', 'application/x-cfb', sample.compound('Property')],
    ['a program', 'application/x-msdownload', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(5_000)])],
    ['a page', 'text/html', Buffer.from('\n <!doctype html><script>alert(1)</script>')],
    ['a page behind a byte-order mark', 'text/html', Buffer.from('\ufeff<html>')],
    ['a drawing with script', 'text/html', Buffer.from('<svg onload="alert(1)"/>')],
    ['a drawing that says what it is', 'application/xml', Buffer.from('<?xml version="1.0"?><svg/>')],
    ['text with NUL', 'application/octet-stream', Buffer.from('a\0b')],
    ['UTF-16', 'text/plain; charset=utf-16', Buffer.from('\ufeffnotice', 'utf16le')],
    ['bytes of neither encoding', 'application/octet-stream', Buffer.from([0x61, 0xff, 0xff, 0x61])],
    ['a character cut short', 'application/octet-stream', Buffer.from([0xff])],
  ])('is refused for what it is: %s', async (_, found, bytes) => {
    for (const size of [1, 1_000_000])
      await expect(sniffed(bytes, 'paper.pdf', size)).rejects.toMatchObject({ name: 'FileTypeRefused', found });
  });

  it('is refused once that is known, and not read on', async () => {
    let given = 0;
    async function* endless() {
      for (;;) {
        given += 1;
        yield Buffer.concat([Buffer.from('MZ'), Buffer.alloc(5_000)]);
      }
    }
    const { pieces } = sniffedBody(endless(), 'setup.exe');
    await expect(pieces.next()).rejects.toMatchObject({ name: 'FileTypeRefused' });
    expect(given).toBe(1);
  });

  it('is refused under the name of one that is taken', () => refused(sample.zip('a.exe'), 'paper.docx'));
});

it('an empty file is refused as that', () =>
  expect(sniffed(Buffer.alloc(0))).rejects.toMatchObject({ name: 'FileEmpty' }));
it('a type is not told before the file has been read', () =>
  expect(() => sniffedBody(inPieces(sample.pdf(), 10), 'a').mediaType()).toThrow('once the body has been read'));
