import type { OutgoingMail } from '@sinan/mail';
import {
  CENTRES,
  type DataOf,
  type Envelope,
  EVENTS,
  type EventName,
  type Id,
  type Locale,
  locale as locales,
  newId,
} from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPERT_MAILS, EXPERTS_TELL, type ExpertMailKind } from './expert-mails.ts';
import { anEvent, aPerson, contactStated, dutyGranted, intakeGranted, NOW } from './testing/builders.ts';
import { type Office, openOffice } from './testing/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const at = '2026-11-24T16:00:00.000Z';
const [, guangdong, , zhejiang] = CENTRES;
if (!guangdong || !zhejiang) throw new Error('the reference data lacks a centre');

type ExpertEventName = Extract<
  EventName,
  'conflictAsked' | 'conflictAnswered' | 'objectionOpened' | `expert${string}` | 'invitationExhausted'
>;
interface People {
  readonly expert: Id<'person'>;
  readonly filer: Id<'person'> | null;
}
/** What happened in an invitation of Guangdong's. */
function told<N extends ExpertEventName>(name: N, { expert, filer }: People, more: object = {}): Envelope {
  const invitationId = newId('invitation', NOW);
  const on = { invitationId, caseId: newId('case', NOW), centreId: guangdong?.id, personId: expert, filedBy: filer };
  return anEvent(name, EVENTS[name].data.parse({ ...on, ...more }) as DataOf<(typeof EVENTS)[N]>, invitationId, 2);
}

interface Example {
  readonly kind: ExpertMailKind;
  readonly event: (people: People) => Envelope;
  readonly to: 'expert' | 'filer' | 'centre';
  readonly zh: readonly string[];
  readonly en: readonly string[];
}
/** Every kind, as its readers get it. */
const EXAMPLES: readonly Example[] = [
  {
    kind: 'expert-asked',
    event: (people) => told('conflictAsked', people, { answerBy: at }),
    to: 'expert',
    zh: ['请核查利益冲突', '2026年11月25日', '不列当事人名称'],
    en: ['check for conflicts', '25 November 2026', 'no mail names a party'],
  },
  {
    kind: 'expert-offered',
    event: (people) => told('expertOffered', people, { answerBy: at }),
    to: 'expert',
    zh: ['邀请您指导', '2026年11月25日'],
    en: ['offered to you', '25 November 2026'],
  },
  {
    kind: 'expert-released',
    event: (people) => told('expertReleased', people, { why: 'objected' }),
    to: 'expert',
    zh: ['不再参与', '企业提出异议'],
    en: ['no longer', 'The enterprise objected'],
  },
  {
    kind: 'expert-assigned',
    event: (people) => told('objectionOpened', people, { objectUntil: at }),
    to: 'filer',
    zh: ['指派专家', guangdong.name.zh, '2026年11月25日'],
    en: ['has been assigned', guangdong.name.en, '25 November 2026'],
  },
  {
    kind: 'expert-waiver',
    event: (people) => told('conflictAnswered', people, { answer: 'waiver' }),
    to: 'centre',
    zh: ['申请豁免', guangdong.name.zh],
    en: ['asks for a waiver', guangdong.name.en],
  },
  {
    kind: 'expert-declined',
    event: (people) => told('expertDeclined', people, { reason: 'E02' }),
    to: 'centre',
    zh: ['已谢绝', '超出专业领域'],
    en: ['has declined', 'Outside the field'],
  },
  {
    kind: 'expert-lapsed',
    event: (people) => told('expertLapsed', people, { step: 'conflict' }),
    to: 'centre',
    zh: ['逾期未答复', '利益冲突核查'],
    en: ['no answer in time', 'The conflict check'],
  },
  {
    kind: 'expert-objected',
    event: (people) => told('expertObjected', people, { objectedBy: newId('person', NOW) }),
    to: 'centre',
    zh: ['企业对专家提出异议', guangdong.name.zh],
    en: ['objects to its expert', guangdong.name.en],
  },
  {
    kind: 'expert-exhausted',
    event: (people) => told('invitationExhausted', people),
    to: 'centre',
    zh: ['无候选专家', guangdong.name.zh],
    en: ['Nobody is left', guangdong.name.en],
  },
];

interface Reader {
  readonly id: Id<'person'>;
  readonly email: string;
}
/** Whom the mails may reach, for each language: at the centre its expert manager and a case officer; not who does intake there, nor who is elsewhere. */
interface Readers {
  readonly expert: Reader;
  readonly filer: Reader;
  readonly centre: Reader;
  readonly officer: Reader;
  readonly intake: Reader;
  readonly elsewhere: Reader;
}
let readers: { readonly [lang in Locale]: Readers };
beforeAll(async () => {
  readers = { 'zh-CN': await readersOf('zh-CN'), en: await readersOf('en') };
});

async function readersOf(lang: Locale): Promise<Readers> {
  const [expert, filer] = [await aReader('expert', lang), await aReader('filer', lang)];
  const [centre, officer] = [await aReader('manager', lang), await aReader('officer', lang)];
  const [intake, elsewhere] = [await aReader('intake', lang), await aReader('elsewhere', lang)];
  await office.tell(dutyGranted(centre.id, 'experts', guangdong?.id));
  await office.tell(dutyGranted(officer.id, 'officer', guangdong?.id));
  await office.tell(intakeGranted(intake.id, guangdong?.id));
  await office.tell(dutyGranted(elsewhere.id, 'experts', zhejiang?.id));
  return { expert, filer, centre, officer, intake, elsewhere };
}

async function aReader(name: string, lang: Locale): Promise<Reader> {
  const reader = { id: aPerson(), email: `${name}.${lang.toLowerCase()}@experts.example` };
  await office.tell(contactStated(reader.id, reader.email, lang));
  return reader;
}

const purposeOf = ({ headers }: OutgoingMail) => headers?.find(([name]) => name === 'X-Sinan-Purpose')?.[1];
const dataOf = ({ data }: Envelope) => data as { readonly invitationId: string; readonly caseId: string };
/** The mails of a kind about an invitation or its case that reached somebody. */
const mailsOf = ({ email }: Reader, kind: ExpertMailKind, event: Envelope) => {
  const { invitationId, caseId } = dataOf(event);
  const isAbout = ({ text }: OutgoingMail) => text.includes(invitationId) || text.includes(caseId);
  return office.mailer.to(email).filter((mail) => purposeOf(mail) === kind && isAbout(mail));
};

it('every kind of mail about an invitation has its example', () => {
  expect(EXAMPLES.map(({ kind }) => kind).toSorted()).toEqual(Object.keys(EXPERT_MAILS).toSorted());
});

describe.each(EXAMPLES.flatMap((example) => locales.options.map((lang) => ({ lang, ...example }))))(
  'the mail $kind in $lang',
  ({ kind, lang, event, to, ...says }) => {
    const happens = () => event({ expert: readers[lang].expert.id, filer: readers[lang].filer.id });

    it('reaches its readers and nobody else, once, however often the event comes', async () => {
      const happened = happens();
      await office.tell(happened, 3);
      await office.idle();
      await office.tell(happened);
      await office.idle();
      const counts = Object.entries(readers[lang]).map(([who, one]) => [who, mailsOf(one, kind, happened).length]);
      const told = to === 'centre' ? ['centre', 'officer'] : [to];
      expect(counts).toEqual(Object.keys(readers[lang]).map((who) => [who, told.includes(who) ? 1 : 0]));
    });

    it('says what happened in the words of its codes, and leads its reader to what they may see', async () => {
      const happened = happens();
      await office.tell(happened);
      await office.idle();
      const [mail] = mailsOf(readers[lang][to], kind, happened);
      const words = `${mail?.subject}\n${mail?.text}`;
      for (const word of says[lang === 'en' ? 'en' : 'zh']) expect(words).toContain(word);
      expect(words).not.toMatch(/\b[ERTO]\d\d\b|undefined|null/);
      const { invitationId, caseId } = dataOf(happened);
      const page = to === 'expert' ? `/expert?invitation=${invitationId}` : `/cases/${caseId}`;
      expect(words).toContain(`http://localhost:4000${page}`);
      if (to === 'expert') expect(words).not.toContain(caseId);
    });
  },
);

describe('an answer to the conflict check', () => {
  it.each(['clear', 'conflict'])('%s is told to nobody: what follows is', async (answer) => {
    const happened = told('conflictAnswered', { expert: readers.en.expert.id, filer: null }, { answer });
    await office.tell(happened);
    await office.idle();
    for (const reader of Object.values(readers.en)) expect(mailsOf(reader, 'expert-waiver', happened)).toEqual([]);
  });
});

describe('what asks for a mail', () => {
  it('keeps nothing beside ids and codes, whatever an event may hold', async () => {
    const happened = told('conflictAsked', { expert: readers.en.expert.id, filer: null }, { answerBy: at });
    await office.tell({ ...happened, data: { ...Object(happened.data), claimant: 'in confidence' } });
    await office.idle();
    const kept = JSON.stringify(await office.room.mails.rows.get(`mail/${happened.id}/expert-asked`));
    expect(kept).toContain(dataOf(happened).invitationId);
    expect(kept + JSON.stringify(office.mailer.mails)).not.toContain('in confidence');
  });

  it('tells no person where a partner filed the case', async () => {
    const happened = told('objectionOpened', { expert: readers.en.expert.id, filer: null }, { objectUntil: at });
    const before = office.mailer.mails.length;
    await office.tell(happened);
    await office.idle();
    expect(office.mailer.mails).toHaveLength(before);
  });

  it('waits at a centre where nobody looks for experts, until somebody does', async () => {
    const [centre] = CENTRES.slice(5);
    const manager = await aReader('late', 'en');
    const happened = told('expertLapsed', { expert: aPerson(), filer: null }, { centreId: centre?.id, step: 'offer' });
    await office.tell(happened);
    await office.idle();
    expect(mailsOf(manager, 'expert-lapsed', happened)).toEqual([]);
    await office.tell(dutyGranted(manager.id, 'experts', centre?.id));
    await office.idle();
    expect(mailsOf(manager, 'expert-lapsed', happened)).toHaveLength(1);
  });
});

describe('what nobody need hear of by mail', () => {
  it.each([EVENTS.expertAssigned, EVENTS.expertConflicted, EVENTS.expertEnrolled].map(({ type }) => type))(
    '%s is not told',
    (type) => {
      expect(EXPERTS_TELL).not.toContain(type);
    },
  );
});
