import type { Template } from './template.ts';

/**
 * A risk warning (风险预警). Takes `severity`, `title`, `countries`, `summary`, `advice` ('' when there is none), `sourceUrl`, `publishedAt`,
 * `matched` (the countries of the subscription that it is about) and `leaveUrl`.
 */
export const warning: Template = {
  'zh-CN': {
    subject: '【风险预警·{{severity}}】{{title}}',
    text: `{{title}}

等级:{{severity}}
国家(地区):{{countries}}
发布时间:{{publishedAt}}(北京时间)

{{summary}}
{{#advice}}

应对建议
{{advice}}
{{/advice}}

来源:
{{sourceUrl}}

您收到本邮件,是因为您订阅了以下国家(地区)的风险预警:{{matched}}。
退订:
{{leaveUrl}}`,
    html: `<h1 style="font-size:22px;line-height:1.4">{{title}}</h1>
<ul><li>等级:<strong>{{severity}}</strong></li><li>国家(地区):{{countries}}</li><li>发布时间:{{publishedAt}}(北京时间)</li></ul>
<p style="white-space:pre-line">{{summary}}</p>
{{#advice}}
<h2 style="font-size:18px">应对建议</h2>
<p style="white-space:pre-line">{{advice}}</p>
{{/advice}}
<p>来源:<a href="{{sourceUrl}}">{{sourceUrl}}</a></p>
<p style="color:#595959;font-size:14px">您收到本邮件,是因为您订阅了以下国家(地区)的风险预警:{{matched}}。<a href="{{leaveUrl}}">退订</a></p>`,
  },
  en: {
    subject: '[Risk warning: {{severity}}] {{title}}',
    text: `{{title}}

Level: {{severity}}
Countries or regions: {{countries}}
Published: {{publishedAt}} (Beijing time)

{{summary}}
{{#advice}}

What to do
{{advice}}
{{/advice}}

Source:
{{sourceUrl}}

You get this mail because you subscribed to risk warnings about: {{matched}}.
Leave:
{{leaveUrl}}`,
    html: `<h1 style="font-size:22px;line-height:1.4">{{title}}</h1>
<ul><li>Level: <strong>{{severity}}</strong></li><li>Countries or regions: {{countries}}</li><li>Published: {{publishedAt}} (Beijing time)</li></ul>
<p style="white-space:pre-line">{{summary}}</p>
{{#advice}}
<h2 style="font-size:18px">What to do</h2>
<p style="white-space:pre-line">{{advice}}</p>
{{/advice}}
<p>Source: <a href="{{sourceUrl}}">{{sourceUrl}}</a></p>
<p style="color:#595959;font-size:14px">You get this mail because you subscribed to risk warnings about: {{matched}}. <a href="{{leaveUrl}}">Leave</a></p>`,
  },
};
