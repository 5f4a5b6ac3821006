import { button } from './button.ts';
import type { Template } from './template.ts';

/** To who is on another side of a case: there is a file (案件材料), to be opened after signing in. Takes `addedAt`, `url`. */
export const caseMaterial: Template = {
  'zh-CN': {
    subject: '您的案件新增材料',
    text: `您好！

您参与的案件于 {{addedAt}}（北京时间）新增材料。材料内容保密，请登录后查看；能否打开以页面所示为准：
{{url}}

同一钟点内继续新增的材料不再另行通知。`,
    html: `<p>您好！</p>
<p>您参与的案件于 {{addedAt}}（北京时间）新增材料。材料内容保密，请登录后查看；能否打开以页面所示为准。</p>
${button('登录后查看')}
<p>同一钟点内继续新增的材料不再另行通知。</p>`,
  },
  en: {
    subject: 'There is a new file in your case',
    text: `Hello,

a file was added, on {{addedAt}} (Beijing time), to a case that you are part of. It is confidential. After signing in you see what it is, and whether it is open to you:
{{url}}

Files that follow within the same hour of the clock are not told of again.`,
    html: `<p>Hello,</p>
<p>a file was added, on {{addedAt}} (Beijing time), to a case that you are part of. It is confidential. After signing in you see what it is, and whether it is open to you.</p>
${button('See it after signing in')}
<p>Files that follow within the same hour of the clock are not told of again.</p>`,
  },
};
