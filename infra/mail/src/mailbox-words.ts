import type { Locale } from '@sinan/schema';

const words = {
  'zh-CN': {
    title: '内置邮箱',
    about: '本机演示环境发出的邮件都留在这里，不会发往外部。',
    empty: '还没有邮件。申请登录链接或提交案件后，邮件会出现在这里。',
    back: '返回邮箱',
    noSubject: '（无主题）',
    from: '发件人',
    to: '收件人',
    date: '时间',
    links: '邮件中的链接',
    noLinks: '这封邮件没有链接。',
    text: '文本内容',
    html: '网页内容',
    headers: '邮件头',
    other: { lang: 'en', name: 'English' },
  },
  en: {
    title: 'Built-in mailbox',
    about: 'All mail of this demonstration on your own machine stays here; none is sent out.',
    empty: 'No mail yet. Ask for a sign-in link or file a case, and the mail appears here.',
    back: 'Back to the mailbox',
    noSubject: '(no subject)',
    from: 'From',
    to: 'To',
    date: 'Time',
    links: 'Links in this mail',
    noLinks: 'This mail has no links.',
    text: 'Text',
    html: 'Web content',
    headers: 'Headers',
    other: { lang: 'zh-CN', name: '简体中文' },
  },
} as const;

/** What the mailbox page says around the mails, in the reader's language. */
export function mailboxWords(locale: Locale): (typeof words)[Locale] {
  return words[locale];
}
