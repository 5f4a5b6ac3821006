import { describe, expect, it } from 'vitest';
import { csvOf } from './csv.ts';

describe('a file for spreadsheets', () => {
  it('has a row a line, with every cell quoted', () => {
    expect(
      csvOf([
        ['时间', 'a "b", c'],
        ['', 'd\ne'],
      ]),
    ).toBe('"时间","a ""b"", c"\r\n"","d\ne"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('has no formula: %j', (cell) => {
    expect(csvOf([[cell]])).toBe(`"'${cell}"\r\n`);
  });

  it('leaves what is none as it is', () => expect(csvOf([['per_1-2=3']])).toBe('"per_1-2=3"\r\n'));
});
