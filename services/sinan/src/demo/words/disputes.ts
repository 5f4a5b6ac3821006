import type { Said } from '../plan/step.ts';
import { type Both, both } from './both.ts';

/** A kind of dispute as enterprises bring it: forums and procedures are real, parties and numbers are not. */
export interface Dispute {
  readonly disputeType: string;
  readonly country: string;
  readonly forum: string;
  readonly procedure: string;
  readonly role: string;
  readonly serviceKind: string;
  readonly rights: readonly string[];
  readonly needs: readonly string[];
  readonly stage: string;
  /** How it was served; null where nothing is. */
  readonly serviceMethod: string | null;
  readonly more: { readonly [field: string]: Said };
  readonly facts: Both;
}

type Row = readonly [
  where: readonly [disputeType: string, country: string, forum: string, procedure: string],
  side: readonly [role: string, serviceKind: string, stage: string, serviceMethod: string | null],
  rights: readonly string[],
  needs: readonly string[],
  facts: Both,
  more?: { readonly [field: string]: Said },
];

const frozen = (platform: string) => ({
  measures: [{ kind: 'account-freeze', platform, amount: { amount: '4800000', currency: 'USD' } }],
  platform,
  shop: 'Example Store',
});
const DEFENDS = ['respondent', 'guidance', 'served', 'mail'] as const;
const SUED = ['defendant', 'guidance', 'served', 'email'] as const;
const HOLDS = ['right-holder', 'enforcement', 'filed', null] as const;

const ROWS: readonly Row[] = [
  [
    ['section-337', 'US', 'us-itc', '337调查 Section 337 investigation'],
    DEFENDS,
    ['patent-invention'],
    ['procedure-deadlines', 'whether-to-respond', 'strategy'],
    both(
      '美国国际贸易委员会决定立案，本公司{product}被列为被申请人，已收到起诉状和调查通知。请指导答复期限与应对方案。',
      'The ITC has instituted an investigation and names our {product}. Complaint and notice were served. Please advise on the time to answer and on what to do.',
    ),
  ],
  [
    ['schedule-a', 'US', 'us-dct-ilnd', 'Schedule A / TRO'],
    SUED,
    ['trademark'],
    ['account-release', 'settlement', 'procedure-deadlines'],
    both(
      '店铺收款账户被冻结，平台转来临时限制令和附表A。{product}确有销售，但本公司认为未使用对方商标。',
      'Our shop’s account is frozen; the platform passed on a restraining order with a Schedule A. We sold {product}, but do not believe that we used the mark.',
    ),
    frozen('amazon'),
  ],
  [
    ['schedule-a', 'US', 'us-dct-flsd', 'Schedule A / TRO'],
    SUED,
    ['design'],
    ['account-release', 'invalidity-search'],
    both(
      '平台通知{product}被指侵犯外观设计专利，账户冻结，法院已签发临时限制令。',
      'A platform tells us that our {product} is said to infringe a design patent; the account is frozen under a restraining order.',
    ),
    frozen('temu'),
  ],
  [
    ['infringement-suit', 'US', 'us-dct-txed', 'FRCP 12'],
    ['defendant', 'guidance', 'served', 'hague'],
    ['patent-invention', 'utility-model'],
    ['procedure-deadlines', 'counsel', 'invalidity-search'],
    both(
      '经海牙公约途径收到得克萨斯东区联邦地区法院传票和起诉状，对方主张{product}侵犯其发明专利。',
      'Summons and complaint of the Eastern District of Texas came by the Hague Convention: our {product} is said to infringe an invention patent.',
    ),
  ],
  [
    ['infringement-suit', 'EU', 'eu-upc', 'UPC R. 23'],
    ['defendant', 'guidance', 'served', 'hague'],
    ['patent-invention'],
    ['procedure-deadlines', 'strategy', 'design-around'],
    both(
      '统一专利法院地方分庭受理侵权诉讼，{product}在三个成员国销售，需评估答辩与撤销反诉。',
      'A local division of the UPC has an infringement action; our {product} is sold in three member states. Defence and counterclaim are to be weighed.',
    ),
  ],
  [
    ['trade-fair', 'DE', 'de-lg', '展会临时禁令 einstweilige Verfügung'],
    ['defendant', 'guidance', 'interim', 'personal'],
    ['design', 'utility-model'],
    ['strategy', 'settlement'],
    both(
      '参展期间法院执行人员送达临时禁令，{product}样品被扣押，需决定是否提出异议。',
      'While we showed our {product} at a fair, an injunction was served and samples were seized. We must decide whether to oppose it.',
    ),
    { measures: [{ kind: 'fair-seizure' }] },
  ],
  [
    ['opposition-invalidity', 'EU', 'eu-euipo', '异议 Opposition'],
    ['opposed', 'guidance', 'filed', 'email'],
    ['trademark'],
    ['procedure-deadlines', 'settlement'],
    both(
      '欧盟商标申请被提出异议，指定商品为{product}，冷静期即将开始。',
      'Our EU trade mark application for {product} is opposed; the cooling-off period is about to begin.',
    ),
  ],
  [
    ['trademark-squatting', 'BR', 'br-inpi', '撤销 Nullity'],
    HOLDS,
    ['trademark'],
    ['strategy', 'counsel', 'funds-insurance'],
    both(
      '在巴西发现他人抢注本公司{product}商标，当地经销商称货物可能被海关查扣。',
      'Somebody else registered our mark for {product} in Brazil; the local dealer fears that goods will be held by customs.',
    ),
  ],
  [
    ['trademark-squatting', 'MX', 'mx-impi', '撤销 Cancellation'],
    HOLDS,
    ['trademark'],
    ['strategy', 'evidence-abroad'],
    both(
      '前代理商在墨西哥以自己名义注册了本公司{product}商标，拒绝转让。',
      'A former agent registered our mark for {product} in Mexico in its own name, and will not assign it.',
    ),
  ],
  [
    ['customs', 'EU', 'eu-customs', 'Regulation (EU) No 608/2013'],
    ['respondent', 'guidance', 'interim', 'email'],
    ['trademark', 'design'],
    ['customs-release', 'procedure-deadlines'],
    both(
      '一批{product}在港口被海关中止放行，须在期限内表明是否同意销毁。',
      'A shipment of {product} was suspended at the port; within the period we must say whether we agree to its destruction.',
    ),
    { measures: [{ kind: 'customs-detention' }] },
  ],
  [
    ['platform-complaint', 'US', 'platform-amazon', '平台投诉 Platform complaint'],
    ['respondent', 'guidance', 'letter', 'platform'],
    ['design', 'copyright'],
    ['strategy', 'account-release'],
    both(
      '{product}链接因知识产权投诉下架，申诉一次未通过，旺季临近。',
      'Our listing of {product} was taken down after a complaint; one appeal failed, and the season is near.',
    ),
    { measures: [{ kind: 'takedown', platform: 'amazon' }], platform: 'amazon', shop: 'Example Store' },
  ],
  [
    ['warning-letter', 'US', 'unknown', '警告函 Letter'],
    ['respondent', 'guidance', 'letter', 'express'],
    ['patent-invention'],
    ['whether-to-respond', 'invalidity-search', 'design-around'],
    both(
      '收到美国律师警告函，要求就{product}支付许可费，限三十日内答复，未附权利要求对照表。',
      'A letter from counsel in the United States asks for a licence for our {product} within 30 days, without a claim chart.',
    ),
  ],
  [
    ['office-refusal', 'US', 'us-uspto', 'Office action'],
    ['not-in-dispute', 'guidance', 'filed', 'email'],
    ['trademark'],
    ['procedure-deadlines', 'counsel'],
    both(
      '美国商标申请收到审查意见，涉及{product}的使用证据和代理资格。',
      'An office action on our US trade mark application questions the specimens for {product} and who represents us.',
    ),
  ],
  [
    ['sep-frand', 'GB', 'gb-patents-court', 'Patents Court'],
    ['defendant', 'guidance', 'served', 'hague'],
    ['standard-essential-patent'],
    ['strategy', 'counsel', 'joint-defence'],
    both(
      '英国高等法院专利法庭受理标准必要专利纠纷，对方请求裁定全球许可条件，涉及{product}。',
      'The Patents Court is asked to settle global terms for standard-essential patents said to be used in our {product}.',
    ),
  ],
  [
    ['unfair-competition', 'JP', 'jp-district-court', '不正竞争 Unfair competition'],
    ['defendant', 'guidance', 'defence', 'hague'],
    ['trade-dress', 'design'],
    ['strategy', 'translation'],
    both(
      '日本地方法院受理不正当竞争之诉，对方称{product}外形近似其知名商品。',
      'A district court in Japan has a suit for unfair competition: the shape of our {product} is said to resemble a known product.',
    ),
  ],
  [
    ['opposition-invalidity', 'KR', 'kr-iptab', '无效审判 Invalidation trial'],
    ['opposed', 'guidance', 'filed', 'mail'],
    ['patent-invention', 'design'],
    ['procedure-deadlines', 'counsel'],
    both(
      '韩国知识产权审判院通知，本公司{product}相关专利被请求宣告无效。',
      'The Korean IP Trial and Appeal Board tells us that invalidation of our patent for {product} is asked for.',
    ),
  ],
];

export const DISPUTES: readonly Dispute[] = ROWS.map(([where, side, rights, needs, facts, more = {}]) => {
  const [disputeType, country, forum, procedure] = where;
  const [role, serviceKind, stage, serviceMethod] = side;
  return {
    disputeType,
    country,
    forum,
    procedure,
    role,
    serviceKind,
    stage,
    serviceMethod,
    rights,
    needs,
    facts,
    more,
  };
});
