/** Edits (insert, delete, replace) between two short words: Levenshtein's distance, one row at a time. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The known name that a mistyped one is most likely meant to be; the first of equals. */
export function nearest(mistyped: string, known: readonly string[]): string {
  const ranked = known.map((name) => ({ name, edits: distance(mistyped, name) }));
  return ranked.sort((a, b) => a.edits - b.edits)[0]?.name ?? '';
}
