import { type Actor, CENTRES, command, holds, idOf, newId, query, Refusal, type Slice } from '@sinan/schema';
import type { CaseView } from '@sinan/schema/graphql';
import { z } from 'zod';
import { record, type ToyRoom } from './toy-room.ts';

/** A valid case; the test names what differs. */
function aCaseView(over: Partial<CaseView> = {}): CaseView {
  return {
    id: newId('case', 1),
    status: 'submitted',
    organisationId: null,
    applicantName: 'Shenzhen Lamp',
    filedBy: null,
    centreId: (CENTRES[2] as (typeof CENTRES)[number]).id,
    routedBy: 'city',
    country: 'US',
    forum: 'us-dct-ilnd',
    disputeType: 'schedule-a',
    rights: ['trademark'],
    product: 'lamp',
    servedOn: null,
    serviceMethod: null,
    needs: [],
    facts: '',
    submittedAt: '2026-03-02T08:00:00.000Z',
    acceptedAt: null,
    supplements: [],
    declined: null,
    terminated: null,
    opinions: [],
    outcome: null,
    archive: null,
    handOver: null,
    returned: null,
    expert: null,
    ...over,
  };
}

/** Puts a case of `owner` into the room: its id. */
export function aCase(room: ToyRoom, owner: Actor, over: Partial<CaseView> = {}): string {
  const view = aCaseView(over);
  room.cases.set(view.id, { view, owner: owner.kind === 'person' ? owner.id : '' });
  return view.id;
}

function sees(actor: Actor, { view, owner }: { readonly view: CaseView; readonly owner: string }): boolean {
  return actor.kind === 'person' && (owner === actor.id || holds(actor, 'intake', view.centreId));
}

function sliceOf(items: readonly CaseView[]): Slice<CaseView> {
  return { items, cursors: items.map(({ id }) => id), hasMore: false };
}

const paging = { first: z.number().int().min(1).max(100), after: z.string().nullish() };

export const casesByIds = query({
  name: 'cases.byIds',
  access: 'anyone',
  input: z.strictObject({ ids: z.array(z.string()).max(100) }),
  run: async (room: ToyRoom, { actor }, { ids }) =>
    ids.map((id) => {
      const found = room.cases.get(id);
      return found && sees(actor, found) ? found.view : null;
    }),
});
export const listCases = query({
  name: 'cases.list',
  access: 'signed-in',
  input: z.strictObject(paging),
  run: async (room: ToyRoom, { actor }) =>
    sliceOf([...room.cases.values()].filter((found) => sees(actor, found)).map(({ view }) => view)),
});
export const caseQueue = query({
  name: 'cases.queue',
  access: { duty: ['intake'] },
  input: z.strictObject(paging),
  run: async (room: ToyRoom, { actor }) =>
    sliceOf(
      [...room.cases.values()]
        .map(({ view }) => view)
        .filter(({ status, centreId }) => status === 'submitted' && holds(actor, 'intake', centreId)),
    ),
});
export const acceptCase = command({
  name: 'cases.accept',
  access: { duty: ['intake'] },
  input: z.strictObject({ caseId: idOf('case') }),
  run: async (room: ToyRoom, call, input) => {
    record(room, 'cases.accept', call, input);
    const found = room.cases.get(input.caseId);
    if (!found || !sees(call.actor, found)) throw new Refusal('NOT_FOUND');
    if (!holds(call.actor, 'intake', found.view.centreId)) throw new Refusal('FORBIDDEN');
    if (found.view.status === 'accepted') throw new Refusal('STATE_CONFLICT', { state: 'accepted' });
    const view: CaseView = { ...found.view, status: 'accepted', acceptedAt: '2026-03-03T08:00:00.000Z' };
    room.cases.set(view.id, { ...found, view });
    return view;
  },
});
