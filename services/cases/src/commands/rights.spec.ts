import { newId } from '@sinan/schema';
import { afterAll, describe, expect, it } from 'vitest';
import { DOING_NAMES, type DoingName, openCasework } from '../testing/casework.ts';
import { NOW } from '../testing/examples.ts';
import { ALLOWED, STANDINGS, type Standing, WAYS } from '../testing/life.ts';

const casework = await openCasework();
const { test, people, doing, caseThat, stored } = casework;
afterAll(() => test.close());
type Who = keyof typeof people;

/** A standing from which each goes on. */
const FROM: { readonly [name in DoingName]: Exclude<Standing, 'none'> } = {
  RequestSupplement: 'submitted',
  SupplyMaterials: 'supplementing',
  AcceptCase: 'submitted',
  DeclineCase: 'submitted',
  BeginGuidance: 'accepted',
  DraftOpinion: 'guiding and advised',
  ReviseOpinion: 'guiding with a draft',
  ReturnOpinion: 'guiding with a draft',
  IssueOpinion: 'guiding with a draft',
  CloseCase: 'guiding',
  TerminateCase: 'guiding',
  ArchiveCase: 'closed',
  OfferHandOver: 'accepted',
  AcceptHandOver: 'accepted and offered',
  ReturnHandOver: 'submitted and offered',
};

const NOBODY: { readonly [who in Who]: string } = {
  filer: 'FORBIDDEN',
  colleague: 'FORBIDDEN',
  pending: 'NOT_FOUND',
  stranger: 'NOT_FOUND',
  officer: 'FORBIDDEN',
  author: 'FORBIDDEN',
  hangzhou: 'NOT_FOUND',
  elsewhere: 'NOT_FOUND',
  national: 'FORBIDDEN',
  expert: 'NOT_FOUND',
  both: 'FORBIDDEN',
  // On the enterprise's side alone, whatever duties they hold where the case is.
  bothHere: 'FORBIDDEN',
};
const OF_CENTRE = { ...NOBODY, officer: 'done', author: 'done', national: 'done' };
const OF_REVIEW = { ...OF_CENTRE, author: 'AUTHOR_CANNOT_APPROVE' };
const OF_AUTHORS = { ...OF_CENTRE, expert: 'done' };
const OF_APPLICANT = { ...NOBODY, filer: 'done', colleague: 'done', both: 'done', bothHere: 'done' };
const OF_OFFERED_CENTRE = { ...NOBODY, hangzhou: 'done', national: 'done' };

const RIGHTS: { readonly [name in DoingName]: { readonly [who in Who]: string } } = {
  RequestSupplement: OF_CENTRE,
  SupplyMaterials: OF_APPLICANT,
  AcceptCase: OF_CENTRE,
  DeclineCase: OF_CENTRE,
  BeginGuidance: OF_CENTRE,
  DraftOpinion: OF_AUTHORS,
  ReviseOpinion: OF_CENTRE,
  ReturnOpinion: OF_REVIEW,
  IssueOpinion: OF_REVIEW,
  CloseCase: OF_CENTRE,
  TerminateCase: OF_CENTRE,
  ArchiveCase: OF_CENTRE,
  OfferHandOver: OF_CENTRE,
  AcceptHandOver: OF_OFFERED_CENTRE,
  ReturnHandOver: OF_OFFERED_CENTRE,
};

describe.each(DOING_NAMES)('who may: %s', (name) => {
  it.each(Object.entries(RIGHTS[name]) as [Who, string][])('%s: %s', async (who, expected) => {
    const id = await caseThat(FROM[name]);
    const before = await stored(id);
    const came = await doing(people[who], name, id).then(
      () => 'done',
      ({ code }) => code,
    );
    expect(came).toBe(expected);
    if (expected === 'done') expect((await stored(id)).entries).toHaveLength(before.entries.length + 1);
    else expect(await stored(id)).toEqual(before);
  });
});

describe('the staff of a centre that a case is offered to', () => {
  const held = DOING_NAMES.filter((name) => RIGHTS[name].officer === 'done');
  it.each(held)('sees it, and does not %s', async (name) => {
    const id = await caseThat('guiding and offered');
    await expect(doing(people.hangzhou, name, id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('a case that is not there', () => {
  it.each(DOING_NAMES)('is not found: %s', async (name) => {
    const missing = doing(people.national, name, newId('case', NOW));
    await expect(missing).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('what a case refuses', () => {
  const standings = STANDINGS.filter((standing): standing is Exclude<Standing, 'none'> => standing !== 'none');

  it.each(standings)('changes nothing of it and leaves no entry: %s', async (standing) => {
    const id = await caseThat(standing);
    const before = await stored(id);
    expect(before.entries).toHaveLength(WAYS[standing].length);
    for (const name of DOING_NAMES.filter((one) => !ALLOWED[standing][one])) {
      const actor = name === 'SupplyMaterials' ? people.filer : people.national;
      await expect(doing(actor, name, id)).rejects.toMatchObject({ name: 'Refusal' });
    }
    expect(await stored(id)).toEqual(before);
  });
});

describe('a command that comes twice under one id', () => {
  const OWNERS = new Map([
    [OF_CENTRE, people.officer],
    [OF_REVIEW, people.officer],
    [OF_AUTHORS, people.author],
    [OF_APPLICANT, people.filer],
    [OF_OFFERED_CENTRE, people.hangzhou],
  ]);

  it.each(DOING_NAMES)('has one effect and one answer: %s', async (name) => {
    const id = await caseThat(FROM[name]);
    const actor = OWNERS.get(RIGHTS[name]) ?? people.national;
    const commandId = newId('command', NOW);
    const first = await doing(actor, name, id, {}, { commandId });
    const { entries } = await stored(id);
    expect(await doing(actor, name, id, {}, { commandId })).toEqual(first);
    expect((await stored(id)).entries).toEqual(entries);
  });

  it('says nothing of what happened since to whom the case is out of sight', async () => {
    const id = await caseThat('guiding');
    const commandId = newId('command', NOW);
    const first = await doing(people.officer, 'OfferHandOver', id, {}, { commandId });
    await doing(people.hangzhou, 'AcceptHandOver', id);
    await doing(people.hangzhou, 'CloseCase', id);
    expect(await doing(people.officer, 'OfferHandOver', id, {}, { commandId })).toEqual(first);
    await expect(doing(people.officer, 'OfferHandOver', id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(doing(people.elsewhere, 'OfferHandOver', id, {}, { commandId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
