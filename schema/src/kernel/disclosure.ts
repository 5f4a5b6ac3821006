/**
 * What of a figure may leave staff (statistical disclosure control): the one function by which every count and every sum does.
 *
 * The rules are the threshold rule and rounding. https://stats.oecd.org/glossary/detail.asp?ID=7010 (UNECE/Eurostat, Glossary of Statistical Disclosure
 * Control, 2005) says of the first that some agencies require at least five respondents in a cell, others three: here it is five, and
 * counts are multiples of it. It is no setting: answers under two thresholds would say more than either.
 */
export const DISCLOSURE_K = 5;
/** Sums of money leave staff in whole ten thousands of yuan (万元), in fen. */
export const DISCLOSURE_FEN = 1_000_000n;

/** What came to a figure in one closed month. */
export interface ClosedMonth {
  /** The enterprises behind it, each as often as it may be. */
  readonly enterprises: readonly string[];
  /** A count, or fen. */
  readonly much: bigint;
}
/** `count` in multiples of `DISCLOSURE_K`, `fen` in whole ten thousands of yuan. */
export type DisclosureUnit = 'count' | 'fen';

const STEPS: { readonly [unit in DisclosureUnit]: bigint } = { count: BigInt(DISCLOSURE_K), fen: DISCLOSURE_FEN };

/**
 * What may be said of these months, in their order. A month waits for the next ones until at least `DISCLOSURE_K` enterprises stand behind what
 * waits: so two answers, of which one has more months, differ by what came of so many, or not at all. What waits at the end is not said.
 * The sum is cut, towards zero, to whole steps; so it is zero below the first.
 */
export function disclosed(months: readonly ClosedMonth[], unit: DisclosureUnit): bigint {
  let [said, waiting] = [0n, 0n];
  const behind = new Set<string>();
  for (const { enterprises, much } of months) {
    waiting += much;
    for (const enterprise of enterprises) behind.add(enterprise);
    if (behind.size < DISCLOSURE_K) continue;
    said += waiting;
    waiting = 0n;
    behind.clear();
  }
  return said - (said % STEPS[unit]);
}
