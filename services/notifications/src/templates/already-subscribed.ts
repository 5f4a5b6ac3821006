import type { Template } from './template.ts';

/** Asked for again what is subscribed already: told by mail, so that the form tells nobody. Takes `countries`, `leaveUrl`. */
export const alreadySubscribed: Template = {
  'zh-CN': {
    subject: '您已订阅风险预警',
    text: `您好!

有人用此邮箱再次申请订阅知识产权风险预警。您此前已订阅以下国家(地区):{{countries}}。无需再次确认。

如需增加国家(地区),请在订阅页面再次填写。如需退订:
{{leaveUrl}}`,
    html: `<p>您好!</p>
<p>有人用此邮箱再次申请订阅知识产权风险预警。您此前已订阅以下国家(地区):{{countries}}。无需再次确认。</p>
<p>如需增加国家(地区),请在订阅页面再次填写。如需退订,请点击:<a href="{{leaveUrl}}">退订</a></p>`,
  },
  en: {
    subject: 'You are subscribed to risk warnings already',
    text: `Hello,

somebody asked again for intellectual-property risk warnings to this address. You are subscribed already to: {{countries}}. There is nothing to confirm.

To add countries or regions, fill in the form again. To leave:
{{leaveUrl}}`,
    html: `<p>Hello,</p>
<p>somebody asked again for intellectual-property risk warnings to this address. You are subscribed already to: {{countries}}. There is nothing to confirm.</p>
<p>To add countries or regions, fill in the form again. To leave: <a href="{{leaveUrl}}">Leave</a></p>`,
  },
};
