import { afterAll, describe, expect, it, vi } from 'vitest';
import { intakeRowId } from './intake.ts';
import { NOW } from './testing/examples.ts';
import { eventOf, openIntake } from './testing/intake.ts';

const { test, aPartner, casesOf } = await openIntake();
afterAll(() => test.close());

const DAY_MS = 86_400_000;
const PATIENCE = { timeout: 10_000 };

describe('an event that was published', () => {
  it('is remembered for 7 days, then forgotten, and makes no second case when it is sent after that', async () => {
    const { source, partnerId, send } = aPartner();
    const row = () => test.room.intake.rows.get(intakeRowId(source, 'case-1'));
    await send(eventOf(source));
    expect(await casesOf(partnerId)).toHaveLength(1);

    test.clock.set(NOW + 7 * DAY_MS - 1);
    const witness = aPartner();
    await witness.send(eventOf(witness.source));
    await casesOf(witness.partnerId);
    expect(await send(eventOf(source))).toMatchObject({ repeated: true });

    test.clock.set(NOW + 7 * DAY_MS);
    await vi.waitFor(async () => expect(await row()).toBeNull(), PATIENCE);
    const timer = () => test.room.forgetting.queue.rows.get(intakeRowId(source, 'case-1'));
    await vi.waitFor(async () => expect(await timer()).toBeNull(), PATIENCE);
    expect(await send(eventOf(source))).toMatchObject({ repeated: false });
    expect(await casesOf(partnerId)).toHaveLength(1);
  });

  it('is not forgotten while it is being published again', async () => {
    const { source, send } = aPartner();
    await send(eventOf(source));
    await casesOf(null);
    const id = intakeRowId(source, 'case-1');
    const stored = await test.room.intake.rows.get(id);
    if (stored === null) return expect.fail('the row is not there');
    const later = '2027-12-31T00:00:00.000Z';
    await test.room.intake.rows.replace({ ...stored.doc, open: true, due: later }, stored.revision);
    test.clock.set(test.clock.now() + 8 * DAY_MS);
    await vi.waitFor(async () => expect(await test.room.forgetting.queue.rows.get(id)).toBeNull(), PATIENCE);
    expect(await test.room.intake.rows.get(id)).toMatchObject({ doc: { open: true } });
  });
});
