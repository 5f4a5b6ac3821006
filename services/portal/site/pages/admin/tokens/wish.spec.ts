import { describe, expect, it } from 'vitest';
import { BLANK, inputOf, lacksOf } from './wish.ts';

describe('a token that is asked for', () => {
  it('names its sources line by line, for sending cases alone', () => {
    const wish = { ...BLANK, label: ' customs ', sources: 'urn:a\n\n urn:b ' };
    expect(inputOf(wish)).toEqual({ label: 'customs', scope: 'intake', sources: ['urn:a', 'urn:b'], expiresOn: null });
    expect(inputOf({ ...wish, scope: 'read' }).sources).toBeNull();
  });

  it('lacks a label, and sources where it sends cases', () => {
    expect(lacksOf(BLANK)).toEqual(['label', 'sources']);
    expect(lacksOf({ ...BLANK, label: 'figures', scope: 'read' })).toEqual([]);
  });
});
