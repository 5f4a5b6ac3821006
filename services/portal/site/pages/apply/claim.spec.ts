import { describe, expect, it } from 'vitest';
import { claimInput, claimLacks, newClaim, withUscc } from './claim.ts';

describe('a claim', () => {
  it('lacks all but the English name while nothing is said', () => {
    expect(claimLacks(newClaim())).toEqual(['uscc', 'nameZh', 'division', 'industry']);
  });

  it('has the division that the credit code names, until another is said', () => {
    const claimed = withUscc(newClaim(), '91440300MA5EXAMP1F');
    expect(claimed.division).toBe('440300');
    expect(withUscc(claimed, '91330200MA2EXAMP20').division).toBe('330200');
    expect(withUscc({ ...claimed, division: '440305' }, '91330200MA2EXAMP20').division).toBe('440305');
    expect(withUscc(newClaim(), '914').division).toBe('');
  });

  it('says nothing of an English name that was left empty', () => {
    expect(claimInput({ ...newClaim(), nameZh: ' 示例童车 ' })).toMatchObject({ nameZh: '示例童车', nameEn: null });
  });

  it('names the papers that were sent', () => {
    const claimed = { ...newClaim(), authority: { uploadId: 'upl_1', name: 'a.pdf' } };
    expect(claimInput(claimed)).toMatchObject({ licence: null, authority: 'upl_1' });
  });
});
