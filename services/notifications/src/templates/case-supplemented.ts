import { button } from './button.ts';
import type { Template } from './template.ts';

/** To the centre's staff: the applicant supplied what was asked for. Takes `round`, `suppliedAt`, `url`. */
export const caseSupplemented: Template = {
  'zh-CN': {
    subject: '申请人已补充材料（第{{round}}次）',
    text: `您好！

申请人已于 {{suppliedAt}}（北京时间）按本中心第{{round}}次通知补充材料，请继续审核。

登录后查看：
{{url}}`,
    html: `<p>您好！</p>
<p>申请人已于 {{suppliedAt}}（北京时间）按本中心第{{round}}次通知补充材料，请继续审核。</p>
${button('登录后查看')}`,
  },
  en: {
    subject: 'An applicant has supplied what was asked for (request number {{round}})',
    text: `Hello,

an applicant supplied at {{suppliedAt}} (Beijing time) what your centre's request number {{round}} asked for. Please go on with the review.

See it after signing in:
{{url}}`,
    html: `<p>Hello,</p>
<p>an applicant supplied at {{suppliedAt}} (Beijing time) what your centre's request number {{round}} asked for. Please go on with the review.</p>
${button('See it after signing in')}`,
  },
};
