import { defineService, type Reaction, type Resources } from '@sinan/runtime';
import { newId, Refusal } from '@sinan/schema';
import type { CollectionSpec } from '@sinan/store';
import type { Decider } from '../decider.ts';
import { aggregateCollections, erasureCollection, type HistoryEntry } from '../document.ts';
import { type Fact, fact, type Tombstone, tombstone } from '../facts.ts';
import { openAggregate } from '../handler.ts';
import type { Ahead } from '../port.ts';
import { reactionCollections } from '../reactions.ts';

/**
 * A small aggregate for the specs of this room: a matter is opened with a title, noted upon, and accepted once; an open one can be forgotten, and
 * opened anew. A note raises a wall.
 */
export type MatterState =
  | { readonly status: 'none' }
  | {
      readonly status: 'open' | 'accepted';
      readonly title: string;
      readonly contact: string | null;
      readonly notes: number;
    }
  | { readonly status: 'forgotten'; readonly notes: number };
export type MatterCommand =
  | { readonly do: 'open'; readonly title: string; readonly contact?: string }
  | { readonly do: 'note'; readonly text?: string }
  | { readonly do: 'accept' }
  | { readonly do: 'forget' }
  | { readonly do: 'nothing' };
export type MatterEvent =
  | { readonly type: 'MatterOpened'; readonly personal: { readonly title: string; readonly contact: string | null } }
  /** What was noted stands in the history alone. */
  | { readonly type: 'MatterNoted'; readonly personal?: { readonly text: string } }
  | { readonly type: 'MatterAccepted' }
  | { readonly type: 'MatterForgotten' };

const matter: Decider<MatterState, MatterCommand, MatterEvent> = {
  name: 'matter',
  version: 1,
  initial: { status: 'none' },
  decide(command, state) {
    switch (command.do) {
      case 'open':
        if (state.status !== 'none' && state.status !== 'forgotten') throw new Refusal('ALREADY_EXISTS');
        return [{ type: 'MatterOpened', personal: { title: command.title, contact: command.contact ?? null } }];
      case 'note':
        return [{ type: 'MatterNoted', ...(command.text === undefined ? {} : { personal: { text: command.text } }) }];
      case 'accept':
        if (state.status !== 'open') throw new Refusal('STATE_CONFLICT', { state: state.status });
        return [{ type: 'MatterAccepted' }];
      case 'forget':
        if (state.status === 'accepted') throw new Refusal('STATE_CONFLICT', { state: state.status });
        return state.status === 'open' ? [{ type: 'MatterForgotten' }] : [];
      case 'nothing':
        return [];
      default:
        return command satisfies never;
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'MatterOpened':
        return { status: 'open', ...event.personal, notes: state.status === 'none' ? 0 : state.notes };
      case 'MatterNoted':
        return state.status === 'none' ? state : { ...state, notes: state.notes + 1 };
      case 'MatterAccepted':
        return state.status === 'open' ? { ...state, status: 'accepted' } : state;
      case 'MatterForgotten':
        return { status: 'forgotten', notes: state.status === 'none' ? 0 : state.notes };
      default:
        return event satisfies never;
    }
  },
};

const matters = {
  ...aggregateCollections({
    owner: 'matters',
    name: 'matters',
    fields: { title: 'string' },
    indexes: [{ equal: ['title'] }],
  }),
  erasures: erasureCollection('matters'),
};
const centreId = newId('centre', 0);
const acceptedBy = newId('person', 0);

/** What others hear of a matter that was accepted or noted upon. */
function acceptance(event: MatterEvent, entry: HistoryEntry): readonly Fact[] {
  if (event.type === 'MatterOpened' || event.type === 'MatterForgotten') return [];
  return [
    fact('caseAccepted', {
      caseId: entry.aggregate as never,
      organisationId: null,
      filedBy: null,
      centreId,
      acceptedBy,
      acceptedAt: entry.at,
    }),
  ];
}

/** Who opened and accepted what: rows beside the history. */
export const matterRows: CollectionSpec = {
  owner: 'matters',
  name: 'opened',
  fields: { kind: 'string' },
  indexes: [{ equal: ['kind'] }],
};

export function openMatters(
  resources: Resources,
  facts: (event: MatterEvent, entry: HistoryEntry) => readonly (Fact | Tombstone)[] = acceptance,
  ahead: (write: Ahead<MatterState>) => Promise<void> = async () => undefined,
) {
  return openAggregate(resources, {
    noun: 'case',
    decider: matter,
    collections: matters,
    audience: (state) => [state.status === 'accepted' ? 'public' : 'national'],
    barred: (state) => (state.status === 'none' || state.notes === 0 ? [] : ['person:opposing']),
    index: (state) => ({ title: 'title' in state ? state.title : null }),
    facts,
    ahead,
    derived: {
      collection: matterRows,
      of: ({ type }, { id, actor }) => (type === 'MatterNoted' ? [] : [{ id, kind: type, actor }]),
    },
  });
}

const personId = newId('person', 0);

/** What others hear of who is to be asked about a matter: the address, until it is forgotten. */
export function contacts(event: MatterEvent): readonly (Fact | Tombstone)[] {
  switch (event.type) {
    case 'MatterOpened':
      return [fact('contactStated', { personId, email: event.personal.contact ?? '', locale: 'en' })];
    case 'MatterForgotten':
      return [tombstone('contacts')];
    case 'MatterNoted':
    case 'MatterAccepted':
      return [];
    default:
      return event satisfies never;
  }
}

/** The service around it, with the reactions that a spec gives. */
export function mattersService(
  reactions: readonly Reaction<{ readonly matters: ReturnType<typeof openMatters> }>[] = [],
  facts?: Parameters<typeof openMatters>[1],
) {
  return defineService({
    name: 'matters',
    collections: [...Object.values(matters), matterRows, ...reactionCollections('matters')],
    publishes: ['cases', 'contacts'],
    open: (resources) => ({ matters: openMatters(resources, facts) }),
    aggregates: (room) => [room.matters],
    operations: [],
    loaders: {},
    reactions,
    workers: [],
  });
}
