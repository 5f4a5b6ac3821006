import type { Email } from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { data, graphql } from './graphql.ts';
import { linkIn } from './mail-sink.ts';
import { freePort } from './platform.ts';
import { complaint, notice, returnMail } from './return-mail.ts';
import { openStage, type Stage } from './stage.ts';
import { until } from './until.ts';
import { draftWarning, press, publishWarning, subscribe, updateWarning } from './warnings.ts';

/** A warning through three versions, of which mails come back: by HTTP and SMTP alone. */
const BOUNCES = 'bounces@alerts.example';
let stage: Stage;
let port: number;
let warningId: string;
beforeAll(async () => {
  port = await freePort();
  const env = { SINAN_BOUNCE_ADDRESS: BOUNCES, SINAN_BOUNCE_LISTEN: `127.0.0.1:${port}` };
  stage = await openStage({ env });
  for (const email of READERS) {
    await subscribe(stage.url, email, ['US']);
    expect((await press(linkIn(await stage.sink.next(email), '/confirm'))).status).toBe(200);
  }
}, 300_000);
afterAll(() => stage.close());

const [GONE, FULL, COMPLAINS, STAYS] = ['gone', 'full', 'complains', 'stays'].map(
  (name) => `${name}@subscribers.example`,
) as [string, string, string, string];
const READERS = [GONE, FULL, COMPLAINS, STAYS];

const purpose = (mail: Email) => mail.headers.find(({ key }) => key === 'x-sinan-purpose')?.value ?? '';
const warnings = (email: string) => stage.sink.to(email).filter((mail) => purpose(mail).startsWith('warning'));
/** Where the first warning to a reader is to be returned to. */
const pathTo = (email: string) => stage.sink.returnPathOf(warnings(email)[0] as Email);
const returned = (email: string, message: string) => returnMail(port, pathTo(email), message);

type Figures = { readonly [figure: string]: number };
async function figures(version: number): Promise<Figures> {
  const QUERY =
    'query ($id: ID!) { deliveryProgress(warningId: $id) { complete parts { matched waiting sent bounced refused unknown suppressed expired } } }';
  interface Answer {
    readonly deliveryProgress: { readonly parts: readonly Figures[] };
  }
  const { deliveryProgress } = await data<Answer>(graphql(stage.url, stage.editors[0].token, QUERY, { id: warningId }));
  const part = deliveryProgress.parts[version - 1] ?? {};
  const { matched, ...others } = part;
  expect(Object.values(others).reduce((sum, one) => sum + one, 0)).toBe(matched ?? 0);
  return part;
}
const becomes = (version: number, expected: Figures) =>
  until(`version ${version} to be ${JSON.stringify(expected)}`, async () => {
    const now = await figures(version);
    return Object.entries(expected).every(([figure, count]) => now[figure] === count);
  });

const NO_SUCH_USER = notice('5.1.1', '550 5.1.1 User unknown');

describe('a warning whose mails come back', () => {
  it('went out from a return path of each reader’s own', async () => {
    warningId = (await draftWarning(stage.url, stage.editors[0])).id;
    await publishWarning(stage.url, stage.editors[1], warningId);
    await becomes(1, { matched: 4, sent: 4 });
    const paths = READERS.map(pathTo);
    expect(new Set(paths).size).toBe(4);
    for (const path of paths) expect(path).toMatch(/^bounces\+[a-z2-7]{32}@alerts\.example$/);
  });

  it('takes nothing to anybody else, nothing forged, and nothing too large', async () => {
    const path = pathTo(STAYS);
    for (const to of [
      BOUNCES,
      'sinan@alerts.example',
      STAYS,
      path.replace(/.@/, (end) => (end === 'a@' ? 'b@' : 'a@')),
    ])
      expect([to, await returnMail(port, to, NO_SUCH_USER)]).toEqual([to, 550]);
    expect(await returnMail(port, path, `${NO_SUCH_USER}\r\n${'x'.repeat(998).concat('\r\n').repeat(300)}`)).toBe(552);
    expect(
      await returnMail(port, path, 'Subject: Out of office\r\nAuto-Submitted: auto-replied\r\n\r\n550 5.1.1'),
    ).toBe(250);
  });

  it('shows its editors what came back, each mail once', async () => {
    for (let time = 0; time < 3; time += 1) expect(await returned(GONE, NO_SUCH_USER)).toBe(250);
    expect(await returned(FULL, notice('5.2.2', '552 5.2.2 Mailbox full'))).toBe(250);
    expect(await returned(COMPLAINS, complaint)).toBe(250);
    await becomes(1, { matched: 4, sent: 2, bounced: 2 });
    const page = linkIn(warnings(COMPLAINS)[0] as Email, '/unsubscribe');
    page.searchParams.set('lang', 'en');
    await until('the complaint to be heard', async () => (await (await fetch(page)).text()).includes('You have left'));
  });

  it('in its second version is not mailed to the dead address, nor to who complained; the full one waits', async () => {
    await updateWarning(stage.url, stage.editors, warningId, { severity: 'urgent' });
    await becomes(2, { matched: 3, sent: 1, suppressed: 1, waiting: 1 });
    expect(READERS.map((email) => warnings(email).length)).toEqual([1, 1, 1, 2]);
    expect(await figures(1)).toMatchObject({ matched: 4, sent: 2, bounced: 2 });
  });

  it('in its third reaches who asked again and followed the link', async () => {
    const before = stage.sink.to(GONE).length;
    await subscribe(stage.url, GONE, ['US']);
    const link = linkIn(await stage.sink.next(GONE, before + 1), '/confirm');
    expect((await press(link)).status).toBe(200);
    await updateWarning(stage.url, stage.editors, warningId, { severity: 'warning' });
    await until('the third version', () => warnings(GONE).length === 2 && warnings(STAYS).length === 3);
    expect(READERS.map((email) => warnings(email).length)).toEqual([2, 1, 1, 3]);
    // What came back before is said once more: it is forgiven.
    expect(await returned(GONE, NO_SUCH_USER)).toBe(250);
    await becomes(3, { matched: 3, sent: 2, waiting: 1 });
  });

  it('says nowhere in its logs whose mails they were', () => {
    for (const email of READERS) expect(stage.platform.printed()).not.toContain(email);
  });
});
