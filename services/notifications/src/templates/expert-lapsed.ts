import { button } from './button.ts';
import type { Template } from './template.ts';

/** To the centre: a candidate gave no answer in time. Takes `step`, `url`. */
export const expertLapsed: Template = {
  'zh-CN': {
    subject: '候选专家逾期未答复',
    text: `您好！

一位候选专家未在期限内答复。

未答复的环节：{{step}}

候补名单中还有专家的，已自动征询下一位。

登录后查看：
{{url}}`,
    html: `<p>您好！</p>
<p>一位候选专家未在期限内答复。</p>
<ul><li>未答复的环节：{{step}}</li></ul>
<p>候补名单中还有专家的，已自动征询下一位。</p>
${button('登录后查看')}`,
  },
  en: {
    subject: 'An expert gave no answer in time',
    text: `Hello,

a candidate gave no answer in time.

What was asked: {{step}}

If another candidate waits, that one has been asked.

See it after signing in:
{{url}}`,
    html: `<p>Hello,</p>
<p>a candidate gave no answer in time.</p>
<ul><li>What was asked: {{step}}</li></ul>
<p>If another candidate waits, that one has been asked.</p>
${button('See it after signing in')}`,
  },
};
