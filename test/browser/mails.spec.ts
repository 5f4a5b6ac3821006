import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fill, TEMPLATES, type View } from '../../services/notifications/src/templates/index.ts';
import { LANGS, openBrowser, visit } from './browser.ts';
import { barriersIn, overflowOf } from './look.ts';

const item: View = {
  title: '美国国际贸易委员会对特定无线充电装置、其组件及含有该等组件的下游消费电子产品发起337调查的风险预警',
  severity: '紧急',
  countries: '美国',
  publishedAt: '2026-11-30 09:00',
  validUntil: '2027-01-31',
  summary: '第一段\n\n第二段',
  advice: '1. 保存证据\n2. 核对型号',
  stale: '1',
  sourceUrl: `https://www.usitc.gov/${'a_very_long_name_'.repeat(12)}`,
  updated: '',
  withdrawn: '',
  changes: [{ version: '2', change: '更正', changed: '标题' }],
};
const view: View = {
  ...item,
  url: 'http://localhost:4000/sign-in?token=a',
  code: '123456',
  centre: '深圳分中心',
  acceptedAt: '2026-11-30 09:00',
  matched: '美国',
  day: '2026-11-30',
  count: '1',
  rhythm: '每日',
  levels: [{ level: '紧急', places: [{ place: '美国', warnings: [item] }] }],
  leaveUrl: 'http://localhost:4000/unsubscribe?token=a',
  manageUrl: 'http://localhost:4000/manage?token=a',
};
const KINDS = ['sign-in', 'warning', 'digest', 'case-accepted'] as const;
const LOOKS = [
  { width: 360, colorScheme: 'light', ground: 'rgb(255, 255, 255)' },
  { width: 360, colorScheme: 'dark', ground: 'rgb(22, 20, 19)' },
  { width: 600, colorScheme: 'light', ground: 'rgb(255, 255, 255)' },
  { width: 600, colorScheme: 'dark', ground: 'rgb(22, 20, 19)' },
] as const;

describe.each(LOOKS)('a mail in a window of $width px where it is $colorScheme', ({ width, colorScheme, ground }) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it.each(LANGS.flatMap((lang) => KINDS.map((kind) => ({ kind, lang }))))(
    'fits, and can be read: $kind in $lang',
    async ({ kind, lang }) => {
      const seen = await visit(browser, 'http://localhost:4000', lang, {
        viewport: { width, height: 700 },
        colorScheme,
      });
      await seen.page.setContent(fill(TEMPLATES[kind].template, lang, view).html);

      expect(await overflowOf(seen.page)).toBe(0);
      expect(await barriersIn(seen.page)).toEqual([]);
      expect(await seen.page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(ground);
      expect(seen.complaints).toEqual([]);
      await seen.close();
    },
  );
});
