import { describe, expect, it } from 'vitest';
import { ID_PREFIXES, type Noun, newId } from '../ids.ts';
import { namesInternals } from './internals.ts';

describe('a text that names what is ours', () => {
  it.each(Object.keys(ID_PREFIXES) as Noun[])('is seen by the id of a %s', (noun) => {
    const id = newId(noun, Date.UTC(2026, 10, 23));
    for (const text of [id, `见 ${id}。`, `(${id.toUpperCase()})`, `案件${id}`, `${id.slice(0, 8)} …`])
      expect(namesInternals(text)).toBe(true);
  });

  it('is seen by a credit code, however it is written', () => {
    for (const text of ['91440300MA5EXAMP1F', '某公司(91440300ma5examp1f)', 'code:91440300MA5EXAMP1F.'])
      expect(namesInternals(text)).toBe(true);
  });
});

describe('a text that names none of it', () => {
  it.each([
    '',
    '美国专利 US 9,999,999 B2,案号 1:26-cv-00001',
    'Case No. 26-cv-00001 (N.D. Ill.)',
    'https://www.usitc.gov/press_room/news_release/2026/er1123.htm',
    // The check character is another one.
    '91440300MA5EXAMP1G',
    'AB91440300MA5EXAMP1F01',
    'person_1, discase_2, a suborg_x of theirs',
  ])('is let pass: %s', (text) => {
    expect(namesInternals(text)).toBe(false);
  });
});
