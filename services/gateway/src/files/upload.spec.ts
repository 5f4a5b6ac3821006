import * as sample from '@sinan/files/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openUploading, type Uploading } from '../testing/uploading.ts';
import { MAX_FILE_BYTES } from './upload.ts';

let up: Uploading;
beforeEach(async () => {
  up = await openUploading();
});
afterEach(() => up.close());

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const DOCX = `${OFFICE}.wordprocessingml.document`;
const [PDF, TEXT] = ['application/pdf', 'text/plain'];
const text = (words: string) => Buffer.from(words);
const exe = () => Buffer.concat([text('MZ'), Buffer.alloc(9_000, 1)]);

describe('a file that is taken', () => {
  it.each([
    ['起诉状.pdf', sample.pdf(), PDF, '起诉状.pdf'],
    ['screenshot.png', sample.png(), 'image/png', 'screenshot.png'],
    ['photo.jpg', sample.jpeg(), 'image/jpeg', 'photo.jpg'],
    ['photo.webp', sample.webp(), 'image/webp', 'photo.webp'],
    ['IMG_0001.HEIC', sample.heic(), 'image/heic', 'IMG_0001.HEIC'],
    ['合同.docx', sample.docx(), DOCX, '合同.docx'],
    ['台账.xlsx', sample.xlsx(), `${OFFICE}.spreadsheetml.sheet`, '台账.xlsx'],
    ['deck.pptx', sample.pptx(), `${OFFICE}.presentationml.presentation`, 'deck.pptx'],
    ['执照.ofd', sample.ofd(), 'application/ofd', '执照.ofd'],
    ['旧合同.doc', sample.doc(), 'application/msword', '旧合同.doc'],
    ['旧台账.xls', sample.xls(), 'application/vnd.ms-excel', '旧台账.xls'],
    ['合同.wps', sample.doc(), 'application/msword', '合同.wps'],
    ['notes.txt', text('Notice\r\nof suit'), TEXT, 'notes.txt'],
    ['通知.txt', sample.gb18030(), TEXT, '通知.txt'],
    ['sales.csv', text('date,amount\n2026-03-02,5\n'), 'text/csv', 'sales.csv'],
    ['notice.eml', sample.eml(), 'message/rfc822', 'notice.eml'],
    ['x', text('x'), TEXT, 'x.txt'],
  ])('is answered with its id, size and type: %s', async (name, bytes, mediaType, kept) => {
    const { status, body } = await up.send(bytes, { name });
    expect([status, body]).toEqual([
      201,
      { uploadId: expect.stringMatching(/^upl_/), bytes: bytes.byteLength, mediaType },
    ]);
    expect(up.toy.room.files.get(body.uploadId)).toMatchObject({
      name: kept,
      owner: `person:${up.li}`,
    });
    expect(up.inFolder()).toHaveLength(1);
  });

  it.each([
    ['a PDF called a program', 'setup.exe', sample.pdf(), PDF, 'setup.exe.pdf'],
    ['a PDF with two endings', 'paper.pdf.exe', sample.pdf(), PDF, 'paper.pdf.exe.pdf'],
    ['a program’s ending before its own', 'paper.exe.pdf', sample.pdf(), PDF, 'paper.exe.pdf'],
    ['a picture called a document', 'paper.docx', sample.png(), 'image/png', 'paper.docx.png'],
    ['text called a page', 'index.html', text('hello'), TEXT, 'index.html.txt'],
    ['text called a script', 'run.bat', text('del *.*'), TEXT, 'run.bat.txt'],
    ['text called a PDF', 'paper.pdf', text('no PDF'), TEXT, 'paper.pdf.txt'],
    ['text called a mail', 'notice.eml', text('no mail'), TEXT, 'notice.eml.txt'],
    ['a PDF that is a page too', 'a.pdf', sample.pdf('<html><script>alert(1)</script>'), PDF, 'a.pdf'],
    ['a PDF that is an archive too', 'a.pdf', Buffer.concat([sample.pdf(), sample.zip('a.exe')]), PDF, 'a.pdf'],
    [
      'a picture that is a script too',
      'a.jpg',
      Buffer.concat([sample.jpeg(), text('/*<script>*/')]),
      'image/jpeg',
      'a.jpg',
    ],
    ['a PDF cut short', 'a.pdf', sample.pdf().subarray(0, 20), PDF, 'a.pdf'],
    ['a picture cut short', 'a.png', sample.png().subarray(0, 40), 'image/png', 'a.png'],
  ])('is what its bytes are, and is called so: %s', async (_, name, bytes, mediaType, kept) => {
    const { status, body } = await up.send(bytes, { name });
    expect([status, body.mediaType]).toEqual([201, mediaType]);
    expect(up.toy.room.files.get(body.uploadId)?.name).toBe(kept);
  });

  it.each([
    ['a path', '../../etc/passwd', 'passwd.pdf'],
    ['a path of another system', 'C:\\Windows\\system32\\a.pdf', 'a.pdf'],
    ['a path in percent signs', '..%2f..%2fa.pdf', '%2f..%2fa.pdf'],
    ['a header', 'a.pdf\r\nSet-Cookie: s=1', 'a.pdfSet-Cookie_ s=1.pdf'],
    ['a header in lines of its own', 'a\n\nX: y\n\n<script>.pdf', 'aX_ y_script_.pdf'],
    ['text turned around', 'annual\u202efdp.exe', 'annualfdp.exe.pdf'],
    ['isolates of direction', '\u2067abc\u2069.pdf', 'abc.pdf'],
    ['NUL', 'a.pdf\0.exe', 'a.pdf.exe.pdf'],
    ['nothing', '', 'file.pdf'],
    ['dots', '....', 'file.pdf'],
    ['spaces', '   ', 'file.pdf'],
    ['a hidden file', '.bashrc', 'bashrc.pdf'],
    ['a device', 'CON.pdf', '_CON.pdf'],
    ['markup', '"><img src=x onerror=alert(1)>.pdf', '___img src=x onerror=alert(1)_.pdf'],
    ['a formula', '=cmd|calc.pdf', '=cmd_calc.pdf'],
    ['a wildcard', '*?.pdf', '__.pdf'],
    ['an emoji', '📄.pdf', '📄.pdf'],
    ['rare characters', '𠮷𬬭.pdf', '𠮷𬬭.pdf'],
    ['letters that are one', 'e\u0301.pdf', 'é.pdf'],
    ['more than fits', `${'长'.repeat(500)}.pdf`, `${'长'.repeat(196)}.pdf`],
    ['a query', 'a.pdf?x=1&name=b', 'a.pdf_x=1&name=b.pdf'],
  ])('has a name that can do nothing: %s', async (_, name, kept) => {
    const { status, body } = await up.send(sample.pdf(), { name });
    expect(status).toBe(201);
    expect(up.toy.room.files.get(body.uploadId)?.name).toBe(kept);
  });

  it.each([
    ['no name', '', 'file.pdf'],
    ['two of them', '?name=a.pdf&name=b.pdf', 'a.pdf'],
    ['bytes that are no character', '?name=%ff%fe.pdf', '\ufffd\ufffd.pdf'],
    ['half an escape', '?name=%e4%b.pdf', '\ufffd%b.pdf'],
    ['plus signs', '?name=a+b.pdf', 'a b.pdf'],
    ['another parameter', '?filename=a.pdf', 'file.pdf'],
  ])('is called as well as its address says: %s', async (_, query, kept) => {
    const { status, body } = await up.send(sample.pdf(), { query });
    expect(status).toBe(201);
    expect(up.toy.room.files.get(body.uploadId)?.name).toBe(kept);
  });

  it('may be as large as the limit, to the byte', async () => {
    const bytes = Buffer.concat([sample.pdf(), Buffer.alloc(MAX_FILE_BYTES - 5_000)]);
    expect(await up.send(bytes)).toMatchObject({ status: 201, body: { bytes: MAX_FILE_BYTES } });
  });

  it('counts with what was announced, and without that with what it may be at most', async () => {
    await up.send(sample.pdf());
    await up.send(sample.pdf(), { headers: { 'transfer-encoding': 'chunked' } });
    expect(up.asked('accounts.beginUpload')).toMatchObject([{ bytes: 5_000 }, { bytes: MAX_FILE_BYTES }]);
    expect(up.asked('accounts.keepUpload')).toMatchObject([
      { allowance: { bytes: 5_000 }, bytes: 5_000 },
      { allowance: { bytes: MAX_FILE_BYTES }, bytes: 5_000 },
    ]);
  });

  it('is nobody’s but its sender’s, whatever the headers say it is', async () => {
    const headers = { 'content-type': 'text/html', 'x-person': 'per_other' };
    expect(await up.send(sample.pdf(), { headers })).toMatchObject({ status: 201, body: { mediaType: PDF } });
  });
});

describe('a file of a type that is not taken', () => {
  it.each([
    ['a program', 'setup.exe', exe(), 'application/x-msdownload'],
    ['a program called a PDF', 'paper.pdf', exe(), 'application/x-msdownload'],
    [
      'a program of Linux',
      'run',
      Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(9_000)]),
      'application/x-elf',
    ],
    ['an archive', 'papers.zip', sample.zip('a.pdf'), 'application/zip'],
    ['an archive called a document', 'paper.docx', sample.zip('a.pdf'), 'application/zip'],
    ['an archive with a document’s parts list alone', 'a.docx', sample.zip('[Content_Types].xml'), 'application/zip'],
    [
      'an archive of another kind',
      'a.rar',
      Buffer.from('Rar!\x1a\x07\x01\0'.padEnd(5_000), 'latin1'),
      'application/x-rar-compressed',
    ],
    [
      'one of the third kind',
      'a.7z',
      Buffer.from('7z\xbc\xaf\x27\x1c'.padEnd(5_000), 'latin1'),
      'application/x-7z-compressed',
    ],
    ['a compressed file', 'a.gz', Buffer.from('\x1f\x8b\x08'.padEnd(5_000), 'latin1'), 'application/gzip'],
    ['a document with macros', 'a.docm', sample.docm(), 'application/zip with macros'],
    ['a document with macros called one without', 'a.docx', sample.docm(), 'application/zip with macros'],
    ['a document cut short', 'a.docx', sample.docx().subarray(0, -10), 'application/zip'],
    ['an installer', 'a.msi', sample.compound('Property'), 'application/x-cfb'],
    ['an installer called a document', 'a.doc', sample.compound('Property'), 'application/x-cfb'],
    ['a compound file cut short', 'a.doc', sample.doc().subarray(0, 600), 'application/x-cfb'],
    ['a page', 'a.html', text('<!DOCTYPE html><script>alert(1)</script>'), 'text/html'],
    ['a page called text', 'a.txt', text('  <script>alert(1)</script>'), 'text/html'],
    ['a page called a table', 'a.csv', text('<html>'), 'text/html'],
    ['a drawing', 'a.svg', text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'text/html'],
    ['a drawing called a picture', 'a.png', text('<?xml version="1.0"?><svg/>'), 'application/xml'],
    ['a moving picture', 'a.gif', Buffer.from('GIF89a'.padEnd(5_000), 'latin1'), 'image/gif'],
    ['a film', 'a.mp4', sample.heic('isom'), 'video/mp4'],
    ['rich text', 'a.rtf', text('{\\rtf1 hello}'), 'application/rtf'],
    ['a printer’s program', 'a.ps', text('%!PS-Adobe-3.0'), 'application/postscript'],
    ['text of two bytes a letter', 'a.txt', Buffer.from('\ufeffnotice', 'utf16le'), 'text/plain; charset=utf-16'],
    ['text with NUL', 'a.txt', text('a\0b'), 'application/octet-stream'],
    ['text with an escape', 'a.txt', text('a\x1b[2Jb'), 'application/octet-stream'],
    ['bytes of no kind', 'a.bin', Buffer.from([0x80, 0xff, 0xff, 0x80]), 'application/octet-stream'],
    ['the beginning of a PDF’s mark', 'a.pdf', Buffer.from([0x25, 0x50, 0x44, 0x00]), 'application/octet-stream'],
  ])('is refused, and nothing of it is kept: %s', async (_, name, bytes, found) => {
    const { status, body } = await up.send(bytes, { name });
    expect([status, body.error]).toMatchObject([415, { code: 'FILE_TYPE_REFUSED', params: { found } }]);
    await up.expectNothing();
  });
});
