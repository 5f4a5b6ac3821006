import { button } from './button.ts';
import type { Template } from './template.ts';

/** To who wrote the draft of an opinion: it came back (退回修改). Takes `opinion` (the number it will have), `returnedAt`, `url`. */
export const caseOpinionReturned: Template = {
  'zh-CN': {
    subject: '指导意见书草稿已退回修改（第{{opinion}}份）',
    text: `您好！

您撰写的第{{opinion}}份指导意见书草稿已于 {{returnedAt}}（北京时间）退回修改。退回理由请登录后查看：
{{url}}`,
    html: `<p>您好！</p>
<p>您撰写的第{{opinion}}份指导意见书草稿已于 {{returnedAt}}（北京时间）退回修改。退回理由请登录后查看。</p>
${button('登录后查看')}`,
  },
  en: {
    subject: 'Your draft of an opinion came back (number {{opinion}})',
    text: `Hello,

your draft of guidance opinion number {{opinion}} was returned at {{returnedAt}} (Beijing time). Read why after signing in:
{{url}}`,
    html: `<p>Hello,</p>
<p>your draft of guidance opinion number {{opinion}} was returned at {{returnedAt}} (Beijing time).</p>
${button('Read why after signing in')}`,
  },
};
