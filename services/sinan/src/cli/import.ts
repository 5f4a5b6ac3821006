import { createHash } from 'node:crypto';
import type { ImportJob } from '../imports/jobs.ts';
import { IMPORT_KINDS, IMPORTS, type ImportKind } from '../imports/kinds.ts';
import { type ImportRow, joined, type RowProblem, repetitions, rowsOf } from '../imports/mapping.ts';
import { sheetIn } from '../imports/sheet.ts';
import type { Words } from '../operate/desk.ts';
import type { Operator } from '../operate/operator.ts';
import { type Command, type Given, WrongUsage } from './command.ts';
import { jobLines, NOTHING_WRITTEN, problemLines } from './import-words.ts';

export const importCommand: Command = {
  name: 'import',
  about: {
    en: 'bring in centres, enterprises, experts or subscribers from a table: all of it, or nothing',
    zh: '从表格导入中心、单位、专家或订阅人：要么全部导入，要么一行也不写入',
  },
  operands: [
    {
      name: { en: 'what', zh: '对象' },
      about: { en: 'what its rows are', zh: '每行是什么' },
      needed: true,
      oneOf: IMPORT_KINDS,
    },
    {
      name: { en: 'file', zh: '文件' },
      about: {
        en: 'CSV (UTF-8 or GB 18030) or .xlsx; its first row has titles, in Chinese or English. Subscribers whose row has proof of consent (agreed on, agreed where, proof held by) are not asked to confirm; “agreed where” is read by the subscriber in their mails: write it for them',
        zh: 'CSV（UTF-8 或 GB 18030）或 .xlsx；首行为中文或英文列名。订阅人所在行有同意凭证的（同意日期、同意来源、凭证保管人），不再发送确认邮件；“同意来源”会出现在发给订阅人的邮件中，请按订阅人能看懂的方式填写',
      },
      needed: true,
    },
  ],
  options: {
    partly: { type: 'boolean', about: { en: 'leave out rows in which something is wrong', zh: '略过有问题的行' } },
    by: {
      type: 'string',
      value: { en: 'address', zh: '邮箱' },
      about: {
        en: 'in whose name experts are enrolled: somebody with the duty for it',
        zh: '专家入库的经办人：须具有专家管理职责',
      },
    },
  },
  async run(given) {
    const [what = '', file = ''] = given.operands;
    const kind = kindCalled(what);
    const by = given.values.get('by') ?? null;
    if (IMPORTS[kind].byPerson !== (by !== null)) throw new WrongUsage(by === null ? BY_WHOM : BY_NOBODY);
    const sheet = await sheetIn(file);
    const digest = createHash('sha256').update(sheet.bytes).digest('hex');
    const desk = await given.operator();
    const known = await desk.ask('importFound', { kind, digest });
    if (known !== null) return finished(given, desk, { kind, digest, of: known.of, by, already: !known.open });
    return begun(given, desk, { kind, digest, by, rows: rowsOf(sheet, IMPORTS[kind]) });
  },
};

function kindCalled(name: string): ImportKind {
  const found = IMPORT_KINDS.find((kind) => kind === name);
  if (found === undefined) throw new Error(`${name} is no kind of import`);
  return found;
}

interface Asked {
  readonly kind: ImportKind;
  readonly digest: string;
  readonly by: string | null;
}

/** So many rows a request. */
const AT_ONCE = 200;

async function begun(
  given: Given,
  desk: Operator,
  asked: Asked & { readonly rows: readonly ImportRow[] },
): Promise<0 | 1> {
  const { flags, screen } = given;
  const { kind, digest, rows } = asked;
  const problems = await wrongIn(given, desk, asked);
  for (const line of problemLines(kind, problems)) screen.say(line);
  if (problems.length > 0 && !flags.has('partly')) {
    screen.say(NOTHING_WRITTEN);
    screen.result({ imported: 0, problems });
    return 1;
  }
  const wrong = new Set(problems.map(({ row }) => row));
  const whole = joined(
    rows.filter(({ row }) => !wrong.has(row)),
    IMPORTS[kind],
  );
  for (let from = 0; from < whole.length; from += AT_ONCE)
    await desk.ask('importStage', { kind, digest, from, rows: whole.slice(from, from + AT_ONCE) });
  return finished(given, desk, { ...asked, of: whole.length, already: false, problems });
}

async function wrongIn(
  { screen }: Given,
  desk: Operator,
  { kind, by, rows }: Asked & { readonly rows: readonly ImportRow[] },
): Promise<readonly RowProblem[]> {
  const problems = [...repetitions(rows, IMPORTS[kind])];
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    screen.progress(CHECKING, from, rows.length);
    problems.push(...(await desk.ask('importCheck', { kind, by, rows: rows.slice(from, from + AT_ONCE) })));
  }
  return problems.sort((one, other) => one.row - other.row);
}

interface Finished extends Asked {
  readonly of: number;
  readonly already: boolean;
  readonly problems?: readonly RowProblem[];
}

async function finished({ screen }: Given, desk: Operator, asked: Finished): Promise<0 | 1> {
  const { kind, digest, of, by, already, problems = [] } = asked;
  const job: ImportJob = await desk.ask('importRun', { kind, digest, of, by }, (how) =>
    screen.progress(how.step, how.done, how.of),
  );
  for (const line of jobLines(job, already)) screen.say(line);
  const imported = job.next - job.unchanged - job.refused.length;
  screen.result({ imported, unchanged: job.unchanged, refused: job.refused, problems, already });
  return job.open || job.refused.length > 0 || problems.length > 0 ? 1 : 0;
}

const CHECKING: Words = { en: 'rows checked', zh: '行已核对' };
const BY_WHOM: Words = {
  en: 'Experts are enrolled in somebody’s name: add --by <address> of somebody with the duty for it.',
  zh: '专家入库须有经办人：请加 --by <邮箱>，指定具有专家管理职责的人员。',
};
const BY_NOBODY: Words = { en: '--by is for experts only.', zh: '--by 只用于导入专家。' };
