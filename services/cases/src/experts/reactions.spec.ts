import { type Id, newId } from '@sinan/schema';
import { afterAll, describe, expect, it } from 'vitest';
import { openCasework } from '../testing/casework.ts';
import { NOW, person } from '../testing/examples.ts';
import { tell } from '../testing/telling.ts';

const { test, doing, people, caseThat } = await openCasework();
afterAll(() => test.close());
await test.start();

type Name = 'expertAssigned' | 'expertReleased' | 'expertConflicted';
/** An invitation of the expert to a case, and what became of it, in order. */
function invited(caseId: Id<'case'>, personId = person()) {
  const invitationId = newId('invitation', NOW);
  let sequence = 0;
  const on = { invitationId, caseId, personId };
  const say = (name: Name) => {
    sequence += 1;
    return tell(test, name, invitationId, sequence, name === 'expertReleased' ? { ...on, why: 'withdrawn' } : on);
  };
  return { personId, invitationId, say };
}
const stateOf = async (id: string) => (await test.room.cases.load(id))?.state;
const parked = async (key: string) => test.runner.parked.head(`cases.experts|sinan.experts|${key}`);

describe('what the service of experts says', () => {
  it('lets an expert in and out', async () => {
    const id = await caseThat('accepted');
    const { personId, say } = invited(id);
    await say('expertAssigned');
    expect(await stateOf(id)).toMatchObject({ expert: { personId, assignedAt: '2026-11-10T08:00:00.000Z' } });
    await say('expertReleased');
    expect(await stateOf(id)).toMatchObject({ expert: null, barred: [] });
  });

  it('raises a wall', async () => {
    const id = await caseThat('accepted');
    const { personId, say } = invited(id);
    await say('expertConflicted');
    expect(await stateOf(id)).toMatchObject({ expert: null, barred: [personId] });
  });

  it('of an earlier invitation ends nothing of a later one, in whatever order the two come', async () => {
    const id = await caseThat('accepted');
    const [first, second] = [invited(id), invited(id)];
    await first.say('expertAssigned');
    await second.say('expertAssigned');
    await first.say('expertReleased');
    expect(await stateOf(id)).toMatchObject({ expert: { personId: second.personId } });
  });

  it('comes too late for a case that has ended, and holds nothing up', async () => {
    const id = await caseThat('guiding');
    await doing(people.officer, 'CloseCase', id);
    const { invitationId, say } = invited(id);
    await say('expertAssigned');
    expect(await stateOf(id)).toMatchObject({ status: 'closed', expert: null });
    expect(await parked(invitationId)).toBeNull();
  });

  it('of a case that is not there is parked', async () => {
    const { invitationId, say } = invited(newId('case', NOW));
    await say('expertAssigned');
    expect((await parked(invitationId))?.doc).toMatchObject({ group: 'cases.experts', replayable: true });
  });
});
