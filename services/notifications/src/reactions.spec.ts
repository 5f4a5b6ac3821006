import { CENTRES, EVENTS } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  aCentre,
  aPerson,
  caseAccepted,
  caseSubmitted,
  contactStated,
  intakeGranted,
  intakeRevoked,
  linkIssued,
} from './testing/builders.ts';
import { type Office, openOffice } from './testing/office.ts';
import { aSubscriber } from './testing/subscribers.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

let people = 0;
/** A person whom accounts has stated, and their address. */
async function aContact(locale: 'zh-CN' | 'en' = 'en') {
  people += 1;
  const person = { id: aPerson(), email: `person${people}@example.com` };
  await office.tell(contactStated(person.id, person.email, locale));
  return person;
}
const subjects = (email: string) => office.mailer.to(email).map(({ subject }) => subject);

describe('a sign-in link that was issued', () => {
  it('is mailed once, with link and code, however often the event comes', async () => {
    const event = linkIssued('signing-in@example.com');
    await office.tell(event, 5);
    await office.idle();
    await office.tell(event, 2);
    await office.idle();
    const [mail, ...more] = office.mailer.to('signing-in@example.com');
    expect(more).toEqual([]);
    expect(mail?.text).toMatch(/http:\/\/localhost:4000\/sign-in\?token=lnk_\S+/);
    expect(mail?.text).toMatch(/验证码：\d{6}/);
  });

  it('leaves neither address nor token behind', async () => {
    await office.tell(linkIssued('leaves-nothing@example.com'));
    await office.idle();
    const rows = await office.room.mails.rows.page({
      where: {},
      orderBy: { field: 'askedAt', direction: 'asc' },
      limit: 1_000,
    });
    const stored = JSON.stringify(rows);
    expect(stored).not.toContain('leaves-nothing@example.com');
    expect(stored).not.toMatch(/~k1~/);
  });
});

describe('a case that was submitted', () => {
  it('is told to who filed it, in their language, once', async () => {
    const filer = await aContact('zh-CN');
    const event = caseSubmitted(filer.id);
    await office.tell(event, 5);
    await office.idle();
    await office.tell(event, 2);
    await office.idle();
    expect(subjects(filer.email)).toEqual(['已收到您的指导申请：337调查（美国）']);
    expect(office.mailer.to(filer.email)[0]?.text).toContain(aCentre.name.zh);
  });

  it('is told to everyone on intake duty at its centre, and to nobody elsewhere', async () => {
    const centre = CENTRES[1]?.id ?? aCentre.id;
    const [one, two, elsewhere, gone] = [await aContact(), await aContact(), await aContact(), await aContact()];
    for (const { id } of [one, two, gone]) await office.tell(intakeGranted(id, centre));
    await office.tell(intakeGranted(elsewhere.id, CENTRES[2]?.id));
    await office.tell(intakeRevoked(gone.id, centre));
    await office.tell(intakeGranted(gone.id, centre));
    await office.tell(caseSubmitted(null, centre), 5);
    await office.idle();
    const told = [one, two, elsewhere, gone].map(({ email }) => subjects(email).length);
    expect(told).toEqual([1, 1, 0, 0]);
    expect(subjects(one.email)).toEqual(['A new application: Section 337 investigation (United States of America)']);
  });

  it('waits for a centre without intake officers until one is named', async () => {
    const centre = CENTRES[3]?.id ?? aCentre.id;
    const officer = await aContact();
    await office.tell(caseSubmitted(null, centre));
    await office.idle();
    expect(subjects(officer.email)).toEqual([]);
    await office.tell(intakeGranted(officer.id, centre));
    await office.idle();
    expect(subjects(officer.email)).toHaveLength(1);
  });

  it('waits for the address of who filed it', async () => {
    const person = aPerson();
    await office.tell(caseSubmitted(person));
    await office.idle();
    await office.tell(contactStated(person, 'late@example.com'));
    await office.idle();
    expect(subjects('late@example.com')).toHaveLength(1);
  });
});

describe('a case that was accepted', () => {
  it('is told to who filed it once', async () => {
    const filer = await aContact();
    const event = caseAccepted(filer.id);
    await office.tell(event, 5);
    await office.idle();
    await office.tell(event, 2);
    await office.idle();
    expect(subjects(filer.email)).toEqual(['Your application has been accepted']);
  });

  it('is told to nobody when a partner filed it for who is not registered', async () => {
    const before = office.mailer.mails.length;
    await office.tell(caseAccepted(null));
    await office.idle();
    expect(office.mailer.mails).toHaveLength(before);
  });
});

describe('a warning that went live before its event named industries and platforms', () => {
  it('is told to whoever chose some, as one about all of them', async () => {
    const reader = await aSubscriber(office, 'exposed', { countries: ['JP'], industries: ['F'], platforms: ['ebay'] });
    const event = office.risk.publish({ countries: ['JP'] });
    const { industries: _, platforms: __, ...data } = EVENTS.warningPublished.data.parse(event.data);
    await office.tell({ ...event, data });
    await office.idle();
    expect(reader.received()).toHaveLength(1);
  });
});

describe('a contact that was stated again', () => {
  it('counts as last stated, in whatever order it comes', async () => {
    const person = aPerson();
    await office.tell(contactStated(person, 'new@example.com', 'en', 2));
    await office.tell(contactStated(person, 'old@example.com', 'en', 1));
    await office.tell(caseAccepted(person));
    await office.idle();
    expect([subjects('new@example.com').length, subjects('old@example.com').length]).toEqual([1, 0]);
  });
});

describe('events from their topics', () => {
  it('are each handled by a reaction of this service', async () => {
    const email = 'over-the-bus@example.com';
    const event = linkIssued(email);
    const message = {
      topic: office.test.resources.topic('contacts'),
      key: event.subject,
      value: JSON.stringify(event),
    };
    await office.test.bus.publish([message, message]);
    await office.test.settled();
    await office.idle();
    expect(subjects(email)).toEqual(['登录司南']);
  });
});
