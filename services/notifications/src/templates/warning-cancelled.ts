import type { Template } from './template.ts';

/** A risk warning was withdrawn: to those who got it. Takes `severity`, `title`, `countries`, `reason`, `cancelledAt`, `manageUrl` and `leaveUrl`. */
export const warningCancelled: Template = {
  'zh-CN': {
    subject: '【风险预警】撤销：{{title}}',
    text: `以下风险预警已撤销，请勿再依据其内容采取措施：

{{title}}
等级：{{severity}}
国家（地区）：{{countries}}

撤销原因：{{reason}}
撤销时间：{{cancelledAt}}（北京时间）

您收到本邮件，是因为您曾收到本预警。
管理订阅：
{{manageUrl}}
退订：
{{leaveUrl}}`,
    html: `<p>以下风险预警已撤销，请勿再依据其内容采取措施：</p>
<h1 style="font-size:22px;line-height:1.4">{{title}}</h1>
<ul><li>等级：{{severity}}</li><li>国家（地区）：{{countries}}</li></ul>
<p><strong>撤销原因：</strong>{{reason}}</p>
<p>撤销时间：{{cancelledAt}}（北京时间）</p>
<p class="dim" style="color:#5d5650;font-size:14px">您收到本邮件，是因为您曾收到本预警。<a href="{{manageUrl}}">管理订阅</a> · <a href="{{leaveUrl}}">退订</a></p>`,
  },
  en: {
    subject: '[Risk warning] Withdrawn: {{title}}',
    text: `This risk warning was withdrawn. Please do not act on it any more:

{{title}}
Level: {{severity}}
Countries or regions: {{countries}}

Why: {{reason}}
Withdrawn: {{cancelledAt}} (Beijing time)

You get this mail because you got this warning.
Manage your subscription:
{{manageUrl}}
Leave:
{{leaveUrl}}`,
    html: `<p>This risk warning was withdrawn. Please do not act on it any more:</p>
<h1 style="font-size:22px;line-height:1.4">{{title}}</h1>
<ul><li>Level: {{severity}}</li><li>Countries or regions: {{countries}}</li></ul>
<p><strong>Why:</strong> {{reason}}</p>
<p>Withdrawn: {{cancelledAt}} (Beijing time)</p>
<p class="dim" style="color:#5d5650;font-size:14px">You get this mail because you got this warning. <a href="{{manageUrl}}">Manage your subscription</a> · <a href="{{leaveUrl}}">Leave</a></p>`,
  },
};
