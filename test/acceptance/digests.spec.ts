import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Email } from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { durationText } from './duration-text.ts';
import { data, graphql } from './graphql.ts';
import { linkIn } from './mail-sink.ts';
import { mutate } from './mutate.ts';
import { type Person, signIn } from './people.ts';
import { newPlace } from './place.ts';
import { openStage, type Stage } from './stage.ts';
import { until } from './until.ts';
import { draftWarning, press, publishWarning, subscribe, updateWarning } from './warnings.ts';

/** Readers who are told once a day or once a week, over nights that the clock is moved through and processes that die in them. */
let stage: Stage;
let clockFile: string;
let desk: readonly [Person, Person];
beforeAll(async () => {
  const place = await newPlace();
  clockFile = join(place.folder, 'clock');
  stage = await openStage({ place, env: { SINAN_CLOCK_FILE: clockFile } });
  desk = stage.editors;
});
afterAll(() => stage.close());

const HOUR = 3_600_000;
const setTo = (at: number) => writeFile(clockFile, durationText(at - Date.now()));
/** Moves the platform's clock, and waits until pages and mails are dated by it; the desk signs in anew, since sessions end. */
async function moveTo(at: number): Promise<void> {
  await setTo(at);
  const ms = at - Date.now();
  const near = (dated: number) => Math.abs(dated - Date.now() - ms) < HOUR / 4;
  await until('a page of that clock', async () => near(await pageTime()));
  await until('a mail of that clock', async () => {
    const [first] = stage.editors;
    desk = [
      await signIn(stage.url, stage.sink, first.email),
      await signIn(stage.url, stage.sink, stage.editors[1].email),
    ];
    return near(Date.parse(stage.sink.mails.at(-1)?.date ?? ''));
  });
}
/** The home page remembers a language for a year from now on. */
async function pageTime(): Promise<number> {
  const { headers } = await fetch(`${stage.url}/?lang=en`);
  return Date.parse(headers.get('set-cookie')?.match(/Expires=([^;]+)/)?.[1] ?? '') - 365 * 24 * HOUR;
}

/** The hour that clocks in Shanghai show. */
const hourIn = (at: number) => new Date(at + 8 * HOUR).getUTCHours();
const daily = (at: number) => ({ every: 'day', hour: hourIn(at), zone: 'Asia/Shanghai' });

async function reader(name: string, rhythm: object, country: string): Promise<string> {
  const email = `${name}@subscribers.example`;
  await subscribe(stage.url, email, [country], 'en', { rhythm });
  expect((await press(linkIn(await stage.sink.next(email), '/confirm'))).status).toBe(200);
  return email;
}
async function published(country: string, more: object = {}): Promise<string> {
  const [author, chief] = desk;
  const { id } = await draftWarning(stage.url, author, { countries: [country], ...more });
  await publishWarning(stage.url, chief, id);
  return id;
}
const updated = (id: string, country: string, more: object = {}) =>
  updateWarning(stage.url, desk, id, { countries: [country], ...more });

interface Progress {
  readonly complete: boolean;
  readonly parts: readonly { readonly [figure: string]: number | boolean }[];
}
async function progressOf(warningId: string): Promise<Progress> {
  const FIGURES = 'planned matched waiting gathered sent refused unknown suppressed expired';
  const QUERY = `query ($id: ID!) { deliveryProgress(warningId: $id) { complete parts { ${FIGURES} } } }`;
  const answer = await data<{ deliveryProgress: Progress }>(
    graphql(stage.url, desk[0].token, QUERY, { id: warningId }),
  );
  return answer.deliveryProgress;
}
/** Waits until every part of a warning is planned and waits for digests alone. */
const gathered = (id: string, parts: number) =>
  until('all of it to be gathered', async () => {
    const progress = await progressOf(id);
    return progress.parts.length === parts && progress.parts.every((one) => one.planned && one.gathered === 1);
  });
const delivered = (id: string) =>
  until('the end of the delivery', async () => (await progressOf(id)).complete, 120_000);

const kindOf = (mail: Email) => mail.headers.find(({ key }) => key === 'x-sinan-purpose')?.value;
/** The mails about warnings to an address, each once. */
function warned(email: string): readonly Email[] {
  const mails = stage.sink.to(email).filter((mail) => kindOf(mail) !== 'confirm-subscription');
  return [...new Map(mails.map((mail) => [mail.messageId, mail])).values()];
}
const kinds = (email: string) => warned(email).map(kindOf);

describe('a reader who is told once a day', () => {
  it('gets two warnings and an update in one mail, after a process died and two nights were missed', async () => {
    const now = Date.now();
    const email = await reader('daily', daily(now - HOUR), 'JP');
    const [first, second] = [await published('JP'), await published('JP', { severity: 'notice' })];
    await gathered(first, 1);
    await updated(first, 'JP');
    await gathered(first, 2);
    await gathered(second, 1);
    expect((await progressOf(first)).complete).toBe(false);
    expect(warned(email)).toEqual([]);
    await stage.platform.killOne('notifications', () => setTo(now + 48 * HOUR));
    await moveTo(now + 48 * HOUR);
    await delivered(first);
    await delivered(second);
    expect(kinds(email)).toEqual(['digest']);
    const [mail] = warned(email);
    expect(mail?.subject).toMatch(/^\[Risk warnings\] .*: 2 in one mail$/);
    expect(mail?.text).toContain('Updated (version 2). What is different: Canada was added.');
    expect(mail?.text).toMatch(/== Warning ==[\s\S]*== Notice ==/);
    for (const { matched, sent, waiting } of (await progressOf(first)).parts)
      expect([matched, sent, waiting]).toEqual([1, 1, 0]);
  }, 180_000);

  it('gets what is urgent at once', async () => {
    const email = await reader('urgent', daily(Date.now() - HOUR), 'KR');
    const id = await published('KR', { severity: 'urgent' });
    await delivered(id);
    expect(kinds(email)).toEqual(['warning']);
  });

  it('gets no mail when nothing is left to say, and no repeat from a clock that goes back and forth', async () => {
    const now = Date.now() + 48 * HOUR;
    const email = await reader('nothing', daily(now - HOUR), 'VN');
    const id = await published('VN');
    await gathered(id, 1);
    const reason = { zh: '消息有误。', en: 'The report was wrong.' };
    await mutate(stage.url, desk[1], 'cancelWarning', { warningId: id, reason });
    await gathered(id, 2);
    await moveTo(now + 24 * HOUR);
    await delivered(id);
    const before = stage.sink.mails.length;
    for (const at of [now, now + 30 * HOUR, now + 24 * HOUR]) await moveTo(at);
    expect(warned(email)).toEqual([]);
    expect(stage.sink.mails.slice(before).filter((mail) => kindOf(mail) === 'digest')).toEqual([]);
  }, 180_000);
});

describe('a reader in New York who is told weekly, on Sunday at two', () => {
  it('is told at three on the day on which two is left out', async () => {
    // 2027-03-14: at 2:00 EST, 07:00 UTC, it becomes 3:00.
    const change = Date.parse('2027-03-14T07:00:00Z');
    await moveTo(change - 5 * 60_000);
    const rhythm = { every: 'week', weekday: 7, hour: 2, zone: 'America/New_York' };
    const email = await reader('new-york', rhythm, 'MX');
    const id = await published('MX');
    await gathered(id, 1);
    expect(warned(email)).toEqual([]);
    await moveTo(change);
    await delivered(id);
    expect(kinds(email)).toEqual(['digest']);
    const sentAt = Date.parse(warned(email)[0]?.date ?? '');
    expect(sentAt).toBeGreaterThanOrEqual(change);
    expect(sentAt).toBeLessThan(change + HOUR);
  }, 180_000);
});
