import { afterAll, describe, expect, it } from 'vitest';
import { listCases } from '../queries.ts';
import { type DoingName, openCasework } from '../testing/casework.ts';

const { test, as, people, doing, caseThat } = await openCasework();
afterAll(() => test.close());
const AT = '2026-11-10T08:00:00.000Z';

describe('a reason', () => {
  it.each<[DoingName, 'submitted' | 'guiding', string, 'declined' | 'terminated']>([
    ['DeclineCase', 'submitted', 'R99', 'declined'],
    ['TerminateCase', 'guiding', 'T99', 'terminated'],
  ])('that is another one must be said in words: %s', async (name, standing, reason, shown) => {
    const id = await caseThat(standing);
    for (const note of [undefined, null, '  ']) {
      const silent = async () => doing(people.officer, name, id, { reason, note });
      await expect(silent()).rejects.toMatchObject({ problems: [{ path: 'note', rule: 'missing' }] });
    }
    const said = await doing(people.officer, name, id, { reason, note: '另有说明。' });
    expect(said[shown]).toEqual({ reason, note: '另有说明。', at: AT });
  });

  it.each<[DoingName, 'submitted' | 'guiding' | 'closed', object, string]>([
    ['DeclineCase', 'submitted', { reason: 'T01' }, 'reason'],
    ['TerminateCase', 'guiding', { reason: 'R02' }, 'reason'],
    ['CloseCase', 'guiding', { outcome: 'O11' }, 'outcome'],
    ['ArchiveCase', 'closed', { retention: '5-years' }, 'retention'],
  ])('is one of its list: %s', async (name, standing, differs, path) => {
    const id = await caseThat(standing);
    const refused = async () => doing(people.officer, name, id, differs);
    await expect(refused()).rejects.toMatchObject({ problems: [{ path, rule: 'not-one-of' }] });
  });

  it('of the list needs no more words', async () => {
    expect(
      await doing(people.officer, 'DeclineCase', await caseThat('supplementing'), { reason: 'R04' }),
    ).toMatchObject({
      status: 'declined',
      declined: { reason: 'R04', note: null, at: AT },
      supplements: [{ round: 1, suppliedAt: null }],
    });
  });
});

describe('closing', () => {
  it('shows the outcome beside the opinions', async () => {
    const id = await caseThat('guiding');
    await doing(people.author, 'DraftOpinion', id, { text: 'A supplement.', language: 'en' });
    await doing(people.officer, 'IssueOpinion', id);
    expect(await doing(people.officer, 'CloseCase', id, { outcome: 'O8', note: '店铺已恢复。' })).toMatchObject({
      status: 'closed',
      acceptedAt: AT,
      opinions: [
        { number: 1, text: '建议在20日内答辩。', language: 'zh-CN', authors: [people.author.id], issuedAt: AT },
        { number: 2, text: 'A supplement.', language: 'en', authors: [people.author.id], issuedAt: AT },
      ],
      outcome: { result: 'O8', note: '店铺已恢复。', closedAt: AT },
      terminated: null,
      archive: null,
    });
  });

  it('without an opinion is for advice only', async () => {
    const id = await caseThat('guiding without an opinion');
    await expect(doing(people.officer, 'CloseCase', id)).rejects.toMatchObject({ code: 'OPINION_MISSING' });
    expect(await doing(people.officer, 'CloseCase', id, { outcome: 'O10' })).toMatchObject({
      status: 'closed',
      opinions: [],
      outcome: { result: 'O10' },
    });
  });
});

describe('the archive', () => {
  it('keeps how the case ended, closed or terminated', async () => {
    const [closed, terminated] = [await caseThat('closed'), await caseThat('terminated')];
    expect(await doing(people.officer, 'ArchiveCase', closed, { retention: 'permanent' })).toMatchObject({
      status: 'archived',
      outcome: { result: 'O3' },
      terminated: null,
      archive: { retention: 'permanent', at: AT },
    });
    expect(await doing(people.officer, 'ArchiveCase', terminated)).toMatchObject({
      status: 'archived',
      outcome: null,
      opinions: [],
      terminated: { reason: 'T01' },
      archive: { retention: '10-years' },
    });
  });
});

describe('the list of cases in one state', () => {
  it.each([
    ['supplementing', 'supplementing'],
    ['declined', 'declined'],
    ['guiding', 'guiding'],
    ['closed', 'closed'],
    ['terminated', 'terminated'],
    ['archived', 'archived after terminating'],
  ] as const)('%s', async (status, standing) => {
    const id = await caseThat(standing);
    const { items } = await as(people.officer)(listCases, { first: 100, status });
    expect(items.map((view) => view.id)).toContain(id);
    expect(new Set(items.map((view) => view.status))).toEqual(new Set([status]));
  });
});
