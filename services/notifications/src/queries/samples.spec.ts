import { type Actor, idOf, newId } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOW } from '../testing/builders.ts';
import { type Office, openOffice } from '../testing/office.ts';
import { aSubscriber } from '../testing/subscribers.ts';
import { type SampleMail, samples } from './index.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const editor: Actor = { kind: 'system', service: 'spec' };
const samplesOf = (warningId: ReturnType<typeof newId<'warning'>>) =>
  samples.run(office.room, office.test.call(editor), { warningId });
const told = (mails: readonly SampleMail[] = []) =>
  mails.map(({ reader, locale, countries, atOnce, gathered }) => [reader, locale, countries, atOnce, gathered]);
/** With the links by which one reader acts as nobody's are. */
const nobodys = (text: string) => text.replace(/\?token(=|&#x3D;)[\w.~%-]+/g, '');

describe('the samples of the mails of a version at work', () => {
  it('are what its readers then get, word for word, but for the links by which they act', async () => {
    const [all, some] = [
      await aSubscriber(office, 'sample-all', { countries: ['PE', 'CL'], locale: 'zh-CN' }),
      await aSubscriber(office, 'sample-some', { countries: ['PE'], locale: 'en' }),
    ];
    const said = { countries: ['PE', 'CL'], at: new Date(NOW).toISOString() };
    const id = newId('warning', NOW);
    office.risk.work(id, said);
    const before = await samplesOf(id);
    expect(before).toMatchObject({ version: 1, minor: false });
    await office.tell(office.risk.publish(said, id));
    await office.idle();
    for (const [reader, { email }, locale] of [
      ['all', all, 'zh-CN'],
      ['some', some, 'en'],
    ] as const) {
      const sample = before?.mails.find((mail) => mail.reader === reader && mail.locale === locale);
      const [mail] = office.mailer.to(email);
      expect(sample?.subject).toBe(mail?.subject);
      expect(sample).toMatchObject({ text: nobodys(mail?.text ?? ''), html: nobodys(mail?.html ?? '') });
      expect(JSON.stringify(sample)).not.toMatch(/token|@example/);
    }
  });

  it('stand for each kind of reader in each language, and say how many there are', async () => {
    const digest = { every: 'day', hour: 9, zone: 'Asia/Shanghai' } as const;
    await aSubscriber(office, 'sample-both', { countries: ['BO', 'PY'], locale: 'en' });
    await aSubscriber(office, 'sample-both-daily', { countries: ['BO', 'PY'], locale: 'en', rhythm: digest });
    await aSubscriber(office, 'sample-second', { countries: ['PY'], locale: 'zh-CN' });
    await aSubscriber(office, 'sample-went', { countries: ['UY'], locale: 'zh-CN' });
    const first = office.risk.publish({ countries: ['UY'], severity: 'warning' });
    const id = idOf('warning').parse(first.subject);
    await office.tell(first);
    await office.idle();
    office.risk.work(id, { countries: ['BO', 'PY'], severity: 'warning' });
    const found = await samplesOf(id);
    expect(told(found?.mails)).toEqual([
      ['all', 'zh-CN', ['BO', 'PY'], 0, 0],
      ['all', 'en', ['BO', 'PY'], 1, 1],
      ['some', 'zh-CN', ['BO'], 1, 0],
      ['some', 'en', ['BO'], 0, 0],
      ['informed', 'zh-CN', [], 1, 0],
      ['informed', 'en', [], 0, 0],
    ]);
    const [one, , , , informed] = found?.mails ?? [];
    expect(one?.text).toContain('您订阅了以下国家（地区）的风险预警：玻利维亚、巴拉圭');
    expect(informed?.text).toContain('您曾收到本预警的较早版本');
    office.risk.work(id, { countries: ['BO', 'PY'], severity: 'urgent' });
    expect(told((await samplesOf(id))?.mails)[1]).toEqual(['all', 'en', ['BO', 'PY'], 2, 0]);
  });

  it('name what is said in the other language alone', async () => {
    const id = newId('warning', NOW);
    office.risk.work(id, { countries: ['EC'], advice: { zh: '核对店铺名称。', en: ' ' } });
    const found = await samplesOf(id);
    expect(found?.mails.map(({ locale, lacks }) => [locale, lacks])).toEqual([
      ['zh-CN', []],
      ['en', ['advice']],
    ]);
  });

  it('are made anew each time, none of a minor version, and none where nothing is at work', async () => {
    const id = newId('warning', NOW);
    expect(await samplesOf(id)).toBeNull();
    office.risk.work(id, { countries: ['EC'] });
    expect((await samplesOf(id))?.mails).toHaveLength(2);
    office.risk.work(id, { countries: ['EC'], minor: true });
    expect(await samplesOf(id)).toEqual({ version: 1, minor: true, mails: [] });
  });
});
