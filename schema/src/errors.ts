import { z } from 'zod';

/** The one table of error codes. `http` is the status where the error is the whole answer; the texts take `{name}` parameters. */
export const ERRORS = {
  UNAUTHENTICATED: { http: 401, en: 'Please sign in first.', zh: '请先登录。' },
  FORBIDDEN: { http: 403, en: 'Your duties do not include this.', zh: '您的职责不包括此项操作。' },
  SECOND_FACTOR_NEEDED: {
    http: 403,
    en: 'Please enter your second factor first: your duties begin with it.',
    zh: '请先完成二次验证，方可履行职责。',
  },
  FACTOR_LOCKED: {
    http: 429,
    en: 'There were too many wrong codes. Please try again in {minutes} minutes.',
    zh: '动态口令错误次数过多，请在 {minutes} 分钟后重试。',
  },
  FACTOR_NOT_ENROLLED: {
    http: 409,
    en: 'No second factor has been set up yet.',
    zh: '尚未启用二次验证。',
  },
  CODE_USED: {
    http: 409,
    en: 'This code was used already. Please wait for the next one.',
    zh: '该动态口令已使用，请等待下一个。',
  },
  PERSON_LOCKED: {
    http: 403,
    en: 'This account is locked. Please turn to the security administrator.',
    zh: '该账户已锁定，请联系安全管理员。',
  },
  NOT_FOUND: { http: 404, en: 'There is nothing here under this id.', zh: '未找到该编号对应的内容。' },
  INVALID_INPUT: { http: 400, en: 'Some of what was entered needs to be corrected.', zh: '部分填写内容需要更正。' },
  STATE_CONFLICT: {
    http: 409,
    en: 'This is not possible while the state is “{state}”.',
    zh: '当前状态为“{state}”，无法进行此操作。',
  },
  AUTHOR_CANNOT_APPROVE: {
    http: 409,
    en: 'A second person must approve what you wrote.',
    zh: '本人撰写的内容须由他人审批。',
  },
  PAPERS_MISSING: {
    http: 409,
    en: 'The first member shows a business licence and a letter of authority. Where they were seen otherwise, say how.',
    zh: '首位成员须提交营业执照和授权委托书；已通过其他方式核验的，请说明。',
  },
  OWN_DUTIES: {
    http: 409,
    en: 'Your own duties are given and taken by somebody else.',
    zh: '本人的职责须由他人授予或撤销。',
  },
  OWN_ACCOUNT: {
    http: 409,
    en: 'Somebody else must do this to your own account.',
    zh: '本人账户的此项操作须由他人进行。',
  },
  DUTIES_HELD: {
    http: 409,
    en: 'There are still duties. They must be taken back first, by the security administrator.',
    zh: '仍担任职责，须先由安全管理员撤销。',
  },
  LAST_MEMBER: {
    http: 409,
    en: 'The organisation has open cases and no other confirmed member. Another must join it first, or its cases must be closed.',
    zh: '所在单位尚有未办结案件，且无其他已确认成员。须先由他人加入该单位，或待案件办结。',
  },
  SIGN_IN_AGAIN: {
    http: 403,
    en: 'Please sign in again first: for this the last sign-in must not be older than {minutes} minutes.',
    zh: '请重新登录后再操作：此项操作须在登录后 {minutes} 分钟内进行。',
  },
  DUTIES_APART: {
    http: 409,
    en: 'The system, security and audit administrators are three people: “{held}” is held already.',
    zh: '系统、安全、审计三类管理员须由三人分任：已任“{held}”。',
  },
  LAST_NATIONAL_CENTRE: {
    http: 409,
    en: 'One centre must cover the whole nation: state another one first.',
    zh: '须有一个覆盖全国的中心：请先登记另一个。',
  },
  OPINION_MISSING: {
    http: 409,
    en: 'A guidance opinion is issued first. A case without one is closed as “advice only”.',
    zh: '须先出具指导意见书；未出具的，只能以“仅咨询”办结。',
  },
  OBJECTION_OVER: {
    http: 409,
    en: 'The time in which the enterprise may object was over at {until}.',
    zh: '提出异议的期限已于 {until} 届满。',
  },
  ADDRESS_OF_ANOTHER: {
    http: 409,
    en: 'The address by which this expert was enrolled is another person’s now: end this entry, and enrol them anew.',
    zh: '该专家入库时的邮箱地址现属他人：请先办理退出，再重新入库。',
  },
  OWNER_MUST_ASK: {
    http: 409,
    en: 'This address has left, was erased or moved away, or its mails came back or were called spam: only its owner begins it again, by the form to subscribe.',
    zh: '该邮箱已退订、已删除、已变更为其他邮箱，或邮件遭退回、被举报为垃圾邮件：只能由本人通过订阅页面重新申请。',
  },
  VALIDITY_OVER: {
    http: 409,
    en: 'It would be over already: its validity ended on {date}.',
    zh: '有效期已于 {date} 届满，请先修改。',
  },
  DRAFT_MISSING: {
    http: 409,
    en: 'There is no draft of an opinion here: it is written first.',
    zh: '尚无指导意见书草稿：须先拟稿。',
  },
  DRAFT_CHANGED: {
    http: 409,
    en: 'This draft was changed meanwhile: the newest is revision {revision}. Please read it first.',
    zh: '该草稿已被更改，最新为第 {revision} 版，请先查看。',
  },
  CORRECTION_OVER: {
    http: 409,
    en: 'What was written can be changed for {minutes} minutes; that time is over.',
    zh: '发出后 {minutes} 分钟内可以更正或撤回，现已超时。',
  },
  ALREADY_EXISTS: { http: 409, en: 'This already exists.', zh: '该内容已存在。' },
  COMMAND_TOO_OLD: {
    http: 409,
    en: 'This request is older than a day. Please reload and try again.',
    zh: '该请求已超过一天，请刷新后重试。',
  },
  COMMAND_FROM_FUTURE: {
    http: 400,
    en: 'The time in this request is in the future. Please check the clock of this device.',
    zh: '该请求的时间晚于当前时间，请检查设备时钟。',
  },
  BUSY: { http: 503, en: 'Too many changes at once. Please try again.', zh: '操作过于频繁，请稍后重试。' },
  LINK_INVALID: {
    http: 410,
    en: 'This link has expired or was used already. Please ask for a new one.',
    zh: '该链接已过期或已使用，请重新获取。',
  },
  CODE_WRONG: {
    http: 401,
    en: 'The code is not right. {left} tries are left.',
    zh: '验证码不正确，还可尝试 {left} 次。',
  },
  CODE_LOCKED: {
    http: 429,
    en: 'There were too many wrong codes for this address. Use the link in the mail, or wait {minutes} minutes.',
    zh: '该邮箱的验证码错误次数过多，请使用邮件中的链接，或在 {minutes} 分钟后重试。',
  },
  TOO_MANY_REQUESTS: { http: 429, en: 'Too many requests. Please wait a little.', zh: '请求过多，请稍候。' },
  TOO_SLOW: {
    http: 503,
    en: 'This took longer than {seconds} s and was broken off. What you asked to change may have changed: please look before you ask again.',
    zh: '处理超过 {seconds} 秒，已中止。所请求的更改可能已生效，请先核对再重试。',
  },
  UNKNOWN_PARTNER: { http: 409, en: 'The partner “{source}” is not registered.', zh: '合作方“{source}”尚未登记。' },
  EVENT_ID_REUSED: {
    http: 409,
    en: 'This event id was used before with other content.',
    zh: '该事件编号已用于其他内容。',
  },
  PAYLOAD_TOO_LARGE: { http: 413, en: 'This is larger than {limit} KB.', zh: '内容超过 {limit} KB。' },
  FILE_EMPTY: { http: 400, en: 'This file is empty.', zh: '文件为空。' },
  FILE_TYPE_REFUSED: {
    http: 415,
    en: 'Files of this type ({found}) are not taken. Please send PDF, an image, an Office or OFD document, a text or a mail.',
    zh: '不接收此类文件（{found}）。请上传 PDF、图片、Office 或 OFD 文档、文本或邮件。',
  },
  LIMIT_REACHED: {
    http: 409,
    en: 'There are {limit} of these already: that is as many as there can be.',
    zh: '已达数量上限（{limit}）。',
  },
  UPLOAD_QUOTA: {
    http: 429,
    en: 'At most {files} files and {megabytes} MB can be sent a day. More is possible in {minutes} minutes.',
    zh: '每天最多上传 {files} 个文件、共 {megabytes} MB，{minutes} 分钟后可继续上传。',
  },
  UPLOAD_STALLED: {
    http: 408,
    en: 'Nothing came for {seconds} s. Please send the file again.',
    zh: '{seconds} 秒内未收到数据，请重新上传。',
  },
  FILES_UNAVAILABLE: {
    http: 503,
    en: 'Files cannot be stored or read at the moment. Please try again soon.',
    zh: '暂时无法存取文件，请稍后重试。',
  },
  UNSUPPORTED_MEDIA_TYPE: { http: 415, en: 'Please send it as {expected}.', zh: '请以 {expected} 格式发送。' },
  MALFORMED_BODY: { http: 400, en: 'What was sent is not {expected}.', zh: '发送的内容不是有效的 {expected}。' },
  CROSS_SITE: { http: 403, en: 'This request came from another site.', zh: '该请求来自其他网站。' },
  METHOD_NOT_ALLOWED: { http: 405, en: 'Here only {allowed} is possible.', zh: '此处仅支持 {allowed}。' },
  QUERY_MALFORMED: { http: 400, en: 'The query cannot be read: {reason}', zh: '无法解析查询：{reason}' },
  QUERY_INVALID: { http: 400, en: 'The query does not fit the schema: {reason}', zh: '查询与模式不符：{reason}' },
  QUERY_TOO_LARGE: { http: 400, en: 'The query asks for too much: {reason}', zh: '查询超出限制：{reason}' },
  DOCUMENT_UNKNOWN: {
    http: 404,
    en: 'There is no persisted document under this id. It may be that of another release.',
    zh: '未找到该编号对应的预存查询，可能属于其他版本。',
  },
  DOCUMENT_NOT_PERSISTED: {
    http: 403,
    en: 'Only persisted documents are answered here: send the documentId of one.',
    zh: '此处仅接受预存查询，请发送其 documentId。',
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    http: 400,
    en: 'Documents are not persisted on the way: send the query itself, or the documentId of a persisted one.',
    zh: '不支持自动预存查询：请发送查询全文，或预存查询的 documentId。',
  },
  INTERNAL: {
    http: 500,
    en: 'Something went wrong on our side. When you report it, please quote {reference}.',
    zh: '系统出现问题，反馈时请提供编号 {reference}。',
  },
} as const satisfies { readonly [code: string]: { readonly http: number; readonly en: string; readonly zh: string } };
export type ErrorCode = keyof typeof ERRORS;
export type ErrorParams = { readonly [name: string]: string | number };

export type Locale = 'zh-CN' | 'en';
export const locale = z.enum(['zh-CN', 'en']);

/** The text of a code in the reader's language. */
export function errorText(code: ErrorCode, params: ErrorParams, lang: Locale): string {
  const text: string = ERRORS[code][lang === 'en' ? 'en' : 'zh'];
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}

/** Misuse, or a rule that says no: expected, safe to show, one code of the table. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  constructor(code: ErrorCode, params: ErrorParams = {}) {
    super(errorText(code, params, 'en'));
    this.code = code;
    this.params = params;
  }
}

/** One thing wrong with an input. `path` is dotted (`product.name`), `rule` one of the names below, with its parameters. */
export interface InputProblem {
  readonly path: string;
  readonly rule: string;
  readonly en: string;
  readonly zh: string;
}

/** What was entered does not hold, field by field. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
  readonly code = 'INVALID_INPUT';
  readonly problems: readonly InputProblem[];
  constructor(problems: readonly InputProblem[]) {
    super(problems.map((p) => `${p.path}: ${p.en}`).join('; '));
    this.problems = problems;
  }
}
