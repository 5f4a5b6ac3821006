import { button } from './button.ts';
import type { Template } from './template.ts';

/** To the enterprise: a guidance opinion (指导意见书) can be read. Takes `centre`, `opinion` (its number in the case), `issuedAt`, `url`. */
export const caseOpinionIssued: Template = {
  'zh-CN': {
    subject: '指导意见书已出具（第{{opinion}}份）',
    text: `您好！

{{centre}}已于 {{issuedAt}}（北京时间）为您出具第{{opinion}}份指导意见书。

意见书内容保密，请登录后查看：
{{url}}`,
    html: `<p>您好！</p>
<p>{{centre}}已于 {{issuedAt}}（北京时间）为您出具第{{opinion}}份指导意见书。</p>
<p>意见书内容保密，请登录后查看。</p>
${button('登录后查看')}`,
  },
  en: {
    subject: 'A guidance opinion for you (number {{opinion}})',
    text: `Hello,

{{centre}} issued guidance opinion number {{opinion}} in your case at {{issuedAt}} (Beijing time).

It is confidential. Read it after signing in:
{{url}}`,
    html: `<p>Hello,</p>
<p>{{centre}} issued guidance opinion number {{opinion}} in your case at {{issuedAt}} (Beijing time).</p>
<p>It is confidential.</p>
${button('Read it after signing in')}`,
  },
};
