import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assertCloudEvent } from './cloudevents.ts';

const folder = new URL('../../schema/samples/', import.meta.url);
const samples = readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const);
const sample = JSON.parse(samples[0]?.[1] ?? '{}');

describe('the library of CloudEvents', () => {
  it.each(samples)('reads %s, with all that it holds', (name, text) => {
    const { type, data } = assertCloudEvent(text);

    expect(`${type}.json`).toBe(name);
    expect(data).toEqual(JSON.parse(text).data);
  });

  it.each([
    ['no source', { source: undefined }],
    ['no type', { type: undefined }],
    ['an id that is empty', { id: '' }],
    ['another version', { specversion: '0.2' }],
    ['an extension that is no name', { 'command-id': 'cmd' }],
    ['a time that is none', { time: 'yesterday' }],
    ['an extension that is a table', { actor: { kind: 'person' } }],
  ])('refuses an event with %s', (_, change) => {
    expect(() => assertCloudEvent(JSON.stringify({ ...sample, ...change }))).toThrow();
  });

  it.each(['', 'not JSON', 'null', '[]'])('refuses what is no event: %j', (text) => {
    expect(() => assertCloudEvent(text)).toThrow();
  });
});
