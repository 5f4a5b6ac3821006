import { describe, expect, it } from 'vitest';
import { EXCLUSION_CODES, expertReasonText } from './expert-reasons.ts';

describe('a reason', () => {
  it.each([
    ['jurisdiction', { country: 'US' }, '具备美国执业资格', 'Qualified in United States of America'],
    [
      'right',
      { rights: 'patent-invention,design' },
      '熟悉涉案权利：发明专利、外观设计（含 EU 未注册）',
      'Knows this kind of right: Invention patent, Design (incl. unregistered EU design)',
    ],
    ['load', { open: 1, capacity: 3 }, '在办案件 1 件，上限 3 件', 'Has 1 of 3 cases in hand'],
    [
      'record',
      { cases: 3, outcomes: 'O1:2,O3:1' },
      '在该国家（地区）或权利类型已办结 3 件：胜诉 2、和解 1',
      '3 closed cases in this country or region or right: Won 2, Settled 1',
    ],
    [
      'absent',
      { from: '2026-12-01', to: '2026-12-09' },
      '2026-12-01至2026-12-09离岗',
      'Away from 2026-12-01 to 2026-12-09',
    ],
  ])('%s is said in both languages', (code, params, zh, en) => {
    expect([expertReasonText({ code, params }, 'zh-CN'), expertReasonText({ code, params }, 'en')]).toEqual([zh, en]);
  });

  it('that is not known reads as its code', () => {
    expect(expertReasonText({ code: 'later', params: {} }, 'en')).toBe('later');
  });

  it('about another case names nothing of it', () => {
    const about = EXCLUSION_CODES.filter((code) => /applicant|claimant|party/.test(code));
    for (const code of about) expect(expertReasonText({ code, params: {} }, 'en')).not.toMatch(/\{/);
    expect(about).toHaveLength(4);
  });
});
