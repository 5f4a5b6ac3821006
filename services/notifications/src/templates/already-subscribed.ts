import type { Template } from './template.ts';

/**
 * Asked for again what is subscribed already: told by mail, so that the form tells nobody. Takes `countries`, `rights`, `industries`, `platforms` ('' when all are chosen), `least`
 * (the lowest level), `rhythm`, `together` ('' where each comes at once), `manageUrl`, `leaveUrl`.
 */
export const alreadySubscribed: Template = {
  'zh-CN': {
    subject: '您已订阅风险预警',
    text: `您好！

有人用此邮箱再次申请订阅知识产权风险预警。您此前已订阅以下国家（地区）：{{countries}}。无需再次确认。
权利：{{#rights}}{{rights}}{{/rights}}{{^rights}}全部{{/rights}}。行业：{{#industries}}{{industries}}{{/industries}}{{^industries}}全部{{/industries}}。平台：{{#platforms}}{{platforms}}{{/platforms}}{{^platforms}}全部{{/platforms}}。最低等级：{{least}}。发送频率：{{rhythm}}{{#together}}；紧急预警即时发送{{/together}}。

如需更改：
{{manageUrl}}
如需退订：
{{leaveUrl}}`,
    html: `<p>您好！</p>
<p>有人用此邮箱再次申请订阅知识产权风险预警。您此前已订阅以下国家（地区）：{{countries}}。无需再次确认。</p>
<p>权利：{{#rights}}{{rights}}{{/rights}}{{^rights}}全部{{/rights}}。行业：{{#industries}}{{industries}}{{/industries}}{{^industries}}全部{{/industries}}。平台：{{#platforms}}{{platforms}}{{/platforms}}{{^platforms}}全部{{/platforms}}。最低等级：{{least}}。发送频率：{{rhythm}}{{#together}}；紧急预警即时发送{{/together}}。</p>
<p>如需更改，请点击：<a href="{{manageUrl}}">管理订阅</a>。如需退订，请点击：<a href="{{leaveUrl}}">退订</a></p>`,
  },
  en: {
    subject: 'You are subscribed to risk warnings already',
    text: `Hello,

somebody asked again for intellectual-property risk warnings to this address. You are subscribed already to: {{countries}}. There is nothing to confirm.
Rights: {{#rights}}{{rights}}{{/rights}}{{^rights}}all{{/rights}}. Industries: {{#industries}}{{industries}}{{/industries}}{{^industries}}all{{/industries}}. Platforms: {{#platforms}}{{platforms}}{{/platforms}}{{^platforms}}all{{/platforms}}. Lowest level: {{least}}. How often: {{rhythm}}{{#together}}; urgent ones at once{{/together}}.

To change this:
{{manageUrl}}
To leave:
{{leaveUrl}}`,
    html: `<p>Hello,</p>
<p>somebody asked again for intellectual-property risk warnings to this address. You are subscribed already to: {{countries}}. There is nothing to confirm.</p>
<p>Rights: {{#rights}}{{rights}}{{/rights}}{{^rights}}all{{/rights}}. Industries: {{#industries}}{{industries}}{{/industries}}{{^industries}}all{{/industries}}. Platforms: {{#platforms}}{{platforms}}{{/platforms}}{{^platforms}}all{{/platforms}}. Lowest level: {{least}}. How often: {{rhythm}}{{#together}}; urgent ones at once{{/together}}.</p>
<p>To change this: <a href="{{manageUrl}}">Manage your subscription</a>. To leave: <a href="{{leaveUrl}}">Leave</a></p>`,
  },
};
