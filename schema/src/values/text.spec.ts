import { describe, expect, it } from 'vitest';
import { line, prose } from './text.ts';

describe('one line', () => {
  it('is trimmed and otherwise kept as written', () => {
    expect(line(20).parse('  <b>深圳𠮷 & Söhne</b> ')).toBe('<b>深圳𠮷 & Söhne</b>');
  });

  it.each([
    ['only spaces', '   '],
    ['too long', 'a'.repeat(21)],
    ['a line break', 'a\nb'],
    ['a NUL', 'a\0b'],
    ['a mark that turns the direction of text', 'a\u202eb'],
    ['a line separator', 'a\u2028b'],
    ['half a surrogate pair', 'a\ud83d'],
    ['no text', 5],
  ])('is refused with %s', (_, text) => {
    expect(line(20).safeParse(text).success).toBe(false);
  });
});

describe('prose', () => {
  it('keeps its lines, with one kind of line end and spaces for tabs', () => {
    expect(prose(20).parse(' a\r\nb\rc\td\n')).toBe('a\nb\nc d');
  });

  it.each(['a\0b', 'a\u001bb', 'a\u2029b', 'a\ude00', ' \n ', 'a'.repeat(21)])('is refused: %j', (text) => {
    expect(prose(20).safeParse(text).success).toBe(false);
  });
});
