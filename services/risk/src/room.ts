import {
  aggregateCollections,
  type Handler,
  openAggregate,
  openTimers,
  reactionCollections,
  type Timers,
  timerCollection,
} from '@sinan/aggregate';
import type { Clock, Resources } from '@sinan/runtime';
import type { Audience } from '@sinan/schema';
import { warningFacts } from './facts.ts';
import { shownAt, type WarningCommand, type WarningState, warningDecider, workIn } from './warning/index.ts';

/** `publishedAt` and `shownAt` are '' before a warning went live: order fields are never null. `stage` is that of the version at work, if there is one. */
const warningCollections = aggregateCollections({
  owner: 'risk',
  name: 'warnings',
  fields: { status: 'string', countries: 'strings', publishedAt: 'string', shownAt: 'string', stage: 'string' },
  indexes: [
    { equal: ['status'], order: 'publishedAt' },
    { equal: ['status', 'countries'], order: 'publishedAt' },
    { equal: ['status'], order: 'shownAt' },
    { equal: ['status', 'audience'] },
    { equal: ['stage', 'audience'] },
    { equal: [], order: 'shownAt' },
  ],
  // Of documents stored before it was declared.
  missing: { shownAt: '' },
});
const expiryCollection = timerCollection('risk', 'expiry');

export const collections = [
  warningCollections.documents,
  warningCollections.history,
  expiryCollection,
  ...reactionCollections('risk'),
];

export interface RiskRoom {
  readonly warnings: Handler<WarningState, WarningCommand>;
  /** When the validity of what is live ends, by the warning's id. */
  readonly expiry: Timers<null>;
  readonly clock: Clock;
  readonly reviewStages: 2 | 3;
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
  const { clock, settings } = resources;
  return { warnings, expiry: openTimers(resources, expiryCollection), clock, reviewStages: settings.reviewStages };
}

/** The desk reads everything; the public reads what went live, for ever. */
function warningAudience({ status }: WarningState): readonly Audience[] {
  switch (status) {
    case 'none':
      return [];
    case 'draft':
    case 'review':
    case 'discarded':
      return ['editors'];
    case 'live':
    case 'cancelled':
    case 'expired':
      return ['public', 'editors'];
    default:
      return status satisfies never;
  }
}

function indexed(state: WarningState) {
  const { status } = state;
  return { status, stage: workIn(state)?.stage ?? null, shownAt: shownAt(state), ...published(state) };
}

function published(state: WarningState) {
  switch (state.status) {
    case 'none':
      return { countries: [], publishedAt: '' };
    case 'draft':
    case 'review':
    case 'discarded':
      return { countries: state.work.content.countries, publishedAt: '' };
    case 'live':
    case 'cancelled':
    case 'expired':
      return { countries: state.current.content.countries, publishedAt: state.current.publishedAt };
    default:
      return state satisfies never;
  }
}
