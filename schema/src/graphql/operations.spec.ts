import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { buildSchema, type OperationDefinitionNode, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { OPERATIONS } from './operations.ts';

const schema = buildSchema(readFileSync(new URL('../../graphql/schema.graphql', import.meta.url), 'utf8'));
const operationsIn = (text: string) =>
  parse(text).definitions.filter((one): one is OperationDefinitionNode => one.kind === 'OperationDefinition');
const named = Object.entries(OPERATIONS).map(([id, text]) => ({ id, text, name: operationsIn(text)[0]?.name?.value }));

describe.each(named)('the persisted operation $name', ({ id, text }) => {
  it('is one, and fits the schema', () => {
    expect(operationsIn(text)).toHaveLength(1);
    expect(validate(schema, parse(text))).toEqual([]);
  });

  it('is named by the hash of its text', () => {
    expect(id).toBe(`sha256:${createHash('sha256').update(text, 'utf8').digest('hex')}`);
  });
});

describe('persisted operations', () => {
  it('have names, each its own', () => {
    const names = named.map(({ name }) => name);
    expect(names).not.toContain(undefined);
    expect(new Set(names).size).toBe(names.length);
  });
});
