import { button } from './button.ts';
import type { Template } from './template.ts';

/** To the enterprise: its case was closed (办结). Takes `centre`, `closedAt`, `outcome`, `url`. */
export const caseClosed: Template = {
  'zh-CN': {
    subject: '您的案件已办结',
    text: `您好！

{{centre}}已于 {{closedAt}}（北京时间）办结您的海外知识产权纠纷应对指导案件。

结果：{{outcome}}

记录与事实不符的，请告知该中心。请继续妥善保存全部文书和证据。

查看案件：
{{url}}`,
    html: `<p>您好！</p>
<p>{{centre}}已于 {{closedAt}}（北京时间）办结您的海外知识产权纠纷应对指导案件。</p>
<ul><li>结果：{{outcome}}</li></ul>
<p>记录与事实不符的，请告知该中心。请继续妥善保存全部文书和证据。</p>
${button('查看案件')}`,
  },
  en: {
    subject: 'Your case has been closed',
    text: `Hello,

{{centre}} closed your case at {{closedAt}} (Beijing time).

Outcome: {{outcome}}

If that is not how it was, please tell the centre. Keep every paper and all evidence.

See your case:
{{url}}`,
    html: `<p>Hello,</p>
<p>{{centre}} closed your case at {{closedAt}} (Beijing time).</p>
<ul><li>Outcome: {{outcome}}</li></ul>
<p>If that is not how it was, please tell the centre. Keep every paper and all evidence.</p>
${button('See your case')}`,
  },
};
