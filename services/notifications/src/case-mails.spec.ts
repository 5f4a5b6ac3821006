import type { OutgoingMail } from '@sinan/mail';
import { CENTRES, type Envelope, type Id, type Locale, locale as locales, newId } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CASE_MAILS, type CaseMailKind, TOLD_OF } from './case-mails.ts';
import {
  aPerson,
  caseEvent,
  caseSubmitted,
  contactStated,
  dutyGranted,
  intakeGranted,
  materialAdded,
  messageSent,
  NOW,
} from './testing/builders.ts';
import { type Office, openOffice } from './testing/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const at = '2026-11-23T08:00:00.000Z';
const by = newId('person', NOW);
const [, guangdong, , zhejiang] = CENTRES;
if (!guangdong || !zhejiang) throw new Error('the reference data lacks a centre');
const dueOn = { date: '2026-12-07', zone: 'Asia/Shanghai' };

const draftBy = (author: Id<'person'>) => ({
  ...{ opinion: 3, revision: 1, round: 1, language: 'en', side: 'expert', writtenBy: author, writtenAt: at },
});

type Filer = Id<'person'> | null;
type Centre = Id<'centre'>;
interface Example {
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
const EXAMPLES: readonly Example[] = [
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

/** Whom the mails may reach, for each language: who filed, one on duty at each of the two centres, who signs at the first, and who wrote. */
interface Readers {
  readonly filer: Reader;
  readonly 'its centre': Reader;
  readonly 'other centre': Reader;
  readonly signatory: Reader;
  readonly author: Reader;
  readonly expert: Reader;
}
const PEOPLE: readonly (keyof Readers)[] = ['filer', 'author', 'expert'];
/** The case that an event is about; it is the subject of most. */
const caseOf = ({ data }: Envelope) => (data as { readonly caseId: Id<'case'> }).caseId;
const told = (event: Example['event'], { filer, author, expert }: Readers, filedBy: Filer = filer.id) =>
  event(filedBy, guangdong.id, zhejiang.id, author.id, expert.id);
interface Reader {
  readonly id: Id<'person'>;
  readonly email: string;
}
let readers: { readonly [lang in Locale]: Readers };
beforeAll(async () => {
  readers = { 'zh-CN': await readersOf('zh-CN'), en: await readersOf('en') };
});

async function readersOf(lang: Locale): Promise<Readers> {
  const [filer, its, other] = [await aReader('filer', lang), await aReader('its', lang), await aReader('other', lang)];
  await office.tell(intakeGranted(its.id, guangdong?.id));
  await office.tell(intakeGranted(other.id, zhejiang?.id));
  const [signatory, author] = [await aReader('signatory', lang), await aReader('author', lang)];
  await office.tell(dutyGranted(signatory.id, 'signatory', guangdong?.id));
  const expert = await aReader('expert', lang);
  return { filer, 'its centre': its, 'other centre': other, signatory, author, expert };
}

async function aReader(name: string, lang: Locale): Promise<Reader> {
  const reader = { id: aPerson(), email: `${name}.${lang.toLowerCase()}@example.com` };
  await office.tell(contactStated(reader.id, reader.email, lang));
  return reader;
}

/** The mails of a kind about a case that reached somebody. */
const mailsOf = ({ email }: Reader, kind: CaseMailKind, caseId: string) =>
  office.mailer.to(email).filter((mail) => purposeOf(mail) === kind && mail.text.includes(caseId));
const purposeOf = ({ headers }: OutgoingMail) => headers?.find(([name]) => name === 'X-Sinan-Purpose')?.[1];

it('every kind of mail about a case has its example', () => {
  expect(EXAMPLES.map(({ kind }) => kind).toSorted()).toEqual(Object.keys(CASE_MAILS).toSorted());
});

describe.each(EXAMPLES.flatMap((example) => locales.options.map((lang) => ({ lang, ...example }))))(
  'the mail $kind in $lang',
  ({ kind, lang, event, to, ...says }) => {
    it('reaches its readers and nobody else, once, however often the event comes', async () => {
      const happened = told(event, readers[lang]);
      await office.tell(happened, 3);
      await office.idle();
      await office.tell(happened);
      await office.idle();
      const reached = Object.entries(readers[lang]).map(([who, one]) => [
        who,
        mailsOf(one, kind, caseOf(happened)).length,
      ]);
      expect(reached).toEqual(Object.keys(readers[lang]).map((who) => [who, who === to ? 1 : 0]));
    });

    it('says what happened in the words of its codes, and where to look', async () => {
      const happened = told(event, readers[lang]);
      await office.tell(happened);
      await office.idle();
      const [mail] = mailsOf(readers[lang][to], kind, caseOf(happened));
      const words = `${mail?.subject}\n${mail?.text}`;
      for (const word of says[lang === 'en' ? 'en' : 'zh']) expect(words).toContain(word);
      expect(words).toContain(`http://localhost:4000/cases/${caseOf(happened)}`);
      expect(words).not.toMatch(/\b[RTO]\d\d?\b|undefined|null/);
    });
  },
);

describe.each(EXAMPLES)('what asks for the mail $kind', ({ kind, event, to, once }) => {
  it('keeps nothing that a person wrote, whatever an event may hold', async () => {
    const happened = told(event, readers.en);
    await office.tell({ ...happened, data: { ...Object(happened.data), note: 'in confidence' } });
    await office.idle();
    const { mails, notices } = office.room;
    const [rows, what] = PEOPLE.includes(to) ? [mails.rows, 'mail'] : [notices.rows, 'notice'];
    const reader = to === 'its centre' ? guangdong.id : readers.en[to].id;
    const named = once === undefined ? happened.id : `${caseOf(happened)}/${once(reader)}`;
    const kept = JSON.stringify(await rows.get(`${what}/${named}/${kind}`));
    expect(kept).toContain(caseOf(happened));
    expect(kept + JSON.stringify(office.mailer.mails)).not.toContain('in confidence');
  });

  it('tells no person of what a partner filed for who is not registered', async () => {
    const happened = told(event, readers.en, null);
    await office.tell(happened);
    await office.idle();
    const kinds = office.mailer.mails.filter(({ text }) => text.includes(caseOf(happened))).map(purposeOf);
    expect(kinds.includes(kind)).toBe(to !== 'filer');
    expect(EXAMPLES.filter((one) => one.to === 'filer' && kinds.includes(one.kind))).toEqual([]);
  });
});

describe('a draft that is written anew', () => {
  it('is told of once a round of review, and not again in the round of the draft itself', async () => {
    const { signatory, author, filer } = readers.en;
    const subject = newId('case', NOW);
    const revised = (revision: number, round: number) => {
      const more = { caseId: subject, ...draftBy(author.id), revision, round };
      const event = caseEvent('caseOpinionRevised', filer.id, more, guangdong.id);
      return { ...event, id: `${subject}/${revision}`, subject };
    };
    for (const [revision, round] of [
      [2, 1],
      [3, 2],
      [4, 2],
      [5, 3],
    ] as const)
      await office.tell(revised(revision, round));
    await office.idle();
    expect(mailsOf(signatory, 'case-opinion-revised', subject)).toHaveLength(2);
  });
});

describe('messages that follow each other', () => {
  it('are told of once an hour to each side of a case, and to each reader who comes to it', async () => {
    const { filer, expert, author } = readers.en;
    const caseId = newId('case', NOW);
    const send = (side: 'applicant' | 'centre', sentAt: string, expertId: Id<'person'> | null) =>
      office.tell(messageSent(filer.id, { caseId, side, sentBy: author.id, sentAt, expertId }, guangdong.id));
    await send('centre', '2026-11-23T08:05:00.000Z', expert.id);
    await send('centre', '2026-11-23T08:55:00.000Z', expert.id);
    await send('applicant', '2026-11-23T08:56:00.000Z', author.id);
    await send('centre', '2026-11-23T09:00:00.000Z', expert.id);
    await office.idle();
    expect(mailsOf(filer, 'case-message-for-applicant', caseId)).toHaveLength(2);
    expect(mailsOf(expert, 'case-message-for-expert', caseId)).toHaveLength(2);
    expect(mailsOf(author, 'case-message-for-expert', caseId)).toHaveLength(1);
    expect(mailsOf(readers.en['its centre'], 'case-message-for-centre', caseId)).toHaveLength(1);
  });
});

describe('of a centre', () => {
  it('case officers hear of messages, and intake officers of what arrives too', async () => {
    const officer = await aReader('officer', 'en');
    await office.tell(dutyGranted(officer.id, 'officer', guangdong.id));
    const arrived = caseSubmitted(null, guangdong.id);
    const said = messageSent(null, { side: 'applicant' }, guangdong.id);
    for (const event of [arrived, said]) await office.tell(event);
    await office.idle();
    expect(mailsOf(officer, 'case-message-for-centre', caseOf(said))).toHaveLength(1);
    expect(mailsOf(officer, 'case-arrived', caseOf(arrived))).toHaveLength(0);
    for (const [kind, event] of [
      ['case-arrived', arrived],
      ['case-message-for-centre', said],
    ] as const)
      expect(mailsOf(readers.en['its centre'], kind, caseOf(event))).toHaveLength(1);
  });
});

describe('what nobody need hear of by mail', () => {
  it.each(['sinan.case.guidance_begun.v1', 'sinan.case.archived.v1', 'sinan.note.written.v1'])(
    '%s is not told',
    (type) => {
      expect(TOLD_OF).not.toContain(type);
    },
  );
});
