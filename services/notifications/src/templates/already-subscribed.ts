import { CHOICE_LINES } from './choice-lines.ts';
import type { Template } from './template.ts';

/**
 * Asked for again what is subscribed already: told by mail, so that the form tells nobody. Takes what `CHOICE_LINES` take, `manageUrl`, `leaveUrl`.
 */
export const alreadySubscribed: Template = {
  'zh-CN': {
    subject: '您已订阅风险预警',
    text: `您好！

有人用此邮箱再次申请订阅知识产权风险预警。您此前已订阅，无需再次确认。订阅内容如下。
${CHOICE_LINES['zh-CN'].text}

如需更改：
{{manageUrl}}
如需退订：
{{leaveUrl}}`,
    html: `<p>您好！</p>
<p>有人用此邮箱再次申请订阅知识产权风险预警。您此前已订阅，无需再次确认。订阅内容如下。</p>
${CHOICE_LINES['zh-CN'].html}
<p>如需更改，请点击：<a href="{{manageUrl}}">管理订阅</a>。如需退订，请点击：<a href="{{leaveUrl}}">退订</a></p>`,
  },
  en: {
    subject: 'You are subscribed to risk warnings already',
    text: `Hello,

somebody asked again for intellectual-property risk warnings to this address. You are subscribed already, as follows. There is nothing to confirm.
${CHOICE_LINES.en.text}

To change this:
{{manageUrl}}
To leave:
{{leaveUrl}}`,
    html: `<p>Hello,</p>
<p>somebody asked again for intellectual-property risk warnings to this address. You are subscribed already, as follows. There is nothing to confirm.</p>
${CHOICE_LINES.en.html}
<p>To change this: <a href="{{manageUrl}}">Manage your subscription</a>. To leave: <a href="{{leaveUrl}}">Leave</a></p>`,
  },
};
