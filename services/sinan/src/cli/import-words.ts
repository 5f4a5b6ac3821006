import type { ImportJob } from '../imports/jobs.ts';
import { IMPORTS, type ImportKind } from '../imports/kinds.ts';
import type { RowProblem } from '../imports/mapping.ts';
import type { Words } from '../operate/desk.ts';
import { refused } from './refused.ts';

/** More would hide what comes first. `--json` has all. */
const MOST = 100;

/** Each problem by its row and the title of its column. */
export function problemLines(kind: ImportKind, problems: readonly RowProblem[]): readonly Words[] {
  const lines = problems.slice(0, MOST).map((problem) => problemLine(kind, problem));
  const more = problems.length - lines.length;
  return more > 0 ? [...lines, { en: `… and ${more} more`, zh: `……另有 ${more} 处` }] : lines;
}

function problemLine(kind: ImportKind, { row, path, zh, en }: RowProblem): Words {
  // A problem within a list has the place in it behind the column's path: profile.languages.0
  const column = IMPORTS[kind].columns.find((one) => path === one.path || path.startsWith(`${one.path}.`));
  return {
    en: `row ${row}, ${column?.en ?? path}: ${en}`,
    zh: `第 ${row} 行，${column?.zh ?? path}：${zh}`,
  };
}

export const NOTHING_WRITTEN: Words = {
  en: 'Nothing was imported. Correct these rows, or leave them out with --partly.',
  zh: '没有导入任何内容。请更正以上各行，或用 --partly 略过。',
};

/** What became of an import. */
export function jobLines(job: ImportJob, already: boolean): readonly Words[] {
  return [...job.refused.slice(0, MOST).map(refusedLine), summary(job, already)];
}

function refusedLine({ row, code, params }: ImportJob['refused'][number]): Words {
  const { en, zh } = refused({ code, params });
  return { en: `row ${row} was refused: ${en}`, zh: `第 ${row} 行未被接受：${zh}` };
}

function summary({ next, of, open, unchanged, refused: rows, begunAt }: ImportJob, already: boolean): Words {
  const done = next - unchanged - rows.length;
  if (already)
    return {
      en: `This file was imported on ${begunAt.slice(0, 10)}: nothing was changed.`,
      zh: `该文件已于 ${begunAt.slice(0, 10)} 导入，未作任何改动。`,
    };
  if (open)
    return {
      en: `${next} of ${of} rows had their turn. The import goes on when the platform starts, or when this command is given again.`,
      zh: `已处理 ${next}/${of} 行。平台启动或再次执行本命令时继续。`,
    };
  return {
    en: `${done} imported, ${unchanged} there already, ${rows.length} refused.`,
    zh: `导入 ${done} 行，已存在 ${unchanged} 行，未被接受 ${rows.length} 行。`,
  };
}
