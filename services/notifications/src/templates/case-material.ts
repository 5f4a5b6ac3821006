import type { Template } from './template.ts';

/** To who is on another side of a case: there is a file (案件材料), to be opened after signing in. Takes `addedAt`, `url`. */
export const caseMaterial: Template = {
  'zh-CN': {
    subject: '您的案件新增材料',
    text: `您好！

您参与的案件于 {{addedAt}}（北京时间）新增材料。材料内容保密，请登录后查看：
{{url}}

一小时内继续新增的材料不再另行通知。`,
    html: `<p>您好！</p>
<p>您参与的案件于 {{addedAt}}（北京时间）新增材料。材料内容保密，请<a href="{{url}}">登录后查看</a>。</p>
<p>一小时内继续新增的材料不再另行通知。</p>`,
  },
  en: {
    subject: 'There is a new file in your case',
    text: `Hello,

a file was added, on {{addedAt}} (Beijing time), to a case that you are part of. It is confidential. Open it after signing in:
{{url}}

Files that follow within the hour are not told of again.`,
    html: `<p>Hello,</p>
<p>a file was added, on {{addedAt}} (Beijing time), to a case that you are part of. It is confidential. <a href="{{url}}">Open it after signing in</a>.</p>
<p>Files that follow within the hour are not told of again.</p>`,
  },
};
