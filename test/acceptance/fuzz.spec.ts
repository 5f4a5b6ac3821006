import { ERRORS } from '@sinan/schema';
import { parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectUnharmed } from './attacks/attack.ts';
import { chanceOf } from './fuzz/chance.ts';
import { documentOf, type Made } from './fuzz/documents.ts';
import type { Knowledge } from './fuzz/values.ts';
import { post } from './graphql.ts';
import { application, applicationForm, enterpriseA, fileCase, type Person } from './people.ts';
import { sdl } from './sdl.ts';
import { openStage, type Stage } from './stage.ts';
import { tell } from './tell.ts';
import { draftWarning, warningContent } from './warnings.ts';

/**
 * Documents made from the schema by chance, over every root field that there is, as everybody who is there. More of them, or those of another run:
 * `FUZZ_DOCUMENTS=10000 FUZZ_SEED=7 npx vitest run test/acceptance/fuzz.spec.ts`.
 */
const DOCUMENTS = Number(process.env.FUZZ_DOCUMENTS ?? 2_000);
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000);
const AT_ONCE = 8;
/** Of so many documents one is held against the schema here too: most must be valid, or they would try nothing but the validation. */
const LOOKED_AT = 10;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Ends the session that the fuzzer needs; attacks and links try it. */
const LEFT_OUT = ['signOut'];
const rootsOf = (kind: 'query' | 'mutation') => {
  const type = kind === 'query' ? sdl.getQueryType() : sdl.getMutationType();
  return Object.keys(type?.getFields() ?? {})
    .filter((name) => !LEFT_OUT.includes(name))
    .map((name) => ({ kind, name }));
};

/** What fits, by the names of fields: what the specs use for valid examples. */
const WORDS: Knowledge['words'] = {
  ...Object.fromEntries(
    Object.entries({ ...applicationForm, ...enterpriseA, ...warningContent }).map(([name, value]) => [name, [value]]),
  ),
  first: [1, 5, 20, 100],
  year: [2026],
  email: ['reader@fuzz.example', 'other@fuzz.example'],
  countries: [['US'], ['EU', 'JP']],
  form: [applicationForm],
  locale: ['en', 'zh-CN'],
  lang: ['en', 'zh-CN', 'fr'],
  dueOn: ['2027-01-31'],
  amount: ['1250000'],
  currency: ['USD', 'CNY'],
  rate: ['7.1', '1'],
  cny: ['8875000', '1250000'],
  rateOn: ['2026-03-02'],
  service: ['cases', 'insights'],
  source: ['urn:example:fuzz'],
  sources: [['urn:example:fuzz']],
  reason: ['R02', 'T01', 'Not ours.'],
  outcome: ['O10', 'O3'],
  retention: ['10-years'],
};

const KNOWN = Object.keys(ERRORS);

/** What an answer shows that another request may borrow: ids, cursors, tokens. */
const SHOWN = /"((?:[a-z]{3}_[0-9a-f]{8}-[0-9a-f-]{27}[^"]*)|(?:WyI[\w-]+))"/g;

describe('documents made by chance', () => {
  it('are each answered, by data or by a code, and leave the platform well', { timeout: 600_000 }, async () => {
    const { url, filer, organisationId } = stage;
    await fileCase(url, filer, application(organisationId));
    await draftWarning(url, stage.editors[0]);
    const everybody: readonly (Person | null)[] = [
      null,
      ...[filer, stage.stranger, stage.staff, stage.otherStaff, ...stage.editors, stage.admin, stage.security],
    ];
    const borrowed = new Set<string>([organisationId, stage.strangersOrganisationId]);
    const roots = [...rootsOf('query'), ...rootsOf('mutation')];
    const told = new Map<string, number>();
    let [made, valid] = [0, 0];

    async function one(): Promise<void> {
      for (let n = made; n < DOCUMENTS; n = made) {
        made += 1;
        // Each by a chance of its own, so that it can be made again whatever the others did meanwhile.
        const chance = chanceOf(SEED * 1_000_003 + n);
        const { kind, name } = roots[n % roots.length] ?? chance.oneOf(roots);
        const document = documentOf(chance, { words: WORDS, borrowed: [...borrowed] }, kind, name);
        const by = chance.oneOf(everybody);
        if (n % LOOKED_AT === 0 && isValid(document)) valid += 1;
        const code = await answered(by, document, n);
        told.set(code, (told.get(code) ?? 0) + 1);
      }
    }

    async function answered(by: Person | null, document: Made, n: number): Promise<string> {
      const said = `document ${n} of seed ${SEED} by ${by?.email ?? 'anybody'}: ${JSON.stringify(document).slice(0, 3_000)}`;
      const headers = { 'content-type': 'application/json', ...(by ? { authorization: `Bearer ${by.token}` } : {}) };
      const response = await post(url, '/graphql', JSON.stringify(document), headers);
      const text = await response.text();
      // What borrows enough of what it was shown is more than a request may be.
      expect([200, 400, 413], `${said}\n${text.slice(0, 1_000)}`).toContain(response.status);
      expectUnharmed({ told: String(response.status), text }, said);
      const codes = codesIn(JSON.parse(text));
      for (const code of codes) expect(KNOWN, said).toContain(code);
      for (const [, shown = ''] of text.matchAll(SHOWN)) if (borrowed.size < 2_000) borrowed.add(shown);
      return codes[0] ?? outcomeIn(JSON.parse(text));
    }

    await Promise.all(Array.from({ length: AT_ONCE }, one));
    tell(`fuzz, seed ${SEED}: ${made} documents: ${JSON.stringify(Object.fromEntries(told))}`);
    expect(made).toBeGreaterThanOrEqual(DOCUMENTS);
    expect((valid * LOOKED_AT) / made).toBeGreaterThan(0.5);
    expect(told.get('data') ?? 0).toBeGreaterThan(DOCUMENTS / 20);
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    expect(stage.platform.printed()).not.toContain('"level":"error"');
  });
});

interface Answered {
  readonly data?: { readonly [field: string]: unknown } | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

function codesIn({ errors = [] }: Answered): readonly string[] {
  return errors.map(({ extensions }) => extensions?.code ?? 'none');
}

/** What a mutation came to, by the type of its answer; “data” for the rest. */
function outcomeIn({ data }: Answered): string {
  const types = Object.values(data ?? {}).map((one) => (one as { readonly __typename?: string } | null)?.__typename);
  return types.find((type) => type === 'Refused' || type === 'InvalidInput') ?? 'data';
}

function isValid({ query }: Made): boolean {
  try {
    return validate(sdl, parse(query)).length === 0;
  } catch {
    return false;
  }
}
