import { type Actor, idOf, newId } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { NOW } from '../testing/builders.ts';
import { type Office, openOffice, PATIENCE } from '../testing/office.ts';
import { aSubscriber } from '../testing/subscribers.ts';
import { type DeliveryFigures, deliveryProgress, warningAudience } from './index.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const editor: Actor = { kind: 'system', service: 'spec' };
const progressOf = (warningId: ReturnType<typeof newId<'warning'>>) =>
  deliveryProgress.run(office.room, office.test.call(editor), { warningId });
const audienceOf = (warningId: ReturnType<typeof newId<'warning'>>) =>
  warningAudience.run(office.room, office.test.call(editor), { warningId });
const none = {
  matched: 0,
  waiting: 0,
  gathered: 0,
  sent: 0,
  bounced: 0,
  refused: 0,
  unknown: 0,
  suppressed: 0,
  expired: 0,
};
const sumOf = ({ matched: _, ...others }: DeliveryFigures) =>
  others.waiting + others.sent + others.bounced + others.refused + others.unknown + others.suppressed + others.expired;

describe('the progress of a delivery', () => {
  it('is complete for what was never published, and none for what is no warning', async () => {
    const id = newId('warning', NOW);
    expect(await progressOf(id)).toBeNull();
    office.risk.work(id, {});
    expect(await progressOf(id)).toEqual({ warningId: id, complete: true, parts: [] });
  });

  it('waits from the moment of publication, before anything was planned', async () => {
    const event = office.risk.publish({ countries: ['AO'] });
    const id = idOf('warning').parse(event.subject);
    expect(await progressOf(id)).toEqual({
      warningId: id,
      complete: false,
      parts: [{ version: 1, withdrawal: false, planned: false, ...none }],
    });
    await office.tell(event);
    await office.idle();
    expect(await progressOf(id)).toMatchObject({ complete: true, parts: [{ planned: true, ...none }] });
  });

  it('tells each end of a mail apart, and its figures add up all the while', async () => {
    const readers = await Promise.all(
      ['sent', 'refused', 'unknown', 'deferred', 'leaving'].map((name) =>
        aSubscriber(office, name, { countries: ['KE'] }),
      ),
    );
    office.mailer.answer = ({ to }) => {
      const how = to.address.split('@', 1)[0];
      if (how === 'refused') return { kind: 'refused', to: 'recipient', code: 550, response: '550 no' };
      if (how === 'unknown') return { kind: 'unknown', reason: 'cut' };
      return how === 'sent' ? { kind: 'sent', response: '250' } : { kind: 'deferred', reason: '451' };
    };
    const event = office.risk.publish({ countries: ['KE'] });
    const id = idOf('warning').parse(event.subject);
    const looks: DeliveryFigures[] = [];
    const look = async () => {
      const [part] = (await progressOf(id))?.parts ?? [];
      if (part) looks.push(part);
    };
    await office.tell(event);
    await vi.waitFor(async () => {
      await look();
      expect(looks.at(-1)).toMatchObject({ matched: 5, waiting: 2, sent: 1, refused: 1, unknown: 1 });
    }, PATIENCE);
    expect(await progressOf(id)).toMatchObject({ complete: false });
    await readers[4]?.does({ type: 'leave', by: 'page' });
    office.mailer.answer = () => ({ kind: 'sent', response: '250' });
    await vi.waitFor(async () => {
      office.test.clock.set(office.test.clock.now() + 5_000);
      await look();
      expect(looks.at(-1)).toMatchObject({ matched: 5, waiting: 0, sent: 2, refused: 1, unknown: 1, suppressed: 1 });
    }, PATIENCE);
    office.test.clock.set(NOW);
    for (const figures of looks) expect(sumOf(figures)).toBe(figures.matched);
    expect(await progressOf(id)).toMatchObject({ complete: true });
  });

  it('counts each version and the withdrawal apart, and no minor version', async () => {
    await aSubscriber(office, 'counted', { countries: ['GH'] });
    const first = office.risk.publish({ countries: ['GH'] });
    const id = idOf('warning').parse(first.subject);
    const events = [
      first,
      office.risk.publish({ countries: ['GH'], minor: true }, id),
      office.risk.publish({ countries: ['NG'] }, id),
    ];
    for (const event of events) {
      await office.tell(event);
      await office.idle();
    }
    await office.tell(office.risk.cancel(id));
    await office.idle();
    const one = { ...none, planned: true, matched: 1, sent: 1 };
    expect(await progressOf(id)).toEqual({
      warningId: id,
      complete: true,
      parts: [
        { version: 1, withdrawal: false, ...one },
        { version: 3, withdrawal: false, ...one },
        { version: 3, withdrawal: true, ...one },
      ],
    });
  });
});

describe('the audience of a version at work', () => {
  it('is counted by country and language, without an address', async () => {
    await aSubscriber(office, 'both-countries', { countries: ['TZ', 'UG'], locale: 'zh-CN' });
    await aSubscriber(office, 'one-country', { countries: ['UG'] });
    await aSubscriber(office, 'another-right', { countries: ['UG'], rights: ['design'] });
    await aSubscriber(office, 'another-industry', { countries: ['UG'], industries: ['F'] });
    await aSubscriber(office, 'another-platform', { countries: ['UG'], platforms: ['ebay'] });
    const held = await aSubscriber(office, 'held-back', { countries: ['UG'] });
    await held.does({ type: 'pause', until: new Date(NOW + 60_000).toISOString() });
    const id = newId('warning', NOW);
    office.risk.work(id, {
      ...{ countries: ['TZ', 'UG'], rights: ['trademark'], industries: ['C'], platforms: ['temu'] },
    });
    const audience = await audienceOf(id);
    expect(audience).toEqual({
      version: 1,
      recipients: 2,
      informed: 0,
      gathered: 0,
      byCountry: [
        { country: 'TZ', recipients: 1 },
        { country: 'UG', recipients: 2 },
      ],
      byLanguage: [
        { locale: 'zh-CN', recipients: 1 },
        { locale: 'en', recipients: 1 },
      ],
    });
    expect(JSON.stringify(audience)).not.toContain('@');
  });

  it('is not counted while those are still to be found whom an earlier release wrote down: the editor is asked to try again', async () => {
    const { documents } = office.room.subscriptions;
    const { id } = await aSubscriber(office, 'earlier', { countries: ['NA'] });
    const stored = await documents.get(id);
    if (stored === null) throw new Error('it is not there');
    await documents.replace({ ...stored.doc, ...{ status: 'confirmed' } }, stored.revision);
    const warningId = newId('warning', NOW);
    office.risk.work(warningId, { countries: ['NA'] });
    let letGo = (): void => undefined;
    const full = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const writes = vi.spyOn(office.room.postings, 'insertMany').mockImplementationOnce(async () => {
      await full;
      throw new Error('full');
    });
    await expect(audienceOf(warningId)).rejects.toMatchObject({ code: 'BUSY' });
    letGo();
    await vi.waitFor(async () => expect(await audienceOf(warningId)).toMatchObject({ recipients: 1 }));
    writes.mockRestore();
  });

  it('counts those who got an earlier version once, and is who then gets the mail', async () => {
    for (const [name, countries] of [
      ['audience-stays', ['ZM', 'ZW']],
      ['audience-goes', ['ZM']],
      ['audience-comes', ['ZW']],
    ] as const)
      await aSubscriber(office, name, { countries });
    const first = office.risk.publish({ countries: ['ZM'] });
    const id = idOf('warning').parse(first.subject);
    await office.tell(first);
    await office.idle();
    office.risk.work(id, { countries: ['ZW'] });
    expect(await audienceOf(id)).toMatchObject({ version: 2, recipients: 3, informed: 1 });
    await office.tell(office.risk.publish({ countries: ['ZW'] }, id));
    await office.idle();
    expect((await progressOf(id))?.parts.at(-1)).toMatchObject({ version: 2, matched: 3, sent: 3 });
  });

  it('is nobody for a minor version, and none where nothing is at work', async () => {
    const id = newId('warning', NOW);
    expect(await audienceOf(id)).toBeNull();
    office.risk.work(id, { countries: ['UG'], minor: true });
    expect(await audienceOf(id)).toMatchObject({ recipients: 0 });
  });
});
