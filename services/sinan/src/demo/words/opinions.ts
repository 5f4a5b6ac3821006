import type { Both } from './both.ts';
import type { Dispute } from './disputes.ts';

/** A guidance opinion with the parts that annex F names; what it says of the law is where to look it up, never its text. */
export function opinionOn({ procedure }: Dispute, product: Both): Both {
  return {
    zh: `一、案件概况\n企业${product.zh}产品涉及境外程序：${procedure}。事实以企业提交的材料为准。\n\n二、程序与期限\n请以文书载明的日期为准；未载明的，自最早可能的送达日起算，并预留两个工作日。\n\n三、争点与风险\n1. 送达是否有效；2. 对方权利是否稳定；3. 缺席的后果重于应诉的费用。\n\n四、应对建议\n今天：保全产品、销售和设计记录，停止与对方直接联系。\n本周：确定当地律师，完成无效检索。\n本月：比较应诉、和解与规避设计三种方案的费用和时限。\n\n五、证据与数据出境\n向境外提供材料前，逐项核对是否涉及重要数据和个人信息。\n\n六、免责声明\n本意见仅供参考，不构成法律意见。`,
    en: `1. Overview\nProceedings abroad concern the enterprise’s ${product.en}: ${procedure}. The facts are as the enterprise states them.\n\n2. Procedure and deadlines\nA date stated in the papers wins. Where none is, count from the earliest plausible day of service, and keep two working days in hand.\n\n3. Issues and risks\n(a) Is service valid? (b) How strong is the right? (c) Default costs more than a defence.\n\n4. Advice\nToday: preserve product, sales and design records; no direct contact with the other side.\nThis week: choose counsel there, and have the prior art searched.\nThis month: compare a defence, a settlement and a design-around by cost and time.\n\n5. Evidence and data going abroad\nCheck each paper for important data and personal information first.\n\n6. Disclaimer\nThis opinion is guidance, and no legal advice.`,
  };
}
