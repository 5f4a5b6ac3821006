import { codeOf, type Term } from './terms.ts';

/** What kind of help is applied for. */
export const SERVICE_KINDS: readonly Term[] = [
  { code: 'consult', zh: '咨询', en: 'Consultation' },
  { code: 'guidance', zh: '应对指导', en: 'Guidance in defence' },
  { code: 'enforcement', zh: '维权指导', en: 'Guidance in enforcement' },
  { code: 'check', zh: '预警', en: 'Early warning' },
];
export const serviceKindCode = codeOf(SERVICE_KINDS);

/** Which side the applicant is on. */
export const SIDES: readonly Term[] = [
  { code: 'respondent', zh: '被申请人', en: 'Respondent' },
  { code: 'defendant', zh: '被告', en: 'Defendant' },
  { code: 'opposed', zh: '被异议人', en: 'Party opposed' },
  { code: 'right-holder', zh: '权利人', en: 'Right holder' },
  { code: 'not-in-dispute', zh: '尚未涉诉', en: 'Not in dispute yet' },
];
export const sideCode = codeOf(SIDES);

/** How far the proceeding abroad is. */
export const STAGES: readonly Term[] = [
  { code: 'letter', zh: '收函', en: 'Letter received' },
  { code: 'filed', zh: '立案', en: 'Filed' },
  { code: 'served', zh: '送达', en: 'Served' },
  { code: 'interim', zh: '临时措施', en: 'Interim measures' },
  { code: 'defence', zh: '答辩', en: 'Defence' },
  { code: 'discovery', zh: '证据开示', en: 'Discovery' },
  { code: 'hearing', zh: '庭审', en: 'Hearing' },
  { code: 'decision', zh: '裁决', en: 'Decision' },
  { code: 'appeal', zh: '上诉', en: 'Appeal' },
  { code: 'execution', zh: '执行', en: 'Enforcement of the decision' },
  { code: 'settlement', zh: '和解', en: 'Settlement' },
];
export const stageCode = codeOf(STAGES);

/** What was done to the applicant already (已受措施); `none` stands alone. */
export const MEASURES: readonly Term[] = [
  { code: 'tro', zh: '临时限制令', en: 'Temporary restraining order' },
  { code: 'account-freeze', zh: '账户冻结', en: 'Account frozen' },
  { code: 'takedown', zh: '下架', en: 'Listing taken down' },
  { code: 'customs-detention', zh: '海关扣留', en: 'Detained by customs' },
  { code: 'fair-seizure', zh: '展会扣押', en: 'Seized at a fair' },
  { code: 'exclusion-order', zh: '排除令', en: 'Exclusion order' },
  { code: 'none', zh: '无', en: 'None' },
];
export const measureCode = codeOf(MEASURES);

/** Whether the service of the paper is disputed (对送达有异议). */
export const SERVICE_DOUBTS: readonly Term[] = [
  { code: 'yes', zh: '有异议', en: 'Disputed' },
  { code: 'no', zh: '无异议', en: 'Not disputed' },
  { code: 'unsure', zh: '不确定', en: 'Not sure' },
];
export const serviceDoubtCode = codeOf(SERVICE_DOUBTS);

/** Whether the applicant would join others whom the same claimant attacks (共同应对). */
export const JOINT_CHOICES: readonly Term[] = [
  { code: 'yes', zh: '愿意', en: 'Willing' },
  { code: 'no', zh: '不愿意', en: 'Not willing' },
  { code: 'later', zh: '以后再定', en: 'To be decided' },
];
export const jointChoiceCode = codeOf(JOINT_CHOICES);
