import { aggregateCollections, type Handler, openAggregate } from '@sinan/aggregate';
import type { Resources } from '@sinan/runtime';
import { erasures } from '../erasure/journal.ts';
import { materialFacts } from './facts.ts';
import { type MaterialCommand, type MaterialEvent, type MaterialState, materialDecider } from './material.ts';

/** Those of one case by the time at which they were added, those of one person for their erasure, and who names a file. */
export const materialCollections = aggregateCollections({
  owner: 'cases',
  name: 'materials',
  fields: { caseId: 'string', at: 'string', by: 'string', fileId: 'string' },
  indexes: [{ equal: ['caseId'], order: 'at' }, { equal: ['by'] }, { equal: ['fileId'] }],
});

export type Materials = Handler<MaterialState, MaterialCommand>;

/** None has readers of its own: who may see one is asked of its case each time (`standing.ts`). */
const NOBODY = () => [];

export function openMaterials(resources: Resources): Materials {
  return openAggregate<MaterialState, MaterialCommand, MaterialEvent>(resources, {
    noun: 'material',
    decider: materialDecider,
    collections: { ...materialCollections, erasures },
    audience: NOBODY,
    index: indexed,
    facts: materialFacts,
  });
}

function indexed(state: MaterialState) {
  if (state.status === 'none') throw new Error('what nobody has added has no place in a list');
  const { caseId, at, by } = state;
  return { caseId, at, by, fileId: state.status === 'kept' ? state.fileId : null };
}
