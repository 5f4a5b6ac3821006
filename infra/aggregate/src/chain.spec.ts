import { describe, expect, it } from 'vitest';
import { brokenLink } from './chain.ts';
import type { HistoryEntry } from './document.ts';
import { sealedAsAWhole } from './testing/sealed-as-a-whole.ts';
import { entriesOf, headOf } from './writing.ts';

const call = {
  actor: { kind: 'anonymous' },
  locale: 'en',
  commandId: 'cmd_01930000-0000-7000-8000-000000000001',
  origin: 'client',
  correlationId: 'spec',
} as const;
const opened = {
  type: 'MatterOpened',
  personal: { title: 'A stroller in Chicago', contact: 'wang@people.example', note: null, left: undefined },
};

/** The history of an aggregate that was opened and noted upon. */
function history(): readonly [HistoryEntry, HistoryEntry] {
  const events = [opened, { type: 'MatterNoted' }];
  const [first, second] = entriesOf(null, 'cas_1', { call, events, v: 1, at: '2026-11-20T08:00:00.000Z' });
  if (!first || !second) throw new Error('two events make two entries');
  return [first, second];
}

function checked(...entries: readonly HistoryEntry[]): string | null {
  return brokenLink(entries, headOf(entries).head);
}

/** Without these fields of `personal`, and without their salts. */
function without(entry: HistoryEntry, ...fields: readonly string[]): HistoryEntry {
  const rest = <T>(all: { readonly [field: string]: T } = {}) =>
    Object.fromEntries(Object.entries(all).filter(([field]) => !fields.includes(field)));
  return { ...entry, personal: rest(entry.personal), salts: rest(entry.salts) };
}

describe('an entry with what may be erased', () => {
  it('holds it apart from its event, each field with a salt and a digest of its own', () => {
    const [{ event, personal, salts = {}, digests = {} }] = history();
    expect(event).toEqual({ type: 'MatterOpened' });
    expect(personal).toEqual(opened.personal);
    expect([Object.keys(salts), Object.keys(digests)]).toEqual(Array(2).fill(['title', 'contact', 'note']));
    expect(new Set([...Object.values(salts), ...Object.values(digests)]).size).toBe(6);
  });

  it.each([[['contact']], [['title', 'contact']], [['title', 'contact', 'note']]])('is whole without %j', (fields) => {
    const [first, second] = history();
    expect(checked(without(first, ...fields), second)).toBeNull();
  });

  it.each([
    ['of a field that stays when another went', { title: 'else' }],
    ['of a field that holds null', { title: opened.personal.title, note: 'else' }],
    ['by a field that was not there', { title: opened.personal.title, more: 'words' }],
  ])('shows a change %s', (_, personal) => {
    const [first, second] = history();
    const changed = { ...without(first, 'contact'), personal: { note: null, ...personal } };
    expect(checked(changed, second)).toBe('the personal part of entry 1 was changed');
  });

  it.each(['personal', 'salts'] as const)('shows that of a field only its part in %s was taken away', (part) => {
    const [first, second] = history();
    const halved = { ...first, [part]: without(first, 'contact')[part] };
    expect(checked(halved, second)).toBe('the personal part of entry 1 was changed');
  });

  it('shows that a digest was changed, or taken away', () => {
    const [first, second] = history();
    const { contact: _, ...digests } = first.digests ?? {};
    for (const changed of [digests, { ...digests, contact: digests.title ?? '' }])
      expect(checked({ ...without(first, 'contact'), digests: changed }, second)).toBe('entry 1 was changed');
  });
});

describe('an entry that was sealed as a whole, as before', () => {
  const [first, second] = sealedAsAWhole;

  it('holds, also without its words and its salt', () => {
    const { personal: _, salt: __, ...stripped } = first;
    expect([checked(first, second), checked(stripped, second)]).toEqual([null, null]);
  });

  it('shows any change of its words', () => {
    const changed = { ...first, personal: { ...first.personal, contact: 'else' } };
    expect(checked(changed, second)).toBe('the personal part of entry 1 was changed');
  });
});
