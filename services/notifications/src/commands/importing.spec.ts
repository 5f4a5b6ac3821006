import { newId, type Operation } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { forgetPerson } from '../erasure/forgetting.ts';
import { exportSubscription } from '../queries/index.ts';
import { knownSubscription } from '../reservations.ts';
import type { NotificationsRoom } from '../room.ts';
import { holdAgainst } from '../suppression/suppressions.ts';
import { NOW } from '../testing/builders.ts';
import { manageToken } from '../testing/links.ts';
import { asked } from '../testing/managed.ts';
import { type Office, openOffice, PATIENCE } from '../testing/office.ts';
import { aSubscriber } from '../testing/subscribers.ts';
import { eraseSubscription, importProblems, importSubscriber, leave } from './index.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const CONSENT = { at: '2026-03-05', source: 'trade fair form 2026-03', by: 'the fair team' };
const run = <I, O>(operation: Operation<NotificationsRoom, I, O>, input: object, call?: object) =>
  asked(office, operation, input, call);
const imports = (email: string, differs: object = {}, call?: object) =>
  run(importSubscriber, { email, countries: ['PE'], locale: 'en', consent: CONSENT, ...differs }, call);
const kindsTo = (email: string) => office.mailer.to(email).map(({ headers }) => headers?.[0]?.[1]);
const stateAt = async (email: string) => {
  const id = await knownSubscription(office.room, email);
  return id === null ? undefined : (await office.room.subscriptions.load(id))?.state;
};
const tokenOf = async (email: string) => manageToken(office, (await knownSubscription(office.room, email)) ?? '');

describe('a subscriber who is imported with proof of consent', () => {
  it('counts at once, and the consent is kept with its proof', async () => {
    expect(await imports('proved@example.com', { rhythm: { every: 'day', hour: 8, zone: 'Asia/Shanghai' } })).toEqual({
      counts: true,
    });
    await office.idle();
    expect(kindsTo('proved@example.com')).toEqual([]);
    const { at: agreedAt, source, by: holder } = CONSENT;
    const proof = { by: 'import', agreedAt, source, holder, importedBy: 'anonymous', at: expect.any(String) };
    expect(await stateAt('proved@example.com')).toMatchObject({
      ...{ status: 'confirmed', email: 'proved@example.com', consents: [proof] },
      choice: { countries: ['PE'], rhythm: { every: 'day', hour: 8, zone: 'Asia/Shanghai' } },
    });
    const token = await tokenOf('proved@example.com');
    await vi.waitFor(async () => {
      const copy = await run(exportSubscription, { token });
      expect(copy).toMatchObject({
        subscription: { consents: [proof] },
        history: [{ type: 'ConsentTakenOver', agreedAt, source, holder, email: 'proved@example.com' }],
      });
    }, PATIENCE);
  });

  it.each([
    ['en', 'en', 'You agreed on 5 March 2026 (trade fair form 2026-03).'],
    ['Chinese', 'zh-CN', '您于2026年3月5日同意接收（来源：trade fair form 2026-03）。'],
  ])('reads in each warning when and where they agreed, in %s, and can leave by it', async (_, locale, words) => {
    const email = `reads-${locale}@example.com`;
    await imports(email, { countries: ['CL'], locale });
    await office.tell(office.risk.publish({ countries: ['CL'] }));
    await office.idle();
    const mail = office.mailer.to(email).at(-1);
    expect([mail?.text, mail?.html]).toEqual([expect.stringContaining(words), expect.stringContaining(words)]);
    expect(mail?.listUnsubscribe?.url).toContain('/unsubscribe?token=');
    expect(mail?.text).toContain('/manage?token=');
  });

  it('reads it in a digest too, and who asked by the form reads nothing of the kind', async () => {
    const [one, other] = ['reads-daily@example.com', await aSubscriber(office, 'asked-herself', { countries: ['EC'] })];
    await imports(one, { countries: ['EC'], rhythm: { every: 'day', hour: 8, zone: 'Asia/Shanghai' } });
    await office.tell(office.risk.publish({ countries: ['EC'], severity: 'warning' }));
    await office.idle();
    office.test.clock.set(NOW + 86_400_000);
    await vi.waitFor(() => expect(kindsTo(one)).toEqual(['digest']), PATIENCE);
    office.test.clock.set(NOW);
    expect(office.mailer.to(one)[0]?.text).toContain('You agreed on 5 March 2026 (trade fair form 2026-03).');
    expect(office.mailer.to(other.email)[0]?.text).not.toContain('You agreed');
  });

  it('is imported once by the same command, however often that is given', async () => {
    const commandId = newId('command', NOW);
    for (let time = 0; time < 2; time += 1)
      expect(await imports('repeated@example.com', {}, { commandId })).toEqual({ counts: true });
    await expect(imports('REPEATED@example.com')).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
  });

  it('leaves nothing of the proof when they are erased, and is not begun again', async () => {
    await imports('erased-proof@example.com', { consent: { ...CONSENT, source: 'a stand of ours' } });
    const token = await tokenOf('erased-proof@example.com');
    await run(eraseSubscription, { token });
    await vi.waitFor(async () => {
      const { documents, history } = office.room.subscriptions;
      const pages = await Promise.all([documents, history].map((rows) => rows.page({ where: {}, limit: 1_000 })));
      expect(JSON.stringify(pages)).not.toMatch(/erased-proof|a stand of ours/);
    }, PATIENCE);
    await expect(imports('Erased-proof@example.com')).rejects.toMatchObject({ code: 'OWNER_MUST_ASK' });
    expect(await knownSubscription(office.room, 'erased-proof@example.com')).toBeNull();
  });
});

describe('an address that is not begun again for it', () => {
  it('has left', async () => {
    await imports('has-left@example.com');
    await run(leave, { token: await tokenOf('has-left@example.com'), by: 'page' });
    await expect(imports('has-left@example.com')).rejects.toMatchObject({ code: 'OWNER_MUST_ASK' });
    expect(await stateAt('has-left@example.com')).toMatchObject({ status: 'left' });
  });

  it.each(['hard', 'complaint'] as const)('had a mail come back: %s', async (kind) => {
    const email = `returned-${kind}@example.com`;
    const report = { id: `report/${kind}`, kind, at: new Date(NOW).toISOString() };
    await holdAgainst(office.room, email, report, { owner: 'person:somebody', sentAt: report.at });
    await expect(imports(email)).rejects.toMatchObject({ code: 'OWNER_MUST_ASK' });
    expect(await stateAt(email)).toBeUndefined();
  });

  it('is that of a person who was erased, subscriber or not', async () => {
    const [personId, email] = [newId('person', NOW), 'erased-person@example.com'];
    await run(forgetPerson, { personId, email });
    await vi.waitFor(
      () => expect(imports(email.toUpperCase())).rejects.toMatchObject({ code: 'OWNER_MUST_ASK' }),
      PATIENCE,
    );
  });

  it('was asked by mail, and has not answered', async () => {
    await aSubscriber(office, 'waits', {}, { isKnown: true, confirms: false });
    await expect(imports('waits@example.com')).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  });

  it('has a subscription', async () => {
    const one = await aSubscriber(office, 'has-it', { countries: ['US'] }, { isKnown: true });
    await expect(imports(one.email)).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
    expect(await stateAt(one.email)).toMatchObject({ choice: { countries: ['US'], also: [] }, consents: [] });
  });
});

describe('a subscriber who is imported without proof', () => {
  it('is asked by mail, and gets nothing until they confirm', async () => {
    expect(await imports('unproved@example.com', { consent: undefined })).toEqual({ counts: false });
    await office.idle();
    expect(kindsTo('unproved@example.com')).toEqual(['confirm-subscription']);
    expect(await stateAt('unproved@example.com')).toMatchObject({ status: 'waiting' });
  });
});

describe('a proof', () => {
  const problems = (consent: object) =>
    run(importProblems, { email: 'judged@example.com', countries: ['US'], locale: 'en', consent });

  it.each([
    ['at', undefined, 'missing'],
    ['source', undefined, 'missing'],
    ['by', undefined, 'missing'],
    ['source', '  ', 'missing'],
  ])('by halves is none: %s is %o', async (field, value, rule) => {
    const half = { ...CONSENT, [field]: value };
    expect(() => problems(half)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
    expect(() => problems(half)).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ path: `consent.${field}`, rule })] }),
    );
  });

  it.each([
    ['of today in China', '2026-11-23', []],
    ['of tomorrow', '2026-11-25', ['not-yet']],
    ['of an instant to come', '2026-11-25T00:00:00+08:00', ['not-yet']],
    ['of eleven years ago', '2015-11-23', ['long-ago']],
    ['of nine years ago', '2017-11-23T12:00:00Z', []],
  ])('%s', async (_, at, rules) => {
    expect((await problems({ ...CONSENT, at })).map(({ rule }) => rule)).toEqual(rules);
    if (rules.length > 0)
      await expect(imports('not-judged@example.com', { consent: { ...CONSENT, at } })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      });
  });
});
