import { button } from './button.ts';
import { CHOICE_LINES } from './choice-lines.ts';
import type { Template } from './template.ts';

/**
 * The second half of the double opt-in. Takes what `CHOICE_LINES` take, of what is asked for, `lastYear` and `lastYearUrgent` (how many
 * warnings of the last year would have concerned the subscriber; '' where that is not known), `url`, `manageUrl`; and,
 * when there is a confirmed subscription already, `subscribed` and `leaveUrl` ('' otherwise).
 */
export const confirmSubscription: Template = {
  'zh-CN': {
    subject: '请确认订阅风险预警',
    text: `您好！

有人用此邮箱申请订阅知识产权风险预警，内容如下。
${CHOICE_LINES['zh-CN'].text}
{{#lastYear}}
过去12个月内，约有 {{lastYear}} 条预警与您有关（其中紧急 {{lastYearUrgent}} 条）。
{{/lastYear}}

如果是您本人，请在 7 天内打开以下链接，并点击页面上的按钮确认：
{{url}}

如果不是您本人，请忽略本邮件：未经确认，不会订阅。
{{#leaveUrl}}

您此前已订阅：{{subscribed}}。确认后，以上内容将加入您的订阅。如需退订：
{{leaveUrl}}
{{/leaveUrl}}

查看、更改或删除我们保存的信息：
{{manageUrl}}`,
    html: `<p>您好！</p>
<p>有人用此邮箱申请订阅知识产权风险预警，内容如下。</p>
${CHOICE_LINES['zh-CN'].html}
{{#lastYear}}
<p>过去12个月内，约有 {{lastYear}} 条预警与您有关（其中紧急 {{lastYearUrgent}} 条）。</p>
{{/lastYear}}
<p>如果是您本人，请在 7 天内点击下方按钮，并在打开的页面上再次点击确认：</p>
${button('确认订阅')}
<p>如果不是您本人，请忽略本邮件：未经确认，不会订阅。</p>
{{#leaveUrl}}
<p>您此前已订阅：{{subscribed}}。确认后，以上内容将加入您的订阅。<a href="{{leaveUrl}}">退订</a></p>
{{/leaveUrl}}
<p class="dim" style="color:#5d5650;font-size:14px"><a href="{{manageUrl}}">查看、更改或删除我们保存的信息</a></p>`,
  },
  en: {
    subject: 'Please confirm your subscription to risk warnings',
    text: `Hello,

somebody asked for intellectual-property risk warnings to this address, as follows.
${CHOICE_LINES.en.text}
{{#lastYear}}
Warnings of the last 12 months that would have concerned you: {{lastYear}} (of these urgent: {{lastYearUrgent}}).
{{/lastYear}}

If that was you, please open this link within 7 days and press the button there to confirm:
{{url}}

If it was not, you can ignore this mail: nothing is subscribed without that.
{{#leaveUrl}}

You are subscribed already to: {{subscribed}}. Once confirmed, what stands above is added to that. To leave:
{{leaveUrl}}
{{/leaveUrl}}

To see, change or erase what we keep:
{{manageUrl}}`,
    html: `<p>Hello,</p>
<p>somebody asked for intellectual-property risk warnings to this address, as follows.</p>
${CHOICE_LINES.en.html}
{{#lastYear}}
<p>Warnings of the last 12 months that would have concerned you: {{lastYear}} (of these urgent: {{lastYearUrgent}}).</p>
{{/lastYear}}
<p>If that was you, please press this button within 7 days, and the one on the page that opens:</p>
${button('Confirm the subscription')}
<p>If it was not, you can ignore this mail: nothing is subscribed without that.</p>
{{#leaveUrl}}
<p>You are subscribed already to: {{subscribed}}. Once confirmed, what stands above is added to that. <a href="{{leaveUrl}}">Leave</a></p>
{{/leaveUrl}}
<p class="dim" style="color:#5d5650;font-size:14px"><a href="{{manageUrl}}">See, change or erase what we keep</a></p>`,
  },
};
