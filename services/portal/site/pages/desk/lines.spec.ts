import { describe, expect, it } from 'vitest';
import { addressWith, choiceIn } from './choice.ts';
import { chosenOf, type DeskCase, linesOf } from './lines.ts';

function aCase(id: string, more: Partial<DeskCase> = {}): DeskCase {
  return {
    id,
    status: 'submitted',
    product: '',
    applicantName: '',
    country: { code: 'US', label: '' },
    disputeType: { code: 'section-337', label: '' },
    needs: [],
    submittedAt: '2026-11-26T02:00:00Z',
    acceptedAt: null,
    centre: { id: 'here', name: '' },
    handOver: null,
    supplements: [],
    opinions: [],
    application: null,
    ...more,
  };
}
const none = { submitted: [], offered: [], supplementing: [], accepted: [], guiding: [] };
const idsOf = (lines: ReturnType<typeof linesOf>) => lines.map(({ of }) => of.id);

describe('the desk', () => {
  const late = aCase('late', { acceptedAt: '2026-11-28T02:00:00Z', country: { code: 'DE', label: '' } });
  const early = aCase('early', { acceptedAt: '2026-11-27T02:00:00Z' });
  const waiting = aCase('waiting', { submittedAt: '2026-11-29T02:00:00Z' });

  it('shows what waits for acceptance first, and within a list what has waited longest', () => {
    expect(idsOf(linesOf({ ...none, accepted: [late, early], submitted: [waiting] }))).toEqual([
      'waiting',
      'early',
      'late',
    ]);
  });

  it('shows a case once, where it stands first', () => {
    const lines = linesOf({ ...none, offered: [waiting], submitted: [waiting] });
    expect(lines.map(({ group }) => group)).toEqual(['submitted']);
  });

  it('keeps to the state, the country and the centre that were chosen', () => {
    const lines = linesOf({ ...none, accepted: [late, early], submitted: [waiting] });
    const anything = { state: null, country: null, centre: null };
    expect(idsOf(chosenOf(lines, { ...anything, state: 'accepted' }))).toEqual(['early', 'late']);
    expect(idsOf(chosenOf(lines, { ...anything, country: 'DE' }))).toEqual(['late']);
    expect(idsOf(chosenOf(lines, { ...anything, centre: 'there' }))).toEqual([]);
  });
});

describe('what was chosen on the desk', () => {
  it('is read from the address and written into it', () => {
    const query = new URLSearchParams('state=guiding&country=&lang=en');
    expect(choiceIn(query)).toEqual({ state: 'guiding', country: null, centre: null });
    expect(addressWith(query, { state: null, country: 'US' }).toString()).toBe('country=US');
  });
});
