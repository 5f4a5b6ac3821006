import { CENTRES, type Envelope, type Id, newId } from '@sinan/schema';
import type { CaseMailKind } from '../case-mails.ts';
import { caseEvent, caseSubmitted, materialAdded, messageSent, NOW } from './builders.ts';

const at = '2026-11-23T08:00:00.000Z';
const by = newId('person', NOW);
const [, itsCentre, , another] = CENTRES;
if (!itsCentre || !another) throw new Error('the reference data lacks a centre');
export const guangdong = itsCentre;
export const zhejiang = another;
const dueOn = { date: '2026-12-07', zone: 'Asia/Shanghai' };

export const draftBy = (author: Id<'person'>) => ({
  ...{ opinion: 3, revision: 1, round: 1, language: 'en', side: 'expert', writtenBy: author, writtenAt: at },
});

export interface Reader {
  readonly id: Id<'person'>;
  readonly email: string;
}
/** Whom the mails may reach, for each language: who filed, one on duty at each of the two centres, who signs at the first, and who wrote. */
export interface Readers {
  readonly filer: Reader;
  readonly 'its centre': Reader;
  readonly 'other centre': Reader;
  readonly signatory: Reader;
  readonly author: Reader;
  readonly expert: Reader;
}
export type Filer = Id<'person'> | null;
type Centre = Id<'centre'>;
export interface Example {
  readonly kind: CaseMailKind;
  readonly event: (
    filedBy: Filer,
    itsCentre: Centre,
    otherCentre: Centre,
    author: Id<'person'>,
    expert: Id<'person'>,
  ) => Envelope;
  readonly to: keyof Readers;
  /** What its row is named by, where it is not the event. */
  readonly once?: (reader: string) => string;
  /** What the mail says, and nobody wrote: in Chinese, and in English. */
  readonly zh: readonly string[];
  readonly en: readonly string[];
}
/** Every kind, as its readers get it. The case is Guangdong's; the other centre is Zhejiang's. */
export const EXAMPLES: readonly Example[] = [
  {
    kind: 'case-received',
    event: (filedBy, its) => caseSubmitted(filedBy, its),
    to: 'filer',
    zh: ['已收到您的指导申请', '337调查', '美国', guangdong.name.zh, '2026年11月23日'],
    en: ['has come in', 'Section 337', 'United States', guangdong.name.en, '23 November 2026'],
  },
  {
    kind: 'case-arrived',
    event: (filedBy, its) => caseSubmitted(filedBy, its),
    to: 'its centre',
    zh: ['新的指导申请', '337调查', '美国'],
    en: ['A new application', 'Section 337', 'United States'],
  },
  {
    kind: 'case-supplement-requested',
    event: (filedBy, its) =>
      caseEvent('caseSupplementRequested', filedBy, { round: 2, dueOn, requestedBy: by, requestedAt: at }, its),
    to: 'filer',
    zh: ['请于2026年12月7日前补充申请材料', '第2次', '北京时间', guangdong.name.zh],
    en: ['by 7 December 2026', 'request number 2', 'Beijing time', guangdong.name.en],
  },
  {
    kind: 'case-supplemented',
    event: (filedBy, its) => caseEvent('caseSupplemented', filedBy, { round: 2, suppliedBy: by, suppliedAt: at }, its),
    to: 'its centre',
    zh: ['申请人已补充材料（第2次）', '2026年11月23日'],
    en: ['has supplied', 'request number 2', '23 November 2026'],
  },
  {
    kind: 'case-accepted',
    event: (filedBy, its) => caseEvent('caseAccepted', filedBy, { acceptedBy: by, acceptedAt: at }, its),
    to: 'filer',
    zh: ['已受理', guangdong.name.zh],
    en: ['has been accepted', guangdong.name.en],
  },
  {
    kind: 'case-declined',
    event: (filedBy, its) => caseEvent('caseDeclined', filedBy, { reason: 'R02', declinedBy: by, declinedAt: at }, its),
    to: 'filer',
    zh: ['不予受理', '不属于海外知识产权纠纷', '其他指导中心或机构'],
    en: ['has not been accepted', 'Not an overseas intellectual-property dispute', 'Another centre or another body'],
  },
  {
    kind: 'case-opinion-drafted',
    event: (filedBy, its, _, author) => caseEvent('caseOpinionDrafted', filedBy, { ...draftBy(author) }, its),
    to: 'signatory',
    zh: ['指导意见书待审核签发（第3份）', '2026年11月23日'],
    en: ['waits for review (number 3)', '23 November 2026'],
  },
  {
    kind: 'case-opinion-revised',
    event: (filedBy, its, _, author) =>
      caseEvent('caseOpinionRevised', filedBy, { ...draftBy(author), revision: 4, round: 2 }, its),
    to: 'signatory',
    once: () => 'opinion 3, round 2',
    zh: ['指导意见书待审核签发（第3份）', '2026年11月23日'],
    en: ['waits for review (number 3)', '23 November 2026'],
  },
  {
    kind: 'case-opinion-returned',
    event: (filedBy, its, _, author) =>
      caseEvent(
        'caseOpinionReturned',
        filedBy,
        { opinion: 3, revision: 1, round: 1, writtenBy: author, returnedBy: by, returnedAt: at },
        its,
      ),
    to: 'author',
    zh: ['已退回修改（第3份）', '2026年11月23日'],
    en: ['came back (number 3)', '23 November 2026'],
  },
  {
    kind: 'case-opinion-issued',
    event: (filedBy, its) => caseEvent('caseOpinionIssued', filedBy, { opinion: 3, issuedBy: by, issuedAt: at }, its),
    to: 'filer',
    zh: ['指导意见书已出具（第3份）', guangdong.name.zh],
    en: ['guidance opinion for you (number 3)', guangdong.name.en],
  },
  ...(
    [
      ['case-message-for-applicant', 'filer', 'centre'],
      ['case-message-for-centre', 'its centre', 'applicant'],
      ['case-message-for-expert', 'expert', 'centre'],
    ] as const
  ).map(
    ([kind, to, side]): Example => ({
      kind,
      event: (filedBy, its, _, author, expertId) => messageSent(filedBy, { side, sentBy: author, expertId }, its),
      to,
      once: (reader) => `messages 2026-11-23T08/${reader}`,
      zh: ['有新留言', '2026年11月23日'],
      en: ['a new message in your case', '23 November 2026'],
    }),
  ),
  ...(
    [
      ['case-material-for-applicant', 'filer', 'centre'],
      ['case-material-for-centre', 'its centre', 'applicant'],
    ] as const
  ).map(
    ([kind, to, side]): Example => ({
      kind,
      event: (filedBy, its) => materialAdded(filedBy, { side }, its),
      to,
      once: (reader) => `materials 2026-11-23T08/${reader}`,
      zh: ['新增材料', '2026年11月23日'],
      en: ['a new file in your case', '23 November 2026'],
    }),
  ),
  {
    kind: 'case-closed',
    event: (filedBy, its) => caseEvent('caseClosed', filedBy, { outcome: 'O3', closedBy: by, closedAt: at }, its),
    to: 'filer',
    zh: ['已办结', '和解'],
    en: ['has been closed', 'Settled'],
  },
  {
    kind: 'case-terminated',
    event: (filedBy, its) =>
      caseEvent('caseTerminated', filedBy, { reason: 'T01', terminatedBy: by, terminatedAt: at }, its),
    to: 'filer',
    zh: ['已终止', '申请人撤回'],
    en: ['has ended', 'Withdrawn by the applicant'],
  },
  {
    kind: 'case-hand-over-offered',
    event: (filedBy, its, other) =>
      caseEvent('caseHandOverOffered', filedBy, { toCentreId: other, offeredBy: by, offeredAt: at }, its),
    to: 'other centre',
    zh: ['待接收', guangdong.name.zh],
    en: ['is offered to your centre', guangdong.name.en],
  },
  {
    kind: 'case-hand-over-returned',
    event: (filedBy, its, other) =>
      caseEvent('caseHandOverReturned', filedBy, { toCentreId: other, returnedBy: by, returnedAt: at }, its),
    to: 'its centre',
    zh: ['已被退回', zhejiang.name.zh],
    en: ['was returned', zhejiang.name.en],
  },
  {
    kind: 'case-taken-over',
    event: (filedBy, its, other) =>
      caseEvent('caseHandOverAccepted', filedBy, { fromCentreId: its, acceptedBy: by, acceptedAt: at }, other),
    to: 'filer',
    zh: ['已移送', guangdong.name.zh, zhejiang.name.zh],
    en: ['has taken over', guangdong.name.en, zhejiang.name.en],
  },
];
