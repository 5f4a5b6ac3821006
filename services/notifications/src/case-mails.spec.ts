import type { OutgoingMail } from '@sinan/mail';
import { type Envelope, type Id, type Locale, locale as locales, newId } from '@sinan/schema';
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
import {
  draftBy,
  EXAMPLES,
  type Example,
  type Filer,
  guangdong,
  type Reader,
  type Readers,
  zhejiang,
} from './testing/case-mail-examples.ts';
import { type Office, openOffice } from './testing/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const PEOPLE: readonly (keyof Readers)[] = ['filer', 'author', 'expert'];
/** The case that an event is about; it is the subject of most. */
const caseOf = ({ data }: Envelope) => (data as { readonly caseId: Id<'case'> }).caseId;
const told = (event: Example['event'], { filer, author, expert }: Readers, filedBy: Filer = filer.id) =>
  event(filedBy, guangdong.id, zhejiang.id, author.id, expert.id);
let readers: { readonly [lang in Locale]: Readers };
beforeAll(async () => {
  readers = { 'zh-CN': await readersOf('zh-CN'), en: await readersOf('en') };
});

async function readersOf(lang: Locale): Promise<Readers> {
  const [filer, its, other] = [await aReader('filer', lang), await aReader('its', lang), await aReader('other', lang)];
  await office.tell(intakeGranted(its.id, guangdong.id));
  await office.tell(intakeGranted(other.id, zhejiang.id));
  const [signatory, author] = [await aReader('signatory', lang), await aReader('author', lang)];
  await office.tell(dutyGranted(signatory.id, 'signatory', guangdong.id));
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

describe('files that follow each other', () => {
  it('are told of once an hour to the side that did not add them, apart from messages, and never to the expert', async () => {
    const { filer, expert, author } = readers.en;
    const caseId = newId('case', NOW);
    const on = { caseId, addedBy: author.id, expertId: expert.id };
    const add = (side: 'applicant' | 'centre', addedAt: string) =>
      office.tell(materialAdded(filer.id, { ...on, side, addedAt }, guangdong.id));
    const sentAt = '2026-11-23T08:01:00.000Z';
    await office.tell(messageSent(filer.id, { caseId, side: 'centre', sentBy: author.id, sentAt }, guangdong.id));
    await add('centre', '2026-11-23T08:05:00.000Z');
    await add('centre', '2026-11-23T08:55:00.000Z');
    await office.idle();
    const toCentre = () => mailsOf(readers.en['its centre'], 'case-material-for-centre', caseId);
    expect([mailsOf(filer, 'case-material-for-applicant', caseId).length, toCentre().length]).toEqual([1, 0]);
    await add('applicant', '2026-11-23T09:00:00.000Z');
    await office.idle();
    expect([mailsOf(filer, 'case-material-for-applicant', caseId).length, toCentre().length]).toEqual([1, 1]);
    expect(office.mailer.to(expert.email).filter(({ text }) => text.includes(caseId))).toEqual([]);
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
