import { type Both, both } from './both.ts';

/** What enterprises ask, most of it answered in one call. */
export interface Question {
  readonly topic: string;
  readonly country: string | null;
  readonly question: Both;
  readonly answer: Both;
}

const ROWS: readonly (readonly [topic: string, country: string | null, question: Both, answer: Both])[] = [
  [
    'e-commerce',
    'US',
    both(
      '店铺突然被冻结，平台只给了一个案号，怎么查？',
      'Our shop was frozen and we have only a docket number. How do we look it up?',
    ),
    both(
      '可在该法院的电子系统查询案卷，先下载附表和临时限制令，核对店铺和商品，注意听证日期。',
      'Look the docket up in the court’s electronic system; get the schedule and the order, see whether your shop is listed, and note the day of the hearing.',
    ),
  ],
  [
    'response',
    'US',
    both('收到337调查通知，不应诉会怎样？', 'We had a notice of a Section 337 investigation. What if we do nothing?'),
    both(
      '缺席可能导致排除令，影响今后同类产品出口。请先确认送达日，再评估费用。',
      'Default may lead to an exclusion order against later exports too. Note the day of service first, then weigh the cost.',
    ),
  ],
  [
    'squatting',
    'ID',
    both('商标被经销商在印度尼西亚抢注，能否要回？', 'A dealer registered our mark in Indonesia. Can we have it back?'),
    both(
      '可依在先使用和恶意注册请求撤销，请收集合同、发票和宣传材料。',
      'A cancellation for bad faith is possible; collect contracts, invoices and advertising.',
    ),
  ],
  [
    'exhibition',
    'DE',
    both(
      '下月去德国参展，怎样防止展品被扣？',
      'We show at a German fair next month. How do we keep our exhibits from being seized?',
    ),
    both(
      '参展前做外观设计和专利检索，准备保护函，展台备齐权利证明和联系人。',
      'Have designs and patents searched, consider a protective letter, and keep proof of your rights at the stand.',
    ),
  ],
  [
    'customs',
    'EU',
    both('货物在鹿特丹被海关中止放行，要答复吗？', 'Goods are suspended at Rotterdam. Must we answer?'),
    both(
      '须在通知载明的期限内答复，沉默可能被视为同意销毁。请把通知发给我们。',
      'Answer within the period in the notice: silence may count as consent to destruction. Send us the notice.',
    ),
  ],
  [
    'filing',
    'JP',
    both('产品准备进入日本，先申请商标还是外观设计？', 'Our product is to enter Japan. Trade mark or design first?'),
    both(
      '商标宜尽早；外观设计注意新颖性宽限期，未公开前申请最稳妥。',
      'The mark as early as possible; for the design mind the grace period, and file before it is shown.',
    ),
  ],
  [
    'law',
    'VN',
    both('越南商标撤销程序一般多久？', 'How long does a cancellation take in Vietnam?'),
    both(
      '视案情而定，公开资料显示通常在一年以上，可参考国别页的期限速查。',
      'It depends; published figures mostly exceed a year. See the country page.',
    ),
  ],
  [
    'contracts',
    'KR',
    both(
      '代工合同要求我方承担全部侵权责任，合理吗？',
      'An OEM contract puts all liability for infringement on us. Is that usual?',
    ),
    both(
      '建议按图纸来源分担，并约定通知、协助和责任上限。',
      'Share it by whose design it is, and agree on notice, assistance and a cap.',
    ),
  ],
  [
    'enforcement',
    'TH',
    both('在泰国发现仿冒产品，从哪里着手？', 'Copies of our product are sold in Thailand. Where do we begin?'),
    both(
      '先公证购买固定证据，再考虑行政投诉或平台投诉。',
      'Secure a notarised purchase first, then a complaint to the authorities or the platform.',
    ),
  ],
  [
    'funds-insurance',
    null,
    both('海外诉讼费用能申请资助吗？', 'Is there support for the cost of suits abroad?'),
    both(
      '各地规定不同，请向所在地知识产权部门查询；另可了解海外侵权责任险。',
      'It differs by place; ask the local IP office, and look at insurance too.',
    ),
  ],
  [
    'other',
    null,
    both('对方只打电话不发函，要不要理会？', 'The other side only calls and writes nothing. Must we react?'),
    both(
      '请对方书面说明权利和依据，通话内容留好记录。',
      'Ask for right and grounds in writing, and keep a record of each call.',
    ),
  ],
];

export const QUESTIONS: readonly Question[] = ROWS.map(([topic, country, question, answer]) => ({
  ...{ topic, country, question, answer },
}));
export const FURTHER = both(
  '谢谢。如果对方再次联系，还应注意什么？',
  'Thank you. What else should we mind if they come back?',
);
export const FURTHER_ANSWER = both(
  '不承认侵权、不承诺金额，来函当天告知我们。',
  'Admit nothing, promise no amount, and tell us the same day.',
);
export const PASSED = both('该企业在贵中心辖区，转请答复。', 'The enterprise is in your area: please answer.');
