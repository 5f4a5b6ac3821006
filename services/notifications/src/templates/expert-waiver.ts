import { button } from './button.ts';
import type { Template } from './template.ts';

/** To the centre: an expert asks that a conflict be waived; the text stands with the invitation. Takes `centre`, `url`. */
export const expertWaiver: Template = {
  'zh-CN': {
    subject: '专家申请豁免利益冲突，待确认',
    text: `您好！

{{centre}}：一位候选专家在利益冲突核查中申请豁免。请查看其说明，决定是否同意；同意之前，该专家不会看到案情。

登录后查看：
{{url}}`,
    html: `<p>您好！</p>
<p>{{centre}}：一位候选专家在利益冲突核查中申请豁免。请查看其说明，决定是否同意；同意之前，该专家不会看到案情。</p>
${button('登录后查看')}`,
  },
  en: {
    subject: 'An expert asks for a waiver',
    text: `Hello,

a candidate whom {{centre}} invited asks in the conflict check that a conflict be waived. Please read what they wrote, and accept or refuse it; until then they do not see what the case is about.

See it after signing in:
{{url}}`,
    html: `<p>Hello,</p>
<p>a candidate whom {{centre}} invited asks in the conflict check that a conflict be waived. Please read what they wrote, and accept or refuse it; until then they do not see what the case is about.</p>
${button('See it after signing in')}`,
  },
};
