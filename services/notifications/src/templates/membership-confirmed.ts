import { button } from './button.ts';
import type { Template } from './template.ts';

/** To who asked to belong to an organisation: from now on they act for it. Takes `uscc`, `url`. */
export const membershipConfirmed: Template = {
  'zh-CN': {
    subject: '您的单位成员资格已确认',
    text: `您好！

您已被确认为统一社会信用代码为 {{uscc}} 的单位的成员，可以查看该单位的案件并代表其提交申请。

登录查看：
{{url}}`,
    html: `<p>您好！</p>
<p>您已被确认为统一社会信用代码为 {{uscc}} 的单位的成员，可以查看该单位的案件并代表其提交申请。</p>
${button('登录查看')}`,
  },
  en: {
    subject: 'Your membership has been confirmed',
    text: `Hello,

you have been confirmed as a member of the organisation with the credit code {{uscc}}. You can see its cases now, and file for it.

Sign in:
{{url}}`,
    html: `<p>Hello,</p>
<p>you have been confirmed as a member of the organisation with the credit code {{uscc}}. You can see its cases now, and file for it.</p>
${button('Sign in')}`,
  },
};
