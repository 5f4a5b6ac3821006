import { button } from './button.ts';
import type { Template } from './template.ts';

/** To the expert: the case is offered, its facts are there. Takes `answerBy`, `url`. */
export const expertOffered: Template = {
  'zh-CN': {
    subject: '有一件案件邀请您指导',
    text: `您好！

感谢您核查利益冲突。现邀请您为该案件提供指导，案情概要请登录后查看。

请于 {{answerBy}}（北京时间）前答复

谢绝的，请选择原因；逾期未答复的，将征询下一位专家。

查看案情并答复：
{{url}}`,
    html: `<p>您好！</p>
<p>感谢您核查利益冲突。现邀请您为该案件提供指导，案情概要请登录后查看。</p>
<ul><li>请于 {{answerBy}}（北京时间）前答复</li></ul>
<p>谢绝的，请选择原因；逾期未答复的，将征询下一位专家。</p>
${button('查看案情并答复')}`,
  },
  en: {
    subject: 'A case is offered to you',
    text: `Hello,

thank you for checking for conflicts. You are now invited to advise on the case; what it is about is there for you after signing in.

Your answer is due by {{answerBy}} (Beijing time)

If you decline, please choose a reason. Without an answer in time the next expert is asked.

Read about the case and answer:
{{url}}`,
    html: `<p>Hello,</p>
<p>thank you for checking for conflicts. You are now invited to advise on the case; what it is about is there for you after signing in.</p>
<ul><li>Your answer is due by {{answerBy}} (Beijing time)</li></ul>
<p>If you decline, please choose a reason. Without an answer in time the next expert is asked.</p>
${button('Read about the case and answer')}`,
  },
};
