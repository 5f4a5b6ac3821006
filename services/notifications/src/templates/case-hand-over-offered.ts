import { button } from './button.ts';
import type { Template } from './template.ts';

/** To the staff of the centre that may take a case over (移送). Takes `centre` (which has it still), `offeredAt`, `url`. */
export const caseHandOverOffered: Template = {
  'zh-CN': {
    subject: '有案件移送本中心，待接收',
    text: `您好！

{{centre}}已于 {{offeredAt}}（北京时间）提出将一件案件移送本中心。请及时接收，或说明理由退回。

登录后查看：
{{url}}`,
    html: `<p>您好！</p>
<p>{{centre}}已于 {{offeredAt}}（北京时间）提出将一件案件移送本中心。请及时接收，或说明理由退回。</p>
${button('登录后查看')}`,
  },
  en: {
    subject: 'A case is offered to your centre',
    text: `Hello,

{{centre}} offered a case to your centre at {{offeredAt}} (Beijing time). Please take it over soon, or return it and say why.

See it after signing in:
{{url}}`,
    html: `<p>Hello,</p>
<p>{{centre}} offered a case to your centre at {{offeredAt}} (Beijing time). Please take it over soon, or return it and say why.</p>
${button('See it after signing in')}`,
  },
};
