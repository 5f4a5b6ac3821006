import { supplementOf } from '../acceptance/casework.ts';
import { mutate, type Outcome } from '../acceptance/mutate.ts';
import { application, fileCase } from '../acceptance/people.ts';
import { openStage, type Stage } from '../acceptance/stage.ts';
import { draftWarning, publishWarning, updateWarning } from '../acceptance/warnings.ts';

/** A platform with warnings in force: of several levels, about several places, one in its second version and one withdrawn. */
export interface World extends Stage {
  /** In its second version. */
  readonly revised: string;
  /** Filed by the filer, to whom its centre has said what is missing. */
  readonly caseId: string;
  /** Asked by the filer, and answered. */
  readonly consultationId: string;
}

const warned = [
  {
    severity: 'urgent',
    countries: ['US'],
    rights: ['design', 'trademark'],
    title: { zh: '临时限制令与账户冻结集中出现', en: 'Restraining orders and frozen accounts' },
    summary: {
      zh: '近两周,多家平台店铺因外观设计诉讼被冻结账户,限期应诉。',
      en: 'Within two weeks shops on several platforms had their accounts frozen in design suits.',
    },
    advice: {
      zh: '今天:核对店铺与产品是否在列。\n本周:保全销售记录,确认送达日期。\n本月:评估应诉、和解或回避设计。',
      en: 'Today: see whether your shop or product is listed.\nThis week: keep the sales records; note the date of service.\nThis month: weigh a defence, a settlement or another design.',
    },
  },
  {
    severity: 'attention',
    countries: ['DE', 'EU'],
    rights: ['design'],
    title: { zh: '展会临时禁令提示', en: 'Injunctions at trade fairs' },
    summary: { zh: '秋季展会期间临时禁令增多。', en: 'Injunctions rise while the autumn fairs last.' },
    advice: { zh: '今天:检索展品外观设计。', en: 'Today: search the designs of what you show.' },
  },
  {
    severity: 'notice',
    countries: ['VN'],
    rights: ['trademark'],
    title: { zh: '商标抢注监测', en: 'Squatted marks are watched' },
    summary: { zh: '监测到多件近似商标申请。', en: 'Several similar applications were seen.' },
    advice: { zh: '今天:查询本企业商标。', en: 'Today: look your marks up.' },
  },
];

export async function openWorld(): Promise<World> {
  const stage = await openStage();
  for (const content of warned) await publish(stage, content);
  const revised = await publish(stage, {});
  await updateWarning(stage.url, stage.editors, revised, {
    countries: ['US', 'CA'],
    summary: { zh: '近期批量诉讼持续增加。', en: 'Mass suits keep rising.' },
  });
  return { ...stage, revised, caseId: await filedCase(stage), consultationId: await answeredConsultation(stage) };
}

async function filedCase({ url, filer, organisationId, staff }: Stage): Promise<string> {
  const { id } = await fileCase(url, filer, application(organisationId));
  await mutate(url, staff, 'requestSupplement', { caseId: id, ...supplementOf() });
  return id;
}

async function askedConsultation({ url, filer }: Stage, question: string): Promise<string> {
  const contact = { name: '示例联系人', email: filer.email };
  const selection = '... on Consultation { id }';
  const asked = await mutate<Outcome & { readonly id: string }>(
    url,
    filer,
    'askConsultation',
    { question, contact },
    { selection },
  );
  return asked.id;
}

async function answeredConsultation(stage: Stage): Promise<string> {
  const consultationId = await askedConsultation(stage, '收到美国律所的警告函，是否需要回复？');
  const answer = '请先核实对方的权利与律所身份，并保全证据；回复前请与中心联系。';
  await mutate(stage.url, stage.staff, 'answerConsultation', { consultationId, answer });
  return consultationId;
}

/** Drafts a warning and lets it out, by the two people that it takes. */
export async function publish({ url, editors: [author, chief] }: Stage, content: object): Promise<string> {
  const { id } = await draftWarning(url, author, content);
  await publishWarning(url, chief, id);
  return id;
}
