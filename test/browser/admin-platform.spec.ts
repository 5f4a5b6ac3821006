import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { begins, doesTwice, keep, SAYS, shortOf, told } from './admin.ts';
import { goTo, LANGS } from './browser.ts';
import { button, NARROW, SOUND, sound, there, visitAs, WIDE } from './desk.ts';

/** As a process tells it to an administrator. */
const found = {
  ...{ name: 'parked-rows', service: 'cases', since: '2026-11-29T08:00:00Z', lookedAt: '2026-11-29T08:10:00Z' },
  found: { count: 1, codes: ['cases.intake'], ids: ['cases.intake|sinan.intake|9|0'] as const },
  todo: { zh: '请由管理员查看原因', en: 'An administrator reads why' },
};

describe.each(LANGS)('the system administrator, in %s', (lang) => {
  const says = SAYS[lang];

  it('reads how the platform is, and what to do where a part is away', async () => {
    const { page, complaints, close } = await visitAs(there().stage.admin, lang, { viewport: WIDE });
    await expect
      .poll(async () => {
        await goTo(page, '/admin/health');
        return page.getByText(says.isFine).count();
      })
      .toBe(1);
    expect([await sound(page), complaints]).toEqual([SOUND, []]);
    await page.route('/health/ready', (route) =>
      route.fulfill({ status: 503, json: { ready: false, checks: { store: 'no answer within 2 s', bus: 'ok' } } }),
    );
    await page.route('/health/checks', (route) => route.fulfill({ json: { fine: false, checks: [found] } }));
    await goTo(page, '/admin/health');
    await page.getByText(says.notReady).waitFor();
    await page.getByText(says.storeTodo).waitFor();
    await page.locator('[data-check="parked-rows"][data-found="true"]').getByText(found.todo[shortOf(lang)]).waitFor();
    await page.getByRole('group').getByText(found.found.ids[0]).waitFor({ state: 'attached' });
    expect(await sound(page)).toEqual(SOUND);
    await keep(page, `admin-health-${shortOf(lang)}-wide`);
    await page.setViewportSize(NARROW);
    expect(await sound(page)).toEqual(SOUND);
    await keep(page, `admin-health-${shortOf(lang)}-narrow`);
    await page.route('/health/*', (route) => route.abort());
    await goTo(page, '/admin/health');
    await page.locator('[data-trouble="offline"]').waitFor();
    await close();
  });

  it('registers a partner', async () => {
    const { page, complaints, close } = await visitAs(there().stage.admin, lang, { viewport: WIDE });
    await goTo(page, '/admin/partners');
    const name = `示例报关行 ${shortOf(lang)}`;
    await begins(page, says.register).click();
    await page.getByLabel(says.name, { exact: true }).fill(name);
    await page.getByLabel(says.source, { exact: true }).fill(`urn:example:customs-${shortOf(lang)}`);
    expect(await sound(page)).toEqual(SOUND);
    await button(page, says.yesRegister).dblclick();
    await told(page, says.registered(name));
    await page.getByRole('listitem').getByText(name).waitFor();
    await keep(page, `admin-partners-${shortOf(lang)}-wide`);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('the first audit administrator', () => {
  it('is appointed by the system administrator, while there is none, and not after', async () => {
    const says = SAYS['zh-CN'];
    const { page, complaints, close } = await visitAs(there().stage.admin, 'zh-CN', { viewport: NARROW });
    await goTo(page, '/admin');
    await begins(page, says.appoint).click();
    await page.getByLabel(says.auditor, { exact: true }).check();
    await page.getByLabel(says.email).fill('auditor@people.example');
    expect(await sound(page)).toEqual(SOUND);
    await button(page, says.yesAppoint).click();
    await told(page, says.appointed);
    await keep(page, 'admin-zh-narrow');
    await begins(page, says.appoint).click();
    await page.getByLabel(says.auditor, { exact: true }).check();
    await page.getByLabel(says.email).fill('second@people.example');
    await button(page, says.yesAppoint).click();
    await page.locator('[data-trouble="refused"]').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('the first centre that a deployment states', () => {
  it('covers the nation, and ends the examples', async () => {
    const says = SAYS['zh-CN'];
    const { page, complaints, close } = await visitAs(there().stage.admin, 'zh-CN');
    await goTo(page, '/admin/centres');
    await page.getByText(says.reference).waitFor();
    await begins(page, says.state).click();
    expect(await page.getByLabel(says.kinds.national).isChecked()).toBe(true);
    await fillCentre(page, says, 'CN');
    await button(page, says.yesState).click();
    await told(page, says.stated('CN'));
    await page.getByText(says.reference).waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await close();
  });
});

describe.each(LANGS)('the centres of a deployment, in %s', (lang) => {
  const says = SAYS[lang];
  const code = `US-${shortOf(lang)}`;

  it('are stated, stated anew, and closed', async () => {
    const { page, complaints, close } = await visitAs(there().stage.admin, lang, { viewport: WIDE });
    await goTo(page, '/admin/centres');
    await doesTwice(page, says.state, says.yesState);
    await page.locator('.summary').getByText(says.needCode).waitFor();
    await page.getByLabel(says.kinds.station).check();
    await fillCentre(page, says, code);
    await page.getByLabel(says.country).selectOption('US');
    expect(await sound(page)).toEqual(SOUND);
    await keep(page, `admin-centres-state-${shortOf(lang)}-wide`);
    await button(page, says.yesState).click();
    await told(page, says.stated(code));
    const line = page.locator(`li[data-code="${code}"]`);
    await line.getByText(lang === 'en' ? 'Example' : '示例中心').waitFor();

    await line.getByRole('button', { name: says.change }).click();
    await page.getByLabel(says.nameZh).fill('示例工作站');
    await page.getByLabel(says.nameEn).fill('Example Station');
    await button(page, says.yesChange).click();
    await told(page, says.stated(code));
    await line.getByText(lang === 'en' ? 'Example Station' : '示例工作站').waitFor();
    await line.getByRole('button', { name: says.close }).click();
    expect(await sound(page)).toEqual(SOUND);
    await button(page, says.yesClose).click();
    await told(page, says.closed(code));
    await line.getByText(says.isClosed, { exact: true }).waitFor();
    expect([await sound(page), complaints]).toEqual([SOUND, []]);
    await keep(page, `admin-centres-${shortOf(lang)}-wide`);
    await close();
  });
});

type Says = (typeof SAYS)[keyof typeof SAYS];

async function fillCentre(page: Page, says: Says, code: string): Promise<void> {
  await page.getByLabel(says.code, { exact: true }).fill(code);
  await page.getByLabel(says.nameZh).fill('示例中心');
  await page.getByLabel(says.nameEn).fill('Example');
  await page.getByLabel(says.division).fill('440300');
}
