import { doneId } from '@sinan/aggregate/testing';
import { timeOf } from '@sinan/schema';
import { afterAll, describe, expect, it } from 'vitest';
import { cases } from './index.ts';
import { caseQueue } from './queries.ts';
import { formWith, shenzhen, signedIn, staffAt, usccIn } from './testing/examples.ts';
import { eventOf, openIntake, stated } from './testing/intake.ts';

const { test, accounts, as, aPartner, casesOf, parkedOf } = await openIntake();
afterAll(() => test.close());

const seen = cases.collections
  .filter(({ name }) => name === 'seen')
  .map((spec) => test.resources.store.collection(spec));
const forget = (id: string) => Promise.all(seen.map((rows) => rows.remove(id)));

describe('an event of a registered partner', () => {
  it('becomes a case at the centre of the place that it states', async () => {
    const { source, partnerId, send } = aPartner();
    await send(eventOf(source));
    const [taken] = await casesOf(partnerId);
    expect(taken?.state).toMatchObject({
      status: 'submitted',
      organisationId: null,
      filedBy: null,
      centreId: shenzhen,
      routedBy: 'city',
      texts: { applicantName: stated.nameZh, contact: { email: 'ip@robot.example', locale: 'zh-CN' } },
    });
    const { items } = await as(staffAt(shenzhen))(caseQueue, { first: 100 });
    expect(items.map(({ id }) => id)).toContain(taken?.id);
  });

  it('belongs to the organisation of its credit code, by the name and place that are registered', async () => {
    const { source, partnerId, send } = aPartner();
    const nameZh = '杭州示例科技有限公司';
    const { uscc, organisationId } = accounts.organisation({ uscc: usccIn('330106'), nameZh, division: '330106' });
    await send(eventOf(source, { data: { organisation: { ...stated, uscc }, case: formWith() } }));
    const [taken] = await casesOf(partnerId);
    expect(taken?.state).toMatchObject({ organisationId, division: '330106', texts: { applicantName: nameZh } });
    const member = signedIn({ organisations: [organisationId] });
    expect(await test.room.cases.visible([taken?.id ?? ''], member.audiences)).toMatchObject([{ id: taken?.id }]);
  });

  it('is called, and goes, as it states while nobody is confirmed in the organisation of its credit code', async () => {
    const { source, partnerId, send } = aPartner();
    const claimed = { uscc: usccIn('330106'), nameZh: '冒名有限公司', division: '330106', vouched: false };
    const { uscc, organisationId } = accounts.organisation(claimed);
    await send(eventOf(source, { data: { organisation: { ...stated, uscc }, case: formWith() } }));
    const [taken] = await casesOf(partnerId);
    const texts = { applicantName: stated.nameZh };
    expect(taken?.state).toMatchObject({ organisationId, division: stated.division, centreId: shenzhen, texts });
  });

  it('is one case when the broker has it twice, under the time of the event', async () => {
    const { source, partnerId, publish } = aPartner();
    await Promise.all([1, 2].map(() => publish(JSON.stringify(eventOf(source)))));
    const taken = await casesOf(partnerId);
    expect(taken.map(({ id }) => timeOf(id))).toEqual([Date.parse('2026-11-10T07:59:00Z')]);
  });

  it('is one case when a crash came between the case and the mark of what was seen', async () => {
    const { source, partnerId, publish } = aPartner();
    await publish(JSON.stringify(eventOf(source)));
    expect(await casesOf(partnerId)).toHaveLength(1);
    expect(await forget(doneId('cases.intake', source, 'case-1'))).toEqual([true]);
    await publish(JSON.stringify(eventOf(source)));
    expect(await casesOf(partnerId)).toHaveLength(1);
  });

  it('is not mistaken for one of ours by extensions that are named like ours', async () => {
    const { source, partnerId, publish } = aPartner();
    const likeOurs = { subject: 'S', sequence: '000000000007', correlationid: 'theirs' };
    for (const id of ['case-1', 'case-2']) await publish(JSON.stringify(eventOf(source, { id, ...likeOurs })));
    expect(await casesOf(partnerId)).toHaveLength(2);
  });
});

describe('an event of a partner who is not registered', () => {
  it('is parked, with those behind it, and taken in when it is replayed after the registration', async () => {
    const { source, send } = aPartner('unknown');
    const error = `UNKNOWN_PARTNER: ${source}`;
    await send(eventOf(source));
    const parked = await parkedOf(source);
    expect(parked).toMatchObject({ error, replayable: true, key: source });
    const lane = parked?.lane ?? '';
    await send(eventOf(source, { id: 'case-2' }));
    await parkedOf(source);
    expect(await test.runner.parked.rows.count({ where: { lane, open: true } })).toBe(2);
    expect(await test.runner.replay(lane, 'person:someone')).toEqual({ replayed: 0, error });
    const partnerId = accounts.partner(source);
    expect(await test.runner.replay(lane, 'person:someone')).toEqual({ replayed: 2, error: null });
    expect(await casesOf(partnerId)).toHaveLength(2);
  });

  it('holds up no other partner', async () => {
    const [unknown, known] = [aPartner('unknown'), aPartner()];
    await unknown.send(eventOf(unknown.source));
    expect(await parkedOf(unknown.source)).toBeDefined();
    await known.send(eventOf(known.source));
    expect(await casesOf(known.partnerId)).toHaveLength(1);
  });
});

describe('a message on the topic', () => {
  it.each([
    ['no JSON', () => '{'],
    ['no event', () => '[]'],
    ['empty', () => null],
    ['larger than 256 KB', (source: string) => JSON.stringify(eventOf(source, { extension: 'x'.repeat(256 * 1024) }))],
    ['an event with an unknown code', (source: string) => JSON.stringify(eventOf(source, {}, { country: 'XX' }))],
  ])('that is %s is parked, to be skipped', async (_, messageOf) => {
    const { source, publish } = aPartner();
    await publish(messageOf(source));
    const row = await parkedOf(source);
    expect(row).toMatchObject({ replayable: false });
    expect(await test.runner.skip(row?.id ?? '', 'person:someone', 'malformed')).toBe(true);
    expect(await parkedOf(source)).toBeUndefined();
  });

  it('with a date of service that has not begun is parked, and says which', async () => {
    const { source, publish } = aPartner();
    await publish(JSON.stringify(eventOf(source, {}, { servedOn: '2026-11-20' })));
    expect(await parkedOf(source)).toMatchObject({ error: expect.stringContaining('data.case.servedOn') });
  });

  it('that is parked says nothing of what was written', async () => {
    const { source, publish } = aPartner();
    await publish(JSON.stringify(eventOf(source, {}, { forum: 'Wang Xiaoming' })));
    expect(await parkedOf(source)).toMatchObject({ error: 'the event does not hold: data.case.forum' });
  });

  it('of an unknown type or a higher version is passed over', async () => {
    const { source, partnerId, publish } = aPartner();
    await publish(JSON.stringify(eventOf(source, { type: 'sinan.intake.case_reported.v2' })));
    await publish(JSON.stringify(eventOf(source)));
    expect(await casesOf(partnerId)).toHaveLength(1);
    expect(await parkedOf(source)).toBeUndefined();
  });
});
