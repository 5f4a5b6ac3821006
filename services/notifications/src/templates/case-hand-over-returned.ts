import { button } from './button.ts';
import type { Template } from './template.ts';

/** To the staff of the centre that still has the case: its offer came back. Takes `toCentre` (which returned it), `returnedAt`, `url`. */
export const caseHandOverReturned: Template = {
  'zh-CN': {
    subject: '移送的案件已被退回',
    text: `您好！

{{toCentre}}已于 {{returnedAt}}（北京时间）退回本中心移送的案件。案件仍由本中心承办，请及时处理。

登录后查看退回理由：
{{url}}`,
    html: `<p>您好！</p>
<p>{{toCentre}}已于 {{returnedAt}}（北京时间）退回本中心移送的案件。案件仍由本中心承办，请及时处理。</p>
${button('登录后查看退回理由')}`,
  },
  en: {
    subject: 'A case that your centre offered was returned',
    text: `Hello,

{{toCentre}} returned a case that your centre had offered it, at {{returnedAt}} (Beijing time). It is still with your centre: please go on with it.

See why after signing in:
{{url}}`,
    html: `<p>Hello,</p>
<p>{{toCentre}} returned a case that your centre had offered it, at {{returnedAt}} (Beijing time). It is still with your centre: please go on with it.</p>
${button('See why after signing in')}`,
  },
};
