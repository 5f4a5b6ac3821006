import { describe, expect, it } from 'vitest';
import { COUNTRIES, countryCode, countryName, EU_MEMBERS } from './countries.ts';

describe('countries and regions', () => {
  it.each([
    ['HK', '中国香港', 'Hong Kong, China'],
    ['MO', '中国澳门', 'Macao, China'],
    ['TW', '中国台湾地区', 'Taiwan, China'],
    ['CN', '中国', 'China'],
    ['EU', '欧盟', 'European Union'],
    ['US', '美国', 'United States of America'],
    ['GB', '英国', 'United Kingdom'],
    ['KR', '韩国', 'Republic of Korea'],
    ['ID', '印度尼西亚', 'Indonesia'],
    ['FK', '福克兰群岛（马尔维纳斯）', 'Falkland Islands (Malvinas)'],
    ['CD', '刚果（金）', 'Democratic Republic of the Congo'],
  ])('%s is %s, %s', (code, zh, en) => {
    expect([countryName(code, 'zh-CN'), countryName(code, 'en')]).toEqual([zh, en]);
  });

  it('are the 249 of ISO 3166-1 and the European Union, each once', () => {
    expect(COUNTRIES).toHaveLength(250);
    expect(new Set(COUNTRIES.map(({ code }) => code)).size).toBe(250);
    expect(COUNTRIES.some(({ code }) => code === 'XK')).toBe(false);
  });

  it('name only Hong Kong, Macao and Taiwan as parts of China, and never otherwise', () => {
    const named = COUNTRIES.filter(({ zh, en }) => /香港|澳门|台湾|Hong Kong|Maca|Taiwan/.test(zh + en)).map(
      ({ code }) => code,
    );

    expect(named).toEqual(['HK', 'MO', 'TW']);
    expect(COUNTRIES.filter(({ zh }) => zh.startsWith('中国')).map(({ code }) => code)).toEqual([
      'CN',
      'HK',
      'MO',
      'TW',
    ]);
  });

  it('have a name in both languages, Chinese in the one and without an index form in the other', () => {
    expect(COUNTRIES.filter(({ zh, en }) => !/^[\p{Script=Han}（）、-]+$/u.test(zh) || /, (.* )?of$/.test(en))).toEqual(
      [],
    );
  });

  it('have no two of one name', () => {
    expect(new Set(COUNTRIES.map(({ zh }) => zh)).size).toBe(250);
    expect(new Set(COUNTRIES.map(({ en }) => en)).size).toBe(250);
  });

  it.each(['us', 'XX', '', 'USA', 'XK'])('are refused by the code %j', (code) => {
    expect(countryCode.safeParse(code).success).toBe(false);
  });

  it('hold 27 member states of the Union', () => {
    expect(EU_MEMBERS.size).toBe(27);
    expect([...EU_MEMBERS].filter((code) => !countryCode.safeParse(code).success)).toEqual([]);
  });
});
