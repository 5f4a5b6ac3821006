import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sheetIn } from './sheet.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sinan-sheet-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function read(content: string | Buffer) {
  const file = join(folder, 'table.csv');
  await writeFile(file, content);
  const { titles, rows } = await sheetIn(file);
  return { titles, rows };
}

describe('given a table', () => {
  it('when it is CSV with quotes, empty lines and Windows line ends, then rows have the numbers of an editor', async () => {
    expect(await read('code,name\r\nsz,"Shenzhen, ""the"" centre"\r\n\r\nnb, Ningbo \r\n')).toEqual({
      titles: ['code', 'name'],
      rows: [
        { row: 2, cells: ['sz', 'Shenzhen, "the" centre'] },
        { row: 4, cells: ['nb', 'Ningbo'] },
      ],
    });
  });

  it('when it begins with a byte order mark, then the first title is without', async () => {
    expect((await read('\ufeff代码,中文名称\nsz,深圳分中心\n')).titles).toEqual(['代码', '中文名称']);
  });

  it('when it is in GB 18030, then it is read as that', async () => {
    const bytes = Buffer.from('b4fac2eb2cd6d0cec4c3fbb3c60a737a2cc9eedbdab7d6d6d0d0c40a', 'hex');
    expect(await read(bytes)).toEqual({
      titles: ['代码', '中文名称'],
      rows: [{ row: 2, cells: ['sz', '深圳分中心'] }],
    });
  });

  it('when it is .xlsx, then its first sheet is read, and numbers are text', async () => {
    const { titles, rows } = await sheetIn(fileURLToPath(new URL('../testing/centres.xlsx', import.meta.url)));
    expect(titles).toEqual(['代码', '中文名称', '英文名称', '类型', '行政区划代码']);
    expect(rows).toEqual([
      { row: 2, cells: ['nation', '国家中心', 'National Centre', 'national', '110000'] },
      { row: 3, cells: ['sz', '深圳分中心', 'Shenzhen Sub-centre', 'local', '440300'] },
    ]);
  });

  it.each([
    ['a quote that never ends', 'code,name\nsz,"Shenzhen'],
    ['a ZIP file of something else', 'PK\u0003\u0004garbage'],
  ])('when it has %s, then it says so', async (_, content) => {
    await expect(read(content)).rejects.toThrow('is neither a CSV nor an Excel table');
  });

  it('when there is none, then it says so', async () => {
    await expect(sheetIn(join(folder, 'none.csv'))).rejects.toThrow('cannot be read');
  });
});
