import type { Template } from './template.ts';

/**
 * A risk warning (风险预警). Takes `severity`, `title`, `countries`, `summary`, `advice` ('' when there is none), `sourceUrl`, `publishedAt`,
 * `validUntil` ('' without a last day), `stale` ('' unless the text in this language was left behind), `matched` (the countries of the subscription
 * that it is about), `why` (where a consent was given that was imported; else ''), `manageUrl` and `leaveUrl`.
 */
export const warning: Template = {
  'zh-CN': {
    subject: '【风险预警·{{severity}}】{{title}}',
    text: `{{title}}

等级：{{severity}}
国家（地区）：{{countries}}
发布时间：{{publishedAt}}（北京时间）
{{#validUntil}}
有效期至：{{validUntil}}
{{/validUntil}}

{{summary}}
{{#advice}}

应对建议
{{advice}}
{{/advice}}
{{#stale}}

注：中文译文尚未随英文更新。
{{/stale}}

来源：
{{sourceUrl}}

您收到本邮件，是因为您订阅了以下国家（地区）的风险预警：{{matched}}。{{why}}
管理订阅：
{{manageUrl}}
退订：
{{leaveUrl}}`,
    html: `<h1 style="font-size:22px;line-height:1.4">{{title}}</h1>
<ul><li>等级：<strong>{{severity}}</strong></li><li>国家（地区）：{{countries}}</li><li>发布时间：{{publishedAt}}（北京时间）</li>{{#validUntil}}<li>有效期至：{{validUntil}}</li>{{/validUntil}}</ul>
<p>{{summary}}</p>
{{#advice}}
<h2 style="font-size:18px">应对建议</h2>
<p>{{advice}}</p>
{{/advice}}
{{#stale}}
<p><em>注：中文译文尚未随英文更新。</em></p>
{{/stale}}
<p>来源：<a href="{{sourceUrl}}">{{sourceUrl}}</a></p>
<p class="dim" style="color:#5d5650;font-size:14px">您收到本邮件，是因为您订阅了以下国家（地区）的风险预警：{{matched}}。{{why}}<a href="{{manageUrl}}">管理订阅</a> · <a href="{{leaveUrl}}">退订</a></p>`,
  },
  en: {
    subject: '[Risk warning: {{severity}}] {{title}}',
    text: `{{title}}

Level: {{severity}}
Countries or regions: {{countries}}
Published: {{publishedAt}} (Beijing time)
{{#validUntil}}
In force until: {{validUntil}}
{{/validUntil}}

{{summary}}
{{#advice}}

What to do
{{advice}}
{{/advice}}
{{#stale}}

Note: the English text has not caught up with the Chinese yet.
{{/stale}}

Source:
{{sourceUrl}}

You get this mail because you subscribed to risk warnings about: {{matched}}.{{why}}
Manage your subscription:
{{manageUrl}}
Leave:
{{leaveUrl}}`,
    html: `<h1 style="font-size:22px;line-height:1.4">{{title}}</h1>
<ul><li>Level: <strong>{{severity}}</strong></li><li>Countries or regions: {{countries}}</li><li>Published: {{publishedAt}} (Beijing time)</li>{{#validUntil}}<li>In force until: {{validUntil}}</li>{{/validUntil}}</ul>
<p>{{summary}}</p>
{{#advice}}
<h2 style="font-size:18px">What to do</h2>
<p>{{advice}}</p>
{{/advice}}
{{#stale}}
<p><em>Note: the English text has not caught up with the Chinese yet.</em></p>
{{/stale}}
<p>Source: <a href="{{sourceUrl}}">{{sourceUrl}}</a></p>
<p class="dim" style="color:#5d5650;font-size:14px">You get this mail because you subscribed to risk warnings about: {{matched}}.{{why}} <a href="{{manageUrl}}">Manage your subscription</a> · <a href="{{leaveUrl}}">Leave</a></p>`,
  },
};
