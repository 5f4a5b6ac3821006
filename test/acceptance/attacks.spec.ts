import { newId } from '@sinan/schema';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Attack, attack, expectUnharmed, mutation, type World } from './attacks/attack.ts';
import { BROWSERS } from './attacks/browsers.ts';
import { DOCUMENTS } from './attacks/documents.ts';
import { inputOf, MUTATIONS, namesSomething } from './attacks/inputs.ts';
import { REQUESTS } from './attacks/requests.ts';
import { TEXTS_AND_PLACES } from './attacks/texts.ts';
import { VALUES } from './attacks/values.ts';
import { overTheWire, WIRE } from './attacks/wire.ts';
import { application, fileCase } from './people.ts';
import { BEYOND_LOOPBACK, everything, openStage, type Stage } from './stage.ts';
import { draftWarning } from './warnings.ts';

/**
 * A deployment that others can reach, and what they would try. Each attempt has its answer in the tables: never a 500, never a word from inside, and
 * nothing is changed by it. Each comes from a network of its own, so that none is refused for another.
 */
let stage: Stage;
let world: World;
let before: object;
beforeAll(async () => {
  stage = await openStage({ env: BEYOND_LOOPBACK });
  const { url, filer, organisationId, strangersOrganisationId, editors } = stage;
  const caseId = (await fileCase(url, filer, application(organisationId))).id;
  const draftId = (await draftWarning(url, editors[0])).id;
  await stage.sink.next(filer.email, 3);
  await stage.sink.next(stage.staff.email, 2);
  world = { url, organisationId, strangersOrganisationId, token: filer.token, caseId, draftId };
  before = await everything(stage);
});
afterEach(async () => expect(await everything(stage)).toEqual(before));
afterAll(() => stage.close());

let networks = 0;
function network(): string {
  networks += 1;
  return `198.51.${networks >> 8}.${networks & 255}`;
}

const TABLES = Object.entries({ ...DOCUMENTS, ...VALUES, ...TEXTS_AND_PLACES, ...REQUESTS, BROWSERS });

describe.each(TABLES)('%s', (_, attacks: readonly Attack[]) => {
  it.each(attacks)('%s → %s', async (_, expected, sent) => {
    const outcome = await attack(world, sent(world), network());
    expect(outcome.told, outcome.text.slice(0, 400)).toBe(expected);
    expectUnharmed(outcome);
    expect(outcome.text).not.toMatch(/did you mean/i);
  });
});

describe('WIRE', () => {
  it.each(WIRE)('%s → %s', async (_, expected, sent) => {
    const answer = await overTheWire(stage.url, sent(world));
    expect(answer).toMatch(expected);
    expectUnharmed({ told: answer.slice(9, 12), text: answer });
  });
});

/** Values that no input is. */
const WRONG: readonly unknown[] = [
  0,
  'x',
  true,
  null,
  [],
  [{}],
  { nope: 1 },
  { constructor: {} },
  { input: { input: {} } },
];

describe.each(MUTATIONS)('$name', ({ name }) => {
  it.each(WRONG.map((input) => [input]))('takes no %j for its input', async (input) => {
    const outcome = await attack(world, { query: mutation(name), variables: { input } }, network());
    // A list is taken for an input that has no required field: an empty one.
    expect(outcome.told).toMatch(/^(400 QUERY_INVALID|200 INVALID_INPUT)$/);
    expectUnharmed(outcome);
  });
});

describe.each(MUTATIONS.filter(({ type }) => namesSomething(type)))('$name by a stranger', ({ name, type }) => {
  const owned: { readonly [field: string]: () => string } = {
    organisationId: () => stage.organisationId,
    warningId: () => world.draftId,
  };
  it.each<[what: string, id: (field: string) => string]>([
    ['another tenant’s', (field) => owned[field]?.() ?? world.caseId],
    ['nobody’s', () => newId('case', Date.now())],
    ['no id', () => '__proto__'],
  ])('does nothing to what is %s', async (_, id) => {
    const variables = { input: inputOf(type, id) };
    const sent = { query: mutation(name), variables };
    const outcome = await attack({ ...world, token: stage.stranger.token }, sent, network());
    expect(outcome.told).toMatch(/^200 (NOT_FOUND|FORBIDDEN|INVALID_INPUT|LINK_INVALID)$/);
    expectUnharmed(outcome);
  });
});

describe('after all of them', () => {
  it('the platform is there, and has nothing to complain of', async () => {
    expect((await fetch(`${stage.url}/health/ready`)).status).toBe(200);
    expect(stage.platform.printed()).not.toContain('"level":"error"');
  });
});
