import { describe, expect, it } from 'vitest';
import { COMMANDS, eventsOf, stateAfter } from '../testing/life.ts';
import { type CaseCommand, caseDecider } from './index.ts';

/** A case is one document: what could be added to it without an end is added so many times. */
type Type = CaseCommand['type'];
function most(start: readonly Type[], round: readonly Type[], times: number) {
  const way = [...start, ...Array.from({ length: times }, () => round).flat()];
  return stateAfter(eventsOf(way));
}
const refused = (limit: number) =>
  expect.objectContaining({ name: 'Refusal', code: 'LIMIT_REACHED', params: { limit } });
const OPENED = ['FileCase', 'AcceptCase', 'BeginGuidance'] as const;

describe('one case takes', () => {
  it('twenty requests for a supplement', () => {
    const state = most(['FileCase'], ['RequestSupplement', 'SupplyMaterials'], 20);
    expect(state).toMatchObject({ status: 'submitted', supplements: { length: 20 } });
    expect(() => caseDecider.decide(COMMANDS.RequestSupplement, state)).toThrow(refused(20));
  });

  it('thirty opinions', () => {
    const state = most(OPENED, ['DraftOpinion', 'IssueOpinion'], 30);
    expect(state).toMatchObject({ guidance: { opinions: { length: 30 } } });
    expect(() => caseDecider.decide(COMMANDS.DraftOpinion, state)).toThrow(refused(30));
  });

  it('two hundred revisions of one draft, which may be issued then, and written anew when it comes back', () => {
    let state = stateAfter(eventsOf([...OPENED, 'DraftOpinion']));
    const revise = (revision: number) => caseDecider.decide({ ...COMMANDS.ReviseOpinion, revision }, state);
    for (let revision = 1; revision < 200; revision += 1)
      state = revise(revision).reduce((folded, event) => caseDecider.evolve(folded, event), state);
    expect(() => revise(200)).toThrow(refused(200));
    const issue = { ...COMMANDS.IssueOpinion, revision: 200 };
    expect(caseDecider.decide(issue, state)).toMatchObject([{ type: 'OpinionIssued' }]);
    const back = caseDecider.decide({ ...COMMANDS.ReturnOpinion, revision: 200 }, state);
    state = back.reduce((folded, event) => caseDecider.evolve(folded, event), state);
    expect(revise(200)).toMatchObject([{ type: 'OpinionRevised', revision: 201 }]);
  });
});
