import type { Locale } from '@sinan/schema';

interface Words {
  readonly languageName: string;
  readonly purpose: string;
  readonly home: {
    readonly title: string;
    readonly about: string;
    readonly warnings: string;
    readonly subscribe: string;
    readonly howItWorks: string;
    readonly api: string;
    readonly mailbox: string;
  };
  readonly signIn: {
    readonly title: string;
    readonly how: string;
    readonly email: string;
    readonly ask: string;
    readonly askAgain: string;
    readonly sentTitle: string;
    readonly sent: string;
    readonly code: string;
    readonly withCode: string;
    readonly press: string;
    readonly button: string;
    readonly deadTitle: string;
    readonly used: string;
    readonly dead: string;
  };
  readonly me: {
    readonly title: string;
    readonly duties: string;
    readonly noDuties: string;
    readonly organisations: string;
    /** In place of the name of one that others entered, before one belongs to it. */
    readonly unseen: string;
    readonly noOrganisations: string;
    readonly pending: string;
    readonly declined: string;
    readonly signOut: string;
  };
  readonly confirm: LinkWords;
  readonly move: LinkWords;
  readonly unsubscribe: LinkWords;
  readonly subscribeAgain: string;
  readonly notFound: { readonly title: string; readonly text: string; readonly back: string };
  readonly problem: string;
}

/** What the page of a mailed link says before and after its button. */
interface LinkWords {
  readonly title: string;
  readonly explain: string;
  readonly button: string;
  readonly done: string;
  readonly used: string;
  readonly dead: string;
  /** Of a link to move: that its address has a subscription of its own. */
  readonly taken?: string;
}

/** Every word of the server's own pages. */
export const WORDS: { readonly [lang in Locale]: Words } = {
  'zh-CN': {
    languageName: '中文',
    purpose: '海外知识产权纠纷应对指导与风险预警',
    home: {
      title: '海外知识产权纠纷应对指导',
      about: '企业在此提交海外知识产权纠纷，由指导中心受理并给出指导；也可订阅各国（地区）的风险预警。',
      warnings: '各国（地区）风险预警',
      subscribe: '订阅风险预警',
      howItWorks: '服务说明',
      api: '查询界面（GraphiQL）',
      mailbox: '内置邮箱',
    },
    signIn: {
      title: '登录',
      how: '填写邮箱，我们会发送登录链接和验证码，无需密码。',
      email: '邮箱',
      ask: '发送登录邮件',
      askAgain: '重新获取登录邮件：',
      sentTitle: '请查收邮件',
      sent: '我们已发送邮件。请打开其中的链接，或在此填写验证码（10 分钟内有效）：',
      code: '六位验证码',
      withCode: '用验证码登录',
      press: '点击按钮即可登录。',
      button: '登录',
      deadTitle: '链接无法使用',
      used: '该链接已使用过。',
      dead: '该链接已过期或无效。',
    },
    me: {
      title: '您已登录',
      duties: '职责',
      noDuties: '暂无职责。',
      organisations: '所属单位',
      unseen: '确认后显示单位名称',
      noOrganisations: '暂无所属单位。',
      pending: '待确认',
      declined: '未通过',
      signOut: '退出登录',
    },
    confirm: {
      title: '确认订阅',
      explain: '点击按钮，即开始接收以下国家（地区）的风险预警：',
      button: '确认订阅',
      done: '订阅已确认。今后的预警会发送到您的邮箱，每封邮件均可退订。',
      used: '该订阅已确认，无需再次操作。',
      dead: '该链接已过期或无效，请重新订阅。',
    },
    move: {
      title: '变更接收邮箱',
      explain: '点击按钮，今后的风险预警即发送到收到此链接的邮箱，不再发送到原邮箱。',
      button: '确认变更',
      done: '接收邮箱已变更，今后的风险预警会发送到此邮箱。',
      used: '接收邮箱已变更，无需再次操作。',
      dead: '该链接已过期或无效，请在管理订阅页面重新申请。',
      taken: '此邮箱已另有订阅，未作变更。',
    },
    unsubscribe: {
      title: '退订',
      explain: '点击按钮，即不再接收以下国家（地区）的风险预警：',
      button: '退订',
      done: '已退订，今后不再发送。',
      used: '您已退订，今后不再发送。',
      dead: '该链接无效。',
    },
    subscribeAgain: '重新订阅',
    notFound: { title: '未找到页面', text: '此处没有内容。', back: '返回首页' },
    problem: '无法完成',
  },
  en: {
    languageName: 'English',
    purpose: 'Guidance through intellectual-property disputes abroad, and warnings before the next one',
    home: {
      title: 'Intellectual-property disputes abroad',
      about:
        'Enterprises file their disputes abroad here; a guidance centre takes them up and advises. Anyone can subscribe to risk warnings by country or region.',
      warnings: 'Risk by country or region',
      subscribe: 'Get risk warnings by mail',
      howItWorks: 'How it works',
      api: 'Query page (GraphiQL)',
      mailbox: 'Built-in mailbox',
    },
    signIn: {
      title: 'Sign in',
      how: 'Enter your mail address. We send you a link and a code; there is no password.',
      email: 'Mail address',
      ask: 'Send me a sign-in mail',
      askAgain: 'Ask for a new sign-in mail:',
      sentTitle: 'Please check your mail',
      sent: 'We have sent you a mail. Open the link in it, or enter its code here (good for 10 minutes):',
      code: 'Six-digit code',
      withCode: 'Sign in with the code',
      press: 'Press the button to sign in.',
      button: 'Sign in',
      deadTitle: 'This link cannot be used',
      used: 'This link was used already.',
      dead: 'This link has expired or is not valid.',
    },
    me: {
      title: 'You are signed in',
      duties: 'Duties',
      noDuties: 'No duties yet.',
      organisations: 'Organisations',
      unseen: 'An organisation, named once you are confirmed',
      noOrganisations: 'No organisations yet.',
      pending: 'not yet confirmed',
      declined: 'not confirmed',
      signOut: 'Sign out',
    },
    confirm: {
      title: 'Confirm your subscription',
      explain: 'Press the button to get risk warnings about:',
      button: 'Confirm',
      done: 'Your subscription is confirmed. Warnings will come to your mail address; every mail has a link to leave.',
      used: 'This subscription is confirmed already; there is nothing more to do.',
      dead: 'This link has expired or is not valid. Please subscribe again.',
    },
    move: {
      title: 'Change the address',
      explain:
        'Press the button, and risk warnings come to the address to which this link was mailed, and no longer to the former one.',
      button: 'Confirm the address',
      done: 'The address is changed. Risk warnings come to this one from now on.',
      used: 'The address is changed already; there is nothing more to do.',
      dead: 'This link has expired or is not valid. Please ask again on the page to manage your subscription.',
      taken: 'This address has a subscription of its own. Nothing was changed.',
    },
    unsubscribe: {
      title: 'Unsubscribe',
      explain: 'Press the button to get no more risk warnings about:',
      button: 'Unsubscribe',
      done: 'You have left. No more warnings will be sent.',
      used: 'You have left already. No more warnings will be sent.',
      dead: 'This link is not valid.',
    },
    subscribeAgain: 'Subscribe again',
    notFound: { title: 'There is no such page', text: 'There is nothing here.', back: 'To the front page' },
    problem: 'This could not be done',
  },
};
