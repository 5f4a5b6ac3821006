import { type Both, both } from './both.ts';

/** What is said in the course of a case, by either side. */
export const SUPPLEMENTS: readonly { readonly item: Both; readonly why: Both }[] = [
  {
    item: both('送达凭证', 'Proof of service'),
    why: both('用于核对答复期限的起算日。', 'The time to answer runs from it.'),
  },
  {
    item: both('起诉状或投诉通知副本', 'Copy of the complaint or notice'),
    why: both(
      '现有材料看不出对方主张的权利和请求。',
      'What was sent does not show the right asserted and the relief sought.',
    ),
  },
  {
    item: both('涉案产品照片及结构说明', 'Pictures and description of the product'),
    why: both('用于与对方权利要求或外观设计比对。', 'To compare it with the claims or the design.'),
  },
  {
    item: both('授权委托书（盖章）', 'Letter of authority, sealed'),
    why: both('经办人不是法定代表人。', 'Who files is not the legal representative.'),
  },
];
export const SUPPLIED = both(
  '所列材料已补齐，原件可随时核对。',
  'Everything on the list is here; the originals can be seen at any time.',
);

export const FROM_ENTERPRISE: readonly Both[] = [
  both(
    '请问境外律师费大致在什么区间？我们需要先报预算。',
    'What do counsel there cost, roughly? We must ask for a budget first.',
  ),
  both(
    '对方今天来函提出和解，金额较高，是否需要回复？',
    'The other side wrote today and offers to settle, for much money. Should we answer?',
  ),
  both(
    '销售记录和设计底稿已保全，下周可以提供。',
    'Sales records and design files are preserved; you can have them next week.',
  ),
  both('管理层倾向于应诉，请问第一步做什么？', 'The management would rather defend. What comes first?'),
];
export const FROM_CENTRE: readonly Both[] = [
  both(
    '请先确认送达日期和送达方式，期限由此起算，不要自行签收其他文件。',
    'Please confirm the day and manner of service first: the time runs from it. Accept no other papers meanwhile.',
  ),
  both(
    '已收到，三个工作日内答复。请保全产品、销售和设计记录。',
    'Received; you have our answer in three working days. Keep product, sales and design records.',
  ),
  both('建议先做一次无效检索，再决定是否谈判。', 'We suggest a search for prior art before any talks.'),
  both('和解方案请勿直接回复对方，先发给我们看。', 'Please do not answer the offer yourselves; show it to us first.'),
];
/** What staff note, and of which call. */
interface Noted {
  readonly text: Both;
  readonly call: { readonly [field: string]: string | number | boolean } | null;
}
export const NOTES: readonly Noted[] = [
  {
    text: both('法务在出差，约定次日再通话。', 'Its counsel travels. We speak tomorrow.'),
    call: { with: 'enterprise', direction: 'outgoing', answered: true, minutes: 4 },
  },
  {
    text: both(
      '同一原告本月另有数案，可考虑共同应诉。',
      'The same claimant has other suits this month; a joint defence may be possible.',
    ),
    call: null,
  },
  { text: both('期限较紧，请审核人优先处理。', 'The time is short; please review this one first.'), call: null },
];

export const DECLINED: readonly (readonly [reason: string, note: Both])[] = [
  [
    'R02',
    both(
      '纠纷发生在境内，请向当地知识产权维权援助机构申请。',
      'The dispute is a domestic one; the local aid body can help.',
    ),
  ],
  [
    'R03',
    both(
      '未说明对方当事人和具体请求，可在明确后重新提交。',
      'Neither the opponent nor the claim is stated; it can be filed again once they are.',
    ),
  ],
  ['R04', both('逾期未补充材料。', 'The materials were not supplied in time.')],
  [
    'R10',
    both(
      '请求代理诉讼，超出指导范围，可查询律师名录。',
      'Representation is asked for, which guidance does not give; see the list of counsel.',
    ),
  ],
];
export const TERMINATED: readonly (readonly [reason: string, note: Both])[] = [
  ['T01', both('企业书面撤回申请。', 'The enterprise withdrew its application in writing.')],
  ['T02', both('三次联系未果，记录附后。', 'Three attempts to reach them failed; the record is attached.')],
  ['T06', both('对方已撤回起诉，企业不再需要指导。', 'The suit was withdrawn, and no guidance is needed any more.')],
];
export const MOVED = both(
  '企业主要经营地在贵中心辖区，移送更便于跟进。',
  'The enterprise mainly works in your area, where it is easier to follow.',
);
export const TO_STATION = both(
  '需当地工作站协助核对送达情况。',
  'The station there can find out how service was made.',
);
export const NOT_TAKEN = both(
  '企业注册地不在本中心辖区，请原中心继续办理。',
  'The enterprise is not registered in our area; please go on with it.',
);

export const OUTCOMES: readonly (readonly [outcome: string, note: Both])[] = [
  ['O1', both('法院判决不侵权，判决已生效。', 'Judgment of non-infringement, final.')],
  ['O2', both('对方撤诉，账户已解冻。', 'The suit was withdrawn and the account released.')],
  ['O3', both('双方和解，金额低于对方首次报价的三成。', 'Settled for less than a third of the first demand.')],
  ['O4', both('以同意令结案。', 'Ended by a consent order.')],
  ['O5', both('败诉，企业决定退出该型号。', 'Lost; the enterprise gives this model up.')],
  ['O7', both('涉案权利被宣告无效。', 'The right was found invalid.')],
  ['O8', both('链接恢复上架，资金解冻。', 'The listing is back, and the money released.')],
  ['O9', both('海关放行。', 'Released by customs.')],
  ['O10', both('仅提供咨询意见，企业自行处理。', 'Advice only; the enterprise goes on by itself.')],
];
export const RETURNED = both(
  '请补充送达争议的处理，并说明引用条款的查询日期。',
  'Say how disputed service is to be met, and when the provisions cited were looked up.',
);
export const EVIDENCE: readonly Both[] = [
  both(
    '企业盖章确认书；平台解冻通知（已隐去店铺名）。',
    'Sealed confirmation of the enterprise; the platform’s notice, without the shop’s name.',
  ),
  both('裁判文书副本，金额见判决主文。', 'Copy of the decision; the amount stands in its operative part.'),
  both('和解协议（脱敏）及付款凭证。', 'Settlement agreement, redacted, with proof of payment.'),
];
export const REVERSED = both(
  '金额重复计入，予以冲销后另行登记。',
  'The amount was counted twice: taken back, to be entered anew.',
);
