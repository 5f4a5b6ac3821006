import { notificationsService } from '@sinan/notifications';
import type { Doc } from '@sinan/store';
import type { Email } from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withBackend } from './backend.ts';
import { follow } from './follow.ts';
import { data, graphql, post } from './graphql.ts';
import { linkIn, type MailSink, openMailSink } from './mail-sink.ts';
import { mutate } from './mutate.ts';
import { administrator, grantDesk, type Person, securityAdministrator, signIn } from './people.ts';
import { removePlace } from './place.ts';
import { type Platform, startPlatform } from './platform.ts';
import { tell } from './tell.ts';
import { until } from './until.ts';
import { change, draftWarning, press, publishWarning, subscribe, updateWarning, warningContent } from './warnings.ts';

/** A warning through four versions, and each of its subscribers: who gets what, once, though the process that tells them is killed meanwhile. */
let sink: MailSink;
let platform: Platform;
let url: string;
let desk: readonly [Person, Person];
let warningId: string;
beforeAll(async () => {
  sink = await openMailSink();
  platform = await startPlatform({ split: 'each', env: { SMTP_URL: sink.url } });
  url = platform.url;
  const security = await securityAdministrator(url, sink, await administrator(url, platform.administratorLink()));
  for (const email of ['editor-1@desk.example', 'editor-2@desk.example']) await grantDesk(url, security, email);
  desk = [await signIn(url, sink, 'editor-1@desk.example'), await signIn(url, sink, 'editor-2@desk.example')];
});
afterAll(async () => {
  await platform.stop();
  await removePlace(platform.place);
  await sink.stop();
});

interface Reader {
  readonly email: string;
  readonly countries: readonly string[];
  readonly rights: readonly string[];
  readonly severity: string;
  readonly locale: 'zh-CN' | 'en';
}
const reader = (name: string, differs: Partial<Reader> = {}): Reader => ({
  email: `${name}@subscribers.example`,
  ...{ countries: ['US'], rights: [], severity: 'notice', locale: 'en' },
  ...differs,
});

const COUNTRIES = [['US'], ['CA'], ['US', 'CA'], ['JP']];
const RIGHTS = [[], ['trademark'], ['design']];
const LEVELS = ['notice', 'warning', 'urgent'];
/** One of every choice, half of them in Chinese. */
const READERS: readonly Reader[] = COUNTRIES.flatMap((countries) =>
  RIGHTS.flatMap((rights) => LEVELS.map((severity) => ({ countries, rights, severity }))),
).map((choice, n) => reader(`reader-${n}`, { ...choice, locale: n % 2 === 0 ? 'zh-CN' : 'en' }));

const [leaves, pauses, erases] = [reader('leaves'), reader('pauses'), reader('erases')];
const [chooses, asks, comes] = [reader('chooses'), reader('only-asks'), reader('comes-late')];

const [FIRST, SECOND] = [
  { countries: ['US'], severity: 'warning' },
  { countries: ['US', 'CA'], severity: 'urgent' },
];
/** The rules once more, for warnings about trademarks. */
const matches = ({ countries, rights, severity }: Reader, version: typeof FIRST): boolean =>
  countries.some((country) => version.countries.includes(country)) &&
  (rights.length === 0 || rights.includes('trademark')) &&
  LEVELS.indexOf(severity) <= LEVELS.indexOf(version.severity);

/** Which mails about the warning each one is to get. */
function expectedOf(one: Reader): readonly string[] {
  if ([leaves, pauses, erases].includes(one)) return ['warning'];
  if (one === chooses) return ['warning', 'warning-updated', 'warning-cancelled'];
  if ([asks, comes].includes(one)) return [];
  if (matches(one, FIRST)) return ['warning', 'warning-updated', 'warning-cancelled'];
  return matches(one, SECOND) ? ['warning-updated', 'warning-cancelled'] : [];
}
const ALL = [...READERS, leaves, pauses, erases, chooses, asks, comes];
const getting = (kind: string) => ALL.filter((one) => expectedOf(one).includes(kind));

const kindOf = (mail: Email) => mail.headers.find(({ key }) => key === 'x-sinan-purpose')?.value ?? '';
/** The mails about warnings to an address, each once, however often it came again under its Message-ID. */
function warned({ email }: Reader): readonly Email[] {
  const mails = sink.to(email).filter((mail) => kindOf(mail).startsWith('warning'));
  return [...new Map(mails.map((mail) => [mail.messageId, mail])).values()];
}
const kinds = (one: Reader) => warned(one).map(kindOf);
const repeated = () => sink.mails.length - new Set(sink.mails.map(({ messageId }) => messageId)).size;

interface Progress {
  readonly complete: boolean;
  readonly parts: readonly { readonly [figure: string]: number | boolean }[];
}
const PARTS =
  'complete parts { version withdrawal planned matched waiting sent bounced refused unknown suppressed expired }';
async function progress(): Promise<Progress> {
  const QUERY = `query ($id: ID!) { deliveryProgress(warningId: $id) { ${PARTS} } }`;
  const answer = await data<{ deliveryProgress: Progress }>(graphql(url, desk[0].token, QUERY, { id: warningId }));
  return answer.deliveryProgress;
}
/** Waits until nothing about the warning waits any more: what has not come does not come. A mail that was cut off is sent again after a minute. */
const delivered = () => until('the delivery', async () => (await progress()).complete, 120_000);

/** Lets the warning's mails out until some have arrived, and kills the process that sends them before it hears that they have. */
async function killedInTheMiddle(publish: () => Promise<unknown>): Promise<void> {
  const before = sink.mails.length;
  const held = sink.hold(4);
  await publish();
  await until('some of the mails', () => sink.mails.length >= before + 4);
  await platform.killOne('notifications', async () => held.release());
}

/** The link to manage in the last mail to a reader. */
const manageLink = ({ email }: Reader) => linkIn(sink.to(email).at(-1) as Email, '/manage');
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
async function manages(one: Reader, form: Record<string, string>) {
  const { pathname, search } = manageLink(one);
  const answer = await post(url, `${pathname}${search}&lang=en`, new URLSearchParams(form).toString(), FORM);
  return { status: answer.status, text: await answer.text() };
}

describe('a warning', () => {
  it('has subscribers of every choice, who confirmed by their mailed links', async () => {
    for (const { email, countries, locale, rights, severity } of ALL.filter((one) => one !== comes))
      await subscribe(url, email, countries, locale, { rights, severity });
    for (const { email } of ALL.filter((one) => one !== comes && one !== asks))
      expect((await press(linkIn(await sink.next(email), '/confirm'))).status).toBe(200);
  }, 120_000);

  it('in its first version reaches each whose choice it meets', async () => {
    warningId = (await draftWarning(url, desk[0], FIRST)).id;
    await killedInTheMiddle(() => publishWarning(url, desk[1], warningId));
    await delivered();
    for (const one of ALL)
      expect([one.email, kinds(one)]).toEqual([one.email, expectedOf(one).filter((kind) => kind === 'warning')]);
  }, 180_000);

  it('is left by one reader, held back by another, gone for a third, and one chooses otherwise', async () => {
    expect((await press(linkIn(sink.to(leaves.email).at(-1) as Email, '/unsubscribe'))).status).toBe(200);
    const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    expect(await manages(pauses, { do: 'pause', until: '2099-01-01' })).toMatchObject({ status: 400 });
    for (const [one, form, said] of [
      [pauses, { do: 'pause', until }, `Paused until the end of ${until}`],
      [chooses, { do: 'change', 'country.FR': 'on', severity: 'notice', locale: 'en' }, 'Saved.'],
      [erases, { do: 'erase', sure: 'yes' }, 'Erased.'],
    ] as const)
      expect(await manages(one, form)).toEqual({ status: 200, text: expect.stringContaining(said) });
  });

  it('shows its editors before the second version how many it would reach', async () => {
    await mutate(url, desk[0], 'draftWarningVersion', { warningId, ...warningContent, ...SECOND, change });
    const QUERY =
      'query ($id: ID!) { warningAudience(warningId: $id) { version recipients informed byLanguage { recipients } } }';
    const { warningAudience } = await data<{ warningAudience: { recipients: number } }>(
      graphql(url, desk[0].token, QUERY, { id: warningId }),
    );
    expect(warningAudience).toMatchObject({ version: 2, recipients: getting('warning-updated').length, informed: 1 });
  });

  it('in its second version reaches those who match now, and those who got the first', async () => {
    await killedInTheMiddle(() => publishWarning(url, desk[1], warningId));
    await delivered();
    for (const one of ALL) {
      const sofar = expectedOf(one).filter((kind) => kind !== 'warning-cancelled');
      expect([one.email, kinds(one).toSorted()]).toEqual([one.email, sofar.toSorted()]);
    }
    await subscribe(url, comes.email, comes.countries);
    expect((await press(linkIn(await sink.next(comes.email), '/confirm'))).status).toBe(200);
  }, 180_000);

  it('says in the language of each what changed, and why it comes', () => {
    const said = (one: Reader) => warned(one).find((mail) => kindOf(mail) === 'warning-updated')?.text ?? '';
    for (const one of getting('warning-updated')) {
      const [note, why] =
        one.locale === 'en'
          ? [
              'What is different: Canada was added.\nWhat changed: level, countries or regions',
              'because you subscribed',
            ]
          : ['变更说明：新增加拿大。\n变更内容：等级、国家（地区）', '是因为您订阅了'];
      expect(said(one)).toContain(note);
      if (one !== chooses) expect(said(one)).toContain(why);
    }
    expect(said(chooses)).toContain('because you got an earlier version of this warning');
    for (const one of ALL)
      for (const { subject } of warned(one)) expect(/\p{Script=Han}/u.test(subject ?? '')).toBe(one.locale === 'zh-CN');
  });

  it('in a minor version reaches nobody, and is read by all as it is now', async () => {
    const arrived = sink.mails.length;
    const title = { zh: '批量商标诉讼。', en: 'Mass trademark suits.' };
    expect(await updateWarning(url, desk, warningId, { ...SECOND, title, minor: true })).toMatchObject({
      status: 'live',
    });
    const QUERY = 'query ($id: ID!) { warning(id: $id) { version title versions { version minor changed } } }';
    const { warning } = await data<{ warning: object }>(graphql(url, null, QUERY, { id: warningId }));
    expect(warning).toMatchObject({
      version: 3,
      title: title.en,
      versions: [{ version: 1 }, { version: 2, minor: false }, { version: 3, minor: true, changed: ['title'] }],
    });
    await delivered();
    expect(sink.mails).toHaveLength(arrived);
  });

  it('once withdrawn, is so told to exactly those who got it, and its editors watch it go', async () => {
    const reason = { zh: '消息有误。', en: 'The report was wrong.' };
    expect(await mutate(url, desk[1], 'cancelWarning', { warningId, reason })).toMatchObject({ __typename: 'Warning' });
    interface Pushed {
      readonly data: { readonly deliveryProgress: Progress };
    }
    const watching = await follow<Pushed>(
      url,
      desk[0],
      `subscription { deliveryProgress(warningId: "${warningId}") { ${PARTS} } }`,
    );
    await until('the end of the stream', () => watching.ended(), 60_000);
    const last = watching.pushed.at(-1)?.data.deliveryProgress;
    expect(last).toMatchObject({ complete: true });
    for (const { data } of watching.pushed)
      for (const { matched, waiting, sent, bounced, refused, unknown, suppressed, expired } of data.deliveryProgress
        .parts)
        expect(
          [waiting, sent, bounced, refused, unknown, suppressed, expired].reduce<number>(
            (sum, one) => sum + Number(one),
            0,
          ),
        ).toBe(matched);
    expect(last?.parts.at(-1)).toMatchObject({ withdrawal: true, matched: getting('warning-cancelled').length });
    const QUERY =
      'query ($id: ID!) { warning(id: $id) { status cancelled { reason } } warnings(first: 100) { edges { node { id } } } }';
    expect(await data(graphql(url, null, QUERY, { id: warningId }))).toEqual({
      warning: { status: 'cancelled', cancelled: { reason: reason.en } },
      warnings: { edges: [] },
    });
  }, 120_000);

  it('has told each reader exactly what the rules say, each version once', async () => {
    await delivered();
    for (const one of ALL) expect([one.email, kinds(one).toSorted()]).toEqual([one.email, expectedOf(one).toSorted()]);
    const total = ALL.flatMap(kinds).length;
    tell(
      `${ALL.length} subscribers of one warning in four versions: ${total} mails, ${repeated()} of them sent once more`,
    );
    // At most as many as were under way at the two kills.
    expect(repeated()).toBeLessThanOrEqual(2 * 20);
  });

  it('tells nobody anything more when its topic is read from the beginning, as if for the first time', async () => {
    const arrived = sink.mails.length;
    await platform.stop();
    const events = await toldAnew();
    platform = await startPlatform({
      place: platform.place,
      port: Number(new URL(url).port),
      env: { SMTP_URL: sink.url },
    });
    await until('all of it to be handled', handledAll, 60_000);
    await delivered();
    expect(events).toBeGreaterThanOrEqual(4);
    expect(sink.mails).toHaveLength(arrived);
  }, 120_000);
});

/** Forgets what the reactions to warnings have seen, and says every one of their events again; resolves to how many. */
function toldAnew(): Promise<number> {
  return withBackend(platform.place, async ({ store, bus, topic, everything }) => {
    const { collections } = notificationsService({ send: nobody, verify: nobody, close: nobody });
    await store.declare(collections);
    const spec = collections.find(({ name }) => name === 'seen');
    if (!spec) throw new Error('notifications remembers nothing');
    const seen = store.forService('notifications').collection<Doc>(spec);
    const where = { id: { gt: 'notifications.warnings|', lt: 'notifications.warnings}' } };
    const { rows } = await seen.page({ where, limit: 1_000 });
    for (const { doc } of rows) await seen.remove(doc.id);
    const events = (await everything()).filter((message) => message.topic === topic('risk'));
    for (const { topic, key, value } of events) await bus.publish([{ topic, key, value }]);
    return rows.length === 0 ? 0 : events.length;
  });
}
const nobody = () => {
  throw new Error('nothing is mailed here');
};

/** Whether the reactions have handled all there is, as each process says. */
async function handledAll(): Promise<boolean> {
  const texts = await Promise.all(
    platform.processes().map(async ({ port }) => (await fetch(`http://127.0.0.1:${port}/metrics`)).text()),
  );
  const lags = texts.flatMap((text) =>
    [...text.matchAll(/^sinan_reaction_lag\{[^}]*\} (\d+)$/gm)].map(([, lag]) => Number(lag)),
  );
  return lags.length > 0 && lags.every((lag) => lag === 0);
}
