import { button } from './button.ts';
import type { Template } from './template.ts';

/** The link to sign in, and the code for those whose mail is on another device. Takes `url`, `code`. */
export const signIn: Template = {
  'zh-CN': {
    subject: '登录司南',
    text: `您好！

请在 10 分钟内打开以下链接，并点击页面上的按钮登录：
{{url}}

在其他设备上登录时，请输入验证码：{{code}}

链接和验证码只能使用一次，请勿转告他人。如果不是您本人操作，请忽略本邮件。`,
    html: `<p>您好！</p>
<p>请在 10 分钟内点击下方按钮，并在打开的页面上再次点击登录：</p>
${button('登录司南')}
<p>在其他设备上登录时，请输入验证码：</p>
<p style="font-size:28px;letter-spacing:6px"><strong>{{code}}</strong></p>
<p>链接和验证码只能使用一次，请勿转告他人。如果不是您本人操作，请忽略本邮件。</p>`,
  },
  en: {
    subject: 'Sign in to Sinan',
    text: `Hello,

please open this link within 10 minutes and press the button there to sign in:
{{url}}

To sign in on another device, enter this code: {{code}}

Link and code work once. Pass them on to nobody. If you did not ask for this, you can ignore this mail.`,
    html: `<p>Hello,</p>
<p>please press this button within 10 minutes, and the one on the page that opens:</p>
${button('Sign in to Sinan')}
<p>To sign in on another device, enter this code:</p>
<p style="font-size:28px;letter-spacing:6px"><strong>{{code}}</strong></p>
<p>Link and code work once. Pass them on to nobody. If you did not ask for this, you can ignore this mail.</p>`,
  },
};
