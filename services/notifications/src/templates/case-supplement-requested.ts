import { button } from './button.ts';
import type { Template } from './template.ts';

/**
 * To the enterprise: the centre asks for supplements (补充材料通知书). What for, and why, is read after signing in. Takes `centre`, `round`,
 * `dueOn`, `zone`, `url`.
 */
export const caseSupplementRequested: Template = {
  'zh-CN': {
    subject: '请于{{dueOn}}前补充申请材料',
    text: `您好！

{{centre}}审核了您的海外知识产权纠纷应对指导申请，请您补充材料（第{{round}}次通知）。

截止日期：{{dueOn}}（{{zone}}，含当日）

需要哪些材料、为什么需要，请登录后查看，并一次性补齐。境外程序的期限照常计算，请勿等待。

查看并补充：
{{url}}`,
    html: `<p>您好！</p>
<p>{{centre}}审核了您的海外知识产权纠纷应对指导申请，请您补充材料（第{{round}}次通知）。</p>
<ul><li>截止日期：<strong>{{dueOn}}</strong>（{{zone}}，含当日）</li></ul>
<p>需要哪些材料、为什么需要，请登录后查看，并一次性补齐。境外程序的期限照常计算，请勿等待。</p>
${button('查看并补充')}`,
  },
  en: {
    subject: 'Please supplement your application by {{dueOn}}',
    text: `Hello,

{{centre}} has reviewed your application for guidance and asks you for supplements (request number {{round}}).

Due: {{dueOn}} ({{zone}}), that day included

What is needed, and why, stands with your application: please sign in, and supply everything at once. The time limits of the proceeding abroad run on meanwhile: do not wait for us.

See and supply what is asked for:
{{url}}`,
    html: `<p>Hello,</p>
<p>{{centre}} has reviewed your application for guidance and asks you for supplements (request number {{round}}).</p>
<ul><li>Due: <strong>{{dueOn}}</strong> ({{zone}}), that day included</li></ul>
<p>What is needed, and why, stands with your application: please sign in, and supply everything at once. The time limits of the proceeding abroad run on meanwhile: do not wait for us.</p>
${button('See and supply what is asked for')}`,
  },
};
