import type { SheetData } from 'write-excel-file/universal';
import writeExcel from 'write-excel-file/universal';
import type { Cell } from '../../frame/csv.ts';
import type { Sheet } from './workbook.ts';

/** A column is as wide as its longest text, within reason; a Chinese character takes two places. */
const [NARROWEST, WIDEST] = [8, 40];
const widthOf = (text: string) => [...text].reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 2);

self.onmessage = ({ data }: MessageEvent<readonly Sheet[]>) => {
  written(data).then(
    (blob) => self.postMessage(blob),
    (error: unknown) => self.postMessage(String(error)),
  );
};

/** Text is text whatever it begins with: nothing in it is a formula. */
function written(sheets: readonly Sheet[]): Promise<Blob> {
  const workbook = sheets.map(({ name, titles, rows }) => ({
    sheet: name,
    data: [titles.map((value) => ({ value, type: String, fontWeight: 'bold' as const })), ...rows.map(cellsOf)],
    columns: titles.map((title, column) => ({ width: columnWidth(title, rows, column) })),
    stickyRowsCount: 1,
  }));
  return writeExcel(workbook).toBlob();
}

function cellsOf(cells: readonly Cell[]): SheetData[number] {
  return cells.map((value) => {
    if (value === '') return null;
    return typeof value === 'number' ? { value, type: Number } : { value, type: String };
  });
}

function columnWidth(title: string, rows: readonly (readonly Cell[])[], column: number): number {
  const widest = rows.reduce((most, cells) => Math.max(most, widthOf(String(cells[column] ?? ''))), widthOf(title));
  return Math.min(WIDEST, Math.max(NARROWEST, widest));
}
