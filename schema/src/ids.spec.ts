import { describe, expect, it } from 'vitest';
import { deriveId, isId, newId, timeOf } from './ids.ts';

const NOW = Date.parse('2026-03-02T08:00:00.123Z');

describe('a new id', () => {
  it('is a UUIDv7 behind the prefix of its noun, and keeps its time', () => {
    const id = newId('case', NOW);
    expect(id).toMatch(/^cas_[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(timeOf(id)).toBe(NOW);
    expect(isId('case', id)).toBe(true);
    expect(isId('person', id)).toBe(false);
  });

  it('is given once, also among many of one millisecond', () => {
    const ids = Array.from({ length: 20_000 }, () => newId('command', NOW));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a derived id', () => {
  it('is the same for the same seed, and another for any other part, secret or noun', () => {
    const id = deriveId('case', NOW, 'secret', 'person:1', 'cmd_1');
    expect(deriveId('case', NOW, 'secret', 'person:1', 'cmd_1')).toBe(id);
    expect(timeOf(id)).toBe(NOW);
    const others = [
      deriveId('case', NOW, 'secret', 'person:2', 'cmd_1'),
      deriveId('case', NOW, 'secret', 'person:1cmd_1'),
      deriveId('case', NOW, 'other secret', 'person:1', 'cmd_1'),
      deriveId('warning', NOW, 'secret', 'person:1', 'cmd_1'),
    ];
    expect(new Set([id, ...others].map((one) => one.slice(4))).size).toBe(5);
  });
});

describe('what is no id of a noun', () => {
  it.each([
    '',
    'cas_',
    'cas_1',
    'CAS_0190a1b2-0000-7000-8000-000000000000',
    'cas_0190A1B2-0000-7000-8000-000000000000',
    'cas_0190a1b2-0000-4000-8000-000000000000',
    7,
    null,
  ])('%j is refused', (value) => {
    expect(isId('case', value)).toBe(false);
  });
});
