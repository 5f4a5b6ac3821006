import { describe, expect, it } from 'vitest';
import { divisionCode, divisionName, isDivision } from './divisions.ts';

describe('divisions', () => {
  it.each([
    ['440000', '广东省'],
    ['440300', '广东省深圳市'],
    ['440305', '广东省深圳市南山区'],
    ['110000', '北京市'],
    ['110101', '北京市东城区'],
    ['500231', '重庆市垫江县'],
    ['419001', '河南省济源市'],
    ['441900', '广东省东莞市'],
  ])('%s is %s', (code, name) => {
    expect(isDivision(code)).toBe(true);
    expect(divisionName(code)).toBe(name);
  });

  it.each(['', '44', '4403', '440399', '999999', '44030５', '440305 ', '__proto__'])('%j is none', (code) => {
    expect(isDivision(code)).toBe(false);
    expect(divisionCode.safeParse(code).success).toBe(false);
  });

  it('that do not exist are shown by their code', () => {
    expect(divisionName('440399')).toBe('440399');
  });
});
