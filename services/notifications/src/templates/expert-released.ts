import { button } from './button.ts';
import type { Template } from './template.ts';

/** To the expert: they advise on the case no longer. Takes `why`, `url`. */
export const expertReleased: Template = {
  'zh-CN': {
    subject: '您已不再参与该案件的指导',
    text: `您好！

您已不再参与一件案件的指导。

情况：{{why}}

感谢您的工作。保密义务继续有效，请妥善处理所持材料。

查看您的邀请：
{{url}}`,
    html: `<p>您好！</p>
<p>您已不再参与一件案件的指导。</p>
<ul><li>情况：{{why}}</li></ul>
<p>感谢您的工作。保密义务继续有效，请妥善处理所持材料。</p>
${button('查看您的邀请')}`,
  },
  en: {
    subject: 'You advise on this case no longer',
    text: `Hello,

you have been released from a case.

What happened: {{why}}

Thank you for your work. Your duty of confidence goes on; please take care of the papers that you hold.

See your invitations:
{{url}}`,
    html: `<p>Hello,</p>
<p>you have been released from a case.</p>
<ul><li>What happened: {{why}}</li></ul>
<p>Thank you for your work. Your duty of confidence goes on; please take care of the papers that you hold.</p>
${button('See your invitations')}`,
  },
};
