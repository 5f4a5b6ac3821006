import type { Template } from './template.ts';

/** To the address that a subscription has moved away from. Takes `address` (of the new one, its first letter and its domain), `subscribeUrl`. */
export const subscriptionMoved: Template = {
  'zh-CN': {
    subject: '风险预警的接收邮箱已变更',
    text: `您好！

您订阅的知识产权风险预警今后发送到另一邮箱（{{address}}），不再发送到此邮箱。

以往邮件中的管理、退订链接已失效。如果不是您本人操作，请在以下页面重新订阅：
{{subscribeUrl}}`,
    html: `<p>您好！</p>
<p>您订阅的知识产权风险预警今后发送到另一邮箱（{{address}}），不再发送到此邮箱。</p>
<p>以往邮件中的管理、退订链接已失效。如果不是您本人操作，请在此重新订阅：<a href="{{subscribeUrl}}">订阅风险预警</a></p>`,
  },
  en: {
    subject: 'Your risk warnings now go to another address',
    text: `Hello,

the intellectual-property risk warnings that you subscribed to now go to another address ({{address}}), and no longer to this one.

The links to manage and to leave in earlier mails no longer work. If that was not you, please subscribe again here:
{{subscribeUrl}}`,
    html: `<p>Hello,</p>
<p>the intellectual-property risk warnings that you subscribed to now go to another address ({{address}}), and no longer to this one.</p>
<p>The links to manage and to leave in earlier mails no longer work. If that was not you, please subscribe again here: <a href="{{subscribeUrl}}">Subscribe to risk warnings</a></p>`,
  },
};
