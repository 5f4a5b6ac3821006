import { type SendOutcome, UnsafeMail } from '@sinan/mail';
import { instant } from '@sinan/runtime';
import { newId } from '@sinan/schema';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { askForMails } from '../mails.ts';
import { NOW } from '../testing/builders.ts';
import { type Office, openOffice, PATIENCE } from '../testing/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterEach(() => {
  office.mailer.answer = () => sent;
});
afterAll(() => office.close());

const sent: SendOutcome = { kind: 'sent', response: '250 OK' };
let asked = 0;

/** Asks for a sign-in mail and waits until it has been tried. */
async function aMail(answer: (attempt: number) => SendOutcome = () => sent, expiresIn = 86_400_000) {
  asked += 1;
  const email = `reader${asked}@example.com`;
  const id = `mail/spec/${asked}`;
  office.mailer.answer = ({ to }) => (to.address === email ? answer(office.mailer.to(email).length) : sent);
  const content = {
    kind: 'sign-in',
    linkId: newId('link', NOW),
    expiresAt: instant(office.test.clock.now() + expiresIn),
  } as const;
  await askForMails(office.room, [{ id, to: 'address', address: { email, locale: 'en' }, content }]);
  await office.idle();
  const row = async (row = id) => (await office.room.mails.rows.get(row))?.doc;
  const becomes = (expected: object, of = id) =>
    vi.waitFor(async () => expect(await row(of)).toMatchObject(expected), PATIENCE);
  return { id, email, row, becomes };
}
function pass(seconds: number): void {
  office.test.clock.set(office.test.clock.now() + seconds * 1_000);
}
const idsOf = (email: string) => office.mailer.to(email).map(({ messageId }) => messageId);

describe('a mail that is sent', () => {
  it('closes its row, with the time and without the address', async () => {
    const { row } = await aMail();
    expect(await row()).toMatchObject({
      open: false,
      state: 'sent',
      sentAt: instant(office.test.clock.now()),
      address: null,
    });
  });

  it('goes to one reader, from the platform, and says what it is for', async () => {
    const { email } = await aMail();
    expect(office.mailer.to(email)).toMatchObject([
      {
        to: { name: '', address: email },
        from: { name: 'Sinan 司南', address: 'sinan@localhost' },
        headers: [['X-Sinan-Purpose', 'sign-in']],
      },
    ]);
  });
});

describe('a mail that is deferred', () => {
  it('is tried again with back-off under the same Message-ID', async () => {
    const { email, row, becomes } = await aMail((attempt) =>
      attempt === 1 ? { kind: 'deferred', reason: '451' } : sent,
    );
    expect(await row()).toMatchObject({ open: true, state: 'waiting', attempts: 1 });
    pass(2);
    await becomes({ open: false, state: 'sent', attempts: 2, address: null });
    expect(idsOf(email)).toHaveLength(2);
    expect(new Set(idsOf(email)).size).toBe(1);
  });

  it('by its receiver waits longer from time to time, up to four hours and a quarter, and is given up after five days', async () => {
    const greylisted = { kind: 'deferred', reason: "EENVELOPE: Can't send mail: 451 4.7.1 Greylisted" } as const;
    const { row, becomes } = await aMail(() => greylisted, 30 * 86_400_000);
    const begun = office.test.clock.now();
    const waits: number[] = [];
    for (let attempts = 2; (await row())?.open; attempts += 1) {
      const due = Date.parse((await row())?.due ?? '');
      waits.push(due - office.test.clock.now());
      office.test.clock.set(due);
      office.room.mails.stir();
      await becomes({ attempts, lease: null });
    }
    expect(await row()).toMatchObject({ open: false, state: 'waiting', lastError: 'the receiver put the mail off' });
    expect(Math.max(...waits)).toBeLessThanOrEqual(5 * 3_600_000);
    expect(Math.max(...waits)).toBeGreaterThan(3 * 3_600_000);
    expect(office.test.clock.now() - begun).toBeGreaterThanOrEqual(5 * 86_400_000);
    expect(office.test.clock.now() - begun).toBeLessThan(5.3 * 86_400_000);
  });

  it('because the mail server is away waits ten minutes and a quarter at most', async () => {
    const { id, row } = await aMail(() => ({ kind: 'deferred', reason: 'ECONNECTION: connect ECONNREFUSED' }));
    const stored = await office.room.mails.rows.get(id);
    if (!stored) throw new Error('there is no mail');
    const due = instant(office.test.clock.now());
    await office.room.mails.rows.replace({ ...stored.doc, attempts: 30, due }, stored.revision);
    office.room.mails.stir();
    await vi.waitFor(async () => expect(await row()).toMatchObject({ attempts: 31, lease: null }), PATIENCE);
    expect(Date.parse((await row())?.due ?? '') - office.test.clock.now()).toBeLessThanOrEqual(750_000);
  });

  it('by its receiver for the first time, after the mail server was away for long, waits for seconds', async () => {
    const greylisted = { kind: 'deferred', reason: "EENVELOPE: Can't send mail: 451 4.7.1 Greylisted" } as const;
    const away = { kind: 'deferred', reason: 'ECONNECTION: connect ECONNREFUSED' } as const;
    const { id, row } = await aMail((attempt) => (attempt === 1 ? away : greylisted));
    const stored = await office.room.mails.rows.get(id);
    if (!stored) throw new Error('there is no mail');
    const due = instant(office.test.clock.now());
    await office.room.mails.rows.replace({ ...stored.doc, attempts: 27, due }, stored.revision);
    office.room.mails.stir();
    await vi.waitFor(async () => expect(await row()).toMatchObject({ attempts: 28, lease: null }), PATIENCE);
    expect(Date.parse((await row())?.due ?? '') - office.test.clock.now()).toBeLessThanOrEqual(2_000);
  });

  it('keeps what the server said of the address out of the row', async () => {
    const { row } = await aMail(() => ({ kind: 'deferred', reason: 'no mailbox <x@y.example>' }));
    const put = await row();
    expect(put?.lastError).toBe('the mail server did not take the mail');
    expect(JSON.stringify(put)).not.toContain('x@y.example');
  });

  it('is not sent once its link has expired', async () => {
    const { email, becomes } = await aMail(() => ({ kind: 'deferred', reason: '451' }), 1_000);
    pass(2);
    await becomes({ open: false, state: 'expired', address: null });
    expect(idsOf(email)).toHaveLength(1);
  });
});

describe('a mail that is refused', () => {
  it('is closed and not tried again', async () => {
    const { email, row } = await aMail(() => ({ kind: 'refused', to: 'recipient', code: 550, response: '550 no' }));
    pass(3_600);
    await office.idle();
    expect(await row()).toMatchObject({ open: false, state: 'refused', address: null });
    expect(idsOf(email)).toHaveLength(1);
  });

  it('includes one that must not go out as it is', async () => {
    const { row } = await aMail(() => {
      throw new UnsafeMail('to', 'is not an email address');
    });
    expect(await row()).toMatchObject({ open: false, state: 'refused' });
  });
});

describe('a mail of which nobody knows whether it arrived', () => {
  it('is sent once more, under the same Message-ID', async () => {
    const { id, email, row, becomes } = await aMail((attempt) =>
      attempt === 1 ? { kind: 'unknown', reason: 'cut' } : sent,
    );
    expect(await row()).toMatchObject({ open: false, state: 'unknown' });
    expect(idsOf(email)).toHaveLength(1);
    pass(61);
    await becomes({ open: false, state: 'sent', repeats: id, address: null }, `${id}/again`);
    expect(idsOf(email)).toHaveLength(2);
    expect(new Set(idsOf(email)).size).toBe(1);
  });

  it('is left at that when nobody knows again', async () => {
    const { id, email, becomes } = await aMail(() => ({ kind: 'unknown', reason: 'cut' }));
    pass(61);
    await becomes({ open: false, state: 'unknown' }, `${id}/again`);
    pass(3_600);
    await office.idle();
    expect(idsOf(email)).toHaveLength(2);
  });
});

describe('two mails', () => {
  it('have different Message-IDs', async () => {
    const [one, two] = [await aMail(), await aMail()];
    expect(idsOf(one.email)).not.toEqual(idsOf(two.email));
  });
});
