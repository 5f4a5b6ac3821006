import { button } from './button.ts';
import type { Template } from './template.ts';

/** To the centre's staff. Nothing confidential: who applied and why is read after signing in. Takes `country`, `disputeType`, `url`. */
export const caseArrived: Template = {
  'zh-CN': {
    subject: '新的指导申请：{{disputeType}}（{{country}}）',
    text: `您好！

本中心收到一件新的海外知识产权纠纷应对指导申请，请及时审核。

国家（地区）：{{country}}
纠纷类型：{{disputeType}}

登录后查看：
{{url}}`,
    html: `<p>您好！</p>
<p>本中心收到一件新的海外知识产权纠纷应对指导申请，请及时审核。</p>
<ul><li>国家（地区）：{{country}}</li><li>纠纷类型：{{disputeType}}</li></ul>
${button('登录后查看')}`,
  },
  en: {
    subject: 'A new application: {{disputeType}} ({{country}})',
    text: `Hello,

a new application for guidance has been routed to your centre. Please review it soon.

Country or region: {{country}}
Kind of dispute: {{disputeType}}

See it after signing in:
{{url}}`,
    html: `<p>Hello,</p>
<p>a new application for guidance has been routed to your centre. Please review it soon.</p>
<ul><li>Country or region: {{country}}</li><li>Kind of dispute: {{disputeType}}</li></ul>
${button('See it after signing in')}`,
  },
};
