import type { Locale } from '@sinan/schema';

interface ManageWords {
  readonly title: string;
  readonly dead: string;
  readonly waiting: string;
  readonly left: string;
  /** Takes `{warnings}` and `{urgent}`. */
  readonly lastYear: string;
  readonly choose: {
    readonly title: string;
    readonly countries: string;
    readonly otherCountries: string;
    readonly rights: string;
    readonly industries: string;
    readonly platforms: string;
    /** Of each of these three. */
    readonly all: string;
    readonly severity: string;
    /** Takes `{number}`, as do the next two. */
    readonly interest: string;
    readonly change: string;
    readonly remove: string;
    /** Above several interests. */
    readonly several: string;
    readonly add: string;
    readonly added: string;
    readonly removed: string;
    readonly changedMeanwhile: string;
    readonly language: string;
    readonly button: string;
    readonly done: string;
  };
  readonly rhythm: {
    readonly title: string;
    readonly urgent: string;
    readonly instant: string;
    readonly day: string;
    readonly week: string;
    readonly weekday: string;
    /** From Monday on. */
    readonly weekdays: readonly string[];
    readonly hour: string;
    readonly zone: string;
    readonly china: string;
  };
  readonly pause: {
    readonly title: string;
    readonly explain: string;
    readonly until: string;
    readonly button: string;
    readonly done: string;
    /** Takes `{date}`. */
    readonly paused: string;
    readonly resume: string;
    readonly resumed: string;
  };
  readonly move: {
    readonly title: string;
    readonly explain: string;
    readonly email: string;
    readonly button: string;
    readonly done: string;
  };
  readonly leave: { readonly title: string; readonly explain: string; readonly button: string; readonly done: string };
  readonly export: { readonly title: string; readonly explain: string; readonly button: string };
  readonly erase: {
    readonly title: string;
    readonly explain: string;
    readonly sure: string;
    readonly button: string;
    readonly notSure: string;
    readonly done: string;
  };
}

/** Every word of the page on which a subscriber manages the subscription. */
export const MANAGE_WORDS: { readonly [lang in Locale]: ManageWords } = {
  'zh-CN': {
    title: '管理订阅',
    dead: '该链接无效，或相关信息已删除，或订阅已变更至其他邮箱。',
    waiting: '该订阅尚未确认：请打开邮件中的确认链接。',
    left: '您已退订。如需再次订阅，请重新申请。',
    lastYear: '过去12个月内，约有 {warnings} 条预警与您有关（其中紧急 {urgent} 条）。',
    choose: {
      title: '订阅内容',
      countries: '国家（地区）',
      otherCountries: '其他国家（地区）',
      rights: '权利',
      industries: '行业',
      platforms: '平台',
      all: '不勾选即为全部。',
      severity: '最低等级',
      interest: '关注点 {number}',
      change: '更改关注点 {number}',
      remove: '移除关注点 {number}',
      several: '符合任一关注点的预警都会发送；符合多个的，也只发送一次。',
      add: '增加关注点',
      added: '已增加。',
      removed: '已移除。',
      changedMeanwhile: '该关注点已有变动，请查看后再操作。',
      language: '语言',
      button: '保存',
      done: '已保存。',
    },
    rhythm: {
      title: '发送频率',
      urgent: '紧急预警一律即时发送。',
      instant: '即时：每条预警一封邮件',
      day: '每日汇总一封',
      week: '每周汇总一封',
      weekday: '星期（每周汇总）',
      weekdays: ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'],
      hour: '时间（每日、每周汇总）',
      zone: '时区（每日、每周汇总）',
      china: '北京时间（Asia/Shanghai）',
    },
    pause: {
      title: '暂停',
      explain: '暂停期间不发送邮件，之后也不补发。',
      until: '暂停至（含当日）',
      button: '暂停',
      done: '已暂停。',
      paused: '已暂停至 {date}（含当日）。',
      resume: '立即恢复',
      resumed: '已恢复。',
    },
    move: {
      title: '变更接收邮箱',
      explain:
        '我们会向新邮箱发送确认链接；确认之前一切照旧，确认之后原邮箱会收到通知，此前邮件中的链接随之失效。已设置的网络钩子不变。',
      email: '新邮箱',
      button: '发送确认邮件',
      done: '已向新邮箱发送邮件，请在 7 天内打开其中的链接确认。',
    },
    leave: {
      title: '退订',
      explain: '不再接收风险预警。之后可以重新订阅。',
      button: '退订',
      done: '已退订，今后不再发送。',
    },
    export: {
      title: '导出',
      explain: '我们保存的有关您的全部信息：订阅内容、申请记录、已发邮件。',
      button: '下载（JSON）',
    },
    erase: {
      title: '删除',
      explain: '删除您的邮箱地址及全部信息，尚未发出的邮件不再发送。此操作无法撤回；同一邮箱之后可以重新订阅。',
      sure: '我确认删除全部信息',
      button: '删除',
      notSure: '请先勾选确认。',
      done: '已删除。我们只保留该邮箱的一个密钥校验值，使任何名单都不能再把它导入。',
    },
  },
  en: {
    title: 'Manage your subscription',
    dead: 'This link is not valid, what it led to was erased, or the subscription has moved to another address.',
    waiting: 'This subscription is not confirmed yet: please open the link to confirm it in your mail.',
    left: 'You have left. To get warnings again, please subscribe anew.',
    lastYear: 'Warnings of the last 12 months that would have concerned you: {warnings} (of these urgent: {urgent}).',
    choose: {
      title: 'What you get',
      countries: 'Countries or regions',
      otherCountries: 'Other countries or regions',
      rights: 'Rights',
      industries: 'Industries',
      platforms: 'Platforms',
      all: 'Choose none to get all of them.',
      severity: 'Lowest level',
      interest: 'Interest {number}',
      change: 'Change interest {number}',
      remove: 'Remove interest {number}',
      several: 'You get what meets any of your interests, and once where it meets several.',
      add: 'Add an interest',
      added: 'Added.',
      removed: 'Removed.',
      changedMeanwhile: 'This interest has changed meanwhile. Please look at it again.',
      language: 'Language',
      button: 'Save',
      done: 'Saved.',
    },
    rhythm: {
      title: 'How often',
      urgent: 'What is urgent comes at once in any case.',
      instant: 'At once: one mail for each warning',
      day: 'One mail a day',
      week: 'One mail a week',
      weekday: 'Day of the weekly mail',
      weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
      hour: 'Hour of the daily or weekly mail',
      zone: 'Time zone of the daily or weekly mail',
      china: 'Beijing time (Asia/Shanghai)',
    },
    pause: {
      title: 'Pause',
      explain: 'No mails come meanwhile, and none afterwards for what was missed.',
      until: 'Pause until the end of',
      button: 'Pause',
      done: 'Paused.',
      paused: 'Paused until the end of {date}.',
      resume: 'Resume now',
      resumed: 'Resumed.',
    },
    move: {
      title: 'Change the address',
      explain:
        'We mail a link to the new address. Nothing changes until it is confirmed; then the former address is told, and the links in earlier mails stop working. A webhook stays as it is.',
      email: 'New mail address',
      button: 'Send the link',
      done: 'A mail is on its way to the new address. Please open the link in it within 7 days to confirm.',
    },
    leave: {
      title: 'Leave',
      explain: 'Get no more risk warnings. You can subscribe again later.',
      button: 'Leave',
      done: 'You have left. No more warnings will be sent.',
    },
    export: {
      title: 'Export',
      explain: 'All that we keep of you: what you chose and asked for, and which mails were sent.',
      button: 'Download (JSON)',
    },
    erase: {
      title: 'Erase',
      explain:
        'Your address and all that is yours goes; mails that have not gone out are not sent any more. This cannot be undone. The same address may subscribe anew.',
      sure: 'Yes, erase everything',
      button: 'Erase',
      notSure: 'Please tick the box first.',
      done: 'Erased. We keep only a keyed hash of the address, so that no list brings it back.',
    },
  },
};
