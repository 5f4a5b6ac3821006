import { button } from './button.ts';
import type { Template } from './template.ts';

/** To the enterprise: its case was not accepted (不予受理通知书), and that this need not be the end. Takes `centre`, `declinedAt`, `reason`, `url`. */
export const caseDeclined: Template = {
  'zh-CN': {
    subject: '您的指导申请不予受理',
    text: `您好！

{{centre}}已于 {{declinedAt}}（北京时间）决定对您的海外知识产权纠纷应对指导申请不予受理。

原因：{{reason}}

其他指导中心或机构仍可能为您提供帮助，可向该中心询问。境外程序的期限照常计算，请勿等待。

查看说明：
{{url}}`,
    html: `<p>您好！</p>
<p>{{centre}}已于 {{declinedAt}}（北京时间）决定对您的海外知识产权纠纷应对指导申请不予受理。</p>
<ul><li>原因：{{reason}}</li></ul>
<p>其他指导中心或机构仍可能为您提供帮助，可向该中心询问。境外程序的期限照常计算，请勿等待。</p>
${button('查看说明')}`,
  },
  en: {
    subject: 'Your application has not been accepted',
    text: `Hello,

{{centre}} decided at {{declinedAt}} (Beijing time) not to accept your application for guidance.

Reason: {{reason}}

Another centre or another body may still be able to help you: ask this centre whom to turn to. The time limits of the proceeding abroad run on: do not wait for us.

See the details:
{{url}}`,
    html: `<p>Hello,</p>
<p>{{centre}} decided at {{declinedAt}} (Beijing time) not to accept your application for guidance.</p>
<ul><li>Reason: {{reason}}</li></ul>
<p>Another centre or another body may still be able to help you: ask this centre whom to turn to. The time limits of the proceeding abroad run on: do not wait for us.</p>
${button('See the details')}`,
  },
};
