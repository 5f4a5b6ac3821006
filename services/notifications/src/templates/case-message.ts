import { button } from './button.ts';
import type { Template } from './template.ts';

/** To who is on another side of a case: there is a message (留言), to be read after signing in. Takes `sentAt`, `url`. */
export const caseMessage: Template = {
  'zh-CN': {
    subject: '您的案件有新留言',
    text: `您好！

您参与的案件于 {{sentAt}}（北京时间）有新留言。留言内容保密，请登录后查看：
{{url}}

同一钟点内的后续留言不再另行通知。`,
    html: `<p>您好！</p>
<p>您参与的案件于 {{sentAt}}（北京时间）有新留言。留言内容保密，请登录后查看。</p>
${button('登录后查看')}
<p>同一钟点内的后续留言不再另行通知。</p>`,
  },
  en: {
    subject: 'There is a new message in your case',
    text: `Hello,

there is a new message, of {{sentAt}} (Beijing time), in a case that you are part of. It is confidential. Read it after signing in:
{{url}}

Messages that follow within the same hour of the clock are not told of again.`,
    html: `<p>Hello,</p>
<p>there is a new message, of {{sentAt}} (Beijing time), in a case that you are part of. It is confidential.</p>
${button('Read it after signing in')}
<p>Messages that follow within the same hour of the clock are not told of again.</p>`,
  },
};
