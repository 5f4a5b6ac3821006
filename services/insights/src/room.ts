import type { Clock, Resources } from '@sinan/runtime';
import type { Collection } from '@sinan/store';
import { type CaseRow, caseRows } from './case-rows.ts';
import { type Contribution, contributions } from './contributions.ts';
import * as facts from './facts.ts';

/** Where fact rows are kept. */
export interface FactsRoom {
  readonly filings: Collection<facts.Filing>;
  readonly assertedRights: Collection<facts.AssertedRight>;
  readonly moves: Collection<facts.Move>;
  readonly guidances: Collection<facts.Guidance>;
  readonly guidedEnterprises: Collection<facts.GuidedEnterprise>;
  readonly outcomes: Collection<facts.OutcomeRow>;
  readonly contributions: Collection<Contribution>;
  readonly caseRows: Collection<CaseRow>;
}

export interface InsightsRoom extends FactsRoom {
  readonly clock: Clock;
}

export function openRoom({ clock, ...ground }: Pick<Resources, 'store' | 'clock'>): InsightsRoom {
  return { ...openFacts(ground), clock };
}

export function openFacts({ store }: Pick<Resources, 'store'>): FactsRoom {
  return {
    filings: store.collection(facts.filings),
    assertedRights: store.collection(facts.assertedRights),
    moves: store.collection(facts.moves),
    guidances: store.collection(facts.guidances),
    guidedEnterprises: store.collection(facts.guidedEnterprises),
    outcomes: store.collection(facts.outcomeRows),
    contributions: store.collection(contributions),
    caseRows: store.collection(caseRows),
  };
}
