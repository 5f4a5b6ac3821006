import { button } from './button.ts';
import type { Template } from './template.ts';

/** To the centre: the enterprise objected to its expert; the reason stands with the invitation. Takes `centre`, `url`. */
export const expertObjected: Template = {
  'zh-CN': {
    subject: '企业对专家提出异议',
    text: `您好！

{{centre}}：企业对所指派的专家提出了异议，该专家已不再参与本案。理由请登录后查看。

候补名单中还有专家的，已自动征询下一位。

登录后查看：
{{url}}`,
    html: `<p>您好！</p>
<p>{{centre}}：企业对所指派的专家提出了异议，该专家已不再参与本案。理由请登录后查看。</p>
<p>候补名单中还有专家的，已自动征询下一位。</p>
${button('登录后查看')}`,
  },
  en: {
    subject: 'The enterprise objects to its expert',
    text: `Hello,

the enterprise has objected to the expert whom {{centre}} assigned; they advise on the case no longer. The reason is there for you after signing in.

If another candidate waits, that one has been asked.

See it after signing in:
{{url}}`,
    html: `<p>Hello,</p>
<p>the enterprise has objected to the expert whom {{centre}} assigned; they advise on the case no longer. The reason is there for you after signing in.</p>
<p>If another candidate waits, that one has been asked.</p>
${button('See it after signing in')}`,
  },
};
