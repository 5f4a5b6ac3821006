import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { data, graphql, post } from './graphql.ts';
import { linkIn } from './mail-sink.ts';
import { openStage, type Stage } from './stage.ts';
import { until } from './until.ts';
import { draftWarning, press, publishWarning, subscribe, updateWarning } from './warnings.ts';

/** Readers of one country whose exposures differ: who hears of a warning about one industry and one platform. */
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

describe('a choice that is managed without script', () => {
  it('reaches, once changed, whoever chose the industry', async () => {
    const link = linkIn(await stage.sink.next(emailOf('sells elsewhere')), '/manage');
    const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
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
