import { type Actor, type Envelope, EVENTS, newId, type Operation, parseInput } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { leave, manageSubscription } from '../commands/index.ts';
import { exportSubscription } from '../queries/index.ts';
import { knownSubscription } from '../reservations.ts';
import type { NotificationsRoom } from '../room.ts';
import { holdAgainst } from '../suppression/suppressions.ts';
import { NOW } from '../testing/builders.ts';
import { manageToken } from '../testing/links.ts';
import { type Office, openOffice, PATIENCE } from '../testing/office.ts';
import { aSubscriber } from '../testing/subscribers.ts';
import { confirmExposure } from './command.ts';
import { expectedOfChoice, exposure } from './queries.ts';
import { WORDS_TODAY } from './words.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

type Person = Actor & { readonly kind: 'person' };
let people = 0;
/** A confirmed member of one enterprise, whose address accounts has stated. */
async function aMember(organisations = [newId('organisation', NOW)]) {
  people += 1;
  const id = newId('person', NOW + people);
  const email = `member-${people}@example.com`;
  await office.room.contacts.insert({ id, email, locale: 'en', sequence: 1 });
  const actor: Person = {
    ...{ kind: 'person', id, sessionId: newId('session', NOW), duties: [] },
    ...{ organisations, audiences: ['public', `person:${id}`] },
  };
  const [organisationId = ''] = organisations;
  const run = <I, O>(operation: Operation<NotificationsRoom, I, O>, input: object) =>
    operation.run(office.room, office.test.call(actor), parseInput(operation.input, input));
  const none = { countries: [], rights: [], industries: [], platforms: [] };
  return {
    id,
    email,
    organisationId,
    run,
    read: () => run(exposure, { organisationId }),
    choose: (wish: object = {}) =>
      run(confirmExposure, {
        ...{ organisationId, countries: ['US'], locale: 'en', declined: none, words: WORDS_TODAY, ...wish },
      }),
    idOf: async () => (await knownSubscription(office.room, email)) ?? '',
  };
}

describe('the exposure of an enterprise', () => {
  it('is proposed to its members, of what accounts and cases know, each value with its reason', async () => {
    const { organisationId, read, email } = await aMember();
    office.knowledge.know(organisationId, { industry: 'C', markets: ['DE'] }, [
      { caseId: 'cas_1', country: 'US', rights: ['trademark'], platforms: ['temu'] },
    ]);
    expect(await read()).toMatchObject({
      ...{ email, chosen: null, rhythm: null, interests: 0, manageUrl: null, returns: false },
      proposed: [
        { list: 'countries', code: 'DE', reasons: [{ from: 'profile' }], isNew: false },
        { list: 'industries', code: 'C', reasons: [{ from: 'entry' }] },
        { list: 'countries', code: 'US', reasons: [{ from: 'case', caseId: 'cas_1' }] },
        { list: 'rights', code: 'trademark', reasons: [{ from: 'case', caseId: 'cas_1' }] },
        { list: 'platforms', code: 'temu', reasons: [{ from: 'case', caseId: 'cas_1' }] },
      ],
    });
  });

  it('is nothing to who is no member of it', async () => {
    const [member, other] = [await aMember(), await aMember()];
    const { organisationId } = member;
    for (const asked of [other.run(exposure, { organisationId }), other.choose({ organisationId })])
      await expect(asked).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('says of a choice what to expect, before it is made', async () => {
    const { run } = await aMember();
    office.risk.publish({ countries: ['BR'], at: '2026-11-20T08:00:00.000Z' });
    expect(await run(expectedOfChoice, { countries: ['BR'], locale: 'en' })).toEqual({ warnings: 1, urgent: 1 });
  });
});

describe('a member who subscribes for their enterprise', () => {
  it('gets warnings at once, and no mail to confirm', async () => {
    const member = await aMember();
    expect(await member.choose({ countries: ['VN'], rights: ['design'], severity: 'warning' })).toEqual({
      counts: true,
    });
    await office.idle();
    expect(office.mailer.to(member.email)).toEqual([]);
    await office.tell(office.risk.publish({ countries: ['VN'], rights: ['design'], severity: 'urgent' }));
    await office.idle();
    expect(office.mailer.to(member.email)).toHaveLength(1);
  });

  it('finds who agreed, when and to which words in the history, and others hear of it without an address', async () => {
    const member = await aMember();
    const heard: Envelope[] = [];
    const topic = office.test.resources.topic('subscriptions');
    const tail = await office.test.bus.tail([topic], ({ value }) => heard.push(JSON.parse(value ?? '')));
    await member.choose({ declined: { countries: ['JP'], rights: [], industries: [], platforms: [] } });
    const id = await member.idOf();
    const kept = await member.run(exportSubscription, { token: manageToken(office, id) });
    expect(kept).toMatchObject({
      history: [{ type: 'ExposureChosen', words: WORDS_TODAY, declined: { countries: ['JP'] }, email: member.email }],
    });
    const mine = () => heard.filter(({ subject }) => subject === id).map(({ type }) => type);
    const both = [EVENTS.subscriptionConfirmed.type, EVENTS.subscriptionConfirmedV2.type];
    await vi.waitFor(() => expect(mine()).toEqual(both), PATIENCE);
    expect(JSON.stringify(heard)).not.toContain(member.email);
    await tail.stop();
  });

  it('who has a subscription keeps it, and is mailed each warning once', async () => {
    const member = await aMember();
    await aSubscriber(office, member.email, { countries: ['KR'] }, { isKnown: true });
    await member.choose({ countries: ['KR', 'IN'] });
    expect(await member.read()).toMatchObject({ interests: 1, chosen: { interest: { countries: ['KR', 'IN'] } } });
    await office.tell(office.risk.publish({ countries: ['KR', 'IN'] }));
    await office.idle();
    expect(office.mailer.to(member.email)).toHaveLength(1);
  });

  it('is shown what came since, and nothing of what is chosen changes by itself', async () => {
    const member = await aMember();
    const { know } = office.knowledge;
    know(member.organisationId, { industry: 'C', markets: ['US', 'JP'] });
    await member.choose({
      ...{ countries: ['US'], industries: ['C'] },
      declined: { countries: ['JP'], rights: [], industries: [], platforms: [] },
    });
    know(member.organisationId, { industry: 'C', markets: ['US', 'JP', 'DE'] });
    const { proposed, chosen } = await member.read();
    expect(proposed.filter(({ isNew }) => isNew).map(({ code }) => code)).toEqual(['DE']);
    expect(chosen?.interest.countries).toEqual(['US']);
  });

  it('manages all of it by the link, and comes back by choosing anew after having left', async () => {
    const member = await aMember();
    await member.choose();
    const token = manageToken(office, await member.idOf());
    expect((await member.read()).manageUrl).toContain(encodeURIComponent(token));
    await member.run(manageSubscription, { token, countries: ['FR'], locale: 'en' });
    await member.run(leave, { token, by: 'page' });
    expect(await member.read()).toMatchObject({ chosen: null, interests: 0 });
    await member.choose({ countries: ['DE'] });
    expect(await member.read()).toMatchObject({ interests: 1, chosen: { interest: { countries: ['DE'] } } });
  });

  it('is asked by mail where mails to the address came back', async () => {
    const member = await aMember();
    const report = { id: 'notice-1', kind: 'hard', at: '2026-11-23T08:00:00.000Z' } as const;
    await holdAgainst(office.room, member.email, report, { owner: `person:${member.id}`, sentAt: report.at });
    expect((await member.read()).returns).toBe(true);
    expect(await member.choose()).toEqual({ counts: false });
    await office.idle();
    expect(office.mailer.to(member.email)[0]?.text).toContain('/confirm?token=');
    expect((await member.read()).chosen).toBeNull();
  });

  it('is refused for words that were never shown, or before accounts has said how they are reached', async () => {
    const member = await aMember();
    await expect(member.choose({ words: 'exposure-0' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const { rows } = await office.room.contacts.page({ where: {}, limit: 1_000 });
    for (const { doc } of rows) if (doc.email === member.email) await office.room.contacts.remove(doc.id);
    await expect(member.read()).rejects.toMatchObject({ code: 'BUSY' });
  });
});
