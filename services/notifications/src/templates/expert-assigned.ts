import { button } from './button.ts';
import type { Template } from './template.ts';

/** To the enterprise: an expert advises on its case, and it may object. Who that is stands with the case. Takes `centre`, `objectUntil`, `url`. */
export const expertAssigned: Template = {
  'zh-CN': {
    subject: '已为您的案件指派专家',
    text: `您好！

{{centre}}已为您的案件指派专家，由其提供指导。专家的姓名、所在机构和执业资格，请登录后查看。

您对该专家有异议的，可以在期限内提出，并说明理由；提出后，该专家即不再参与，我们将征询下一位。

提出异议的期限：{{objectUntil}}（北京时间）

查看案件：
{{url}}`,
    html: `<p>您好！</p>
<p>{{centre}}已为您的案件指派专家，由其提供指导。专家的姓名、所在机构和执业资格，请登录后查看。</p>
<p>您对该专家有异议的，可以在期限内提出，并说明理由；提出后，该专家即不再参与，我们将征询下一位。</p>
<ul><li>提出异议的期限：{{objectUntil}}（北京时间）</li></ul>
${button('查看案件')}`,
  },
  en: {
    subject: 'An expert has been assigned to your case',
    text: `Hello,

{{centre}} has assigned an expert, who now advises on your case. Name, firm and qualification are there for you after signing in.

If you have an objection to this expert, you may say so in time, with the reason. They are then released at once, and the next one is asked.

You may object until {{objectUntil}} (Beijing time)

See your case:
{{url}}`,
    html: `<p>Hello,</p>
<p>{{centre}} has assigned an expert, who now advises on your case. Name, firm and qualification are there for you after signing in.</p>
<p>If you have an objection to this expert, you may say so in time, with the reason. They are then released at once, and the next one is asked.</p>
<ul><li>You may object until {{objectUntil}} (Beijing time)</li></ul>
${button('See your case')}`,
  },
};
