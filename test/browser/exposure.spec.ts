import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { application, fileCase } from '../acceptance/people.ts';
import { goTo, LANGS } from './browser.ts';
import { NARROW, SCREENS, SOUND, sound, there, visitAs, WIDE } from './desk.ts';

const SAYS = {
  'zh-CN': {
    title: '贵企业的预警订阅',
    profile: '贵企业经营情况',
    aCase: /案件：/,
    edit: /填写经营情况|修改经营情况/,
    save: '保存',
    subscribe: /同意并/,
    again: '同意并更新订阅',
    done: '已订阅。',
    noCountry: '请至少选择一个国家（地区）',
    fresh: '您上次确认之后新增',
    none: '您还不是任何企业的已确认成员。',
    year: /过去一年约有 \d+ 条预警/,
    markets: ['IT', '意大利'],
  },
  en: {
    title: 'Warnings for your enterprise',
    profile: 'in your profile',
    aCase: /case: /,
    edit: /(Fill in|Change) the profile/,
    save: 'Save',
    subscribe: /Agree and/,
    again: 'Agree and update',
    done: 'Subscribed.',
    noCountry: 'Choose one country or region at least',
    fresh: 'New since you confirmed',
    none: 'You are not a confirmed member of an enterprise yet.',
    year: /about \d+ warnings within the last year/,
    markets: ['ES', 'Spain'],
  },
} as const;

beforeAll(async () => {
  const { url, filer, organisationId } = there().stage;
  await fileCase(url, filer, application(organisationId));
});

async function pictured(page: Page, name: string): Promise<void> {
  if (!SCREENS) return;
  await mkdir(SCREENS, { recursive: true });
  await page.screenshot({ path: join(SCREENS, `${name.replace('zh-CN', 'zh')}.png`), fullPage: true });
}

describe.each(LANGS)('the warnings of an enterprise, in %s', (lang) => {
  const says = SAYS[lang];
  const [code, name] = says.markets;

  it('are proposed with reasons, changed by keyboard and subscribed to in one step, without a mail to confirm', async () => {
    const { stage } = there();
    const { page, complaints, close } = await visitAs(stage.filer, lang, { viewport: WIDE });
    await goTo(page, '/my/cases');
    await page.locator('main a[href="/my/exposure"]').press('Enter');
    await page.getByRole('heading', { name: says.title }).waitFor();
    await page.getByText(says.aCase).first().waitFor();
    await page.getByText(says.year).waitFor();
    expect(await sound(page)).toEqual(SOUND);
    await page.getByRole('button', { name: says.subscribe }).press('Enter');
    await page.getByText(says.done).first().waitFor();
    await page.getByRole('button', { name: says.again }).waitFor();
    expect(await page.locator('main a[href*="/manage?token="]').count()).toBe(1);
    await pictured(page, `my-exposure-${lang}`);
    expect([await sound(page), complaints]).toEqual([SOUND, []]);
    await close();
  });

  it('show what is new in the profile since, and take it only when it is confirmed', async () => {
    const { stage } = there();
    const { page, complaints, close } = await visitAs(stage.filer, lang, { viewport: NARROW });
    await goTo(page, '/my/exposure');
    await page.getByRole('button', { name: says.edit }).click();
    await page.locator('#find').fill(name);
    await page.locator(`#find ~ .choices label`, { hasText: name }).first().locator('input').check();
    await page.getByRole('button', { name: says.save, exact: true }).click();
    const fresh = page.getByRole('region', { name: says.fresh });
    await fresh.getByText(says.profile).first().waitFor();
    const box = fresh.getByRole('checkbox', { name }).first();
    expect(await box.isChecked()).toBe(false);
    await pictured(page, `my-exposure-new-${lang}`);
    await box.press('Space');
    await page.getByRole('button', { name: says.again }).press('Enter');
    await page.getByText(says.done).first().waitFor();
    await page.locator(`#proposed-countries-${code}`).waitFor();
    await expect.poll(() => page.getByRole('region', { name: says.fresh }).getByRole('checkbox').count()).toBe(0);
    expect([await sound(page), complaints]).toEqual([SOUND, []]);
    await close();
  });

  it('say that a country is needed, and to whom they are not shown', async () => {
    const { stage } = there();
    const { page, close } = await visitAs(stage.filer, lang, { viewport: NARROW });
    await goTo(page, '/my/exposure');
    const ticked = page.locator('#countries').locator('xpath=ancestor::fieldset[1]').locator('input:checked');
    while ((await ticked.count()) > 0) await ticked.first().uncheck();
    const proposed = page.locator('[aria-describedby^="proposed-countries-"]:checked');
    while ((await proposed.count()) > 0) await proposed.first().uncheck();
    await page.getByRole('button', { name: says.again }).press('Enter');
    await page.getByRole('link', { name: says.noCountry }).waitFor();
    await close();
    const editor = await visitAs(stage.editors[0], lang, { viewport: NARROW });
    await goTo(editor.page, '/my/exposure');
    await editor.page.getByText(says.none).waitFor();
    expect(await sound(editor.page)).toEqual(SOUND);
    await editor.close();
  });
});
