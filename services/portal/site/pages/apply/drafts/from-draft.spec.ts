import { describe, expect, it } from 'vitest';
import { blankRight, type Filled, newFilled } from '../filled.ts';
import { formOf } from '../form.ts';
import { filledFrom } from './from-draft.ts';

const backAgain = (filled: Filled) =>
  filledFrom({ form: formOf(filled), organisation: filled.organisationId ? { id: filled.organisationId } : null });

describe('a draft', () => {
  it('of nothing is a new form', () => {
    expect(backAgain(newFilled())).toEqual(newFilled());
  });

  it('comes back as it was left', () => {
    const left: Filled = {
      ...newFilled(),
      ...{ organisationId: 'org_1', serviceKind: 'guidance', role: 'respondent', disputeType: 'section-337' },
      ...{ country: 'US', forum: 'us-itc', procedure: '其他程序', caseNo: '337-TA-0000', caseTitle: 'Strollers' },
      ...{ stage: 'served', receivedOn: '2026-11-03', servedOn: '2026-11-04', serviceMethod: 'mail', doubt: 'unsure' },
      ...{ deadline: '2026-11-20T17:15', deadlineZone: 'America/New_York', product: '婴儿推车', claimant: 'Northwind' },
      ...{ measures: ['tro', 'account-freeze'], frozenAt: 'amazon', frozenAmount: '12500.50', platform: 'amazon' },
      ...{ shop: 'Example', sellerId: 'A1', facts: '收到起诉状。\n已保全证据。', needs: ['strategy', 'counsel'] },
      ...{ exposure: '3000000', exposureBasis: '近一年出口额', joint: 'later', lawyer: 'no', choice: 'ctr_1' },
      ...{ contactName: '示例联系人', contactMobile: '138' },
      rights: [
        { ...blankRight(0), kind: 'design' },
        { ...blankRight(1), number: 'D1' },
      ],
      counsel: [{ key: 0, name: 'Illustrative LLP', country: 'US' }],
    };
    expect(backAgain(left)).toEqual(left);
  });

  it('keeps what is not whole yet as it was typed', () => {
    const left = { ...newFilled(), exposure: '约三百万', deadlineZone: 'Asia/Shanghai' };
    expect(backAgain(left)).toMatchObject({ exposure: '约三百万', deadline: '', deadlineZone: 'Asia/Shanghai' });
  });
});
