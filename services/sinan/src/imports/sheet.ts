import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { DeskFailure } from '../operate/desk.ts';

/** A table as a file holds it: titles, and rows with their numbers as people see them, from 2 on. */
export interface Sheet {
  readonly bytes: Buffer;
  readonly titles: readonly string[];
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

/** In bytes. An import is a table of things, no store of them. */
const MOST_BYTES = 50 * 1024 * 1024;
/** A .xlsx is a ZIP file (ECMA-376 part 2). */
const ZIP = 'PK';

/** The first sheet of a .xlsx, or a CSV in UTF-8 or GB 18030. Throws `DeskFailure` for what is neither. */
export async function sheetIn(file: string): Promise<Sheet> {
  const bytes = await readFile(file).catch(() => {
    throw new DeskFailure(unreadable(file));
  });
  if (bytes.length > MOST_BYTES) throw new DeskFailure(tooLarge(file));
  const table = bytes.toString('latin1', 0, 2) === ZIP ? await ofExcel(file, bytes) : ofCsv(file, textOf(bytes));
  const [titles = [], ...rows] = table;
  const numbered = rows.map((cells, index) => ({ row: index + 2, cells: cells.map((cell) => cell.trim()) }));
  return {
    bytes,
    titles: titles.map((title) => title.trim()),
    rows: numbered.filter(({ cells }) => cells.some((cell) => cell !== '')),
  };
}

/** GB 18030 is what Chinese spreadsheets save by default; hardly any text in it is valid UTF-8. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Empty lines count: row numbers are those that an editor shows. */
function ofCsv(file: string, text: string): readonly (readonly string[])[] {
  try {
    return parse(text, { relaxColumnCount: true, skipEmptyLines: false, bom: true });
  } catch (error) {
    throw new DeskFailure(notATable(file, error));
  }
}

async function ofExcel(file: string, bytes: Buffer): Promise<readonly (readonly string[])[]> {
  try {
    const data = await readSheet(bytes);
    return data.map((row) => row.map(cellText));
  } catch (error) {
    throw new DeskFailure(notATable(file, error));
  }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}

function unreadable(file: string) {
  return { en: `${file} cannot be read.`, zh: `无法读取 ${file}。` };
}
function tooLarge(file: string) {
  return { en: `${file} has more than 50 MB: split it.`, zh: `${file} 超过 50 MB：请拆分。` };
}
function notATable(file: string, error: unknown) {
  const why = error instanceof Error ? error.message : String(error);
  return {
    en: `${file} is neither a CSV nor an Excel table (.xlsx): ${why}`,
    zh: `${file} 既不是 CSV 也不是 Excel 表格（.xlsx）：${why}`,
  };
}
