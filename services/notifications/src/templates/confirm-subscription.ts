import { button } from './button.ts';
import type { Template } from './template.ts';

/**
 * The second half of the double opt-in. Takes `countries`, `rights`, `industries`, `platforms` ('' when all are asked for), `least` (the lowest level), `rhythm`, `together` ('' where each comes at once), `url`, `manageUrl`; and,
 * when there is a confirmed subscription already, `subscribed` and `leaveUrl` ('' otherwise).
 */
export const confirmSubscription: Template = {
  'zh-CN': {
    subject: '请确认订阅风险预警',
    text: `您好！

有人用此邮箱申请订阅以下国家（地区）的知识产权风险预警：{{countries}}。
权利：{{#rights}}{{rights}}{{/rights}}{{^rights}}全部{{/rights}}。行业：{{#industries}}{{industries}}{{/industries}}{{^industries}}全部{{/industries}}。平台：{{#platforms}}{{platforms}}{{/platforms}}{{^platforms}}全部{{/platforms}}。最低等级：{{least}}。发送频率：{{rhythm}}{{#together}}；紧急预警即时发送{{/together}}。

如果是您本人，请在 7 天内打开以下链接，并点击页面上的按钮确认：
{{url}}

如果不是您本人，请忽略本邮件：未经确认，不会订阅。
{{#leaveUrl}}

您此前已订阅：{{subscribed}}。如需退订：
{{leaveUrl}}
{{/leaveUrl}}

查看、更改或删除我们保存的信息：
{{manageUrl}}`,
    html: `<p>您好！</p>
<p>有人用此邮箱申请订阅以下国家（地区）的知识产权风险预警：{{countries}}。</p>
<p>权利：{{#rights}}{{rights}}{{/rights}}{{^rights}}全部{{/rights}}。行业：{{#industries}}{{industries}}{{/industries}}{{^industries}}全部{{/industries}}。平台：{{#platforms}}{{platforms}}{{/platforms}}{{^platforms}}全部{{/platforms}}。最低等级：{{least}}。发送频率：{{rhythm}}{{#together}}；紧急预警即时发送{{/together}}。</p>
<p>如果是您本人，请在 7 天内点击下方按钮，并在打开的页面上再次点击确认：</p>
${button('确认订阅')}
<p>如果不是您本人，请忽略本邮件：未经确认，不会订阅。</p>
{{#leaveUrl}}
<p>您此前已订阅：{{subscribed}}。<a href="{{leaveUrl}}">退订</a></p>
{{/leaveUrl}}
<p class="dim" style="color:#5d5650;font-size:14px"><a href="{{manageUrl}}">查看、更改或删除我们保存的信息</a></p>`,
  },
  en: {
    subject: 'Please confirm your subscription to risk warnings',
    text: `Hello,

somebody asked for intellectual-property risk warnings to this address, about: {{countries}}.
Rights: {{#rights}}{{rights}}{{/rights}}{{^rights}}all{{/rights}}. Industries: {{#industries}}{{industries}}{{/industries}}{{^industries}}all{{/industries}}. Platforms: {{#platforms}}{{platforms}}{{/platforms}}{{^platforms}}all{{/platforms}}. Lowest level: {{least}}. How often: {{rhythm}}{{#together}}; urgent ones at once{{/together}}.

If that was you, please open this link within 7 days and press the button there to confirm:
{{url}}

If it was not, you can ignore this mail: nothing is subscribed without that.
{{#leaveUrl}}

You are subscribed already to: {{subscribed}}. To leave:
{{leaveUrl}}
{{/leaveUrl}}

To see, change or erase what we keep:
{{manageUrl}}`,
    html: `<p>Hello,</p>
<p>somebody asked for intellectual-property risk warnings to this address, about: {{countries}}.</p>
<p>Rights: {{#rights}}{{rights}}{{/rights}}{{^rights}}all{{/rights}}. Industries: {{#industries}}{{industries}}{{/industries}}{{^industries}}all{{/industries}}. Platforms: {{#platforms}}{{platforms}}{{/platforms}}{{^platforms}}all{{/platforms}}. Lowest level: {{least}}. How often: {{rhythm}}{{#together}}; urgent ones at once{{/together}}.</p>
<p>If that was you, please press this button within 7 days, and the one on the page that opens:</p>
${button('Confirm the subscription')}
<p>If it was not, you can ignore this mail: nothing is subscribed without that.</p>
{{#leaveUrl}}
<p>You are subscribed already to: {{subscribed}}. <a href="{{leaveUrl}}">Leave</a></p>
{{/leaveUrl}}
<p class="dim" style="color:#5d5650;font-size:14px"><a href="{{manageUrl}}">See, change or erase what we keep</a></p>`,
  },
};
