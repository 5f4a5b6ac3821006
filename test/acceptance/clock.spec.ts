import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { durationText } from './duration-text.ts';
import { linkIn } from './mail-sink.ts';
import { mutate } from './mutate.ts';
import { application, fileCase } from './people.ts';
import { newPlace } from './place.ts';
import { openStage, type Stage } from './stage.ts';
import { until } from './until.ts';
import { draftWarning, press, publishWarning, subscribe } from './warnings.ts';

/** A platform whose clock is moved while it runs, known by HTTP and mail. */
let stage: Stage;
let clockFile: string;
beforeAll(async () => {
  const place = await newPlace();
  clockFile = join(place.folder, 'clock');
  stage = await openStage({ place, env: { SINAN_CLOCK_FILE: clockFile } });
});
afterAll(() => stage.close());

const [SECOND, MINUTE, DAY] = [1_000, 60_000, 86_400_000];
const isWitness = (address = '') => address.startsWith('witness-');
const near = (at: number, ms: number) => Math.abs(at - Date.now() - ms) < 10 * SECOND;
let asked = 0;

/** Moves the clock, and waits until pages and mails are dated by it: what answers and what sends may be two processes. */
async function move(ms: number): Promise<void> {
  const before = stage.sink.mails.length;
  await writeFile(clockFile, durationText(ms));
  await until(`a page of a clock that is moved by ${ms} ms`, async () => near(await pageTime(), ms));
  const since = () => stage.sink.mails.slice(before).filter(({ to }) => isWitness(to?.[0]?.address));
  const dated = () => since().some(({ date }) => near(Date.parse(date ?? ''), ms));
  await until(`a mail of a clock that is moved by ${ms} ms`, async () => {
    // One that was asked for just before a clock went back is due when it has come there again.
    asked += 1;
    await mutate(stage.url, null, 'requestSignIn', { email: `witness-${asked}@people.example`, locale: 'en' });
    return until('it', dated, SECOND).catch(() => false);
  });
}
/** The home page remembers a language for a year from now on. */
async function pageTime(): Promise<number> {
  const { headers } = await fetch(`${stage.url}/?lang=en`);
  return Date.parse(headers.get('set-cookie')?.match(/Expires=([^;]+)/)?.[1] ?? '') - 365 * DAY;
}

async function askedBy(email: string) {
  const before = stage.sink.to(email).length;
  await mutate(stage.url, null, 'requestSignIn', { email, locale: 'en' });
  const mail = await stage.sink.next(email, before + 1);
  return { mail, link: linkIn(mail, '/sign-in') };
}
const use = (link: URL) => mutate(stage.url, null, 'signIn', { token: link.searchParams.get('token') });
const statusOf = async (link: URL) => (await fetch(link)).status;

describe('a sign-in link', () => {
  it('is worth nothing once the clock stands 11 minutes later, while one that is asked for then is good', async () => {
    const { link } = await askedBy('slow@people.example');
    expect(await statusOf(link)).toBe(200);
    await move(11 * MINUTE);
    expect(await statusOf(link)).toBe(410);
    expect(await use(link)).toMatchObject({ code: 'LINK_INVALID' });
    expect(await use((await askedBy('slow@people.example')).link)).toMatchObject({ __typename: 'SignedIn' });
  });

  it('that was used is not good again when the clock goes back', async () => {
    await move(0);
    const { link } = await askedBy('back@people.example');
    expect(await use(link)).toMatchObject({ __typename: 'SignedIn' });
    await move(-5 * MINUTE);
    expect(await use(link)).toMatchObject({ code: 'LINK_INVALID' });
    expect(await statusOf(link)).toBe(410);
  });
});

describe('a link that confirms a subscription', () => {
  const email = 'late@subscribers.example';

  it('is worth nothing once the clock stands 8 days later', async () => {
    await move(0);
    await subscribe(stage.url, email, ['JP']);
    const link = linkIn(await stage.sink.next(email), '/confirm');
    expect(await statusOf(link)).toBe(200);
    await move(8 * DAY);
    expect(await statusOf(link)).toBe(410);
    expect((await press(link)).status).toBe(410);
  });

  it('has then confirmed nothing: a warning about that country does not come', async () => {
    const inTime = 'in-time@subscribers.example';
    await subscribe(stage.url, inTime, ['JP']);
    expect((await press(linkIn(await stage.sink.next(inTime), '/confirm'))).status).toBe(200);
    const [first, second] = stage.editors;
    const { id } = await draftWarning(stage.url, first, { countries: ['JP'] });
    await publishWarning(stage.url, second, id);
    await stage.sink.next(inTime, 2);
    expect(stage.sink.to(email)).toHaveLength(1);
  });
});

describe('mails', () => {
  const mailed = () => stage.sink.mails.map(({ messageId, to }) => `${to?.[0]?.address} ${messageId}`);
  const till = (instant: string) => Date.parse(instant) - Date.now();

  it('are not sent again by a clock that goes forwards and backwards, over a leap day and the end of a year', async () => {
    const { id } = await fileCase(stage.url, stage.filer, application(stage.organisationId));
    for (const { email } of [stage.filer, stage.staff])
      await until(`the mail to ${email} about the case`, () =>
        stage.sink.to(email).some(({ text }) => text?.includes(id)),
      );
    const before = mailed();
    const [leapDay, newYear] = [till('2028-02-29T12:00:00Z'), till('2026-12-31T23:59:59Z')];
    for (const ms of [5 * MINUTE, -5 * MINUTE, DAY, -DAY, leapDay, newYear, 0]) await move(ms);
    const since = mailed().slice(before.length);
    expect(since.filter((mail) => !isWitness(mail))).toEqual([]);
    expect(new Set(mailed()).size).toBe(mailed().length);
  });
});
