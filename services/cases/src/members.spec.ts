import { EVENTS, type Id, newId } from '@sinan/schema';
import { afterAll, describe, expect, it } from 'vitest';
import { sendMessage } from './messages/commands.ts';
import { casesByIds } from './queries.ts';
import { openCasework } from './testing/casework.ts';
import { NOW, person } from './testing/examples.ts';
import { tell } from './testing/telling.ts';

const { test, as, people, caseThat } = await openCasework();
afterAll(() => test.close());
await test.start();

const at = new Date(NOW + 1_000).toISOString();
const organisationOf = async (id: Id<'case'>) => {
  const state = (await test.room.cases.load(id))?.state;
  if (!state || state.status === 'none' || state.organisationId === null) throw new Error(`${id} is nobody’s`);
  return state.organisationId;
};
/** What accounts says of a membership in the organisation of a case. */
async function ends(id: Id<'case'>, personId: Id<'person'>, more: object = {}): Promise<void> {
  const membershipId = newId('membership', NOW);
  const member = { membershipId, organisationId: await organisationOf(id), personId };
  await tell(test, 'membershipEnded', membershipId, 3, { ...member, how: 'removed', endedAt: at, ...more });
}
const sees = async (by: (typeof people)['filer'], id: Id<'case'>) =>
  (await as(by)(casesByIds, { ids: [id] }))[0] !== null;

describe('the case of a filer who belongs to its enterprise no more', () => {
  it('is there for the enterprise, and for the filer no longer; what they had begun they do not go on with', async () => {
    const id = await caseThat('accepted');
    expect(await sees(people.filer, id)).toBe(true);
    await ends(id, people.filer.id);
    expect([await sees(people.filer, id), await sees(people.colleague, id)]).toEqual([false, true]);
    const said = as(people.filer)(sendMessage, { caseId: id, text: 'Still here.' });
    await expect(said).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('tells nobody who is gone: its later facts name no filer', async () => {
    const id = await caseThat('accepted');
    await ends(id, people.filer.id);
    const call = test.call({ kind: 'system', service: 'spec' });
    const begin = { type: 'BeginGuidance', by: person(), worksAt: 'every centre', at } as const;
    const told: string[] = [];
    const tail = await test.bus.tail([test.resources.topic('cases')], ({ value }) => told.push(value ?? ''));
    await test.room.cases.execute({ call, id, command: begin });
    await test.settled();
    await tail.stop();
    const facts = told.map((text) => JSON.parse(text)).filter(({ subject }) => subject === id);
    expect(facts).toMatchObject([{ type: EVENTS.caseGuidanceBegun.type, data: { filedBy: null } }]);
  });

  it('is likewise where a claim was declined', async () => {
    const id = await caseThat('submitted');
    const membershipId = newId('membership', NOW);
    const member = { membershipId, organisationId: await organisationOf(id), personId: people.filer.id };
    await tell(test, 'membershipDeclined', membershipId, 2, { ...member, reason: 'M01', declinedAt: at });
    expect([await sees(people.filer, id), await sees(people.colleague, id)]).toEqual([false, true]);
  });

  it('stays theirs when another left, when it was another enterprise, and when they filed it later', async () => {
    const id = await caseThat('submitted');
    await ends(id, people.colleague.id);
    await ends(id, people.filer.id, { organisationId: newId('organisation', NOW) });
    await ends(id, people.filer.id, { endedAt: new Date(NOW - 1_000).toISOString() });
    expect(await sees(people.filer, id)).toBe(true);
  });
});
