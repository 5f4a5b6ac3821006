import { button } from './button.ts';
import type { Template } from './template.ts';

/** To the centre: a candidate declined. Takes `reason`, `url`. */
export const expertDeclined: Template = {
  'zh-CN': {
    subject: '候选专家已谢绝',
    text: `您好！

一位候选专家谢绝了邀请。

原因：{{reason}}

候补名单中还有专家的，已自动征询下一位。

登录后查看：
{{url}}`,
    html: `<p>您好！</p>
<p>一位候选专家谢绝了邀请。</p>
<ul><li>原因：{{reason}}</li></ul>
<p>候补名单中还有专家的，已自动征询下一位。</p>
${button('登录后查看')}`,
  },
  en: {
    subject: 'An expert has declined',
    text: `Hello,

a candidate has declined the invitation.

Reason: {{reason}}

If another candidate waits, that one has been asked.

See it after signing in:
{{url}}`,
    html: `<p>Hello,</p>
<p>a candidate has declined the invitation.</p>
<ul><li>Reason: {{reason}}</li></ul>
<p>If another candidate waits, that one has been asked.</p>
${button('See it after signing in')}`,
  },
};
