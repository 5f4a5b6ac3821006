import { openTestRoom, type TestRoom } from '@sinan/aggregate/testing';
import type { Actor, Operation } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cancelWarning, draftVersion, draftWarning, publishWarning, submitWarning } from './commands/index.ts';
import { publishedInCodes, warningForMail, warningInCodes, withdrawalForMail, workForMail } from './for-mails.ts';
import { type RiskRoom, risk } from './index.ts';
import { aChange, aChief, aContent, anEditor, aReason } from './testing/builders.ts';

let test: TestRoom<RiskRoom>;
beforeAll(async () => {
  test = await openTestRoom(risk, { now: Date.parse('2026-11-23T08:00:00.000Z') });
});
afterAll(() => test.close());

const [author, chief, system]: Actor[] = [anEditor(), aChief(), { kind: 'system', service: 'notifications' }];
const run = <I, O>(operation: Operation<RiskRoom, I, O>, by: Actor | undefined, input: I) => {
  if (!by) throw new Error('nobody asks');
  return operation.run(test.room, test.call(by), input);
};
const first = aContent({ validUntil: '2026-11-30', industries: ['C'] });
const second = aContent({
  countries: ['US', 'CA'],
  platforms: ['amazon'],
  summary: { zh: '改', en: first.summary.en },
});

/** Each version that went live of one warning, and the one at work. */
async function inTwoVersions() {
  const { id: warningId } = await run(draftWarning, author, first);
  await run(submitWarning, author, { warningId });
  await run(publishWarning, chief, { warningId });
  await run(draftVersion, author, { warningId, content: second, change: aChange });
  await run(submitWarning, author, { warningId });
  await run(publishWarning, chief, { warningId });
  await run(draftVersion, author, { warningId, content: first, change: aChange, minor: true });
  return warningId;
}

describe('the words of a warning for its mails', () => {
  it('are those of the version that the mail is about, in both languages', async () => {
    const warningId = await inTwoVersions();
    const { title, summary, advice, sourceUrl } = first;
    expect(await run(warningForMail, system, { warningId, version: 1 })).toEqual({
      version: 1,
      title,
      summary,
      advice,
      sourceUrl,
      severity: 'warning',
      countries: ['US'],
      rights: ['trademark'],
      industries: ['C'],
      platforms: [],
      publishedAt: '2026-11-23T08:00:00.000Z',
      change: null,
      changed: [],
      staleTranslations: [],
      validUntil: '2026-11-30',
      expiresAt: '2026-11-30T16:00:00.000Z',
    });
    const latest = {
      version: 2,
      change: aChange,
      changed: ['countries', 'summary', 'industries', 'platforms', 'validUntil'],
    };
    const told = { ...latest, staleTranslations: ['en'], expiresAt: null };
    expect(await run(warningForMail, system, { warningId, version: 2 })).toMatchObject(told);
    expect(await run(warningForMail, system, { warningId })).toMatchObject(told);
  });

  it('are none of what never went live', async () => {
    const { id } = await run(draftWarning, author, first);
    expect(await run(warningForMail, system, { warningId: id })).toBeNull();
    expect(await run(warningForMail, system, { warningId: await inTwoVersions(), version: 3 })).toBeNull();
  });
});

describe('the words of a version at work for the mails that it would become', () => {
  it('are those that its mails say once it is live', async () => {
    const { id: warningId } = await run(draftWarning, author, first);
    const before = await run(workForMail, system, { warningId });
    await run(submitWarning, author, { warningId });
    await run(publishWarning, chief, { warningId });
    expect(before).toEqual({ minor: false, text: await run(warningForMail, system, { warningId }) });
    await run(draftVersion, author, { warningId, content: second, change: aChange });
    const next = await run(workForMail, system, { warningId });
    expect(next?.text).toMatchObject({ version: 2, change: aChange, staleTranslations: ['en'] });
    await run(submitWarning, author, { warningId });
    await run(publishWarning, chief, { warningId });
    expect(next?.text).toEqual(await run(warningForMail, system, { warningId }));
  });

  it('say that a version is minor, and are none where nothing is at work', async () => {
    const warningId = await inTwoVersions();
    expect(await run(workForMail, system, { warningId })).toMatchObject({ minor: true, text: { version: 3 } });
    await run(cancelWarning, chief, { warningId, reason: aReason });
    expect(await run(workForMail, system, { warningId })).toBeNull();
  });
});

describe('a withdrawal for its mails', () => {
  it('is told with its reason, once there is one', async () => {
    const warningId = await inTwoVersions();
    expect(await run(withdrawalForMail, system, { warningId })).toBeNull();
    await run(cancelWarning, chief, { warningId, reason: aReason });
    expect(await run(withdrawalForMail, system, { warningId })).toEqual({
      version: 2,
      title: second.title,
      severity: 'warning',
      countries: ['US', 'CA'],
      reason: aReason,
      cancelledAt: '2026-11-23T08:00:00.000Z',
    });
  });
});

describe('a warning in codes', () => {
  it('says whom each version concerns, and whether it is worth a mail', async () => {
    const warningId = await inTwoVersions();
    const codes = { rights: ['trademark'], severity: 'warning', minor: false };
    expect(await run(warningInCodes, system, { warningId })).toEqual({
      published: [
        { version: 1, countries: ['US'], industries: ['C'], platforms: [], ...codes },
        { version: 2, countries: ['US', 'CA'], industries: [], platforms: ['amazon'], ...codes },
      ],
      atWork: { version: 3, countries: ['US'], industries: ['C'], platforms: [], ...codes, minor: true },
      cancelled: false,
    });
    await run(cancelWarning, chief, { warningId, reason: aReason });
    expect(await run(warningInCodes, system, { warningId })).toMatchObject({ atWork: null, cancelled: true });
  });

  it('is none where there is none', async () => {
    const { id } = await run(draftWarning, author, first);
    const warningId = `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}` as typeof id;
    expect(await run(warningInCodes, system, { warningId })).toBeNull();
  });
});

describe('what went live since an instant, in codes', () => {
  const NOW = Date.parse('2027-11-23T08:00:00.000Z');
  const live = async (countries: readonly string[], at: number) => {
    test.clock.set(at);
    const { id: warningId } = await run(draftWarning, author, aContent({ countries, validUntil: '2027-12-31' }));
    await run(submitWarning, author, { warningId });
    await run(publishWarning, chief, { warningId });
    return warningId;
  };
  const since = (at: number) =>
    run(publishedInCodes, system, { since: new Date(at).toISOString(), after: null }) as Promise<{
      readonly codes: readonly { readonly countries: readonly string[] }[];
      readonly next: string | null;
    }>;
  const countriesSince = async (at: number) => (await since(at)).codes.map(({ countries }) => countries[0]);

  it('is that which was not withdrawn, the newest first', async () => {
    await live(['AT'], NOW);
    await live(['BE'], NOW + 1);
    const withdrawn = await live(['CH'], NOW + 2);
    await run(cancelWarning, chief, { warningId: withdrawn, reason: aReason });
    await run(draftWarning, author, aContent({ countries: ['DK'] }));
    expect(await countriesSince(NOW)).toEqual(['BE', 'AT']);
    expect(await countriesSince(NOW + 1)).toEqual(['BE']);
    expect((await since(NOW + 1)).codes).toEqual([
      { countries: ['BE'], rights: ['trademark'], industries: [], platforms: [], severity: 'warning' },
    ]);
  });

  it('is what the version says that counts, from when it went live', async () => {
    const warningId = await live(['ES'], NOW + 10);
    test.clock.set(NOW + 20);
    await run(draftVersion, author, { warningId, content: aContent({ countries: ['FI'] }), change: aChange });
    await run(submitWarning, author, { warningId });
    await run(publishWarning, chief, { warningId });
    expect(await countriesSince(NOW + 15)).toEqual(['FI']);
  });
});
