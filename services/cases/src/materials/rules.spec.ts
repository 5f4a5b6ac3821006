import type { FileId } from '@sinan/files';
import { CASE_STATUSES, newId } from '@sinan/schema';
import { describe, expect, it } from 'vitest';
import { NOW, person, shenzhen } from '../testing/examples.ts';
import { type AddMaterial, type MaterialCommand, type MaterialState, materialDecider } from './material.ts';
import { opens } from './view.ts';

const { decide, evolve, initial } = materialDecider;
const [me, other] = [person(), person()];
const caseId = newId('case', NOW);
const now = { by: me, at: '2026-11-10T08:00:00.000Z', caseStatus: 'accepted' } as const;
const add: AddMaterial = {
  ...{ type: 'AddMaterial', ...now, side: 'applicant' },
  on: { caseId, organisationId: null, filedBy: null, centreId: shenzhen, expertId: null },
  about: { kind: 'right', secrecy: 'secret', expertMayRead: false },
  file: { fileId: 'sha256:x' as FileId, bytes: 9, mediaType: 'application/pdf', name: 'written: name.pdf' },
};
const withdraw: MaterialCommand = { type: 'WithdrawMaterial', ...now };
const after = (...commands: readonly MaterialCommand[]): MaterialState =>
  commands.reduce((state, command) => decide(command, state).reduce(evolve, state), initial);

describe('a material', () => {
  it.each<[string, MaterialState, MaterialCommand, object]>([
    ['added twice', after(add), add, { code: 'STATE_CONFLICT', params: { state: 'kept' } }],
    ['added to an archived case', initial, { ...add, caseStatus: 'archived' }, { code: 'STATE_CONFLICT' }],
    ['withdrawn that is none', initial, withdraw, { code: 'NOT_FOUND' }],
    ['of another', after(add), { ...withdraw, by: other }, { code: 'FORBIDDEN' }],
    ['withdrawn twice', after(add, withdraw), withdraw, { code: 'STATE_CONFLICT', params: { state: 'withdrawn' } }],
    ['forgotten that is none', initial, { type: 'ForgetMaterial' }, { code: 'NOT_FOUND' }],
  ])('is refused: %s', (_, state, command, expected) => {
    const before = structuredClone(state);
    expect(() => decide(command, Object.freeze(state))).toThrow(expect.objectContaining(expected));
    expect(state).toEqual(before);
  });

  it.each(CASE_STATUSES.map(({ code }) => code))('is taken back in a case that takes files: %s', (caseStatus) => {
    const come = () => decide({ ...withdraw, caseStatus }, after(add));
    if (caseStatus !== 'archived') expect(come()).toHaveLength(1);
    else expect(come).toThrow(expect.objectContaining({ code: 'STATE_CONFLICT', params: { state: caseStatus } }));
  });

  it('keeps its name where it can be erased, and names no file once it was taken back', () => {
    const [event] = decide(add, initial);
    const { personal, ...rest } = event as { readonly personal?: object };
    expect(JSON.stringify(personal)).toContain('written: ');
    expect(JSON.stringify(rest)).not.toContain('written: ');
    expect(JSON.stringify(after(add, withdraw))).not.toMatch(/sha256|written/);
  });

  it('stays when who added it is erased, without its name', () => {
    const forget: MaterialCommand = { type: 'ForgetMaterial' };
    const kept = after(add, forget);
    expect(kept).toMatchObject({ status: 'kept', name: '', fileId: 'sha256:x' });
    expect(decide(forget, kept)).toEqual([]);
    expect(decide(forget, after(add, withdraw))).toEqual([]);
  });

  it.each([
    ['applicant', 'general', false, true],
    ['applicant', 'experts', true, true],
    ['centre', 'general', false, true],
    ['centre', 'secret', false, true],
    ['centre', 'experts', true, false],
    ['expert', 'general', false, false],
    ['expert', 'secret', true, true],
    ['expert', 'experts', true, true],
  ] as const)(
    'of the enterprise, the %s opens one that is %s, the expert allowed: %s → %s',
    (side, secrecy, expertMayRead, may) => {
      const state = after({ ...add, about: { ...add.about, secrecy, expertMayRead } });
      expect(opens(side, state)).toBe(may);
    },
  );

  it('is open to the side that sent it', () => {
    for (const side of ['centre', 'expert'] as const) expect(opens(side, after({ ...add, side }))).toBe(true);
  });
});
