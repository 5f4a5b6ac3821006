import type { Collection } from '@sinan/store';
import { describe, expect, it } from 'vitest';
import type { StoreFactory } from './store.ts';
import { aCase, type CaseRow, type Room } from './store-world.ts';
import { wordsFrom, wordsIn } from './words.ts';

/** What `scrub` promises: a search of all bytes that are left, since what no query finds may still lie in a file. */
export function scrubbingContract(room: () => Room, factory: StoreFactory): void {
  const word = wordsFrom('store');

  /** A case with a word of its own in every place that is stored or indexed. */
  function wordy(id: string, length: number): { readonly doc: CaseRow; readonly words: readonly string[] } {
    const words = [word(), word(), word(), word()] as const;
    const [status, audience, country, text] = words;
    return { doc: aCase(id, { status, audience: [audience], country, extra: text.padEnd(length, '.') }), words };
  }

  /** Of these words, those that are left in what is stored. */
  async function left(words: readonly string[]): Promise<readonly string[]> {
    const found = wordsIn(await factory.remains(room().store));
    return words.filter((each) => found.has(each));
  }

  /**
   * Writes so many documents over, shorter and longer, that SQLite moves them from page to page, and removes two of three; resolves to the
   * words that went and those that stay.
   */
  async function comeAndGone(cases: Collection<CaseRow>) {
    const ids = Array.from({ length: 400 }, (_, n) => `case_${(n * 7) % 400}`);
    const gone: string[] = [];
    let now = new Map(ids.map((id) => [id, wordy(id, 200)]));
    await cases.insertMany([...now.values()].map(({ doc }) => doc));
    for (let revision = 1; revision <= 8; revision += 1) {
      gone.push(...[...now.values()].flatMap(({ words }) => words));
      now = new Map(ids.map((id, n) => [id, wordy(id, 1_500 * ((revision % 3) + 1) + ((n * 37) % 300))]));
      await cases.replaceMany([...now.values()].map(({ doc }) => ({ doc, revision })));
    }
    for (const [n, id] of ids.entries()) {
      if (n % 3 === 0) continue;
      await cases.remove(id);
      gone.push(...(now.get(id)?.words ?? []));
      now.delete(id);
    }
    return { gone, stay: [...now.values()].flatMap(({ words }) => words) };
  }

  describe('given words that were written over, trimmed away or removed', () => {
    it('when scrubbed, then no byte of them is left, and the others are all there', async () => {
      const cases = await room().cases();
      const { gone, stay } = await comeAndGone(cases);
      const [before, trimmed] = [wordy('trimmed', 6_000), wordy('trimmed', 10)];
      await cases.insert(before.doc);
      await cases.trim(trimmed.doc, 1);
      await room().store.scrub();
      expect(await left([...gone, ...before.words])).toEqual([]);
      expect(await left([...stay, ...trimmed.words])).toHaveLength(stay.length + 4);
      expect(await cases.count({ where: {} })).toBe(135);
    }, 60_000);

    it('when scrubbed by a service while others write, then both succeed', async () => {
      const cases = await room().cases();
      const { gone } = await comeAndGone(cases);
      const writing = Promise.all(Array.from({ length: 200 }, (_, n) => cases.insert(aCase(`more_${n}`))));
      const { scrub } = room().store.forService(cases.spec.owner);
      await Promise.all([scrub(), scrub(), writing]);
      await scrub();
      expect(await left(gone)).toEqual([]);
      expect(await cases.count({ where: {} })).toBe(334);
    }, 60_000);
  });
}
