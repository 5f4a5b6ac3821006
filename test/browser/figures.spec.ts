import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import readExcel from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { durationText } from '../acceptance/duration-text.ts';
import { data, graphql } from '../acceptance/graphql.ts';
import { mutate } from '../acceptance/mutate.ts';
import { caseReported } from '../acceptance/partner-event.ts';
import {
  application,
  centreCalled,
  claimOrganisation,
  confirmMembership,
  enterpriseA,
  fileCase,
  grantCasework,
  type Person,
  registerPartner,
  serviceToken,
  signIn,
} from '../acceptance/people.ts';
import { newPlace } from '../acceptance/place.ts';
import { openStage, type Stage } from '../acceptance/stage.ts';
import { until } from '../acceptance/until.ts';
import { goTo, LANGS, type Lang, openBrowser, signedIn, type Visit, visit } from './browser.ts';
import { barriersIn, overflowOf, unsaidIn } from './look.ts';

/** Cases of forty days ago, whose month is closed by now, as everybody and as staff see them. */
const DAY_MS = 86_400_000;
/** At noon in China then, so that a run which goes on past midnight stays within that day. */
const BEFORE_MS = 40 * DAY_MS + ((Date.now() + 8 * 3_600_000) % DAY_MS) - DAY_MS / 2;
const then = new Date(Date.now() - BEFORE_MS + 8 * 3_600_000).toISOString();
const [year, month] = [then.slice(0, 4), then.slice(0, 7)];
const SOURCE = '/partners/example';
/** So many cases of a partner, whose enterprises count as one, and of four registered enterprises. */
const REPORTED = 3;
const OTHERS = ['91440300MA5EXAMP3M', '91440300MA5EXAMP4Q', '91440300MA5EXAMP5U'];
const CASES = REPORTED + 1 + OTHERS.length;
const { SCREENS } = process.env;
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 360, height: 740 };
/** Of the staff from when all is done on, so that no mail but that to sign in comes to them. */
const READER = 'reader@shenzhen.example';

let [browser, stage]: [Browser | undefined, Stage | undefined] = [undefined, undefined];
let [staff, nobody]: [Person | null, Person | null] = [null, null];
let caseId = '';
beforeAll(async () => {
  const place = await newPlace();
  const clockFile = join(place.folder, 'clock');
  await writeFile(clockFile, durationText(-BEFORE_MS));
  [browser, stage] = [await openBrowser(), await openStage({ place, env: { SINAN_CLOCK_FILE: clockFile } })];
  await happened(stage);
  // Who has signed in then is signed in no more forty days later.
  await until('all to be counted', async () => (await exactGuidances()) === CASES);
  await writeFile(clockFile, durationText(0));
  await until('the month to be closed', async () => (await publicGuidances()) >= 5);
  const { url, sink } = stage;
  [staff, nobody] = [await signIn(url, sink, READER), await signIn(url, sink, 'nobody@people.example')];
});
afterAll(async () => {
  await browser?.close();
  await stage?.close();
});
function there(): { readonly browser: Browser; readonly stage: Stage } {
  if (!browser || !stage) throw new Error('nothing was opened');
  return { browser, stage };
}

const publicGuidances = async () => {
  const query = `{ publicFigures(year: ${year}) { guidances } }`;
  return (await data<{ publicFigures: { guidances: number } }>(graphql(there().stage.url, null, query))).publicFigures
    .guidances;
};

const exactGuidances = async () => {
  const { url, staff: officer } = there().stage;
  const query = `{ figures(year: ${year}) { guidances } }`;
  return (await data<{ figures: { guidances: number } }>(graphql(url, officer.token, query))).figures.guidances;
};

/** What is filed is accepted; what guidance recovered is entered by one and approved by another. */
async function happened({ url, admin, security, staff: officer, filer, organisationId }: Stage): Promise<void> {
  await registerPartner(url, admin, SOURCE);
  const token = await serviceToken(url, security, [SOURCE]);
  for (let n = 0; n < REPORTED; n += 1) await report(url, token, reported(n));
  for (const uscc of OTHERS) {
    const claim = await claimOrganisation(url, filer, { ...enterpriseA, uscc });
    await confirmMembership(url, officer, claim.membershipId);
    await fileCase(url, filer, application(claim.organisationId));
  }
  caseId = (await fileCase(url, filer, application(organisationId, { product: '=1+1, "quoted"' }))).id;
  const accepted = new Set<string>();
  await until('all cases to be accepted', async () => {
    const found = await data<{ queue: { edges: { node: { id: string } }[] } }>(
      graphql(url, officer.token, '{ queue(first: 100) { edges { node { id } } } }'),
    );
    for (const { node } of found.queue.edges) {
      await mutate(url, officer, 'acceptCase', { caseId: node.id });
      accepted.add(node.id);
    }
    return accepted.size === CASES;
  });
  await grantCasework(url, security, READER, await centreCalled(url, 'Shenzhen'));
}

/** Of an enterprise in Shenzhen that nobody has registered, so that each case may be another's. */
function reported(n: number) {
  const event = caseReported(SOURCE, `event-${n}`);
  const { division, industry } = enterpriseA;
  const organisation = { uscc: '91440300MA5EXMPL04', nameZh: '示例玩具(深圳)有限公司', division, industry };
  return { ...event, data: { ...event.data, organisation } };
}

async function report(url: string, token: string, event: object): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/cloudevents+json' };
  const response = await fetch(`${url}/events`, { method: 'POST', headers, body: JSON.stringify(event) });
  expect(response.status).toBe(202);
}

async function come(lang: Lang, as: Person | null, options: object = {}): Promise<Visit> {
  const visitor = await visit(there().browser, there().stage.url, lang, { viewport: WIDE, ...options });
  if (as) await signedIn(visitor.page, as);
  return visitor;
}
const sound = async (page: Page) => [await unsaidIn(page), await overflowOf(page), await barriersIn(page)];
const SOUND = [[], 0, []];

/** A picture of the page, where pictures are asked for: charts are drawn as they come into sight. */
async function keep(page: Page, name: string, lang: Lang): Promise<void> {
  if (!SCREENS) return;
  for (const [as, viewport] of [
    ['wide', WIDE],
    ['narrow', NARROW],
  ] as const) {
    await page.setViewportSize(viewport);
    await drawn(page);
    const path = join(SCREENS, `${name}-${lang === 'en' ? 'en' : 'zh'}-${as}.png`);
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.screenshot({ path, fullPage: true });
  }
}
async function drawn(page: Page): Promise<void> {
  for (const chart of await page.locator('.chart').all()) {
    await chart.scrollIntoViewIfNeeded();
    await chart.locator('svg').waitFor();
  }
}

/** What a click has the browser save. */
async function savedBy(page: Page, name: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name, exact: true }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
}

const SAYS = {
  'zh-CN': {
    few: '少于 5',
    until: `${year} 年，截至`,
    noMoney: '尚不能公布',
    csv: '下载“按国家（地区）”的表格（CSV）',
    csvText: '"国家（地区）","件数"\r\n"美国",5\r\n',
    forStaff: '供工作人员使用的准确数据',
    staffTitle: '统计分析',
    byCountry: '查看美国：7',
    rowsCsv: `下载“${year} 年提交的案件”的表格（CSV）`,
    notStaff: '您不是指导中心的工作人员',
    make: '生成 Excel 文件',
    done: '文件已生成，台账共 7 件。',
    sheets: ['台账', '周报'],
    titles: ['案件编号', '收案日期', '单位名称'],
    from: '开始日期',
  },
  en: {
    few: 'fewer than 5',
    until: `${year}, until the end of`,
    noMoney: 'not to be said yet',
    csv: 'Download “By country or region” as CSV',
    csvText: '"Country or region","Cases"\r\n"United States of America",5\r\n',
    forStaff: 'The exact figures, for staff',
    staffTitle: 'Figures for staff',
    byCountry: 'See United States of America: 7',
    rowsCsv: `Download “Cases filed in ${year}” as CSV`,
    notStaff: 'You are not staff of a guidance centre',
    make: 'Make the Excel file',
    done: 'The file is made; cases in the register: 7.',
    sheets: ['Register', 'Weekly report'],
    titles: ['Case', 'Received', 'Enterprise'],
    from: 'From',
  },
};

describe.each(LANGS)('the figures, in %s', (lang) => {
  const says = SAYS[lang];

  it('are read by everybody as far as they may be, drawn and written, and saved as a table', async () => {
    const { page, complaints, close } = await come(lang, null);
    await goTo(page, `/figures?year=${year}`);
    await page.getByText(says.until).waitFor();
    const headline = page.locator('.headline');
    expect(await headline.locator('.figure').allTextContents()).toEqual(
      lang === 'en' ? [says.few, says.noMoney, says.noMoney, '5'] : [says.few, says.noMoney, says.noMoney, '5 件'],
    );
    await drawn(page);
    expect(await sound(page)).toEqual(SOUND);
    await keep(page, 'figures-told', lang);
    const { name, bytes } = await savedBy(page, says.csv);
    expect(name).toMatch(new RegExp(`^${year}-.+\\.csv$`));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString('utf8').slice(1)).toBe(says.csvText);
    expect(complaints).toEqual([]);
    await close();
  });

  it('lead staff from a number to the cases behind it, and to one of them', async () => {
    const { page, complaints, close } = await come(lang, staff, { colorScheme: lang === 'en' ? 'dark' : 'light' });
    await goTo(page, '/figures');
    await page.getByRole('link', { name: says.forStaff }).click();
    // The page that one comes from has a choice of years too, and stays until the next one is loaded.
    await page.getByRole('heading', { level: 1, name: says.staffTitle }).waitFor();
    await page.locator('#year').selectOption(year);
    await page.getByRole('link', { name: says.byCountry }).waitFor();
    expect(await page.locator('.headline .figure').allTextContents()).toEqual(expect.arrayContaining(['4', '7', '3']));
    await drawn(page);
    expect(await sound(page)).toEqual(SOUND);
    await keep(page, 'insights', lang);
    await page.getByRole('link', { name: says.byCountry }).click();
    const one = page.locator(`table.rows a[href="/desk/cases/${caseId}"]`);
    await one.waitFor();
    expect(await page.locator('table.rows tbody tr').count()).toBe(7);
    expect(await sound(page)).toEqual(SOUND);
    await keep(page, 'insight-rows', lang);
    const { bytes } = await savedBy(page, says.rowsCsv);
    expect(bytes.toString('utf8')).toContain(`"'=1+1, ""quoted"""`);
    await one.click();
    await page.locator('#next').waitFor();
    expect(new URL(page.url()).pathname).toBe(`/desk/cases/${caseId}`);
    expect(complaints).toEqual([]);
    await close();
  });

  it('are exact for staff alone', async () => {
    const { page, close } = await come(lang, nobody, { viewport: NARROW });
    await goTo(page, '/insights');
    await page.getByText(says.notStaff).waitFor();
    expect(await sound(page)).toEqual(SOUND);
    await close();
  });

  it('are an Excel file of a centre’s register and its weeks', async () => {
    const { page, complaints, close } = await come(lang, staff, { viewport: NARROW });
    await goTo(page, '/desk/register');
    await page.getByLabel(says.from, { exact: true }).fill(`${month}-01`);
    expect(await sound(page)).toEqual(SOUND);
    const { name, bytes } = await savedBy(page, says.make);
    await page.getByText(says.done).waitFor();
    await keep(page, 'register', lang);
    expect(name).toMatch(/\.xlsx$/);
    const [register, weekly] = await readExcel(bytes);
    expect([register?.sheet, weekly?.sheet]).toEqual(says.sheets);
    expect(register?.data[0]?.slice(0, 3)).toEqual(says.titles);
    const rows = register?.data.slice(1) ?? [];
    expect(rows.find(([id]) => id === caseId)).toEqual(expect.arrayContaining([then.slice(0, 10), '=1+1, "quoted"']));
    const received = weekly?.data.slice(1).map((cells) => Number(cells[2])) ?? [];
    expect([rows.length, received.reduce((sum, count) => sum + count, 0)]).toEqual([7, 7]);
    expect(complaints).toEqual([]);
    await close();
  });
});
