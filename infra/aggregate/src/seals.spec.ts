import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from './document.ts';
import { sayable, tombstone } from './facts.ts';
import { isBroken, isStripped, seal, stripped } from './seals.ts';
import { sealedAsAWhole } from './testing/sealed-as-a-whole.ts';
import { eventOf } from './writing.ts';

const [old, bare] = sealedAsAWhole;
const { personal: _, salt: __, digest: ___, ...plain } = old;
const entry: HistoryEntry = { ...plain, ...seal({ title: 'A stroller', contact: 'wang@people.example', note: null }) };

describe('an entry of which something is to be forgotten', () => {
  it.each([
    ['some fields of its type', { MatterOpened: ['contact', 'note'] }, ['title']],
    ['all of its type', { MatterOpened: 'all' }, []],
    ['all of everything', 'all', []],
  ] as const)('loses %s, with their salts, and keeps every digest', (_, forget, left) => {
    const next = stripped(entry, forget);
    expect(Object.keys(next.personal ?? {})).toEqual(left);
    expect(Object.keys(next.salts ?? {})).toEqual(left);
    expect(next.digests).toEqual(entry.digests);
    expect([isBroken(next), isStripped(next), isStripped(entry)]).toEqual([false, true, false]);
    expect(stripped(next, forget)).toBe(next);
  });

  it.each([
    ['another type is named', { MatterNoted: 'all' }],
    ['none of its fields is named', { MatterOpened: ['text'] }],
  ] as const)('stays the same when %s', (_, forget) => {
    expect(stripped(entry, forget)).toBe(entry);
    expect(stripped(bare, 'all')).toBe(bare);
  });

  it('that was sealed as a whole loses its one salt with the first field: the others stay, no longer provable', () => {
    const next = stripped(old, { MatterOpened: ['contact'] });
    expect(next.personal).toEqual({ title: '婴儿车 A stroller' });
    expect(next).not.toHaveProperty('salt');
    expect([isBroken(next), isStripped(next), isStripped(old)]).toEqual([false, true, false]);
    expect(stripped(next, 'all')).toEqual({ ...plain, digest: old.digest });
  });
});

describe('what is left of an event', () => {
  it('has a personal part whenever it had one, without what went', () => {
    const some = stripped(entry, { MatterOpened: ['contact', 'note'] });
    expect(eventOf(some)).toEqual({ type: 'MatterOpened', personal: { title: 'A stroller' } });
    for (const one of [entry, old])
      expect(eventOf(stripped(one, 'all'))).toEqual({ type: 'MatterOpened', personal: {} });
    expect(eventOf(bare)).toEqual({ type: 'MatterNoted' });
  });

  it('is told to others as far as it is whole: never an event without what its type asks for', () => {
    const personId = 'per_01930000-0000-7000-8000-000000000001';
    const stated = (email?: string) => ({ event: 'contactStated', data: { personId, email, locale: 'en' } }) as const;
    const gone = tombstone('contacts');
    const left = stripped(entry, { MatterOpened: ['contact'] });
    expect(sayable(left, [stated(), gone])).toEqual([gone]);
    expect(sayable(left, [stated('li@people.example')])).toEqual([stated('li@people.example')]);
    expect(sayable(entry, [stated()])).toEqual([stated()]);
  });
});
