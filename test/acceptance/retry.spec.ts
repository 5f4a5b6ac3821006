import { newId } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { data, graphql } from './graphql.ts';
import { mutate } from './mutate.ts';
import { application, type FiledCase, fileCase, type Person } from './people.ts';
import { everything, openStage, type Stage } from './stage.ts';

/** A client that does not know whether its request got through sends it again, under the same command id. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const HOUR = 3_600_000;
const productsOf = async ({ token }: Person): Promise<readonly string[]> => {
  const QUERY = '{ cases(first: 100) { edges { node { product } } } }';
  const { cases } = await data<{ cases: { edges: { node: { product: string } }[] } }>(graphql(stage.url, token, QUERY));
  return cases.edges.map(({ node }) => node.product);
};
const file = (by: Person, product: string, commandId?: string): Promise<FiledCase> => {
  const organisationId = by === stage.filer ? stage.organisationId : stage.strangersOrganisationId;
  return fileCase(stage.url, by, application(organisationId, { product }), commandId);
};

describe('a command id, before anything is filed', () => {
  it.each([
    ['that is none', () => 'nope', 'InvalidInput', 'INVALID_INPUT'],
    ['of another noun', () => newId('case', Date.now()), 'InvalidInput', 'INVALID_INPUT'],
    ['in upper case', () => newId('command', Date.now()).toUpperCase(), 'InvalidInput', 'INVALID_INPUT'],
    ['that is empty', () => '', 'InvalidInput', 'INVALID_INPUT'],
    ['older than a day', () => newId('command', Date.now() - 25 * HOUR), 'Refused', 'COMMAND_TOO_OLD'],
    ['from the future', () => newId('command', Date.now() + HOUR), 'Refused', 'COMMAND_FROM_FUTURE'],
  ])('%s is refused, and nothing is filed', async (_, commandId, type, code) => {
    const before = await everything(stage);
    const [id, input] = [commandId(), application(stage.organisationId)];
    const english = await mutate(stage.url, stage.filer, 'fileCase', input, { commandId: id });
    const chinese = await mutate(stage.url, stage.filer, 'fileCase', input, { commandId: id, language: 'zh-CN' });
    expect(english).toMatchObject({ __typename: type, code });
    expect(english.message).not.toMatch(/[\u4e00-\u9fff]/);
    expect(chinese.message).toMatch(/[\u4e00-\u9fff]/);
    if (type === 'InvalidInput') expect(english.problems).toMatchObject([{ path: 'commandId' }]);
    expect(await everything(stage)).toEqual(before);
  });
});

describe('a case that is filed again under the same command id', () => {
  it('is one case with one answer, one after the other or all at once', async () => {
    const commandId = newId('command', Date.now());
    const first = await file(stage.filer, 'filed once', commandId);
    expect(first.__typename).toBe('Case');
    const again = await Promise.all(Array.from({ length: 5 }, () => file(stage.filer, 'filed once', commandId)));
    for (const answer of again) expect(answer).toEqual(first);
    const atOnce = newId('command', Date.now());
    const raced = await Promise.all(Array.from({ length: 5 }, () => file(stage.filer, 'filed at once', atOnce)));
    expect(new Set(raced.map(({ id }) => id)).size).toBe(1);
    expect((await productsOf(stage.filer)).toSorted()).toEqual(['filed at once', 'filed once']);
  });

  it('is the same case even if the retry says something else', async () => {
    const commandId = newId('command', Date.now());
    const first = await file(stage.filer, 'as first said', commandId);
    expect(await file(stage.filer, 'as said later', commandId)).toEqual(first);
    expect(await productsOf(stage.filer)).not.toContain('as said later');
  });

  it('by somebody else is somebody else’s own case', async () => {
    const commandId = newId('command', Date.now());
    const first = await file(stage.filer, 'of the filer', commandId);
    const other = await file(stage.stranger, 'of the stranger', commandId);
    expect(other.id).not.toBe(first.id);
    expect(await productsOf(stage.stranger)).toEqual(['of the stranger']);
  });
});

describe('a case that is accepted again', () => {
  const accept = (caseId: string, commandId: string) =>
    mutate<{ acceptedAt?: string; code?: string }>(
      stage.url,
      stage.staff,
      'acceptCase',
      { caseId },
      {
        commandId,
        selection: '... on Case { id status acceptedAt }',
      },
    );

  it('under the same command id gives the same answer; under another it is accepted already', async () => {
    const { id } = await file(stage.filer, 'to be accepted');
    const commandId = newId('command', Date.now());
    const first = await accept(id, commandId);
    expect(first).toMatchObject({ status: 'accepted', acceptedAt: expect.stringMatching(/Z$/) });
    expect(await accept(id, commandId)).toEqual(first);
    expect(await accept(id, newId('command', Date.now()))).toMatchObject({ code: 'STATE_CONFLICT' });
  });
});

describe('a command id that is good', () => {
  it('is one of this morning, and one of a clock that is a little ahead', async () => {
    for (const ms of [-23 * HOUR, HOUR / 60]) {
      const filed = await file(stage.filer, `made ${ms} ms from now`, newId('command', Date.now() + ms));
      expect(filed.__typename).toBe('Case');
    }
  });
});
