import type { Resources } from '@sinan/runtime';
import type { Collection } from '@sinan/store';
import * as facts from './facts.ts';

export interface InsightsRoom {
  readonly filings: Collection<facts.Filing>;
  readonly assertedRights: Collection<facts.AssertedRight>;
  readonly moves: Collection<facts.Move>;
  readonly guidances: Collection<facts.Guidance>;
  readonly guidedEnterprises: Collection<facts.GuidedEnterprise>;
  readonly outcomes: Collection<facts.OutcomeRow>;
}

export function openRoom({ store }: Pick<Resources, 'store'>): InsightsRoom {
  return {
    filings: store.collection(facts.filings),
    assertedRights: store.collection(facts.assertedRights),
    moves: store.collection(facts.moves),
    guidances: store.collection(facts.guidances),
    guidedEnterprises: store.collection(facts.guidedEnterprises),
    outcomes: store.collection(facts.outcomeRows),
  };
}
