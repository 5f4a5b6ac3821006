import type { z } from 'zod';
import { type ErrorParams, type InputProblem, InvalidInput } from './errors.ts';

/** What can be wrong with one field, in both languages. The texts take `{name}` parameters. */
export const RULES = {
  missing: { en: 'This is required.', zh: '此项必填。' },
  type: { en: 'This has the wrong form.', zh: '此项格式不正确。' },
  'unknown-field': { en: 'There is no field “{key}” here.', zh: '此处没有“{key}”字段。' },
  'too-short': { en: 'At least {limit} characters are needed.', zh: '至少填写 {limit} 个字符。' },
  'too-long': { en: 'At most {limit} characters are possible.', zh: '最多填写 {limit} 个字符。' },
  'too-few': { en: 'At least {limit} must be given.', zh: '至少填写 {limit} 项。' },
  'too-many': { en: 'At most {limit} are possible.', zh: '最多填写 {limit} 项。' },
  'too-small': { en: 'This must be at least {limit}.', zh: '不得小于 {limit}。' },
  'too-big': { en: 'This must be at most {limit}.', zh: '不得大于 {limit}。' },
  'not-one-of': { en: 'This is not one of the choices.', zh: '不在可选范围内。' },
  email: { en: 'This is not a mail address.', zh: '邮箱地址格式不正确。' },
  url: { en: 'This is not a web address.', zh: '网址格式不正确。' },
  https: { en: 'This is not a web address that begins with https://.', zh: '网址须以 https:// 开头。' },
  'no-credentials': {
    en: 'This address has a user name or a password in it.',
    zh: '网址中不得含有用户名或密码。',
  },
  'public-address': { en: 'This address is not on the public Internet.', zh: '该网址不在公共互联网上。' },
  date: { en: 'This is not a date (year-month-day).', zh: '日期格式不正确（年-月-日）。' },
  instant: { en: 'This is not a point in time.', zh: '时间格式不正确。' },
  uscc: {
    en: 'This is not a valid unified social credit code. Please check each character.',
    zh: '统一社会信用代码不正确，请逐位核对。',
  },
  division: { en: 'There is no such administrative division.', zh: '行政区划代码不存在。' },
  id: { en: 'This is not an id of the right kind.', zh: '编号格式不正确。' },
  mobile: {
    en: 'This is not a mobile number of mainland China: 11 digits, the first a 1.',
    zh: '手机号码不正确：须为大陆 11 位手机号。',
  },
  zone: { en: 'This is not a time zone, such as Asia/Shanghai.', zh: '时区名称不正确（如 Asia/Shanghai）。' },
  alone: { en: '“None” cannot stand beside others.', zh: '选择“无”时不能再选其他项。' },
  'control-characters': {
    en: 'This contains characters that cannot be seen. Please type it again.',
    zh: '含有不可见字符，请重新输入。',
  },
  surrogates: { en: 'This contains half a character. Please type it again.', zh: '含有不完整的字符，请重新输入。' },
  internals: {
    en: 'This names a matter of ours, or an enterprise by its credit code. What is published names neither.',
    zh: '含有内部编号或统一社会信用代码，不得对外发布。',
  },
  'forum-country': { en: 'This forum is not in the chosen country or region.', zh: '该机构不属于所选国家（地区）。' },
  'service-method': { en: 'Please say how the paper was served.', zh: '填写了送达日的，须填写送达方式。' },
  'of-centre-kind': {
    en: 'An industry belongs to an industry centre, a country to a station, and to no other.',
    zh: '产业分中心须填写产业，工作站须填写国家（地区），其他中心不填。',
  },
  'of-scope': {
    en: 'Sources belong to a token for sending cases, and to no other.',
    zh: '仅用于报送案件的令牌须填写来源，其他令牌不填。',
  },
  'of-kind': { en: 'This method belongs to the other kind of outcome.', zh: '该方式不属于所选的成效类别。' },
  conversion: {
    en: 'By amount and rate this would be {expected} fen.',
    zh: '按金额与汇率折算应为 {expected} 分。',
  },
  twice: { en: 'This stands in row {row} already.', zh: '与第 {row} 行重复。' },
  differs: {
    en: 'Row {row} says something else here. Rows that go together must say the same.',
    zh: '与第 {row} 行不一致：合并导入的各行此项须相同。',
  },
  'chosen-already': { en: 'This expert is among the candidates already.', zh: '该专家已在候选名单中。' },
  'expert-excluded': { en: 'This expert cannot be chosen: {reason}.', zh: '不能选择该专家：{reason}。' },
  'absence-order': { en: 'The last day comes before the first.', zh: '结束日期早于开始日期。' },
  upload: {
    en: 'This file is not there any more. Please send it again.',
    zh: '该文件已失效，请重新上传。',
  },
  'state-secret': {
    en: 'What holds a state secret is never sent here. Please speak with the centre.',
    zh: '涉及国家秘密的材料不得上传，请与中心联系。',
  },
  'nobody-reads': {
    en: 'What is for the expert only must be open to the expert.',
    zh: '“仅专家可见”的材料须同意专家查阅。',
  },
  cursor: { en: 'This is not a place in this list. Begin at its first page.', zh: '翻页位置无效，请从第一页开始。' },
  future: {
    en: 'This date is in the future: at the forum it is {today} ({zone}).',
    zh: '该日期尚未到来：机构所在地今天是 {today}（{zone}）。',
  },
  'not-yet': { en: 'This time is still to come.', zh: '该时间尚未到来。' },
  'long-ago': { en: 'At most {limit} days back are possible.', zh: '最早为 {limit} 天前。' },
  unanswered: { en: 'A call that was not answered has no length.', zh: '未接通的，不填时长。' },
  'too-far': { en: 'At most {limit} days ahead are possible.', zh: '最多可设至 {limit} 天后。' },
  'too-late': { en: 'This must be {limit} at the latest.', zh: '最迟为 {limit}。' },
  past: { en: 'This date has passed: today is {today} ({zone}).', zh: '该日期已过：今天是 {today}（{zone}）。' },
} as const satisfies { readonly [rule: string]: { readonly en: string; readonly zh: string } };
export type RuleName = keyof typeof RULES;

function filled(text: string, params: ErrorParams): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}

/** One problem, with its texts. */
export function problem(path: string, name: RuleName, params: ErrorParams = {}): InputProblem {
  return { path, rule: name, en: filled(RULES[name].en, params), zh: filled(RULES[name].zh, params) };
}

/** For a zod check: fails under a rule of the table. `z.string().refine(isUscc, rule('uscc'))` */
export function rule(
  name: RuleName,
  params: ErrorParams = {},
): { error: string; params: { rule: RuleName; with: ErrorParams } } {
  return { error: filled(RULES[name].en, params), params: { rule: name, with: params } };
}

type Issue = z.core.$ZodIssue;
interface Found {
  readonly name: RuleName;
  readonly params?: ErrorParams;
}

const TOO_SMALL: { readonly [origin: string]: RuleName } = { string: 'too-short', array: 'too-few' };
const TOO_BIG: { readonly [origin: string]: RuleName } = { string: 'too-long', array: 'too-many' };
const FORMATS: { readonly [format: string]: RuleName } = {
  email: 'email',
  url: 'url',
  date: 'date',
  datetime: 'instant',
};

/** Zod tells what came in only when asked to (`reportInput`); its message tells it for a value of the wrong type. */
function isMissing(issue: Issue): boolean {
  if ('input' in issue) return issue.input === undefined || issue.input === null || issue.input === '';
  return /received (undefined|null)$/.test(issue.message);
}

/** What `rule` put into a check. */
interface RuleParams {
  readonly rule?: unknown;
  readonly with?: ErrorParams;
}

function isRule(name: unknown): name is RuleName {
  return typeof name === 'string' && Object.hasOwn(RULES, name);
}

function ofCustom(given: RuleParams | undefined): Found {
  return isRule(given?.rule) ? { name: given.rule, params: given.with ?? {} } : { name: 'type' };
}

function ofLimit(limit: number | bigint, name: RuleName | undefined, otherwise: RuleName): Found {
  return { name: name ?? otherwise, params: { limit: Number(limit) } };
}

function foundIn(issue: Issue): Found {
  if (issue.code === 'unrecognized_keys') return { name: 'unknown-field', params: { key: issue.keys.join(', ') } };
  if (isMissing(issue)) return { name: 'missing' };
  switch (issue.code) {
    case 'custom':
      return ofCustom(issue.params);
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return { name: 'missing' };
      return ofLimit(issue.minimum, TOO_SMALL[issue.origin], 'too-small');
    case 'too_big':
      return ofLimit(issue.maximum, TOO_BIG[issue.origin], 'too-big');
    case 'invalid_value':
      return { name: 'not-one-of' };
    case 'invalid_format':
      return { name: FORMATS[issue.format] ?? 'type' };
    case 'invalid_type':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
      return { name: 'type' };
    default:
      return issue satisfies never;
  }
}

/** What zod found, as problems that a person can act on, one per field: the first that was found there. */
export function toProblems(error: z.ZodError): InputProblem[] {
  const problems = new Map<string, InputProblem>();
  for (const issue of error.issues) {
    const path = issue.path.join('.');
    const { name, params } = foundIn(issue);
    if (!problems.has(path)) problems.set(path, problem(path, name, params));
  }
  return [...problems.values()];
}

/** What an input says under its schema. Throws `InvalidInput` with every problem when it does not hold. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new InvalidInput(toProblems(parsed.error));
}
