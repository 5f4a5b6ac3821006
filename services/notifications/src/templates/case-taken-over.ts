import { button } from './button.ts';
import type { Template } from './template.ts';

/** To the enterprise: another centre has its case from now on (移送). Takes `from`, `centre`, `acceptedAt`, `url`. */
export const caseTakenOver: Template = {
  'zh-CN': {
    subject: '您的案件已移送其他中心承办',
    text: `您好！

您的海外知识产权纠纷应对指导案件已于 {{acceptedAt}}（北京时间）移送。

原承办单位：{{from}}
现承办单位：{{centre}}

您无需重新申请，此前的材料和进展一并移送。

查看进展：
{{url}}`,
    html: `<p>您好！</p>
<p>您的海外知识产权纠纷应对指导案件已于 {{acceptedAt}}（北京时间）移送。</p>
<ul><li>原承办单位：{{from}}</li><li>现承办单位：{{centre}}</li></ul>
<p>您无需重新申请，此前的材料和进展一并移送。</p>
${button('查看进展')}`,
  },
  en: {
    subject: 'Another centre has taken over your case',
    text: `Hello,

your case was handed over at {{acceptedAt}} (Beijing time).

From: {{from}}
Now with: {{centre}}

You need not apply again: all that you supplied, and all that was done, has gone with it.

See how it goes on:
{{url}}`,
    html: `<p>Hello,</p>
<p>your case was handed over at {{acceptedAt}} (Beijing time).</p>
<ul><li>From: {{from}}</li><li>Now with: {{centre}}</li></ul>
<p>You need not apply again: all that you supplied, and all that was done, has gone with it.</p>
${button('See how it goes on')}`,
  },
};
