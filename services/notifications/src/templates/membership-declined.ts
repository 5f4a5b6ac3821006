import { button } from './button.ts';
import type { Template } from './template.ts';

/** To who asked to belong to an organisation: not yet, why, and how to go on. Takes `uscc`, `reason`, `declinedAt`, `url`. */
export const membershipDeclined: Template = {
  'zh-CN': {
    subject: '您的单位成员资格未通过',
    text: `您好！

您加入统一社会信用代码为 {{uscc}} 的单位的申请于 {{declinedAt}}（北京时间）未获通过。

原因：{{reason}}

可补正材料后重新申请。境外程序的期限照常计算，请勿等待。

登录查看说明：
{{url}}`,
    html: `<p>您好！</p>
<p>您加入统一社会信用代码为 {{uscc}} 的单位的申请于 {{declinedAt}}（北京时间）未获通过。</p>
<ul><li>原因：{{reason}}</li></ul>
<p>可补正材料后重新申请。境外程序的期限照常计算，请勿等待。</p>
${button('登录查看说明')}`,
  },
  en: {
    subject: 'Your membership has not been confirmed',
    text: `Hello,

your request to act for the organisation with the credit code {{uscc}} was not confirmed at {{declinedAt}} (Beijing time).

Reason: {{reason}}

You can ask again with other papers. The time limits of a proceeding abroad run on: do not wait for us.

Sign in to see the details:
{{url}}`,
    html: `<p>Hello,</p>
<p>your request to act for the organisation with the credit code {{uscc}} was not confirmed at {{declinedAt}} (Beijing time).</p>
<ul><li>Reason: {{reason}}</li></ul>
<p>You can ask again with other papers. The time limits of a proceeding abroad run on: do not wait for us.</p>
${button('Sign in to see the details')}`,
  },
};
