/** The smallest files that are what they say, for specs of uploads. */

const ascii = (text: string) => Buffer.from(text, 'latin1');
const filled = (bytes: Buffer, length = 5_000) =>
  Buffer.concat([bytes, Buffer.alloc(Math.max(0, length - bytes.byteLength), ' ')]);

export const pdf = (text = 'a paper') => filled(ascii(`%PDF-1.7\n% ${text}\n%%EOF\n`));
export const png = () =>
  Buffer.concat([
    ascii('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0'),
    Buffer.alloc(4),
    ascii('\0\0\0\0IEND\xaeB`\x82'),
  ]);
export const jpeg = () => filled(ascii('\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0'));
export const webp = () => filled(ascii('RIFF\x24\0\0\0WEBPVP8 '));
export const heic = (brand = 'heic') => filled(ascii(`\0\0\0\x18ftyp${brand}\0\0\0\0mif1heic`));

/** An archive of empty files of these names. */
export function zip(...names: readonly string[]): Buffer {
  const [local, central]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const name of names) {
    const bytes = Buffer.from(name, 'utf8');
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50);
    header.writeUInt16LE(bytes.byteLength, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50);
    entry.writeUInt16LE(bytes.byteLength, 28);
    entry.writeUInt32LE(at, 42);
    local.push(header, bytes);
    central.push(entry, bytes);
    at += header.byteLength + bytes.byteLength;
  }
  return Buffer.concat([...local, ...central, endOf(names.length, Buffer.concat(central).byteLength, at)]);
}

function endOf(entries: number, length: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

export const docx = () => zip('[Content_Types].xml', '_rels/.rels', 'word/document.xml');
export const xlsx = () => zip('[Content_Types].xml', 'xl/workbook.xml');
export const pptx = () => zip('[Content_Types].xml', 'ppt/presentation.xml');
export const ofd = () => zip('OFD.xml', 'Doc_0/Document.xml');
export const docm = () => zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin');

/** An OLE compound file with a stream of this name in its directory. */
export function compound(stream: string): Buffer {
  const entry = Buffer.alloc(128);
  entry.write(stream, 'utf16le');
  return Buffer.concat([ascii('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), Buffer.alloc(6_000), entry, Buffer.alloc(1_000)]);
}
export const doc = () => compound('WordDocument');
export const xls = () => compound('Workbook');

export const eml = () =>
  Buffer.from('From: a@b.example\r\nSubject: Notice\r\nMIME-Version: 1.0\r\n\r\nYour listing was removed.\r\n');
/** 侵权通知 in GB 18030. */
export const gb18030 = () => Buffer.from([0xc7, 0xd6, 0xc8, 0xa8, 0xcd, 0xa8, 0xd6, 0xaa, 0x0a]);
