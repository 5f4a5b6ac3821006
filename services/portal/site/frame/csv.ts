/** What a cell may hold. A number is one, also below zero; all else is text. */
export type Cell = string | number;

/** Spreadsheets take a text that begins so for a formula, and run it, in full width too (OWASP, CSV Injection). */
const RUNS = /^\s*[=+\-@＝＋－＠\t\r\n]/;

/**
 * A table as CSV (RFC 4180), with the byte order mark by which Excel knows UTF-8. Every text is quoted, so that no other separator splits it, and what a
 * spreadsheet would run is kept from it by an apostrophe.
 */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map((cells) => `${cells.map(written).join(',')}\r\n`).join('')}`;
}

function written(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const safe = RUNS.test(cell) ? `'${cell}` : cell;
  return `"${safe.replaceAll('"', '""')}"`;
}
