import { readFile } from 'node:fs/promises';
import { type GraphQLObjectType, getNamedType, isInterfaceType, isObjectType, isUnionType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sdl } from '../acceptance/sdl.ts';
import { leaksIn, toldApart } from './leaks.ts';
import { linesIn, type Matrix, matrixOf } from './matrix.ts';
import { askedOfNodes, nodePart } from './nodes.ts';
import { PAGE, pageOf } from './page.ts';
import { type Glass, openGlass } from './platform.ts';
import { askedByQuestions } from './questions.ts';
import { ACCESS_RULES, noticed, readerRules, someOf } from './rules.ts';
import { openWorld, type World } from './world.ts';

/** Everybody asks for everything. How many rules are taken away, and which: `MATRIX_RULES=200 MATRIX_SEED=7 npx vitest run test/matrix`. */
const RULES = Number(process.env.MATRIX_RULES ?? 12);
const SEED = Number(process.env.MATRIX_SEED ?? Date.now() % 1_000_000);

let glass: Glass;
let world: World;
let matrix: Matrix;
beforeAll(async () => {
  glass = await openGlass();
  world = await openWorld(glass);
  matrix = await matrixOf(world);
}, 600_000);
afterAll(() => glass?.close());

describe('two tenants with the same command ids', () => {
  it('have nothing of the same id', () => {
    const [a, b] = [Object.values(world.a.ids), Object.values(world.b.ids)];
    expect(new Set([...a, ...b]).size).toBe(a.length + b.length);
    for (const id of [...a, ...b]) expect(id).toMatch(/^[a-z]{3}_/);
  });
});

describe('the matrix', () => {
  it('is the one that was reviewed', async () => {
    expect(pageOf(linesIn(matrix), matrix.actors)).toBe(await readFile(PAGE, 'utf8'));
  });

  it('has everything that can be asked: every root field, and every field of every type that a question leads to', () => {
    const asked = new Set(linesIn(matrix).map((line) => line.asked));
    for (const root of [sdl.getQueryType(), sdl.getMutationType(), sdl.getSubscriptionType()])
      for (const name of Object.keys(root?.getFields() ?? {}))
        if (name !== 'node' && name !== 'nodes') expect([...asked]).toContain(`${root?.name}.${name}`);
    const covered = new Set([...askedByQuestions, ...askedOfNodes]);
    const fields = typesOfAnswers().flatMap((type) =>
      Object.keys(type.getFields()).map((name) => `${type.name}.${name}`),
    );
    expect(fields.filter((field) => !covered.has(field))).toEqual(['Query.nodes']);
  });

  it('shows each mutation to be somebody’s', () => {
    const closed = (cell: string) => cell === 'F' || cell === 'U';
    const nobodys = linesIn(matrix).filter(({ section, cells }) => section === 'Mutation' && cells.every(closed));
    expect(nobodys.map(({ asked, owner }) => `${asked} ${owner}`)).toEqual([]);
  });

  it('is as large as it is meant to be', () => {
    expect(linesIn(matrix).length * matrix.actors.length).toBeGreaterThan(3_000);
  });
});

describe('what was answered', () => {
  it('held nothing that its reader may not see', () => {
    const heard = [...matrix.asked.heard, ...matrix.streamed.heard];
    expect(leaksIn(heard, world.owners)).toEqual([]);
  });

  it('tells nobody what is another’s from what does not exist, byte by byte', () => {
    expect(toldApart(matrix.asked.heard)).toEqual([]);
  });
});

describe('the eye for leaks', () => {
  it('sees one where there is one: a case that is read by everybody', async () => {
    const rule = { operation: 'cases.byIds', kind: 'reader' } as const;
    const { heard } = await glass.without(rule, () => nodePart(world, matrix.actors, new Set(['node(case)'])));
    expect(leaksIn(heard, world.owners)).toContain('B1 reads a:case by node(case) a');
    expect(toldApart(heard).map((line) => line.split(' from nothing')[0])).toContain('B1 tells node(case) a');
  });
});

describe('a rule that is taken away', () => {
  it('is missed, whichever access rule it is', async () => {
    const unnoticed: string[] = [];
    for (const rule of ACCESS_RULES)
      if ((await noticed(world, matrix.actors, linesIn(matrix), rule)) === null) unnoticed.push(rule.operation);
    expect(unnoticed).toEqual([]);
  }, 300_000);

  it(`is missed where it says who may read or act: ${RULES} of them, by seed ${SEED}`, async () => {
    const unnoticed: string[] = [];
    for (const rule of someOf(readerRules(world), RULES, SEED))
      if ((await noticed(world, matrix.actors, linesIn(matrix), rule)) === null) unnoticed.push(rule.operation);
    expect(unnoticed).toEqual([]);
  }, 600_000);
});

/** All types of answers to queries and subscriptions. Those that only a mutation gives are its asker's own. */
function typesOfAnswers(): readonly GraphQLObjectType[] {
  const found = new Set<GraphQLObjectType>();
  const follow = (type: unknown): void => {
    if (isUnionType(type) || isInterfaceType(type)) for (const one of sdl.getPossibleTypes(type)) follow(one);
    if (!isObjectType(type) || found.has(type)) return;
    found.add(type);
    for (const field of Object.values(type.getFields())) follow(getNamedType(field.type));
  };
  follow(sdl.getQueryType());
  return [...found];
}
