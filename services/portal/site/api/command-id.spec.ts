import { describe, expect, it } from 'vitest';
import { newCommandId } from './command-id.ts';

describe('the id of a command', () => {
  it('is a UUIDv7 of its moment, another each time', () => {
    const ids = Array.from({ length: 100 }, () => newCommandId(Date.parse('2026-11-29T06:00:00Z')));
    for (const id of ids) expect(id).toMatch(/^cmd_01a225e3-8f00-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(new Set(ids).size).toBe(100);
  });
});
