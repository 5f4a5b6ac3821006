import { button } from './button.ts';
import type { Template } from './template.ts';

/** To the centre: nobody is left to ask. Takes `centre`, `url`. */
export const expertExhausted: Template = {
  'zh-CN': {
    subject: '本案已无候选专家可征询',
    text: `您好！

{{centre}}：候选专家已全部征询完毕，目前无人接受。请补充候选专家，或撤回邀请。法定期限照常计算。

登录后处理：
{{url}}`,
    html: `<p>您好！</p>
<p>{{centre}}：候选专家已全部征询完毕，目前无人接受。请补充候选专家，或撤回邀请。法定期限照常计算。</p>
${button('登录后处理')}`,
  },
  en: {
    subject: 'Nobody is left to ask for this case',
    text: `Hello,

every candidate whom {{centre}} chose has been asked, and nobody has taken the case. Please add candidates, or withdraw the invitation. The time limits of the proceeding abroad run on meanwhile.

Go on after signing in:
{{url}}`,
    html: `<p>Hello,</p>
<p>every candidate whom {{centre}} chose has been asked, and nobody has taken the case. Please add candidates, or withdraw the invitation. The time limits of the proceeding abroad run on meanwhile.</p>
${button('Go on after signing in')}`,
  },
};
