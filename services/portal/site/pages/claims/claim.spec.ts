import { describe, expect, it } from 'vitest';
import { type Claim, deciderOf, hindranceOf, lackOf, needsNote, oldestFirst, rivalsOf } from './claim.ts';

const file = { id: 'upl_1', name: 'licence.pdf', mediaType: 'application/pdf', bytes: 2_000, url: '/files/upl_1' };
const organisation = { id: 'org_1', uscc: '', nameZh: '示例', nameEn: null, place: '广东省深圳市', industry: 'C' };
const claim: Claim = {
  id: 'mbr_1',
  status: 'pending',
  requestedAt: '2026-11-20T08:00:00.000Z',
  applicantEmail: 'one@people.example',
  person: null,
  organisation,
  papers: { licence: file, authority: file },
  memberCount: 0,
  declined: null,
  confirmationNote: null,
  endedAt: null,
};
const silent = { reason: '', note: ' ' };

describe('a claim is decided', () => {
  it('by who is shown its papers, by nobody who made it, and by no other', () => {
    expect(deciderOf(claim, 'per_1')).toBe('reader');
    expect(deciderOf({ ...claim, papers: { licence: null, authority: null } }, 'per_1')).toBe('reader');
    expect(deciderOf({ ...claim, papers: null }, 'per_1')).toBe('others');
    expect(deciderOf({ ...claim, person: { id: 'per_1' } }, 'per_1')).toBe('not-oneself');
  });

  it('in words where a first member has not shown both papers', () => {
    const half = { ...claim, papers: { licence: file, authority: null } };
    expect([needsNote(claim), needsNote(half), needsNote({ ...half, memberCount: 1 })]).toEqual([false, true, false]);
    expect(lackOf(half, 'confirm', silent)).toBe('checked');
    expect(lackOf(half, 'confirm', { ...silent, note: 'seen at the counter' })).toBeNull();
    expect(lackOf(claim, 'confirm', silent)).toBeNull();
  });

  it('against it for a reason, and for another one in words', () => {
    expect(lackOf(claim, 'decline', silent)).toBe('reason');
    expect(lackOf(claim, 'decline', { ...silent, reason: 'M03' })).toBeNull();
    expect(lackOf(claim, 'decline', { ...silent, reason: 'M99' })).toBe('note');
    expect(lackOf(claim, 'decline', { reason: 'M99', note: 'bring the originals' })).toBeNull();
  });
});

describe('claims', () => {
  const later = { ...claim, id: 'mbr_0', requestedAt: '2026-11-22T08:00:00.000Z' };
  const elsewhere = { ...claim, id: 'mbr_2', organisation: { ...organisation, id: 'org_2' } };

  it('of one enterprise are counted together, and those of one that is not shown are not', () => {
    expect(rivalsOf(claim, [claim, later, elsewhere])).toBe(1);
    const unseen = { ...claim, organisation: null };
    expect(rivalsOf(unseen, [unseen, { ...unseen, id: 'mbr_3' }])).toBe(0);
  });

  it('stand by when they were made, with the one that has gone', () => {
    expect(oldestFirst([later], claim).map(({ id }) => id)).toEqual(['mbr_1', 'mbr_0']);
    expect(oldestFirst([later, claim], null).map(({ id }) => id)).toEqual(['mbr_1', 'mbr_0']);
  });

  it('cannot be decided once they have gone, or were sent anew while somebody looked at them', () => {
    const again = { ...claim, requestedAt: later.requestedAt };
    const newPaper = { ...claim, papers: { licence: { ...file, id: 'upl_2' }, authority: file } };
    expect(hindranceOf(claim, [later, { ...claim, memberCount: 1 }])).toBeNull();
    expect(hindranceOf(claim, [later])).toBe('gone');
    expect([again, newPaper].map((found) => hindranceOf(claim, [found]))).toEqual(['changed', 'changed']);
  });
});
