import type { Locale } from '@sinan/schema';

interface WebhookWords {
  readonly title: string;
  readonly explain: string;
  readonly url: string;
  readonly set: string;
  readonly done: string;
  /** Above the secret. */
  readonly secret: string;
  readonly states: { readonly on: string; readonly paused: string; readonly gone: string; readonly failing: string };
  readonly test: string;
  readonly tested: string;
  readonly pause: string;
  readonly paused: string;
  readonly resume: string;
  readonly resumed: string;
  readonly renew: string;
  readonly renewed: string;
  readonly remove: string;
  readonly removed: string;
  readonly posts: {
    readonly title: string;
    readonly none: string;
    /** Takes `{n}`, of several. */
    readonly tries: string;
  };
  readonly types: { readonly [type: string]: string };
  readonly became: { readonly [state: string]: string };
  /** Why there is no HTTP status. */
  readonly outcomes: { readonly [why: string]: string };
}

/** The words of the webhook on the page on which a subscription is managed. */
export const WEBHOOK_WORDS: { readonly [lang in Locale]: WebhookWords } = {
  'zh-CN': {
    title: '网络钩子（Webhook）',
    explain: '除邮件外，预警发布、更新、撤销时，系统可将其以 JSON 推送至您指定的网址，并附签名（Standard Webhooks）。',
    url: '网址（https）',
    set: '添加',
    done: '已添加。',
    secret: '签名密钥仅显示这一次，请立即保存：',
    states: {
      on: '已启用。',
      paused: '已暂停。',
      gone: '已停用：接收方答复不再接收（410）。',
      failing: '已停用：连续多日推送失败。',
    },
    test: '发送测试',
    tested: '测试已发送，每分钟至多一次；从邮件中的管理链接重新打开本页，即可在下方查看结果。',
    pause: '暂停推送',
    paused: '推送已暂停，期间的预警之后不补发。',
    resume: '启用推送',
    resumed: '推送已启用。',
    renew: '更换密钥',
    renewed: '密钥已更换。原密钥的签名将继续附带一天。',
    remove: '移除网络钩子',
    removed: '网络钩子已移除。',
    posts: {
      title: '最近推送',
      none: '尚无推送。',
      tries: '已推送 {n} 次',
    },
    types: {
      'warning.published': '预警发布',
      'warning.updated': '预警更新',
      'warning.cancelled': '预警撤销',
      test: '测试',
    },
    became: { waiting: '待推送', delivered: '已送达', failed: '失败', dropped: '不再推送' },
    outcomes: {
      forbidden: '网址不在公共互联网上',
      unresolved: '域名无法解析',
      timeout: '超时',
      certificate: '证书无效',
      connection: '无法连接',
    },
  },
  en: {
    title: 'Webhook',
    explain:
      'Beside the mail, each warning that is published, updated or withdrawn can be posted as JSON to an address of yours, signed as Standard Webhooks says.',
    url: 'Address (https)',
    set: 'Add',
    done: 'Added.',
    secret: 'The secret for the signatures. It is shown this once; keep it now:',
    states: {
      on: 'It is on.',
      paused: 'It is paused.',
      gone: 'It is off: the receiver said that it is gone (410).',
      failing: 'It is off: nothing has arrived for days.',
    },
    test: 'Send a test',
    tested:
      'A test is on its way, at most one a minute. What becomes of it stands below once you open this page by its link again.',
    pause: 'Pause the webhook',
    paused: 'The webhook is paused. What goes out meanwhile is not posted afterwards.',
    resume: 'Switch the webhook on',
    resumed: 'The webhook is on.',
    renew: 'Make a new secret',
    renewed: 'There is a new secret. For a day posts are signed with the old one as well.',
    remove: 'Remove the webhook',
    removed: 'The webhook is removed.',
    posts: {
      title: 'Last posts',
      none: 'Nothing was posted yet.',
      tries: '{n} tries',
    },
    types: {
      'warning.published': 'Warning published',
      'warning.updated': 'Warning updated',
      'warning.cancelled': 'Warning withdrawn',
      test: 'Test',
    },
    became: { waiting: 'waiting', delivered: 'delivered', failed: 'failed', dropped: 'not posted any more' },
    outcomes: {
      forbidden: 'not on the public Internet',
      unresolved: 'its name leads nowhere',
      timeout: 'no answer in time',
      certificate: 'its certificate is not valid',
      connection: 'no connection',
    },
  },
};
