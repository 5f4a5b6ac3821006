import { button } from './button.ts';
import type { Template } from './template.ts';

/** To the enterprise: what came in, who has it, what happens next. Takes `submittedAt`, `country`, `disputeType`, `centre`, `url`. */
export const caseReceived: Template = {
  'zh-CN': {
    subject: '已收到您的指导申请：{{disputeType}}（{{country}}）',
    text: `您好！

我们已于 {{submittedAt}}（北京时间）收到您的海外知识产权纠纷应对指导申请。

国家（地区）：{{country}}
纠纷类型：{{disputeType}}
承办单位：{{centre}}

接下来：承办单位将审核申请材料并与您联系；受理后，您会再收到一封邮件。审核期间，境外程序的期限照常计算，请勿等待。

查看申请：
{{url}}`,
    html: `<p>您好！</p>
<p>我们已于 {{submittedAt}}（北京时间）收到您的海外知识产权纠纷应对指导申请。</p>
<ul><li>国家（地区）：{{country}}</li><li>纠纷类型：{{disputeType}}</li><li>承办单位：{{centre}}</li></ul>
<p>接下来：承办单位将审核申请材料并与您联系；受理后，您会再收到一封邮件。审核期间，境外程序的期限照常计算，请勿等待。</p>
${button('查看申请')}`,
  },
  en: {
    subject: 'Your application has come in: {{disputeType}} ({{country}})',
    text: `Hello,

your application for guidance in an intellectual-property dispute abroad came in at {{submittedAt}} (Beijing time).

Country or region: {{country}}
Kind of dispute: {{disputeType}}
With: {{centre}}

What happens next: the centre reviews your application and gets in touch with you; once it is accepted you get another mail. The time limits of the proceeding abroad run on meanwhile: do not wait for us.

See your application:
{{url}}`,
    html: `<p>Hello,</p>
<p>your application for guidance in an intellectual-property dispute abroad came in at {{submittedAt}} (Beijing time).</p>
<ul><li>Country or region: {{country}}</li><li>Kind of dispute: {{disputeType}}</li><li>With: {{centre}}</li></ul>
<p>What happens next: the centre reviews your application and gets in touch with you; once it is accepted you get another mail. The time limits of the proceeding abroad run on meanwhile: do not wait for us.</p>
${button('See your application')}`,
  },
};
