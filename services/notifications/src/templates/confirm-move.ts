import { button } from './button.ts';
import type { Template } from './template.ts';

/** To the address that a subscription is to move to. Takes `url`; nothing of the subscription, since its owner may have mistyped the address. */
export const confirmMove: Template = {
  'zh-CN': {
    subject: '请确认变更接收邮箱',
    text: `您好！

有人申请将其订阅的知识产权风险预警改为发送到此邮箱。

如果是您本人，请在 7 天内打开以下链接，并点击页面上的按钮确认：
{{url}}

如果不是您本人，请忽略本邮件：未经确认，不会变更。`,
    html: `<p>您好！</p>
<p>有人申请将其订阅的知识产权风险预警改为发送到此邮箱。</p>
<p>如果是您本人，请在 7 天内点击下方按钮，并在打开的页面上再次点击确认：</p>
${button('确认变更')}
<p>如果不是您本人，请忽略本邮件：未经确认，不会变更。</p>`,
  },
  en: {
    subject: 'Please confirm that risk warnings shall come here',
    text: `Hello,

somebody asked that the intellectual-property risk warnings of their subscription come to this address from now on.

If that was you, please open this link within 7 days and press the button there to confirm:
{{url}}

If it was not, you can ignore this mail: nothing changes without that.`,
    html: `<p>Hello,</p>
<p>somebody asked that the intellectual-property risk warnings of their subscription come to this address from now on.</p>
<p>If that was you, please press this button within 7 days, and the one on the page that opens:</p>
${button('Confirm the address')}
<p>If it was not, you can ignore this mail: nothing changes without that.</p>`,
  },
};
