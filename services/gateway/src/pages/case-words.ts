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
    status: {
      submitted: '已提交，待受理',
      supplementing: '待补充材料',
      accepted: '已受理',
      guiding: '指导中',
      closed: '已办结',
      archived: '已归档',
      declined: '不予受理',
      terminated: '终止指导',
    },
    next: {
      submitted: (centre) => `接下来：由${centre}审核；受理后，邮件告知申请人。`,
      supplementing: (centre) => `${centre}已一次性列明须补充的材料；接下来：由申请人补充。`,
      accepted: (centre) => `${centre}已受理本案，将与申请人联系并给出指导。`,
      guiding: (centre) => `${centre}正在指导本案。`,
      closed: (centre) => `${centre}已办结本案。`,
      archived: (centre) => `本案已结束，由${centre}归档保存。`,
      declined: (centre) => `${centre}不予受理本案，并已说明理由。`,
      terminated: (centre) => `${centre}已终止对本案的指导，并已说明理由。`,
    },
    clock: '境外程序的期限照常计算，请勿等待。',
    accept: '受理',
    signIn: '登录后查看案件。',
    beijing: '北京时间',
    rows: {
      disputeType: '纠纷类型',
      country: '国家（地区）',
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
    status: {
      submitted: 'Submitted, not yet accepted',
      supplementing: 'Supplements requested',
      accepted: 'Accepted',
      guiding: 'Under guidance',
      closed: 'Closed',
      archived: 'Archived',
      declined: 'Not accepted',
      terminated: 'Guidance ended early',
    },
    next: {
      submitted: (centre) =>
        `What happens next: ${centre} reviews the case. Once it is accepted, the applicant is told by mail.`,
      supplementing: (centre) =>
        `${centre} has listed all that is missing. What happens next: the applicant supplies it.`,
      accepted: (centre) => `${centre} has accepted the case, and gets in touch with the applicant to advise.`,
      guiding: (centre) => `${centre} is advising on the case.`,
      closed: (centre) => `${centre} has closed the case.`,
      archived: (centre) => `The case has ended; ${centre} keeps it in its archive.`,
      declined: (centre) => `${centre} has not accepted the case, and has said why.`,
      terminated: (centre) => `${centre} has ended its guidance early, and has said why.`,
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
