import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { operationId, operationsIn, operationsManifest } from './operations.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sinan-operations-'));
  await mkdir(join(folder, 'fragments'));
  const files = {
    'one-case.graphql': '{ case(id: "x") { ...CaseLine ... on Case { centre { ...CentreName } } } }\n',
    'plain.graphql': '{ me { person { id } } }\n',
    'fragments/case-line.graphql': 'fragment CaseLine on Case { id centre { ...CentreName } }\n',
    'fragments/centre-name.graphql': 'fragment CentreName on Centre { name }\n',
    'fragments/unused.graphql': 'fragment Unused on Case { id }\n',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
});
afterAll(() => rm(folder, { recursive: true }));

it('an operation has the fragments that it spreads, and that these do, each once and no others', async () => {
  const [oneCase, plain] = await operationsIn(folder);
  expect(oneCase?.name).toBe('one-case');
  expect(oneCase?.text.split('\n\n').slice(1)).toEqual([
    'fragment CaseLine on Case { id centre { ...CentreName } }',
    'fragment CentreName on Centre { name }',
  ]);
  expect(plain?.text).toBe('{ me { person { id } } }');
});

it('the manifest has each whole text under its hash', async () => {
  const manifest = JSON.parse(await operationsManifest(folder));
  const texts = (await operationsIn(folder)).map(({ text }) => text);
  expect(manifest).toEqual(Object.fromEntries(texts.map((text) => [operationId(text), text])));
});
