import { anonymous, idOf, newId, type Operation } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { forgetPerson } from '../erasure/forgetting.ts';
import { forgettingId } from '../erasure/rows.ts';
import { exportSubscription } from '../queries/index.ts';
import { knownSubscription, reserveFor } from '../reservations.ts';
import type { NotificationsRoom } from '../room.ts';
import { holdAgainst } from '../suppression/suppressions.ts';
import { NOW } from '../testing/builders.ts';
import { manageToken } from '../testing/links.ts';
import { asked } from '../testing/managed.ts';
import { type Office, openOffice, PATIENCE } from '../testing/office.ts';
import { aSubscriber } from '../testing/subscribers.ts';
import {
  askToMove,
  confirm,
  eraseSubscription,
  importProblems,
  importSubscriber,
  leave,
  move,
  subscribe,
} from './index.ts';

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
    expect(await stateAt('erased-proof@example.com')).toBeUndefined();
  });
});

/** Moves a subscriber, by the link that is mailed to the other address. */
async function movedTo(id: string, to: string) {
  await run(askToMove, { token: manageToken(office, id), email: to });
  await office.idle();
  const link = /\/move\?token=(\S+)/.exec(office.mailer.to(to).at(-1)?.text ?? '')?.[1] ?? '';
  await run(move, { token: decodeURIComponent(link) });
}
/** The form, and the link that it mails. */
async function byForm(email: string) {
  await run(subscribe, { email, countries: ['US'], locale: 'en' });
  await office.idle();
  const link = /\/confirm\?token=(\S+)/.exec(office.mailer.to(email).at(-1)?.text ?? '')?.[1] ?? '';
  await run(confirm, { token: decodeURIComponent(link) });
}
const held = (email: string, kind: 'hard' | 'complaint') => {
  const report = { id: `report/${email}`, kind, at: new Date(NOW).toISOString() };
  return holdAgainst(office.room, email, report, { owner: 'person:somebody', sentAt: report.at });
};
const forgotten = async (email: string) => {
  const personId = newId('person', NOW);
  await run(forgetPerson, { personId, email });
  await vi.waitFor(
    async () => expect((await office.room.forgetting.rows.get(forgettingId(personId)))?.doc.open).toBe(false),
    PATIENCE,
  );
};

describe.each([
  ['with proof', CONSENT],
  ['without', undefined],
] as const)('an address that is not begun again by a row %s', (proof, consent) => {
  const named = (name: string) => `${name}-${proof.replace(' ', '-')}@example.com`;
  const refused = async (email: string) => {
    const mails = kindsTo(email).length;
    await expect(imports(email, { consent })).rejects.toMatchObject({ code: 'OWNER_MUST_ASK' });
    await office.idle();
    expect(kindsTo(email).length).toBe(mails);
  };

  it('has left', async () => {
    const email = named('has-left');
    await imports(email);
    await run(leave, { token: await tokenOf(email), by: 'page' });
    await refused(email);
    expect(await stateAt(email)).toMatchObject({ status: 'left' });
  });

  it.each(['hard', 'complaint'] as const)('had a mail come back: %s', async (kind) => {
    const email = named(`returned-${kind}`);
    await held(email, kind);
    await refused(email);
    expect(await stateAt(email)).toBeUndefined();
  });

  it('is that of a person who was erased, subscriber or not, also after a list has named it', async () => {
    const email = named('erased-person');
    await forgotten(email);
    await refused(email.toUpperCase());
    await forgotten(email);
    await refused(email);
  });

  it('was erased by its subscriber, who may begin anew by the form', async () => {
    const email = named('erased');
    await imports(email);
    await run(eraseSubscription, { token: await tokenOf(email) });
    await refused(email);
    await byForm(email);
    expect(await stateAt(email)).toMatchObject({ status: 'confirmed', consents: [] });
  });

  it('has moved away, and may begin anew by the form', async () => {
    const email = named('moves-away');
    const { id } = await aSubscriber(office, email.replace('@example.com', ''), {}, { isKnown: true });
    await movedTo(id, `new-${email}`);
    await refused(email);
    await vi.waitFor(async () => expect(await stateAt(email)).toBeUndefined(), PATIENCE);
    await refused(email);
    await byForm(email);
    expect(await stateAt(email)).toMatchObject({ status: 'confirmed', consents: [] });
  });

  it('had left, and gave way to a subscription that was to move there, and then went elsewhere', async () => {
    const email = named('gives-way');
    await imports(email);
    await run(leave, { token: await tokenOf(email), by: 'page' });
    const { id } = await aSubscriber(office, `comes-by-${email.replace('@example.com', '')}`, {}, { isKnown: true });
    await run(askToMove, { token: manageToken(office, id), email });
    await reserveFor(office.room, office.test.call(anonymous), { id: idOf('subscription').parse(id), email });
    await run(askToMove, { token: manageToken(office, id), email: `on-${email}` });
    await refused(email);
  });
});

describe('an erasure that an import crosses', () => {
  /** The room of an import, in which something happens between what its look at a collection finds and what it makes of that. */
  const crossed = (name: 'closed' | 'reservations', happens: () => Promise<unknown>): NotificationsRoom => {
    let isOver = false;
    const rows = office.room[name];
    const get = async (id: string) => {
      const found = await rows.get(id);
      if (!isOver) {
        isOver = true;
        await happens();
      }
      return found;
    };
    const bound = (of: object, key: PropertyKey) => Reflect.get(of, key).bind(of);
    const crossing = new Proxy(rows, { get: (of, key) => (key === 'get' ? get : bound(of, key)) });
    return { ...office.room, [name]: crossing };
  };
  const crossedImport = (room: NotificationsRoom, email: string) =>
    asked({ room, test: office.test }, importSubscriber, { email, countries: ['PE'], locale: 'en', consent: CONSENT });

  it('wins where it is done before the address is reserved', async () => {
    const email = 'crosses-reserving@example.com';
    await imports(email);
    const token = await tokenOf(email);
    const room = crossed('reservations', () => run(eraseSubscription, { token }));
    await expect(crossedImport(room, email)).rejects.toMatchObject({ code: 'OWNER_MUST_ASK' });
    expect(await stateAt(email)).toBeUndefined();
  });

  it('wins where it comes after the look at what is closed', async () => {
    const email = 'crosses-writing@example.com';
    const room = crossed('closed', () => forgotten(email));
    await expect(crossedImport(room, email)).rejects.toMatchObject({ code: 'OWNER_MUST_ASK' });
    expect(await stateAt(email)).toBeUndefined();
  });
});

describe('an address that is not begun anew for it', () => {
  it('was asked by mail, and has not answered', async () => {
    await aSubscriber(office, 'waits', {}, { isKnown: true, confirms: false });
    await expect(imports('waits@example.com')).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  });

  it('has a subscription', async () => {
    const one = await aSubscriber(office, 'has-it', { countries: ['US'] }, { isKnown: true });
    await expect(imports(one.email)).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
    expect(await stateAt(one.email)).toMatchObject({ choice: { countries: ['US'], also: [] }, consents: [] });
  });

  it('was erased, and has begun anew by the form', async () => {
    const email = 'began-anew@example.com';
    await imports(email);
    await run(eraseSubscription, { token: await tokenOf(email) });
    await byForm(email);
    await expect(imports(email)).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
  });

  it('has a subscription whose mails came back: it is there, and nobody is mailed by a list', async () => {
    const one = await aSubscriber(office, 'has-it-returned', {}, { isKnown: true });
    await held(one.email, 'hard');
    await expect(imports(one.email)).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
    await expect(imports(one.email, { consent: undefined })).rejects.toMatchObject({ code: 'OWNER_MUST_ASK' });
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
