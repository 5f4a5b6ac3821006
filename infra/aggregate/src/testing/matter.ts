import { defineService, type Reaction, type Resources } from '@sinan/runtime';
import { newId, Refusal } from '@sinan/schema';
import type { CollectionSpec } from '@sinan/store';
import type { Decider } from '../decider.ts';
import { aggregateCollections, type HistoryEntry } from '../document.ts';
import { type Fact, fact } from '../facts.ts';
import { openAggregate } from '../handler.ts';
import { reactionCollections } from '../reactions.ts';

/** A small aggregate for the specs of this room: a matter is opened with a title, noted upon, and accepted once. */
export type MatterState =
  | { readonly status: 'none' }
  | { readonly status: 'open' | 'accepted'; readonly title: string; readonly notes: number };
export type MatterCommand =
  | { readonly do: 'open'; readonly title: string }
  | { readonly do: 'note' }
  | { readonly do: 'accept' }
  | { readonly do: 'nothing' };
export type MatterEvent =
  | { readonly type: 'MatterOpened'; readonly personal: { readonly title: string } }
  | { readonly type: 'MatterNoted' }
  | { readonly type: 'MatterAccepted' };

const matter: Decider<MatterState, MatterCommand, MatterEvent> = {
  name: 'matter',
  version: 1,
  initial: { status: 'none' },
  decide(command, state) {
    switch (command.do) {
      case 'open':
        if (state.status !== 'none') throw new Refusal('ALREADY_EXISTS');
        return [{ type: 'MatterOpened', personal: { title: command.title } }];
      case 'note':
        return [{ type: 'MatterNoted' }];
      case 'accept':
        if (state.status !== 'open') throw new Refusal('STATE_CONFLICT', { state: state.status });
        return [{ type: 'MatterAccepted' }];
      case 'nothing':
        return [];
      default:
        return command satisfies never;
    }
  },
  evolve(state, event) {
    if (event.type === 'MatterOpened') return { status: 'open', title: event.personal.title, notes: 0 };
    if (state.status === 'none') return state;
    return event.type === 'MatterNoted' ? { ...state, notes: state.notes + 1 } : { ...state, status: 'accepted' };
  },
};

const matters = aggregateCollections({
  owner: 'matters',
  name: 'matters',
  fields: { title: 'string' },
  indexes: [{ equal: ['title'] }],
});
const centreId = newId('centre', 0);
const acceptedBy = newId('person', 0);

/** What others hear of a matter that was accepted or noted upon. */
function acceptance(event: MatterEvent, entry: HistoryEntry): readonly Fact[] {
  if (event.type === 'MatterOpened') return [];
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

export function openMatters(resources: Resources, facts = acceptance) {
  return openAggregate(resources, {
    noun: 'case',
    decider: matter,
    collections: matters,
    audience: (state) => [state.status === 'accepted' ? 'public' : 'national'],
    index: (state) => ({ title: state.status === 'none' ? null : state.title }),
    facts,
    derived: {
      collection: matterRows,
      of: ({ type }, { id, actor }) => (type === 'MatterNoted' ? [] : [{ id, kind: type, actor }]),
    },
  });
}

/** The service around it, with the reactions that a spec gives. */
export function mattersService(
  reactions: readonly Reaction<{ readonly matters: ReturnType<typeof openMatters> }>[] = [],
) {
  return defineService({
    name: 'matters',
    collections: [matters.documents, matters.history, matterRows, ...reactionCollections('matters')],
    publishes: ['cases'],
    open: (resources) => ({ matters: openMatters(resources) }),
    aggregates: (room) => [room.matters],
    operations: [],
    loaders: {},
    reactions,
    workers: [],
  });
}
