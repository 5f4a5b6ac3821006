import { historyOf, personErasing } from '@sinan/aggregate';
import { instant } from '@sinan/runtime';
import { type Id, idOf, query } from '@sinan/schema';
import type { Page, Where } from '@sinan/store';
import { z } from 'zod';
import type { ExpertsRoom } from '../room.ts';

/** The end of what the pool and the searches hold of a person (删除个人信息). */
export const erasingPeople = personErasing<ExpertsRoom>({
  service: 'experts',
  queue: (room) => room.erasing,
  async forget(room, personId, call) {
    const id = room.expertOf(personId);
    if ((await room.experts.load(id)) !== null) {
      const command = { type: 'Forget', by: personId, at: instant(room.clock.now()) } as const;
      await room.experts.erase({ call, id, command, forget: 'all' });
    }
    for (const invitation of await searchesAround(room, personId)) {
      const released = await releasedBy(room, invitation, personId);
      const command = { type: 'ForgetWords', personId, released } as const;
      await room.invitations.erase({ call, id: invitation, command, forget: ANSWERS, by: `person:${personId}` });
    }
  },
});

/** What this service holds of a person, for the copy that they may have. */
export const personalData = query({
  name: 'experts.personalData',
  access: 'system',
  input: z.strictObject({ personId: idOf('person') }),
  async run(room: ExpertsRoom, _, { personId }): Promise<object> {
    const profile = await profileOf(room, personId);
    const answers: object[] = [];
    for (const id of await searchesAround(room, personId)) answers.push(...(await answersIn(room, id, personId)));
    return { profile, answers };
  },
});

/** What somebody says in a search in words of their own; the same entries may hold the names of parties beside them. */
const ANSWERS = { ConflictAnswered: 'all', OfferDeclined: 'all', ExpertReleased: 'all' } as const;

/** Those in which they stand, and those for the cases of their enterprise, where they may have objected. */
async function searchesAround(room: ExpertsRoom, personId: Id<'person'>): Promise<readonly string[]> {
  const caseIds = await room.directory.casesAround(personId);
  const own = await idsOf(room, { candidates: { contains: personId } });
  const others: string[] = [];
  for (const caseId of caseIds) others.push(...(await idsOf(room, { caseId }, 'round')));
  return [...new Set([...own, ...others])];
}

async function releasedBy(room: ExpertsRoom, id: string, personId: string): Promise<readonly Id<'expert'>[]> {
  const entries = await historyOf(room.invitations, id);
  const said = entries.filter(({ actor, event }) => actor === `person:${personId}` && event.type === 'ExpertReleased');
  return said.map(({ event }) => idOf('expert').parse(event.expertId));
}

async function idsOf({ invitations }: ExpertsRoom, where: Where, by?: string): Promise<readonly string[]> {
  const order = by === undefined ? {} : { orderBy: { field: by, direction: 'asc' as const } };
  const found: string[] = [];
  for (let after: string | null = null; ; ) {
    const page: Page<{ readonly id: string }> = await invitations.documents.page({
      where,
      ...order,
      after,
      limit: 500,
    });
    found.push(...page.rows.map(({ doc }) => doc.id));
    if (page.next === null) return found;
    after = page.next;
  }
}

async function profileOf({ experts, expertOf }: ExpertsRoom, personId: Id<'person'>): Promise<readonly object[]> {
  const entries = await historyOf(experts, expertOf(personId));
  return entries.map(({ at, event, personal }) => ({ ...event, at, ...personal }));
}

async function answersIn({ invitations }: ExpertsRoom, id: string, personId: string): Promise<readonly object[]> {
  const entries = await historyOf(invitations, id);
  const own = entries.filter(({ actor, event }) => actor === `person:${personId}` && event.type in ANSWERS);
  // Not of which case: that is an expert's to know only while it is theirs.
  return own.map(({ at, event: { caseId: _, ...said }, personal }) => ({ invitationId: id, ...said, at, ...personal }));
}
