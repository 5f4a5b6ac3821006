import type { Actor } from '@sinan/schema';
import { afterAll, describe, expect, it } from 'vitest';
import { opinionDraftOf } from '../opinion-draft.ts';
import { casesByIds } from '../queries.ts';
import { openCasework } from '../testing/casework.ts';
import { shenzhen, staffAt } from '../testing/examples.ts';

const { test, as, people, doing, caseThat, stored } = await openCasework();
afterAll(() => test.close());
const { officer, author, expert, filer, national, hangzhou } = people;
const reviewer = staffAt(shenzhen);
const AT = '2026-11-10T08:00:00.000Z';

const draftOf = (by: Actor, caseId: string) => as(by)(opinionDraftOf, { caseId });
const seenBy = async (by: Actor, caseId: string) => (await as(by)(casesByIds, { ids: [caseId] }))[0];

describe('a draft of an opinion', () => {
  it('has no number yet, and is read by the staff of its centre, the nation’s and the expert, and by nobody else', async () => {
    const id = await caseThat('guiding and advised');
    await doing(author, 'DraftOpinion', id, { text: '第二份意见。' });
    const draft = { number: 2, revision: 1, text: '第二份意见。', authors: [author.id], writtenAt: AT, returned: null };
    for (const by of [author, reviewer, national, expert]) expect(await draftOf(by, id)).toMatchObject(draft);
    for (const by of [filer, people.colleague, hangzhou, people.stranger]) expect(await draftOf(by, id)).toBeNull();
    expect(JSON.stringify(await seenBy(filer, id))).not.toContain('第二份');
  });

  it('is not shown to a centre that the case is only offered to', async () => {
    const id = await caseThat('guiding with a draft');
    await doing(officer, 'OfferHandOver', id);
    expect(await seenBy(hangzhou, id)).toMatchObject({ id });
    expect(await draftOf(hangzhou, id)).toBeNull();
  });

  it('is revised by officer and expert alike: everyone who wrote in it is kept, and issues none of it', async () => {
    const id = await caseThat('guiding and advised');
    await doing(author, 'DraftOpinion', id);
    await doing(expert, 'ReviseOpinion', id, { text: 'By the expert.', language: 'en' });
    await doing(officer, 'ReviseOpinion', id, { revision: 2, text: 'By the officer.', language: 'en' });
    expect(await draftOf(reviewer, id)).toMatchObject({ revision: 3, authors: [author.id, expert.id, officer.id] });
    for (const by of [author, officer])
      for (const name of ['IssueOpinion', 'ReturnOpinion'] as const)
        await expect(doing(by, name, id, { revision: 3 })).rejects.toMatchObject({ code: 'AUTHOR_CANNOT_APPROVE' });
    await expect(doing(expert, 'IssueOpinion', id, { revision: 3 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { opinions } = await doing(reviewer, 'IssueOpinion', id, { revision: 3 });
    expect(opinions[1]).toEqual({
      ...{ number: 2, text: 'By the officer.', language: 'en', issuedAt: AT },
      authors: [author.id, expert.id, officer.id],
    });
    expect(await draftOf(reviewer, id)).toBeNull();
  });

  it('is issued as it was read, and as nobody changed it meanwhile', async () => {
    const id = await caseThat('guiding with a revised draft');
    for (const name of ['IssueOpinion', 'ReturnOpinion', 'ReviseOpinion'] as const)
      await expect(doing(name === 'ReviseOpinion' ? author : officer, name, id)).rejects.toMatchObject({
        code: 'DRAFT_CHANGED',
        params: { revision: 2 },
      });
    const { opinions } = await doing(officer, 'IssueOpinion', id, { revision: 2 });
    expect(opinions).toMatchObject([{ number: 1, text: '建议自送达次日起20日内答辩。' }]);
  });

  it('that came back says why, until it is revised, and is not issued before', async () => {
    const id = await caseThat('guiding with a returned draft');
    expect(await draftOf(author, id)).toMatchObject({ revision: 1, returned: { reason: '请写明起算日。', at: AT } });
    await expect(doing(officer, 'IssueOpinion', id)).rejects.toMatchObject({ params: { state: 'returned' } });
    await doing(author, 'ReviseOpinion', id);
    expect(await draftOf(author, id)).toMatchObject({ revision: 2, returned: null });
    expect(await doing(officer, 'IssueOpinion', id, { revision: 2 })).toMatchObject({ opinions: [{ number: 1 }] });
  });

  it('is not written by an expert of another case, nor by one who was released', async () => {
    const id = await caseThat('guiding');
    await expect(doing(expert, 'DraftOpinion', id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    // On duty elsewhere, and a member here: seen, and not theirs to write in.
    await expect(doing(people.both, 'DraftOpinion', id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('that was not issued when the case closed stays for its centre, and is nobody’s opinion', async () => {
    const id = await caseThat('guiding');
    await doing(author, 'DraftOpinion', id, { text: '未签发。' });
    expect(await doing(officer, 'CloseCase', id)).toMatchObject({ status: 'closed', opinions: [{ number: 1 }] });
    expect(await draftOf(officer, id)).toMatchObject({ number: 2, text: '未签发。' });
  });

  it.each([
    ['nothing', { text: ' ' }, 'text', 'missing'],
    ['more than fits', { text: 'a'.repeat(20_001) }, 'text', 'too-long'],
    ['a language that is none of the two', { language: 'de' }, 'language', 'not-one-of'],
  ])('does not hold %s', async (_, more, path, rule) => {
    const id = await caseThat('guiding');
    const refused = async () => doing(author, 'DraftOpinion', id, more);
    await expect(refused()).rejects.toMatchObject({ problems: [{ path, rule }] });
  });

  it('is kept with every revision in the history', async () => {
    const id = await caseThat('guiding with a revised draft');
    await doing(officer, 'ReturnOpinion', id, { revision: 2 });
    const { entries } = await stored(id);
    const ofDraft = entries.filter(({ event }) => event.type.startsWith('Opinion'));
    expect(ofDraft.map(({ event, personal }) => [event.type, event.revision, event.round, personal])).toEqual([
      ['OpinionDrafted', 1, 1, { text: '建议在20日内答辩。' }],
      ['OpinionRevised', 2, 1, { text: '建议自送达次日起20日内答辩。' }],
      ['OpinionReturned', 2, 1, { reason: '请写明起算日。' }],
    ]);
  });
});
