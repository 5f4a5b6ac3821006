import { type Actor, anonymous, newId } from '@sinan/schema';
import { afterAll, describe, expect, it } from 'vitest';
import { acceptCase } from './commands/acceptance.ts';
import { fileCase } from './commands/filing.ts';
import { acceptHandOver, offerHandOver } from './commands/hand-over.ts';
import { formWith, hangzhou, NOW, shenzhen, signedIn, staffAt } from './testing/examples.ts';
import { openCases } from './testing/room.ts';
import { caseUpdates } from './updates.ts';

const { test, accounts, as } = await openCases();
afterAll(() => test.close());

const organisation = accounts.organisation({ division: '440305' });
const { organisationId } = organisation;
const member = signedIn({ organisations: [organisationId] });
accounts.join(member.id, organisation);
const [officer, other] = [staffAt(shenzhen), staffAt(hangzhou)];

/** A second passes with each step. */
let seconds = 0;
function passing(): void {
  seconds += 1;
  test.clock.set(NOW + seconds * 1000);
}
async function file(): Promise<string> {
  passing();
  return (await as(member)(fileCase, { organisationId, form: formWith() })).id;
}

/** An actor who asks again and again. */
async function asking(actor: Actor) {
  let { since } = await as(actor)(caseUpdates, { since: null });
  return async () => {
    passing();
    const { since: next, ...told } = await as(actor)(caseUpdates, { since });
    since = next;
    return told;
  };
}
const nothing = { ids: [], queueChanged: false, complete: true };

describe('what changed of cases', () => {
  it('is told to those who may read them, once, and to nobody else', async () => {
    const [mine, centres, others, anybody] = [
      await asking(member),
      await asking(officer),
      await asking(signedIn({ organisations: [newId('organisation', NOW)] })),
      await asking(anonymous),
    ];
    const id = await file();
    expect(await mine()).toEqual({ ...nothing, ids: [id] });
    expect(await centres()).toEqual({ ids: [id], queueChanged: true, complete: true });
    await as(officer)(acceptCase, { caseId: id });
    expect(await mine()).toEqual({ ...nothing, ids: [id] });
    expect(await centres()).toEqual({ ids: [id], queueChanged: true, complete: true });
    for (const ask of [mine, centres, others, anybody]) expect(await ask()).toEqual(nothing);
  });

  it('is told of a queue also to the centre from whose sight a case has gone', async () => {
    const id = await file();
    const [shenzhens, hangzhous] = [await asking(officer), await asking(other)];
    passing();
    await as(officer)(offerHandOver, { caseId: id, toCentreId: hangzhou, reason: 'Nearer.' });
    for (const ask of [shenzhens, hangzhous])
      expect(await ask()).toEqual({ ids: [id], queueChanged: true, complete: true });
    await as(other)(acceptHandOver, { caseId: id });
    expect(await hangzhous()).toEqual({ ids: [id], queueChanged: true, complete: true });
    expect(await shenzhens()).toEqual({ ...nothing, queueChanged: true });
  });

  it('is none of a queue while its cases go on elsewhere', async () => {
    const id = await file();
    await as(officer)(acceptCase, { caseId: id });
    const ask = await asking(officer);
    passing();
    await as(officer)(offerHandOver, { caseId: id, toCentreId: hangzhou, reason: 'Nearer.' });
    expect(await ask()).toEqual({ ...nothing, ids: [id] });
  });

  it('cannot be asked from a place that is none', () => {
    for (const since of [
      {},
      { changes: { at: 'x', seen: [] }, queue: '' },
      { changes: { at: '', seen: [1] }, queue: '' },
    ])
      expect(() => as(member)(caseUpdates, { since })).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });
});
