import { openTestRoom, type TestRoom } from '@sinan/aggregate/testing';
import type { Access, Actor, Id, Operation } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RiskRoom, risk } from '../index.ts';
import { aChange, aContent, aReason, aWholeDesk } from '../testing/builders.ts';
import {
  cancelWarning,
  discardDraft,
  draftVersion,
  draftWarning,
  proofreadWarning,
  publishWarning,
  returnWarning,
  reviseWarning,
  submitWarning,
} from './index.ts';

/** Everybody holds every duty of the desk, as in a small one: what keeps them apart are the rules alone. */
const [writer, reviser, proofreader, chief]: readonly Actor[] = [
  aWholeDesk(),
  aWholeDesk(),
  aWholeDesk(),
  aWholeDesk(),
];
type Person = Actor | undefined;

function deskOf(stages: 2 | 3) {
  let test: TestRoom<RiskRoom>;
  beforeAll(async () => {
    test = await openTestRoom(risk, {
      now: Date.parse('2026-11-23T08:00:00.000Z'),
      settings: { reviewStages: stages },
    });
  });
  afterAll(() => test.close());
  return async function run<I, O>(operation: Operation<RiskRoom, I, O>, by: Person, input: I) {
    if (!by) throw new Error('nobody acts');
    return operation.run(test.room, test.call(by), input).catch((error: { readonly code?: string }) => error);
  };
}
const refused = { code: 'AUTHOR_CANNOT_APPROVE' };
const conflict = (state: string) => ({ code: 'STATE_CONFLICT', params: { state } });

describe('a review of two stages', () => {
  const run = deskOf(2);
  async function submitted(): Promise<Id<'warning'>> {
    const { id } = (await run(draftWarning, writer, aContent())) as { readonly id: Id<'warning'> };
    await run(reviseWarning, reviser, { warningId: id, content: aContent() });
    await run(submitWarning, writer, { warningId: id });
    return id;
  }

  it('lets nothing out that was not submitted', async () => {
    const { id } = (await run(draftWarning, writer, aContent())) as { readonly id: Id<'warning'> };
    expect(await run(publishWarning, chief, { warningId: id })).toMatchObject(conflict('draft'));
  });

  it('is the final editor’s, who wrote none of it', async () => {
    const warningId = await submitted();
    for (const author of [writer, reviser])
      expect(await run(publishWarning, author, { warningId })).toMatchObject(refused);
    expect(await run(publishWarning, chief, { warningId })).toMatchObject({ status: 'live', version: 1 });
  });

  it('knows no proofreading', async () => {
    expect(await run(proofreadWarning, proofreader, { warningId: await submitted() })).toMatchObject(
      conflict('approval'),
    );
  });

  it('is over when it comes back: the draft is revised and submitted anew', async () => {
    const warningId = await submitted();
    expect(await run(reviseWarning, writer, { warningId, content: aContent() })).toMatchObject(conflict('approval'));
    await run(returnWarning, chief, { warningId, remark: 'Name the court.' });
    expect(await run(publishWarning, chief, { warningId })).toMatchObject(conflict('draft'));
    await run(reviseWarning, writer, { warningId, content: aContent() });
    expect(await run(submitWarning, reviser, { warningId })).toMatchObject({
      work: { stage: 'approval', remark: null },
    });
  });

  it('is gone through by every later version too, with its own authors', async () => {
    const warningId = await submitted();
    await run(publishWarning, chief, { warningId });
    await run(draftVersion, chief, { warningId, content: aContent({ countries: ['CA'] }), change: aChange });
    await run(submitWarning, chief, { warningId });
    expect(await run(publishWarning, chief, { warningId })).toMatchObject(refused);
    expect(await run(publishWarning, writer, { warningId })).toMatchObject({ status: 'live', version: 2 });
    for (const author of [writer, reviser, chief])
      expect(await run(cancelWarning, author, { warningId, reason: aReason })).toMatchObject(refused);
    expect(await run(cancelWarning, proofreader, { warningId, reason: aReason })).toMatchObject({
      status: 'cancelled',
    });
  });
});

describe('a review of three stages', () => {
  const run = deskOf(3);
  async function submitted(): Promise<Id<'warning'>> {
    const { id } = (await run(draftWarning, writer, aContent())) as { readonly id: Id<'warning'> };
    await run(submitWarning, writer, { warningId: id });
    return id;
  }

  it('passes a proofreader, who wrote none of it', async () => {
    const warningId = await submitted();
    expect(await run(publishWarning, chief, { warningId })).toMatchObject(conflict('proofreading'));
    expect(await run(proofreadWarning, writer, { warningId })).toMatchObject(refused);
    expect(await run(proofreadWarning, proofreader, { warningId })).toMatchObject({ work: { stage: 'approval' } });
  });

  it('has three people: neither who wrote nor who proofread lets it out', async () => {
    const warningId = await submitted();
    await run(proofreadWarning, proofreader, { warningId });
    for (const person of [writer, proofreader])
      expect(await run(publishWarning, person, { warningId })).toMatchObject(refused);
    expect(await run(publishWarning, chief, { warningId })).toMatchObject({ status: 'live' });
  });

  it('begins anew with the proofreader after either sent it back', async () => {
    const warningId = await submitted();
    await run(returnWarning, proofreader, { warningId, remark: 'A typo.' });
    await run(submitWarning, writer, { warningId });
    await run(proofreadWarning, proofreader, { warningId });
    await run(returnWarning, chief, { warningId, remark: 'Name the court.' });
    expect(await run(submitWarning, writer, { warningId })).toMatchObject({
      work: { stage: 'proofreading', proofreadBy: null },
    });
  });
});

describe('the commands of the desk', () => {
  const editors: Access = { duty: ['editor'] };
  it.each<readonly [{ readonly name: string; readonly access: Access }, Access]>([
    [draftWarning, editors],
    [draftVersion, editors],
    [reviseWarning, editors],
    [discardDraft, editors],
    [submitWarning, editors],
    [proofreadWarning, { duty: ['proofreader'] }],
    [returnWarning, { duty: ['proofreader', 'chief'] }],
    [publishWarning, { duty: ['chief'] }],
    [cancelWarning, { duty: ['chief'] }],
  ])('$name is for whom it is', ({ access }, duties) => {
    expect(access).toEqual(duties);
  });
});
