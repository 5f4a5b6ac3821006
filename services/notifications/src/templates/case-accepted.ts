import { button } from './button.ts';
import type { Template } from './template.ts';

/** To the enterprise: its case was accepted (受理). Takes `acceptedAt`, `centre`, `url`. */
export const caseAccepted: Template = {
  'zh-CN': {
    subject: '您的指导申请已受理',
    text: `您好！

{{centre}}已于 {{acceptedAt}}（北京时间）受理您的海外知识产权纠纷应对指导申请。

接下来：该中心将安排人员和专家研究您的情况，并与您联系。请保存好全部文书、信封和送达凭证。

查看进展：
{{url}}`,
    html: `<p>您好！</p>
<p>{{centre}}已于 {{acceptedAt}}（北京时间）受理您的海外知识产权纠纷应对指导申请。</p>
<p>接下来：该中心将安排人员和专家研究您的情况，并与您联系。请保存好全部文书、信封和送达凭证。</p>
${button('查看进展')}`,
  },
  en: {
    subject: 'Your application has been accepted',
    text: `Hello,

{{centre}} accepted your application for guidance at {{acceptedAt}} (Beijing time).

What happens next: its staff and experts look into your matter and get in touch with you. Please keep every paper, its envelope and the proof of service.

See how it goes on:
{{url}}`,
    html: `<p>Hello,</p>
<p>{{centre}} accepted your application for guidance at {{acceptedAt}} (Beijing time).</p>
<p>What happens next: its staff and experts look into your matter and get in touch with you. Please keep every paper, its envelope and the proof of service.</p>
${button('See how it goes on')}`,
  },
};
