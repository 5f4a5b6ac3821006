import { openTestRoom, type TestRoom } from '@sinan/aggregate/testing';
import { type Actor, anonymous, type Envelope, EVENTS, type Id } from '@sinan/schema';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cancelWarning, draftVersion, draftWarning, publishWarning, submitWarning } from './commands/index.ts';
import { publishedInCodes } from './for-mails.ts';
import { type RiskRoom, risk } from './index.ts';
import { warningsByIds } from './queries.ts';
import { aChange, aChief, aContent, anEditor, aReason } from './testing/builders.ts';

const NOW = Date.parse('2026-11-23T08:00:00.000Z');
/** The end of 30 November in China. */
const OVER = Date.parse('2026-11-30T16:00:00.000Z');
const PATIENCE = { timeout: 30_000, interval: 20 };
let test: TestRoom<RiskRoom>;
beforeEach(async () => {
  test = await openTestRoom(risk, { now: NOW });
  await test.start();
});
afterEach(() => test.close());

const [author, chief] = [anEditor(), aChief()];
const call = (by: Actor) => test.call(by);
async function reviewed(warningId: Id<'warning'>): Promise<Id<'warning'>> {
  await submitWarning.run(test.room, call(author), { warningId });
  await publishWarning.run(test.room, call(chief), { warningId });
  return warningId;
}
async function live(validUntil: string | null): Promise<Id<'warning'>> {
  return reviewed((await draftWarning.run(test.room, call(author), aContent({ validUntil }))).id);
}
async function validUntil(warningId: Id<'warning'>, day: string | null): Promise<void> {
  const content = aContent({ validUntil: day });
  await draftVersion.run(test.room, call(author), { warningId, content, change: aChange });
  await reviewed(warningId);
}
const viewOf = async (id: string) => (await warningsByIds.run(test.room, call(anonymous), { ids: [id] }))[0];
const timerOf = async (id: string) => (await test.room.expiry.queue.rows.get(id))?.doc.at ?? null;
const timerIs = (id: string, at: number | null) => vi.waitFor(async () => expect(await timerOf(id)).toBe(at), PATIENCE);

describe('a warning with a last day', () => {
  it('expires by itself when that day ends in China, and is then told and read as expired', async () => {
    const heard: Envelope[] = [];
    const tail = await test.bus.tail([test.resources.topic('risk')], ({ value }) =>
      heard.push(JSON.parse(value ?? '')),
    );
    const id = await live('2026-11-30');
    await timerIs(id, OVER);
    expect(await viewOf(id)).toMatchObject({ status: 'live', expiresAt: '2026-11-30T16:00:00.000Z' });
    test.clock.set(OVER);
    await vi.waitFor(async () => expect(await viewOf(id)).toMatchObject({ status: 'expired' }), PATIENCE);
    expect(await viewOf(id)).toMatchObject({ expiredAt: '2026-11-30T16:00:00.000Z', version: 1 });
    await vi.waitFor(() => expect(heard.map(({ type }) => type)).toContain(EVENTS.warningExpired.type), PATIENCE);
    expect(heard.at(-1)).toMatchObject({
      actor: 'system:risk',
      data: { warningId: id, version: 1, expiredAt: '2026-11-30T16:00:00.000Z' },
    });
    await timerIs(id, null);
    await tail.stop();
  });

  it('is still counted among what went live, in codes', async () => {
    const id = await live('2026-11-30');
    test.clock.set(OVER);
    await vi.waitFor(async () => expect(await viewOf(id)).toMatchObject({ status: 'expired' }), PATIENCE);
    const since = new Date(NOW).toISOString();
    const call = test.call({ kind: 'system', service: 'notifications' });
    expect(await publishedInCodes.run(test.room, call, { since, after: null })).toMatchObject({
      codes: [{ countries: ['US'] }],
      next: null,
    });
  });

  it('expires later once a version says a later day', async () => {
    const id = await live('2026-11-30');
    await timerIs(id, OVER);
    await validUntil(id, '2026-12-31');
    await timerIs(id, Date.parse('2026-12-31T16:00:00.000Z'));
  });

  it('does not expire when a version was let out whose day the timer has not heard of', async () => {
    const id = await live('2026-11-30');
    await timerIs(id, OVER);
    await validUntil(id, null);
    await timerIs(id, null);
    await test.room.expiry.set(id, OVER, null);
    test.clock.set(OVER + 1);
    test.room.expiry.queue.stir();
    await timerIs(id, null);
    expect(await viewOf(id)).toMatchObject({ status: 'live', version: 2 });
  });

  it('has no timer once it was withdrawn, also when its topic is read anew', async () => {
    const id = await live('2026-11-30');
    await timerIs(id, OVER);
    await cancelWarning.run(test.room, call(chief), { warningId: id, reason: aReason });
    await timerIs(id, null);
    const [reaction] = risk.reactions;
    const on = reaction?.on[EVENTS.warningPublished.type];
    const published = { subject: id, type: EVENTS.warningPublished.type } as unknown as Envelope;
    await on?.(test.room, published, { signal: new AbortController().signal, call: call(chief) });
    expect(await timerOf(id)).toBeNull();
  });
});
