import { aggregateCollections, type Handler, openAggregate } from '@sinan/aggregate';
import type { Clock, Resources } from '@sinan/runtime';
import type { Audience } from '@sinan/schema';
import { warningFacts } from './facts.ts';
import { type WarningCommand, type WarningState, warningDecider } from './warning.ts';

/** `publishedAt` is '' while a warning is a draft: order fields are never null. */
export const warningCollections = aggregateCollections({
  owner: 'risk',
  name: 'warnings',
  fields: { status: 'string', countries: 'strings', publishedAt: 'string' },
  indexes: [
    { equal: ['status'], order: 'publishedAt' },
    { equal: ['status', 'countries'], order: 'publishedAt' },
    { equal: ['status', 'audience'] },
  ],
});

export interface RiskRoom {
  readonly warnings: Handler<WarningState, WarningCommand>;
  readonly clock: Clock;
}

export function openRoom(resources: Resources): RiskRoom {
  const warnings = openAggregate(resources, {
    noun: 'warning',
    decider: warningDecider,
    collections: warningCollections,
    audience: (state) => warningAudience(state),
    index: (state) => indexed(state),
    facts: warningFacts,
  });
  return { warnings, clock: resources.clock };
}

/** Editors read everything; the public reads what is live. */
function warningAudience(state: WarningState): readonly Audience[] {
  switch (state.status) {
    case 'none':
      return [];
    case 'draft':
      return ['editors'];
    case 'live':
      return ['public', 'editors'];
    default:
      return state satisfies never;
  }
}

function indexed(state: WarningState) {
  return {
    status: state.status,
    countries: state.status === 'none' ? [] : state.content.countries,
    publishedAt: state.status === 'live' ? state.publishedAt : '',
  };
}
