import { button } from './button.ts';
import type { Template } from './template.ts';

/** To the expert: the names of the parties are to be checked. They stand in no mail. Takes `answerBy`, `url`. */
export const expertAsked: Template = {
  'zh-CN': {
    subject: '请核查利益冲突',
    text: `您好！

有一件海外知识产权纠纷希望邀请您提供指导。在了解案情之前，请您先核查各方当事人的名称，确认是否存在利益冲突。

请于 {{answerBy}}（北京时间）前答复

出于保密，邮件中不列当事人名称，请登录后查看并答复：无利益冲突、存在利益冲突，或需要豁免。逾期未答复的，将征询下一位专家。

登录后查看并答复：
{{url}}`,
    html: `<p>您好！</p>
<p>有一件海外知识产权纠纷希望邀请您提供指导。在了解案情之前，请您先核查各方当事人的名称，确认是否存在利益冲突。</p>
<ul><li>请于 {{answerBy}}（北京时间）前答复</li></ul>
<p>出于保密，邮件中不列当事人名称，请登录后查看并答复：无利益冲突、存在利益冲突，或需要豁免。逾期未答复的，将征询下一位专家。</p>
${button('登录后查看并答复')}`,
  },
  en: {
    subject: 'Please check for conflicts of interest',
    text: `Hello,

a guidance centre would like to invite you to advise on an intellectual-property dispute abroad. Before you learn what it is about, please check the names of the parties for conflicts of interest.

Your answer is due by {{answerBy}} (Beijing time)

For confidence, no mail names a party. Please sign in to see them, and answer: no conflict, a conflict, or a waiver is needed. Without an answer in time the next expert is asked.

See the names and answer:
{{url}}`,
    html: `<p>Hello,</p>
<p>a guidance centre would like to invite you to advise on an intellectual-property dispute abroad. Before you learn what it is about, please check the names of the parties for conflicts of interest.</p>
<ul><li>Your answer is due by {{answerBy}} (Beijing time)</li></ul>
<p>For confidence, no mail names a party. Please sign in to see them, and answer: no conflict, a conflict, or a waiver is needed. Without an answer in time the next expert is asked.</p>
${button('See the names and answer')}`,
  },
};
