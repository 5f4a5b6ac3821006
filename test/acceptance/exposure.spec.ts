import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { data, graphql, post } from './graphql.ts';
import { linkIn } from './mail-sink.ts';
import { openStage, type Stage } from './stage.ts';
import { until } from './until.ts';
import { draftWarning, press, publishWarning, subscribe, updateWarning } from './warnings.ts';

/** Readers whose exposures differ: who hears of a warning about one industry and one platform, and who of what meets one of several interests. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const READERS = {
  makes: { industries: ['C'] },
  trades: { industries: ['F'] },
  sells: { platforms: ['amazon', 'temu'] },
  'sells elsewhere': { industries: ['C'], platforms: ['ebay'] },
  'chose none': {},
};
type Reader = keyof typeof READERS;
const NAMES = Object.keys(READERS) as readonly Reader[];
const emailOf = (name: Reader) => `${name.replace(' ', '-')}@subscribers.example`;

async function confirmed(name: Reader): Promise<string> {
  await subscribe(stage.url, emailOf(name), ['JP'], 'en', READERS[name]);
  const mail = await stage.sink.next(emailOf(name));
  const page = await fetch(linkIn(mail, '/confirm'));
  expect((await press(linkIn(mail, '/confirm'))).status).toBe(200);
  return page.text();
}

const ask = <T>(field: string, id: string) =>
  data<T>(graphql(stage.url, stage.editors[0].token, `query ($id: ID!) { ${field} }`, { id }));
async function audienceOf(id: string): Promise<number> {
  const answer = await ask<{ warningAudience: { recipients: number } }>(
    'warningAudience(warningId: $id) { recipients }',
    id,
  );
  return answer.warningAudience.recipients;
}
const delivered = (id: string) =>
  until('the delivery', async () => {
    const answer = await ask<{ deliveryProgress: { complete: boolean } }>(
      'deliveryProgress(warningId: $id) { complete }',
      id,
    );
    return answer.deliveryProgress.complete;
  });
/** Who has got so many mails about warnings. */
const got = (count: number) =>
  NAMES.filter((name) => stage.sink.to(emailOf(name)).filter(({ text }) => text?.includes('usitc')).length === count);

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const FIRST = { countries: ['JP'], industries: ['C'], platforms: ['temu'] };
const MET: readonly Reader[] = ['makes', 'sells', 'chose none'];
let warningId = '';

describe('a warning about one industry and one platform', () => {
  it('has readers who confirmed what they chose', async () => {
    const pages = new Map<Reader, string>();
    for (const name of NAMES) pages.set(name, await confirmed(name));
    expect(pages.get('makes')).toContain('<dt>Industries</dt><dd>Manufacturing</dd>');
    expect(pages.get('sells')).toContain('<dt>Platforms</dt><dd>Amazon; Temu</dd>');
    expect(pages.get('chose none')).not.toContain('<dt>');
  });

  it('is counted before it goes, and reaches whoever is exposed to it and whoever chose none', async () => {
    ({ id: warningId } = await draftWarning(stage.url, stage.editors[0], FIRST));
    expect(await audienceOf(warningId)).toBe(MET.length);
    await publishWarning(stage.url, stage.editors[1], warningId);
    await delivered(warningId);
    expect(got(1)).toEqual(MET);
  });

  it('reaches, in a version about another industry, who is exposed to that, and who got it before', async () => {
    await updateWarning(stage.url, stage.editors, warningId, { ...FIRST, industries: ['F'], platforms: [] });
    await delivered(warningId);
    expect([got(2), got(1)]).toEqual([MET, ['trades']]);
  });
});

describe('a subscriber who asks for something else too', () => {
  const email = 'two-interests@subscribers.example';
  const sent = () => stage.sink.to(email).filter(({ text }) => text?.includes('usitc'));
  const published = async (more: object) => {
    const { id } = await draftWarning(stage.url, stage.editors[0], more);
    await publishWarning(stage.url, stage.editors[1], id);
    await delivered(id);
    return id;
  };

  it('confirms that as a further interest, and is told by the mail what is added to what', async () => {
    await subscribe(stage.url, email, ['BR'], 'en', { rights: ['design'] });
    expect((await press(linkIn(await stage.sink.next(email, 1), '/confirm'))).status).toBe(200);
    await subscribe(stage.url, email, ['MX'], 'en', { platforms: ['ebay'], severity: 'urgent' });
    const mail = await stage.sink.next(email, 2);
    expect(mail.text).toContain('Countries or regions: Mexico. Rights: all.');
    expect(mail.text).toContain('You are subscribed already to: Brazil. Once confirmed, what stands above is added');
    expect((await press(linkIn(mail, '/confirm'))).status).toBe(200);
  });

  it('hears of what meets one of them, and not of what would only meet a mixture', async () => {
    await published({ countries: ['MX'], rights: ['design'], severity: 'warning' });
    await published({ countries: ['BR'], rights: ['trademark'], platforms: ['ebay'], severity: 'urgent' });
    expect(sent()).toEqual([]);
    await published({ countries: ['MX', 'BR'], rights: ['trademark'], severity: 'urgent' });
    expect(sent().map(({ text }) => /subscribed to risk warnings about: (.*)\./.exec(text ?? '')?.[1])).toEqual([
      'Mexico',
    ]);
  });

  it('reads behind the link in a mail what to expect: of the last year, what meets one of them', async () => {
    const { href } = linkIn(await stage.sink.next(email), '/manage');
    await until('what to expect', async () =>
      (await (await fetch(href)).text()).includes('would have concerned you: 1 (of these urgent: 1).'),
    );
  });

  it('gets one mail of what meets both, which says the countries of both', async () => {
    await published({ countries: ['MX', 'BR'], rights: ['design'], severity: 'urgent' });
    expect(sent()).toHaveLength(2);
    expect(sent()[1]?.text).toContain('subscribed to risk warnings about: Mexico, Brazil.');
  });

  it('finds both behind the link in a mail, and hears of none that was removed there', async () => {
    const link = linkIn(await stage.sink.next(email), '/manage');
    const page = await (await fetch(link)).text();
    expect(page).toContain('<p><strong>Interest 2</strong></p><ul><li>Mexico</li></ul>');
    const [, of = ''] = /name="of" value="(BR~[^"]*)"/.exec(page) ?? [];
    const body = new URLSearchParams({ do: 'remove', of }).toString();
    const answer = await post(stage.url, `${link.pathname}${link.search}`, body, FORM);
    expect([answer.status, (await answer.text()).includes('Brazil</li>')]).toEqual([200, false]);
    await published({ countries: ['BR'], rights: ['design'], severity: 'urgent' });
    expect(sent()).toHaveLength(2);
  });
});

describe('a choice that is managed without script', () => {
  it('reaches, once changed, whoever chose the industry', async () => {
    const link = linkIn(await stage.sink.next(emailOf('sells elsewhere')), '/manage');
    const form = { do: 'change', 'country.JP': 'on', 'industry.G': 'on', severity: 'notice', locale: 'en' };
    const body = new URLSearchParams({ ...form, rhythm: 'instant' }).toString();
    const answer = await post(stage.url, `${link.pathname}${link.search}&lang=en`, body, FORM);
    expect([answer.status, await answer.text()]).toEqual([
      200,
      expect.stringMatching(/name="industry.G" value="on" checked/),
    ]);
    const { id } = await draftWarning(stage.url, stage.editors[0], { countries: ['JP'], industries: ['G'] });
    await publishWarning(stage.url, stage.editors[1], id);
    await delivered(id);
    expect(got(1)).toEqual(['trades', 'sells elsewhere']);
  });
});
