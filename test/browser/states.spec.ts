import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { PORTAL_PATHS, type PortalPath } from '../../services/portal/src/paths.ts';
import { enrolled } from '../acceptance/expertise.ts';
import { centreCalled, grantDuty, type Person, signIn } from '../acceptance/people.ts';
import { until } from '../acceptance/until.ts';
import { LANGS, type Lang } from './browser.ts';
import { NARROW, SOUND, sound, there, visitAs } from './desk.ts';

type Who = 'nobody' | 'filer' | 'staff' | 'expert' | 'editor' | 'admin' | 'security' | 'auditor';
interface Stands {
  /** Whose work is done there. */
  readonly who: Who;
  /** What is there while there is nothing yet, in Chinese and in English. */
  readonly nothing: readonly [zh: string, en: string];
  /** Whether it asks the platform for what it shows. */
  readonly asks?: false;
  readonly query?: string;
}
const MISSING = ['未找到', 'Not found'] as const;
const NO_CASE = ['没有这件案件', 'There is no such case'] as const;

/** Each page on a platform on which nothing has happened. */
const PAGES: { readonly [path in PortalPath]: Stands } = {
  '/warnings': { who: 'nobody', nothing: ['目前没有生效中的预警。', 'No warning is in force.'] },
  '/warnings/*': { who: 'nobody', nothing: MISSING },
  '/subscribe': { who: 'nobody', nothing: ['邮箱', 'Mail address'], asks: false },
  '/how-it-works': { who: 'nobody', nothing: ['提交一件纠纷', 'Filing a dispute'], asks: false },
  '/figures': { who: 'nobody', nothing: ['少于 5', 'fewer than 5'] },
  '/consult': { who: 'filer', nothing: ['您的问题', 'Your question'] },
  '/consult/*': { who: 'filer', nothing: MISSING },
  '/apply': { who: 'filer', nothing: ['第 1 步，共 7 步', 'Step 1 of 7'] },
  '/my/cases': { who: 'filer', nothing: ['暂无案件。', 'No cases yet.'] },
  '/my/cases/*': { who: 'filer', nothing: MISSING },
  '/my/exposure': { who: 'filer', nothing: ['司南对贵企业的海外业务尚无了解。', 'Nothing is known yet'] },
  '/desk': { who: 'staff', nothing: ['没有需要处理的案件。', 'No case needs your attention.'] },
  '/desk/cases/*': { who: 'staff', nothing: NO_CASE },
  '/desk/register': { who: 'staff', nothing: ['生成 Excel 文件', 'Make the Excel file'] },
  '/desk/claims': { who: 'staff', nothing: ['没有待核对的成员申请。', 'No claim waits to be checked.'] },
  '/expert': { who: 'expert', nothing: ['没有待您答复的邀请。', 'No invitation waits for your answer.'] },
  '/expert/cases/*': { who: 'expert', nothing: NO_CASE },
  '/insights': { who: 'staff', nothing: ['¥0', 'CN¥0'] },
  '/insights/rows': {
    who: 'staff',
    nothing: ['没有您有权查看的记录。', 'There is nothing here that you may see.'],
    query: '?year=2026&of=filed',
  },
  '/editor': { who: 'editor', nothing: ['还没有预警。', 'There are no warnings yet.'] },
  '/editor/warnings/*': { who: 'editor', nothing: ['没有这条预警', 'There is no such warning'] },
  '/admin': { who: 'admin', nothing: ['运行状况', 'Health'] },
  '/admin/events': { who: 'admin', nothing: ['没有搁置事件', 'no event is parked.'] },
  '/admin/health': { who: 'admin', nothing: ['一切正常。', 'All is well.'] },
  '/admin/centres': { who: 'admin', nothing: ['尚未登记任何中心', 'No centre is stated yet'] },
  '/admin/partners': { who: 'admin', nothing: ['尚未登记合作方。', 'No partner is registered yet.'] },
  '/admin/suppressions': {
    who: 'admin',
    nothing: ['没有停止发送的地址。', 'Mail goes to every address.'],
  },
  // Not that no mail was sent: the mails by which these people signed in are counted a few seconds later, so that there may be a line. This is said once it is answered, either way.
  '/admin/domains': { who: 'admin', nothing: ['以上为运行统计', 'These are operational counts'] },
  '/admin/people': { who: 'security', nothing: ['查找', 'Find'] },
  '/admin/tokens': { who: 'security', nothing: ['尚未签发服务令牌。', 'No service token was issued yet.'] },
  '/admin/audit': { who: 'auditor', nothing: ['筛选', 'Filter'] },
};

const people = new Map<Who, Person>();
beforeAll(async () => {
  const { url, sink, staff, filer, editors, admin, security } = there().stage;
  await grantDuty(url, security, staff.email, 'experts', await centreCalled(url, 'Shenzhen'));
  await grantDuty(url, security, 'auditor@people.example', 'auditor');
  people
    .set('filer', filer)
    .set('staff', staff)
    .set('editor', editors[0])
    .set('admin', admin)
    .set('security', security);
  people.set('expert', await enrolled(url, sink, staff, 'idle'));
  people.set('auditor', await signIn(url, sink, 'auditor@people.example'));
});

const QUESTIONS = /\/graphql/;
const REFUSED = { message: 'as the table has it', extensions: { code: 'TOO_MANY_REQUESTS' } };
interface Network {
  readonly cut: () => void;
  readonly refuse: () => void;
  readonly mend: () => Promise<void>;
}

/** Questions to the platform wait until the network is cut, then are refused, and get through once it is mended; event streams are let alone. */
async function held(page: Page): Promise<Network> {
  let [cut, isRefused] = [() => {}, false];
  const isCut = new Promise<void>((resolve) => {
    cut = resolve;
  });
  await page.route(QUESTIONS, async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    await isCut;
    return isRefused ? route.fulfill({ status: 429, json: { errors: [REFUSED] } }) : route.abort();
  });
  const refuse = () => {
    isRefused = true;
  };
  return { cut: () => cut(), refuse, mend: () => page.unroute(QUESTIONS) };
}

/** Asks again what came to nothing, for each part of the page, unless the page has done so by itself. */
async function triesAgain(page: Page): Promise<void> {
  const retry = page.locator('main [data-trouble] button').first();
  await until('all parts of the page to be there', async () => {
    if (await retry.isVisible()) await retry.click({ timeout: 1_000 }).catch(() => {});
    return (await page.locator('main :is(.loading, [data-trouble])').count()) === 0;
  });
}

const inTurn = PORTAL_PATHS.map((path, at) => [path, LANGS[at % 2] ?? 'en'] as const);
const text = (said: readonly [zh: string, en: string], lang: Lang) => said[lang === 'en' ? 1 : 0];

describe.each(inTurn)('the page %s, come to in %s', (path, lang) => {
  const { who, nothing, asks = true, query = '' } = PAGES[path];

  it('says that it loads, that there is no connection, what it is refused for, and in both languages that there is nothing', async () => {
    const { page, close } = await visitAs(people.get(who) ?? null, lang, { viewport: NARROW });
    const network = await held(page);
    await page.goto(path.replace('*', 'nothing') + query);
    if (asks) {
      await page
        .locator('main :not([data-fetching]) > .loading[role="status"], main > .loading[role="status"]')
        .first()
        .waitFor();
      network.cut();
      await page.locator('main [data-trouble="offline"]').first().waitFor();
      expect(await sound(page)).toEqual(SOUND);
      network.refuse();
      await page.locator('main [data-trouble="offline"] button').first().click();
      await page.locator('main [data-trouble="refused"]').getByText(REFUSED.message).first().waitFor();
    }
    await network.mend();
    await triesAgain(page);
    await page.locator('main').getByText(text(nothing, lang)).first().waitFor();
    expect(await sound(page)).toEqual(SOUND);
    const other = lang === 'en' ? 'zh-CN' : 'en';
    await page.locator(`header a[hreflang="${other}"]`).click();
    await page.locator('main').getByText(text(nothing, other)).first().waitFor();
    expect(await sound(page)).toEqual(SOUND);
    await close();
  });
});
