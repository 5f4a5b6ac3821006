import { button } from './button.ts';
import type { Template } from './template.ts';

/** To the enterprise: guidance ended before its end (终止指导告知书). Takes `centre`, `terminatedAt`, `reason`, `url`. */
export const caseTerminated: Template = {
  'zh-CN': {
    subject: '对您案件的指导已终止',
    text: `您好！

{{centre}}已于 {{terminatedAt}}（北京时间）终止对您海外知识产权纠纷案件的指导。

原因：{{reason}}

境外程序的期限照常计算，后续应对请自行安排。

查看说明：
{{url}}`,
    html: `<p>您好！</p>
<p>{{centre}}已于 {{terminatedAt}}（北京时间）终止对您海外知识产权纠纷案件的指导。</p>
<ul><li>原因：{{reason}}</li></ul>
<p>境外程序的期限照常计算，后续应对请自行安排。</p>
${button('查看说明')}`,
  },
  en: {
    subject: 'Guidance in your case has ended',
    text: `Hello,

{{centre}} ended its guidance in your case at {{terminatedAt}} (Beijing time).

Reason: {{reason}}

The time limits of the proceeding abroad run on: what follows there is in your own hands.

See the details:
{{url}}`,
    html: `<p>Hello,</p>
<p>{{centre}} ended its guidance in your case at {{terminatedAt}} (Beijing time).</p>
<ul><li>Reason: {{reason}}</li></ul>
<p>The time limits of the proceeding abroad run on: what follows there is in your own hands.</p>
${button('See the details')}`,
  },
};
