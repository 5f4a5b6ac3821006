import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { squares } from '../../services/sinan/src/testing/squares.ts';
import { newPlace } from '../acceptance/place.ts';
import { openStage, type Stage } from '../acceptance/stage.ts';
import { goTo, LANGS, type Lang, openBrowser, type Visit, visit } from './browser.ts';
import { barriersIn, loadedBytes, overflowOf, unsaidIn } from './look.ts';
import { publish } from './world.ts';

/** A map of nowhere: squares that bear the codes of four countries or regions, and two that are none of ours. */
const CODES = ['US', 'DE', 'VN', 'JP', null, 'XX'];
const APPROVAL = 'GS(2099)0000号';
const { SCREENS } = process.env;
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 360, height: 740 };

let [browser, stage]: [Browser | undefined, Stage | undefined] = [undefined, undefined];
beforeAll(async () => {
  const place = await newPlace();
  const file = join(place.folder, 'map.geojson');
  await writeFile(file, JSON.stringify(squares(CODES)));
  const env = { SINAN_MAP_FILE: file, SINAN_MAP_APPROVAL: APPROVAL };
  [browser, stage] = [await openBrowser(), await openStage({ place, env })];
  await publish(stage, { severity: 'notice', countries: ['VN', 'DE'] });
  await publish(stage, { severity: 'attention', countries: ['DE', 'EU'] });
  await publish(stage, { severity: 'urgent', countries: ['US'] });
});
afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

function come(lang: Lang, options: object = {}): Promise<Visit> {
  if (!browser || !stage) throw new Error('nothing was opened');
  return visit(browser, stage.url, lang, { viewport: WIDE, ...options });
}
const nowhere = { x: 0, y: 0, width: 0, height: 0 };
const sound = async (page: Page) => [await unsaidIn(page), await overflowOf(page), await barriersIn(page)];
const SOUND = [[], 0, []];

/** Once the map is as wide as its place, which it is drawn for anew when that changes. */
async function fits(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const place = document.querySelector('.map-drawn');
    return place?.querySelector('svg')?.getBoundingClientRect().width === place?.clientWidth;
  });
}

async function keep(page: Page, as: 'wide' | 'narrow', lang: Lang): Promise<void> {
  if (!SCREENS) return;
  const path = join(SCREENS, `warnings-map-${lang === 'en' ? 'en' : 'zh'}-${as}.png`);
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.screenshot({ path, fullPage: true });
}

/** What is drawn, by its fill: that of a level is the colour of its mark in the key. */
async function drawn(page: Page): Promise<readonly string[]> {
  await page.locator('.map-drawn path').first().waitFor();
  return page.evaluate(() => {
    const colours = new Map(
      [...document.querySelectorAll<HTMLElement>('[data-level]')].map((mark) => [
        getComputedStyle(mark).backgroundColor,
        mark.dataset.level ?? '',
      ]),
    );
    const paths = [...document.querySelectorAll('.map-drawn path')].map((path) => getComputedStyle(path).fill);
    return paths.map((fill) => (fill === 'none' ? 'line' : (colours.get(fill) ?? fill)));
  });
}

const SAYS = {
  'zh-CN': {
    view: '地图',
    approval: `审图号：${APPROVAL}`,
    notDrawn: '地图上未单独绘出：欧盟。',
    tip: ['德国', '2 条预警', '最高等级：关注'],
    rows: ['德国关注2', '欧盟关注1', '美国紧急1', '越南提示1'],
    germany: '德国',
    count: '2 条预警',
    retry: '重试',
  },
  en: {
    view: 'Map',
    approval: `Map approval number (审图号): ${APPROVAL}`,
    notDrawn: 'Not on the map by itself: European Union.',
    tip: ['Germany', '2 warnings', 'Highest level: Attention'],
    rows: ['GermanyAttention2', 'European UnionAttention1', 'United States of AmericaUrgent1', 'VietnamNotice1'],
    germany: 'Germany',
    count: '2 warnings',
    retry: 'Try again',
  },
};

describe.each(LANGS)('warnings on the operator’s map, in %s', (lang) => {
  const says = SAYS[lang];

  it('are drawn by their highest level under the map’s number, and told by the table beside it', async () => {
    const { page, complaints, close } = await come(lang, { colorScheme: lang === 'en' ? 'dark' : 'light' });
    await goTo(page, '/warnings');
    const before = await loadedBytes(page);
    await page.getByText(says.view, { exact: true }).click();
    // The four of ours, then what is none of ours, and the line that belongs to none of them.
    expect(await drawn(page)).toEqual(['urgent', 'attention', 'notice', 'none', 'none', 'none', 'line']);
    expect(await loadedBytes(page)).toBeGreaterThan(before + 100_000);
    await page.getByText(says.approval).waitFor();
    await page.getByText(says.notDrawn).waitFor();
    expect(await page.locator('table.counts tbody tr').allTextContents()).toEqual(says.rows);
    expect(await sound(page)).toEqual(SOUND);
    await keep(page, 'wide', lang);
    await page.setViewportSize(NARROW);
    expect(await sound(page)).toEqual(SOUND);
    await fits(page);
    await keep(page, 'narrow', lang);
    expect(complaints).toEqual([]);
    await close();
  });

  it('lead from a country to the list of its warnings, by the pointer', async () => {
    const { page, complaints, close } = await come(lang);
    await goTo(page, '/warnings?view=map');
    await drawn(page);
    // What is pointed at is drawn last: from then on it is the second no more.
    const { x, y, width, height } = (await page.locator('.map-drawn path').nth(1).boundingBox()) ?? nowhere;
    const germany = [x + width / 2, y + height / 2] as const;
    await page.mouse.move(...germany);
    for (const line of says.tip) await page.locator('.map-drawn text', { hasText: line }).waitFor();
    await page.mouse.click(...germany);
    await page.locator('ul.lines').waitFor();
    expect(new URL(page.url()).search).toBe('?country=DE');
    await page.getByText(says.count, { exact: true }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('lead there by the keyboard too, and the map shows where one is', async () => {
    const { page, complaints, close } = await come(lang, { viewport: NARROW });
    await goTo(page, '/warnings?view=map');
    await drawn(page);
    await page.getByRole('link', { name: says.germany, exact: true }).focus();
    for (const line of says.tip) await page.locator('.map-drawn text', { hasText: line }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('ul.lines').waitFor();
    expect(new URL(page.url()).search).toBe('?country=DE');
    expect(complaints).toEqual([]);
    await close();
  });

  it('say when the map cannot be had, and try again', async () => {
    const { page, close } = await come(lang, { viewport: NARROW });
    await page.route('**/map.geojson', (route) => route.abort());
    await goTo(page, '/warnings?view=map');
    await page.locator('[data-trouble="offline"]').waitFor();
    expect(await sound(page)).toEqual(SOUND);
    await page.unroute('**/map.geojson');
    await page.getByRole('button', { name: says.retry }).click();
    expect(await drawn(page)).toContain('urgent');
    await close();
  });
});
