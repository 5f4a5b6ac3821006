import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { admin } from '../../services/portal/site/words/admin.zh.ts';
import { calls } from '../../services/portal/site/words/calls.zh.ts';
import { claims } from '../../services/portal/site/words/claims.zh.ts';
import { editor } from '../../services/portal/site/words/editor.zh.ts';
import { enterprise } from '../../services/portal/site/words/enterprise.zh.ts';
import { expert } from '../../services/portal/site/words/expert.zh.ts';
import { figures } from '../../services/portal/site/words/figures.zh.ts';
import { map } from '../../services/portal/site/words/map.zh.ts';
import { materials } from '../../services/portal/site/words/materials.zh.ts';
import { outcomes } from '../../services/portal/site/words/outcomes.zh.ts';
import { register } from '../../services/portal/site/words/register.zh.ts';
import { zh } from '../../services/portal/site/words/zh.ts';

/** What no reader may meet: barriers that axe calls serious or worse (WCAG 2.2 AA and what it calls good practice). */
export async function barriersIn(page: Page): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page });
  // A sandboxed frame runs no scripts, and would be waited for in vain.
  if (page.frames().length > 1) axe.setLegacyMode().options({ iframes: false });
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** By how many pixels the page is wider than its window. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

const OWN = { admin, calls, claims, editor, expert, figures, map, outcomes, register };
const SECTIONS = Object.keys({ ...zh, ...enterprise, ...materials, ...OWN }).join('|');

/** Keys that stand where their words should, and places in words that nothing was put into. An address may look like a key. */
export async function unsaidIn(page: Page): Promise<readonly string[]> {
  const text = `${await page.title()}\n${await page.locator('body').textContent()}`;
  return text.match(new RegExp(`(?<!@)\\b(${SECTIONS})\\.[a-z]\\w*|{{\\w*}}|undefined|\\[object`, 'g')) ?? [];
}

/** The bytes that came over the network for scripts and styles until now. */
export function loadedBytes(page: Page): Promise<number> {
  return page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => /\.(js|css)$/.test(name))
      .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0),
  );
}
