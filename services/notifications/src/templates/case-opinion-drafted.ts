import { button } from './button.ts';
import type { Template } from './template.ts';

/** To who reviews and signs at the centre: the draft of an opinion waits (拟稿待审核签发). Takes `opinion` (the number it will have), `writtenAt`, `url`. */
export const caseOpinionDrafted: Template = {
  'zh-CN': {
    subject: '指导意见书待审核签发（第{{opinion}}份）',
    text: `您好！

第{{opinion}}份指导意见书已于 {{writtenAt}}（北京时间）拟就，待审核签发。拟稿人不得签发本人撰写的意见书。

登录后审阅：
{{url}}`,
    html: `<p>您好！</p>
<p>第{{opinion}}份指导意见书已于 {{writtenAt}}（北京时间）拟就，待审核签发。拟稿人不得签发本人撰写的意见书。</p>
${button('登录后审阅')}`,
  },
  en: {
    subject: 'An opinion waits for review (number {{opinion}})',
    text: `Hello,

the draft of guidance opinion number {{opinion}} was written at {{writtenAt}} (Beijing time) and waits for review and signature. Nobody issues what they wrote themselves.

Read it after signing in:
{{url}}`,
    html: `<p>Hello,</p>
<p>the draft of guidance opinion number {{opinion}} was written at {{writtenAt}} (Beijing time) and waits for review and signature. Nobody issues what they wrote themselves.</p>
${button('Read it after signing in')}`,
  },
};
