import type { Template } from './template.ts';

/** A webhook was switched off. Takes `host`, `gone` (empty where it has failed for days), `manageUrl`. */
export const webhookOff: Template = {
  'zh-CN': {
    subject: '您的网络钩子（Webhook）已停用',
    text: `您好！

您在 {{host}} 设置的网络钩子已停用，风险预警不再推送至该处；邮件照常发送。
{{#gone}}原因：接收方答复不再接收（410）。{{/gone}}{{^gone}}原因：连续三日推送失败。{{/gone}}

如需查看、测试或重新启用：
{{manageUrl}}`,
    html: `<p>您好！</p>
<p>您在 {{host}} 设置的网络钩子已停用，风险预警不再推送至该处；邮件照常发送。</p>
<p>{{#gone}}原因：接收方答复不再接收（410）。{{/gone}}{{^gone}}原因：连续三日推送失败。{{/gone}}</p>
<p>如需查看、测试或重新启用，请点击：<a href="{{manageUrl}}">管理订阅</a></p>`,
  },
  en: {
    subject: 'Your webhook was switched off',
    text: `Hello,

your webhook at {{host}} was switched off: risk warnings are not posted there any more. Mails come as before.
{{#gone}}The receiver said that it is gone (410).{{/gone}}{{^gone}}Nothing has arrived there for three days.{{/gone}}

To look at it, test it or switch it on again:
{{manageUrl}}`,
    html: `<p>Hello,</p>
<p>your webhook at {{host}} was switched off: risk warnings are not posted there any more. Mails come as before.</p>
<p>{{#gone}}The receiver said that it is gone (410).{{/gone}}{{^gone}}Nothing has arrived there for three days.{{/gone}}</p>
<p>To look at it, test it or switch it on again: <a href="{{manageUrl}}">Manage your subscription</a></p>`,
  },
};
