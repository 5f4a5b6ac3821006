import type { Template } from './template.ts';

/**
 * All that was gathered for a reader until a day: takes `day`, `count`, `rhythm`, `matched` (the countries of the subscription that any of it is about; '' where all comes
 * because of earlier versions), `why` as a mail about a warning, `manageUrl`, `leaveUrl`, and `levels`, the gravest first, each with `level` and `places`, each with `place` and `warnings`. Those take
 * what a mail about a warning does, `changes` (with `version`, `change` and `changed`) and `withdrawn` ('' unless it was, with `reason` and `cancelledAt`).
 */
export const digest: Template = {
  'zh-CN': {
    subject: '【风险预警汇总】{{day}}（{{count}} 条）',
    text: `风险预警汇总：{{day}}，共 {{count}} 条
{{#levels}}

【{{level}}】
{{#places}}

{{place}}
{{#warnings}}

{{title}}
{{#withdrawn}}
本预警已撤销，请勿再依据其内容采取措施。
国家（地区）：{{countries}}
撤销原因：{{reason}}
撤销时间：{{cancelledAt}}（北京时间）
{{/withdrawn}}
{{^withdrawn}}
{{#changes}}
已更新（第 {{version}} 版）。变更说明：{{change}}
变更内容：{{changed}}
{{/changes}}
国家（地区）：{{countries}}
{{#updated}}更新时间{{/updated}}{{^updated}}发布时间{{/updated}}：{{publishedAt}}（北京时间）
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
{{/withdrawn}}
{{/warnings}}
{{/places}}
{{/levels}}

{{#matched}}
您收到本邮件，是因为您订阅了以下国家（地区）的风险预警：{{matched}}。{{why}}
{{/matched}}
{{^matched}}
您收到本邮件，是因为您曾收到所列预警的较早版本。
{{/matched}}
发送频率：{{rhythm}}；紧急预警即时发送。
管理订阅：
{{manageUrl}}
退订：
{{leaveUrl}}`,
    html: `<h1 style="font-size:22px;line-height:1.4">风险预警汇总</h1>
<p>{{day}}，共 {{count}} 条</p>
{{#levels}}
<h2 style="font-size:20px">【{{level}}】</h2>
{{#places}}
<h3 class="dim" style="font-size:18px;color:#5d5650">{{place}}</h3>
{{#warnings}}
<h4 style="font-size:18px;line-height:1.4">{{title}}</h4>
{{#withdrawn}}
<p><strong>本预警已撤销，请勿再依据其内容采取措施。</strong></p>
<ul><li>国家（地区）：{{countries}}</li><li>撤销原因：{{reason}}</li><li>撤销时间：{{cancelledAt}}（北京时间）</li></ul>
{{/withdrawn}}
{{^withdrawn}}
{{#changes}}
<p>已更新（第 {{version}} 版）。<strong>变更说明：</strong>{{change}} <strong>变更内容：</strong>{{changed}}</p>
{{/changes}}
<ul><li>国家（地区）：{{countries}}</li><li>{{#updated}}更新时间{{/updated}}{{^updated}}发布时间{{/updated}}：{{publishedAt}}（北京时间）</li>{{#validUntil}}<li>有效期至：{{validUntil}}</li>{{/validUntil}}</ul>
<p>{{summary}}</p>
{{#advice}}
<p><strong>应对建议</strong></p>
<p>{{advice}}</p>
{{/advice}}
{{#stale}}
<p><em>注：中文译文尚未随英文更新。</em></p>
{{/stale}}
<p>来源：<a href="{{sourceUrl}}">{{sourceUrl}}</a></p>
{{/withdrawn}}
{{/warnings}}
{{/places}}
{{/levels}}
<p class="dim" style="color:#5d5650;font-size:14px">{{#matched}}您收到本邮件，是因为您订阅了以下国家（地区）的风险预警：{{matched}}。{{why}}{{/matched}}{{^matched}}您收到本邮件，是因为您曾收到所列预警的较早版本。{{/matched}}发送频率：{{rhythm}}；紧急预警即时发送。<a href="{{manageUrl}}">管理订阅</a> · <a href="{{leaveUrl}}">退订</a></p>`,
  },
  en: {
    subject: '[Risk warnings] {{day}}: {{count}} in one mail',
    text: `Risk warnings until {{day}}: {{count}} in one mail
{{#levels}}

== {{level}} ==
{{#places}}

{{place}}
{{#warnings}}

{{title}}
{{#withdrawn}}
This warning was withdrawn. Please do not act on it any more.
Countries or regions: {{countries}}
Why: {{reason}}
Withdrawn: {{cancelledAt}} (Beijing time)
{{/withdrawn}}
{{^withdrawn}}
{{#changes}}
Updated (version {{version}}). What is different: {{change}}
What changed: {{changed}}
{{/changes}}
Countries or regions: {{countries}}
{{#updated}}Updated{{/updated}}{{^updated}}Published{{/updated}}: {{publishedAt}} (Beijing time)
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
{{/withdrawn}}
{{/warnings}}
{{/places}}
{{/levels}}

{{#matched}}
You get this mail because you subscribed to risk warnings about: {{matched}}.{{why}}
{{/matched}}
{{^matched}}
You get this mail because you got earlier versions of what it tells of.
{{/matched}}
How often: {{rhythm}}; urgent ones at once.
Manage your subscription:
{{manageUrl}}
Leave:
{{leaveUrl}}`,
    html: `<h1 style="font-size:22px;line-height:1.4">Risk warnings</h1>
<p>Until {{day}}: {{count}} in one mail</p>
{{#levels}}
<h2 style="font-size:20px">{{level}}</h2>
{{#places}}
<h3 class="dim" style="font-size:18px;color:#5d5650">{{place}}</h3>
{{#warnings}}
<h4 style="font-size:18px;line-height:1.4">{{title}}</h4>
{{#withdrawn}}
<p><strong>This warning was withdrawn. Please do not act on it any more.</strong></p>
<ul><li>Countries or regions: {{countries}}</li><li>Why: {{reason}}</li><li>Withdrawn: {{cancelledAt}} (Beijing time)</li></ul>
{{/withdrawn}}
{{^withdrawn}}
{{#changes}}
<p>Updated (version {{version}}). <strong>What is different:</strong> {{change}} <strong>What changed:</strong> {{changed}}</p>
{{/changes}}
<ul><li>Countries or regions: {{countries}}</li><li>{{#updated}}Updated{{/updated}}{{^updated}}Published{{/updated}}: {{publishedAt}} (Beijing time)</li>{{#validUntil}}<li>In force until: {{validUntil}}</li>{{/validUntil}}</ul>
<p>{{summary}}</p>
{{#advice}}
<p><strong>What to do</strong></p>
<p>{{advice}}</p>
{{/advice}}
{{#stale}}
<p><em>Note: the English text has not caught up with the Chinese yet.</em></p>
{{/stale}}
<p>Source: <a href="{{sourceUrl}}">{{sourceUrl}}</a></p>
{{/withdrawn}}
{{/warnings}}
{{/places}}
{{/levels}}
<p class="dim" style="color:#5d5650;font-size:14px">{{#matched}}You get this mail because you subscribed to risk warnings about: {{matched}}.{{why}} {{/matched}}{{^matched}}You get this mail because you got earlier versions of what it tells of. {{/matched}}How often: {{rhythm}}; urgent ones at once. <a href="{{manageUrl}}">Manage your subscription</a> · <a href="{{leaveUrl}}">Leave</a></p>`,
  },
};
