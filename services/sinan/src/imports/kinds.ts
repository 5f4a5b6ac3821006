import { MOST_INTERESTS } from '@sinan/schema';

/** What can be imported, one line a thing. */
export const IMPORT_KINDS = ['centres', 'enterprises', 'experts', 'subscribers'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** A column of a file. `path` is where its value goes in the operation's input; `zh` and `en` are titles that a file may give it. */
export interface Column {
  readonly path: string;
  readonly zh: string;
  readonly en: string;
  /** `list`: several, with a semicolon, a comma or 、 between. */
  readonly holds: 'text' | 'list' | 'number';
}

/** How a kind is brought in. */
export interface ImportSpec {
  /** The operation that each row is one call of. */
  readonly operation: string;
  readonly columns: readonly Column[];
  /** A query that takes the same input, and answers what is wrong with it by the clock. */
  readonly judge?: string;
  /** The column by which a row is recognised: none may stand twice in a file, unless rows go together. */
  readonly key: string;
  /** Rows of one key are one call: what these columns say in the later ones goes into this list of the first one's input. So many rows at most. */
  readonly together?: { readonly list: string; readonly columns: readonly string[]; readonly most: number };
  /** Whether somebody's name stands under each row: it is done by a person with the duty for it (`--by`). */
  readonly byPerson: boolean;
  /** What rows have that the file does not say. */
  readonly given?: { readonly [path: string]: unknown };
  /** What comes first: a row that others need. */
  readonly first?: (input: { readonly [field: string]: unknown }) => boolean;
}

const text = (path: string, en: string, zh: string): Column => ({ path, en, zh, holds: 'text' });
const list = (path: string, en: string, zh: string): Column => ({ path, en, zh, holds: 'list' });
const number = (path: string, en: string, zh: string): Column => ({ path, en, zh, holds: 'number' });

const DIVISION = ['division code', '行政区划代码'] as const;

export const IMPORTS: { readonly [kind in ImportKind]: ImportSpec } = {
  centres: {
    operation: 'accounts.stateCentre',
    byPerson: false,
    key: 'code',
    first: ({ kind }) => kind === 'national',
    columns: [
      text('code', 'code', '代码'),
      text('name.zh', 'name in Chinese', '中文名称'),
      text('name.en', 'name in English', '英文名称'),
      text('kind', 'kind', '类型'),
      text('division', ...DIVISION),
      text('industry', 'industry', '产业'),
      text('country', 'country or region', '国家（地区）'),
    ],
  },
  enterprises: {
    operation: 'accounts.enterOrganisation',
    byPerson: false,
    key: 'uscc',
    columns: [
      text('uscc', 'unified social credit code', '统一社会信用代码'),
      text('nameZh', 'name in Chinese', '单位名称'),
      text('nameEn', 'name in English', '英文名称'),
      text('division', ...DIVISION),
      text('industry', 'industry', '行业'),
    ],
  },
  experts: {
    operation: 'experts.enrol',
    byPerson: true,
    key: 'email',
    given: { profile: { affiliates: [], formerNames: [], forums: [], disputeTypes: [], industries: [] } },
    columns: [
      text('email', 'mail address', '邮箱'),
      text('profile.nameZh', 'name in Chinese', '姓名'),
      text('profile.nameEn', 'name in English', '英文姓名'),
      text('profile.firm', 'firm', '任职机构'),
      list('profile.affiliates', 'affiliates', '关联机构'),
      list('profile.formerNames', 'former names', '曾用名'),
      text('profile.kind', 'kind', '类别'),
      list('profile.countries', 'countries or regions', '国家（地区）'),
      list('profile.rights', 'rights', '权利类型'),
      list('profile.forums', 'forums', '受理机构'),
      list('profile.disputeTypes', 'dispute types', '纠纷类型'),
      list('profile.languages', 'languages', '工作语言'),
      list('profile.industries', 'industries', '产业'),
      number('profile.practisingSince', 'practising since', '执业起始年份'),
      text('profile.bioZh', 'about in Chinese', '中文简介'),
      text('profile.bioEn', 'about in English', '英文简介'),
      number('profile.capacity', 'cases at a time', '可承办件数'),
    ],
  },
  subscribers: {
    operation: 'notifications.importSubscriber',
    judge: 'notifications.importProblems',
    byPerson: false,
    key: 'email',
    given: { locale: 'zh-CN' },
    together: {
      list: 'also',
      columns: ['countries', 'rights', 'industries', 'platforms', 'severity'],
      most: MOST_INTERESTS,
    },
    columns: [
      text('email', 'mail address', '邮箱'),
      list('countries', 'countries or regions', '国家（地区）'),
      list('rights', 'rights', '权利类型'),
      list('industries', 'industries', '行业'),
      list('platforms', 'platforms', '平台'),
      text('severity', 'lowest level', '最低级别'),
      text('locale', 'language', '语言'),
      text('rhythm.every', 'rhythm', '发送频率'),
      number('rhythm.hour', 'hour', '发送时点'),
      number('rhythm.weekday', 'weekday', '星期'),
      text('rhythm.zone', 'time zone', '时区'),
      text('consent.at', 'agreed on', '同意日期'),
      text('consent.source', 'agreed where', '同意来源'),
      text('consent.by', 'proof held by', '凭证保管人'),
    ],
  },
};
