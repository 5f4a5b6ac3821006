import { type Envelope, EVENTS, type Id, newId } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  aCentre,
  anEvent,
  aPerson,
  caseAccepted,
  caseEvent,
  caseSubmitted,
  contactStated,
  intakeGranted,
  NOW,
} from './testing/builders.ts';
import { type Office, openOffice } from './testing/office.ts';

const AT = '2026-11-23T08:00:00.000Z';
let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

async function aReader() {
  const id = aPerson();
  const email = `${id}@example.com`.toLowerCase();
  await office.tell(contactStated(id, email));
  return { id, email };
}
async function onDuty() {
  const reader = await aReader();
  await office.tell(intakeGranted(reader.id));
  return reader;
}
async function hears(event: Envelope): Promise<void> {
  await office.tell(event);
  await office.idle();
}
const mailsTo = ({ email }: { readonly email: string }) => office.mailer.to(email).length;
const statesOf = async ({ id }: { readonly id: Id<'person'> }) =>
  (await office.room.mails.rows.page({ where: { to: `person:${id}` }, limit: 10 })).rows.map(({ doc }) => doc.state);

/** As accounts and cases say when it is written, whatever was heard of before. */
describe('a mail about a case', () => {
  it('does not reach staff who is locked out, and reaches the others', async () => {
    const [one, other] = [await onDuty(), await onDuty()];
    office.readers.lockOut(one.id);
    await hears(caseSubmitted(null));
    expect([mailsTo(one), mailsTo(other)]).toEqual([0, 1]);
    expect(await statesOf(one)).toEqual(['suppressed']);
  });

  it('does not reach staff whom a wall keeps from the case, and does of another case', async () => {
    const [one, other] = [await onDuty(), await onDuty()];
    const kept = caseSubmitted(null);
    office.readers.keep(kept.subject, one.id);
    await hears(kept);
    expect([mailsTo(one), mailsTo(other)]).toEqual([0, 1]);
    await hears(caseSubmitted(null));
    expect([mailsTo(one), mailsTo(other)]).toEqual([1, 2]);
  });

  it('does not reach who filed it once it is theirs no more', async () => {
    const filer = await aReader();
    const accepted = caseAccepted(filer.id);
    office.readers.keep(accepted.subject, filer.id);
    await hears(accepted);
    expect([mailsTo(filer), await statesOf(filer)]).toEqual([0, ['suppressed']]);
  });
});

describe('a case whose filer has left', () => {
  it('is told of to the members of the enterprise, once each, as far as they may read it', async () => {
    const [one, other, kept] = [await aReader(), await aReader(), await aReader()];
    const organisationId = newId('organisation', NOW);
    office.readers.belong(organisationId, [one.id, other.id, kept.id]);
    const accepted = caseEvent('caseAccepted', null, { organisationId, acceptedBy: aPerson(), acceptedAt: AT });
    office.readers.keep(accepted.subject, kept.id);
    await office.tell(accepted, 3);
    await office.idle();
    expect([mailsTo(one), mailsTo(other), mailsTo(kept)]).toEqual([1, 1, 0]);
  });
});

describe('a mail to an expert', () => {
  const asked = (expert: Id<'person'>) => {
    const [invitationId, caseId] = [newId('invitation', NOW), newId('case', NOW)];
    const said = {
      invitationId,
      caseId,
      centreId: aCentre.id,
      personId: expert,
      filedBy: null,
      answerBy: '2026-11-25T08:00:00.000Z',
    };
    office.readers.keep(caseId, expert);
    return anEvent('conflictAsked', EVENTS.conflictAsked.data.parse(said), invitationId, 2);
  };

  it('reaches them before the case is theirs to read, and not when they are locked out', async () => {
    const [one, other] = [await aReader(), await aReader()];
    office.readers.lockOut(other.id);
    await hears(asked(one.id));
    await hears(asked(other.id));
    expect([mailsTo(one), mailsTo(other)]).toEqual([1, 0]);
  });
});
