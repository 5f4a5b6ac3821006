import type { Template } from './template.ts';

/**
 * A later version of a risk warning. Takes what the first one does, and `version`, `change` (in the editors' words) and `changed` (the names of the
 * fields); `matched` is '' for who chose none of its countries (any more), and gets it because of an earlier version.
 */
export const warningUpdated: Template = {
  'zh-CN': {
    subject: '【风险预警·{{severity}}】更新：{{title}}',
    text: `{{title}}

本预警已更新（第 {{version}} 版）。
变更说明：{{change}}
变更内容：{{changed}}

等级：{{severity}}
国家（地区）：{{countries}}
更新时间：{{publishedAt}}（北京时间）
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

{{#matched}}
您收到本邮件，是因为您订阅了以下国家（地区）的风险预警：{{matched}}。{{why}}
{{/matched}}
{{^matched}}
您收到本邮件，是因为您曾收到本预警的较早版本。
{{/matched}}
管理订阅：
{{manageUrl}}
退订：
{{leaveUrl}}`,
    html: `<h1 style="font-size:22px;line-height:1.4">{{title}}</h1>
<p>本预警已更新（第 {{version}} 版）。</p>
<p><strong>变更说明：</strong>{{change}}</p>
<p><strong>变更内容：</strong>{{changed}}</p>
<ul><li>等级：<strong>{{severity}}</strong></li><li>国家（地区）：{{countries}}</li><li>更新时间：{{publishedAt}}（北京时间）</li>{{#validUntil}}<li>有效期至：{{validUntil}}</li>{{/validUntil}}</ul>
<p>{{summary}}</p>
{{#advice}}
<h2 style="font-size:18px">应对建议</h2>
<p>{{advice}}</p>
{{/advice}}
{{#stale}}
<p><em>注：中文译文尚未随英文更新。</em></p>
{{/stale}}
<p>来源：<a href="{{sourceUrl}}">{{sourceUrl}}</a></p>
<p class="dim" style="color:#5d5650;font-size:14px">{{#matched}}您收到本邮件，是因为您订阅了以下国家（地区）的风险预警：{{matched}}。{{why}}{{/matched}}{{^matched}}您收到本邮件，是因为您曾收到本预警的较早版本。{{/matched}}<a href="{{manageUrl}}">管理订阅</a> · <a href="{{leaveUrl}}">退订</a></p>`,
  },
  en: {
    subject: '[Risk warning: {{severity}}] Updated: {{title}}',
    text: `{{title}}

This warning was updated (version {{version}}).
What is different: {{change}}
What changed: {{changed}}

Level: {{severity}}
Countries or regions: {{countries}}
Updated: {{publishedAt}} (Beijing time)
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

{{#matched}}
You get this mail because you subscribed to risk warnings about: {{matched}}.{{why}}
{{/matched}}
{{^matched}}
You get this mail because you got an earlier version of this warning.
{{/matched}}
Manage your subscription:
{{manageUrl}}
Leave:
{{leaveUrl}}`,
    html: `<h1 style="font-size:22px;line-height:1.4">{{title}}</h1>
<p>This warning was updated (version {{version}}).</p>
<p><strong>What is different:</strong> {{change}}</p>
<p><strong>What changed:</strong> {{changed}}</p>
<ul><li>Level: <strong>{{severity}}</strong></li><li>Countries or regions: {{countries}}</li><li>Updated: {{publishedAt}} (Beijing time)</li>{{#validUntil}}<li>In force until: {{validUntil}}</li>{{/validUntil}}</ul>
<p>{{summary}}</p>
{{#advice}}
<h2 style="font-size:18px">What to do</h2>
<p>{{advice}}</p>
{{/advice}}
{{#stale}}
<p><em>Note: the English text has not caught up with the Chinese yet.</em></p>
{{/stale}}
<p>Source: <a href="{{sourceUrl}}">{{sourceUrl}}</a></p>
<p class="dim" style="color:#5d5650;font-size:14px">{{#matched}}You get this mail because you subscribed to risk warnings about: {{matched}}.{{why}} {{/matched}}{{^matched}}You get this mail because you got an earlier version of this warning. {{/matched}}<a href="{{manageUrl}}">Manage your subscription</a> · <a href="{{leaveUrl}}">Leave</a></p>`,
  },
};
