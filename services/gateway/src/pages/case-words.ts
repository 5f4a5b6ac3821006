import type { Locale } from '@sinan/schema';
import type { CaseView } from '@sinan/schema/graphql';

interface CaseWords {
  readonly status: { readonly [status in CaseView['status']]: string };
  /** What happens next and who holds it, by state. `centre` is the centre's name. */
  readonly next: { readonly [status in CaseView['status']]: (centre: string) => string };
  readonly clock: string;
  readonly accept: string;
  readonly signIn: string;
  readonly beijing: string;
  readonly rows: {
    readonly disputeType: string;
    readonly country: string;
    readonly forum: string;
    readonly product: string;
    readonly applicant: string;
    readonly centre: string;
    readonly submittedAt: string;
    readonly status: string;
    readonly acceptedAt: string;
  };
  readonly list: {
    readonly newest: string;
    readonly none: string;
    readonly queue: string;
    readonly emptyQueue: string;
  };
}

/** The words of the pages about cases. */
export const CASE_WORDS: { readonly [lang in Locale]: CaseWords } = {
  'zh-CN': {
    status: { submitted: '已提交,待受理', accepted: '已受理' },
    next: {
      submitted: (centre) => `接下来:由${centre}审核;受理后,邮件告知申请人。`,
      accepted: (centre) => `${centre}已受理本案,将与申请人联系并给出指导。`,
    },
    clock: '境外程序的期限照常计算,请勿等待。',
    accept: '受理',
    signIn: '登录后查看案件。',
    beijing: '北京时间',
    rows: {
      disputeType: '纠纷类型',
      country: '国家(地区)',
      forum: '机构',
      product: '涉案产品',
      applicant: '申请人',
      centre: '承办单位',
      submittedAt: '提交时间',
      status: '状态',
      acceptedAt: '受理时间',
    },
    list: { newest: '最近的案件', none: '暂无案件。', queue: '待受理', emptyQueue: '没有待受理的案件。' },
  },
  en: {
    status: { submitted: 'Submitted, not yet accepted', accepted: 'Accepted' },
    next: {
      submitted: (centre) =>
        `What happens next: ${centre} reviews the case. Once it is accepted, the applicant is told by mail.`,
      accepted: (centre) => `${centre} has accepted the case, and gets in touch with the applicant to advise.`,
    },
    clock: 'The time limits of the proceeding abroad run on meanwhile: do not wait for us.',
    accept: 'Accept',
    signIn: 'Sign in to see the case.',
    beijing: 'Beijing time',
    rows: {
      disputeType: 'Kind of dispute',
      country: 'Country or region',
      forum: 'Forum',
      product: 'Product',
      applicant: 'Applicant',
      centre: 'Centre',
      submittedAt: 'Filed',
      status: 'State',
      acceptedAt: 'Accepted',
    },
    list: {
      newest: 'Newest cases',
      none: 'No cases yet.',
      queue: 'Waiting for acceptance',
      emptyQueue: 'No case waits for acceptance.',
    },
  },
};
