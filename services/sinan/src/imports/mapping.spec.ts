import { describe, expect, it } from 'vitest';
import { problemLines } from '../cli/import-words.ts';
import { IMPORTS } from './kinds.ts';
import { joined, repetitions, rowsOf } from './mapping.ts';

function sheet(titles: readonly string[], ...rows: readonly (readonly string[])[]) {
  return { titles, rows: rows.map((cells, index) => ({ row: index + 2, cells })) };
}

describe('given a table of centres', () => {
  const titles = ['代码', '中文名称', 'Name in English', 'kind', ' 行政区划代码 ', '国家（地区）'];

  it('when its titles are in Chinese, in English or codes, of any width and case, then each value finds its place', () => {
    const rows = rowsOf(sheet(titles, ['sz', '深圳分中心', 'Shenzhen', 'local', '440300', '']), IMPORTS.centres);
    const input = { code: 'sz', name: { zh: '深圳分中心', en: 'Shenzhen' }, kind: 'local', division: '440300' };
    expect(rows).toEqual([{ row: 2, input }]);
  });

  it('when the national one stands last, then it comes first, under its own row number', () => {
    const rows = rowsOf(sheet(titles, ['sz', '', '', 'local'], ['n', '', '', 'national']), IMPORTS.centres);
    expect(rows.map(({ row }) => row)).toEqual([3, 2]);
  });

  it('when one stands there twice, whatever its case, then the later row says where', () => {
    const rows = rowsOf(sheet(titles, ['sz'], ['nb'], ['SZ']), IMPORTS.centres);
    expect(repetitions(rows, IMPORTS.centres)).toMatchObject([{ row: 4, path: 'code', zh: '与第 2 行重复。' }]);
  });

  it('when a title is none, then the file is refused with those that there are', () => {
    expect(() => rowsOf(sheet(['code', 'nmae']), IMPORTS.centres)).toThrow(
      'titles that are none here: nmae. There are: code,',
    );
  });

  it('when the column by which rows are known is missing, then the file is refused', () => {
    expect(() => rowsOf(sheet(['kind'], ['local']), IMPORTS.centres)).toThrow('lacks the title “code”');
  });
});

describe('given a table of subscribers', () => {
  const titles = ['邮箱', '国家（地区）', '权利类型', '语言', '行业', 'Platforms'];

  it('when a cell names several, then they are a list, and an empty one is empty', () => {
    const [one] = rowsOf(
      sheet(titles, ['a@b.example', 'US、DE; FR\uff0cJP', '', 'en', 'C、F', 'amazon']),
      IMPORTS.subscribers,
    );
    expect(one?.input).toEqual({
      ...{ email: 'a@b.example', countries: ['US', 'DE', 'FR', 'JP'], rights: [], locale: 'en' },
      ...{ industries: ['C', 'F'], platforms: ['amazon'] },
    });
  });

  it('when rhythm and proof are columns, then each value finds its place, and who leaves them empty says nothing of them', () => {
    const [one, other] = rowsOf(
      sheet(
        ['邮箱', 'rhythm', '发送时点', '时区', 'consentAt', '同意来源', 'consentBy'],
        ['a@b.example', 'day', '8', 'Asia/Shanghai', '2026-03-05', '展会登记表', 'the fair team'],
        ['c@d.example', '', '', '', '', '', ''],
      ),
      IMPORTS.subscribers,
    );
    expect(one?.input).toMatchObject({ rhythm: { every: 'day', hour: 8, zone: 'Asia/Shanghai' } });
    expect(one?.input).toMatchObject({
      consent: { at: '2026-03-05', source: '展会登记表', by: 'the fair team' },
    });
    expect(other?.input).toEqual({ email: 'c@d.example', locale: 'zh-CN' });
  });

  it('when a later row of an address says another proof or rhythm, or none, then it says in which column', () => {
    const rows = rowsOf(
      sheet(
        ['邮箱', '国家（地区）', 'rhythm', 'agreed on'],
        ['a@b.example', 'US', 'instant', '2026-03-05'],
        ['a@b.example', 'JP', 'instant', '2026-03-06'],
        ['a@b.example', 'FR', '', '2026-03-05'],
      ),
      IMPORTS.subscribers,
    );
    expect(repetitions(rows, IMPORTS.subscribers)).toMatchObject([
      { row: 3, path: 'consent.at' },
      { row: 4, path: 'rhythm.every' },
    ]);
  });

  it('when no language is said, then it is Chinese', () => {
    const [one] = rowsOf(sheet(titles, ['a@b.example', 'US', '', '']), IMPORTS.subscribers);
    expect(one?.input).toMatchObject({ locale: 'zh-CN' });
  });

  it('when an address stands there more than once, then it is one subscriber with as many interests', () => {
    const rows = rowsOf(
      sheet(
        titles,
        ['a@b.example', 'US', '', 'en', 'C'],
        ['c@d.example', 'FR', '', 'en'],
        ['A@b.example', 'JP', 'design', 'en', ''],
      ),
      IMPORTS.subscribers,
    );
    expect(repetitions(rows, IMPORTS.subscribers)).toEqual([]);
    const [one, ...others] = joined(rows, IMPORTS.subscribers);
    const also = [{ countries: ['JP'], rights: ['design'], industries: [], platforms: [] }];
    expect(one).toMatchObject({ row: 2, input: { email: 'a@b.example', countries: ['US'], industries: ['C'], also } });
    expect(others).toEqual([rows[1]]);
  });

  it('when a later row of an address says another language, or another thing that one subscriber has once, then it says in which column', () => {
    const rows = rowsOf(
      sheet(
        titles,
        ['a@b.example', 'US', '', 'zh-CN'],
        ['c@d.example', 'FR', '', 'en'],
        ['A@b.example', 'JP', '', 'en'],
      ),
      IMPORTS.subscribers,
    );
    expect(repetitions(rows, IMPORTS.subscribers)).toMatchObject([
      {
        ...{ row: 4, path: 'locale' },
        en: 'Row 2 says something else here. Rows that go together must say the same.',
        zh: '与第 2 行不一致：合并导入的各行此项须相同。',
      },
    ]);
    expect(problemLines('subscribers', repetitions(rows, IMPORTS.subscribers))).toMatchObject([
      { en: expect.stringContaining('row 4, language: '), zh: expect.stringContaining('第 4 行，语言：') },
    ]);
  });

  it('when a later row of an address leaves the language out, then it agrees with those before it only where they are Chinese', () => {
    const differing = (first: string) =>
      repetitions(
        rowsOf(sheet(titles, ['a@b.example', 'US', '', first], ['a@b.example', 'JP', '', '']), IMPORTS.subscribers),
        IMPORTS.subscribers,
      );
    expect(differing('')).toEqual([]);
    expect(differing('zh-CN')).toEqual([]);
    expect(differing('en')).toMatchObject([{ row: 3, path: 'locale' }]);
  });

  it('when an address stands there more often than one may have interests, then the rows beyond say so', () => {
    const lines = Array.from({ length: 11 }, () => ['a@b.example', 'US']);
    const rows = rowsOf(sheet(titles.slice(0, 2), ...lines), IMPORTS.subscribers);
    expect(repetitions(rows, IMPORTS.subscribers)).toMatchObject([{ row: 12, zh: '最多填写 10 项。' }]);
  });
});

describe('given a table of experts', () => {
  it('when it has numbers, then they are numbers, and what is none stays what it is', () => {
    const titles = ['email', '执业起始年份', '可承办件数'];
    const [one] = rowsOf(sheet(titles, ['a@b.example', '1999', 'many']), IMPORTS.experts);
    expect(one?.input).toMatchObject({ email: 'a@b.example', profile: { practisingSince: 1999, capacity: 'many' } });
  });

  it('when a column that may be empty is left out, then its list is empty', () => {
    const [one] = rowsOf(sheet(['email'], ['a@b.example']), IMPORTS.experts);
    expect(one?.input).toMatchObject({ profile: { affiliates: [], forums: [] } });
  });
});
