import { describe, expect, it } from 'vitest';
import { csvOf } from './csv.ts';

const line = (...cells: readonly (string | number)[]) => csvOf([cells]).slice(1);

describe('a table as CSV', () => {
  it('begins with the mark by which Excel knows UTF-8, and ends each line as RFC 4180 has it', () => {
    expect(
      new TextEncoder().encode(
        csvOf([
          ['月份', '件数'],
          ['2026-03', 5],
        ]),
      ),
    ).toEqual(new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode('"月份","件数"\r\n"2026-03",5\r\n')]));
  });

  it.each([
    ['a,b', '"a,b"'],
    ['says "no"', '"says ""no"""'],
    ['two\nlines', '"two\nlines"'],
    ['two\r\nlines', '"two\r\nlines"'],
    ['x;=1+1', '"x;=1+1"'],
    [' plain ', '" plain "'],
    ['per_1-2=3', '"per_1-2=3"'],
    ['', '""'],
  ])('quotes %j as %j', (cell, written) => {
    expect(line(cell, 'next')).toBe(`${written},"next"\r\n`);
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\n=1',
    ' =1',
    '＝1+1',
    '＠SUM(A1)',
    '=HYPERLINK("http://a","b")',
    "=cmd|'/c calc'!A0",
  ])('gives %j to no spreadsheet to run', (cell) => {
    expect(line(cell).replaceAll('""', '"').replace(/^"/, '')).toMatch(/^'/);
  });

  it('guards a carriage return, within its quotes', () => {
    expect(line('\r=1')).toBe(`"'\r=1"\r\n`);
  });

  it('leaves numbers as they are, also below zero', () => {
    expect(line(-12.5, 0)).toBe('-12.5,0\r\n');
  });
});
