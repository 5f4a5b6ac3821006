import { describe, expect, it } from 'vitest';
import { blankCounsel, blankRight, type Filled, measuresAfter, newFilled } from './filled.ts';
import { formOf } from './form.ts';
import { advisedOf, fieldOfAdvised, lacksOf } from './lacks.ts';
import { stepOf } from './steps.ts';

/** A whole application: what a spec is about is the line that it changes. */
function filledWith(differs: Partial<Filled> = {}): Filled {
  return {
    ...newFilled(),
    ...{ organisationId: 'org_1', serviceKind: 'guidance', role: 'respondent', disputeType: 'section-337' },
    ...{ country: 'US', forum: 'us-itc', receivedOn: '2026-11-03', product: '折叠婴儿推车', facts: '收到起诉状。' },
    rights: [{ ...blankRight(0), kind: 'patent-invention', number: 'US 9,999,999 B2' }],
    needs: ['strategy'],
    ...differs,
  };
}
const fieldsOf = (differs: Partial<Filled>) => lacksOf(filledWith(differs)).map(({ field }) => field);

describe('an application', () => {
  it('lacks nothing once it says what it needs', () => {
    expect(lacksOf(filledWith())).toEqual([]);
  });

  it('of which nothing is said lacks all that it needs, told at once', () => {
    expect(lacksOf(newFilled()).map(({ field }) => field)).toEqual([
      ...['organisationId', 'serviceKind', 'role', 'disputeType', 'country', 'forum', 'receivedOn', 'product', 'facts'],
      ...['rights', 'needs'],
    ]);
  });

  it('that says when it was served lacks how; “not sure” is an answer', () => {
    expect(fieldsOf({ servedOn: '2026-11-03' })).toEqual(['serviceMethod']);
    expect(fieldsOf({ servedOn: '2026-11-03', serviceMethod: 'unknown', forum: 'unknown' })).toEqual([]);
  });

  it('lacks the other half of a deadline', () => {
    expect(fieldsOf({ deadline: '2026-11-20T17:15' })).toEqual(['statedDeadline-zone']);
    expect(fieldsOf({ deadlineZone: 'Asia/Shanghai' })).toEqual(['statedDeadline-at']);
  });

  it('lacks the kind of a right that was begun, and the name of a counsel, each at its place', () => {
    const rights = [...filledWith().rights, { ...blankRight(1), number: 'US 1' }];
    expect(fieldsOf({ rights, counsel: [blankCounsel(0)] })).toEqual(['rights-1-kind', 'opposingCounsel-0-name']);
  });

  it('lacks a number where an amount is none, where the platform would say so', () => {
    const frozen = { measures: ['tro', 'account-freeze'], frozenAmount: '许多' };
    expect(fieldsOf({ ...frozen, exposure: '1.234' })).toEqual(['measures-1-amount-amount', 'exposure-amount']);
  });

  it('lacks the rest of a contact that was begun, and none of one that was not', () => {
    expect(fieldsOf({ contactName: '示例联系人' })).toEqual(['contact-post', 'contact-mobile', 'contact-email']);
  });

  it('asks for each field in a step, whichever it is', () => {
    const lacking = {
      ...newFilled(),
      counsel: [blankCounsel(0)],
      contactName: 'x',
      deadlineZone: 'UTC',
      servedOn: '2026-01-01',
    };
    for (const { field } of lacksOf(lacking)) expect([field, stepOf(field)]).not.toContain(null);
    for (const one of advisedOf(newFilled())) expect([one, stepOf(fieldOfAdvised(one))]).not.toContain(null);
  });

  it('is advised of what helps, and no more of it once that is said', () => {
    expect(advisedOf(filledWith())).toEqual([
      'statedDeadline',
      'servedOn',
      'caseNo',
      'claimant',
      'measures',
      'contact',
    ]);
    const said = { measures: ['none'], claimant: 'Northwind Inc.', contactName: '示例联系人' };
    expect(advisedOf(filledWith({ ...said, role: 'not-in-dispute' }))).toEqual([]);
  });
});

describe('measures', () => {
  it('are “none” alone, or others', () => {
    expect(measuresAfter(['tro'], ['tro', 'none'])).toEqual(['none']);
    expect(measuresAfter(['none'], ['none', 'takedown'])).toEqual(['takedown']);
    expect(measuresAfter([], ['none'])).toEqual(['none']);
  });
});

describe('what is sent', () => {
  it('says nothing of what was left empty', () => {
    const { rights, needs, country, ...rest } = formOf(newFilled());
    expect({ rights, needs, country }).toEqual({ rights: [], needs: [], country: null });
    const nothing = Object.values(rest).filter((value) => value !== null);
    expect(nothing).toEqual([[], []]);
  });

  it('has instants in UTC, amounts in minor units, and rows where they stand', () => {
    const filled = filledWith({
      ...{ deadline: '2026-11-20T17:15', deadlineZone: 'America/New_York', doubt: 'yes', doubtNote: ' 仅以邮件送达 ' },
      ...{ measures: ['tro', 'account-freeze'], frozenAt: 'amazon', frozenAmount: '12,500', exposure: '3000000' },
      ...{ lawyer: 'no', contactName: '示例联系人', contactMobile: '13800000000' },
      counsel: [{ key: 4, name: 'Illustrative & Partners LLP', country: 'US' }],
    });
    expect(formOf(filled)).toMatchObject({
      statedDeadline: { at: '2026-11-20T22:15:00.000Z', zone: 'America/New_York' },
      serviceDoubt: { answer: 'yes', note: '仅以邮件送达' },
      measures: [
        { kind: 'tro', platform: null, amount: null },
        { kind: 'account-freeze', platform: 'amazon', amount: { amount: '1250000', currency: 'USD' } },
      ],
      exposure: { amount: '300000000', currency: 'CNY', basis: null },
      opposingCounsel: [{ name: 'Illustrative & Partners LLP', country: 'US' }],
      contact: { name: '示例联系人', post: null, mobile: '13800000000', email: null, wechat: null },
      lawyer: { retained: false, firm: null },
    });
  });

  it('keeps what is no amount and no minute as it was typed, so that a draft has it', () => {
    expect(formOf(filledWith({ exposure: '约三百万', deadline: '2026-11-20T17:15' }))).toMatchObject({
      exposure: { amount: '约三百万' },
      statedDeadline: { at: '2026-11-20T17:15', zone: null },
    });
  });
});
