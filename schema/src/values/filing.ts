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
