import type { Template } from './template.ts';

/** To the address that a subscription has moved away from. Takes `address` (of the new one, its first letter and its domain), `manageUrl`. */
export const subscriptionMoved: Template = {
  'zh-CN': {
    subject: '风险预警的接收邮箱已变更',
    text: `您好！

您订阅的知识产权风险预警今后发送到另一邮箱（{{address}}），不再发送到此邮箱。

如果不是您本人操作，请在以下页面改回此邮箱，或退订、删除：
{{manageUrl}}`,
    html: `<p>您好！</p>
<p>您订阅的知识产权风险预警今后发送到另一邮箱（{{address}}），不再发送到此邮箱。</p>
<p>如果不是您本人操作，请在此改回此邮箱，或退订、删除：<a href="{{manageUrl}}">管理订阅</a></p>`,
  },
  en: {
    subject: 'Your risk warnings now go to another address',
    text: `Hello,

the intellectual-property risk warnings that you subscribed to now go to another address ({{address}}), and no longer to this one.

If that was not you, please change it back to this address, leave or erase the subscription here:
{{manageUrl}}`,
    html: `<p>Hello,</p>
<p>the intellectual-property risk warnings that you subscribed to now go to another address ({{address}}), and no longer to this one.</p>
<p>If that was not you, please change it back to this address, leave or erase the subscription here: <a href="{{manageUrl}}">Manage your subscription</a></p>`,
  },
};
