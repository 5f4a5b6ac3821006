import type { SendOutcome } from '@sinan/mail';
import { instant } from '@sinan/runtime';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { askForMails } from '../mails.ts';
import { NOW } from '../testing/builders.ts';
import { type Office, openOffice } from '../testing/office.ts';
import { type ASubscriber, aSubscriber } from '../testing/subscribers.ts';
import { forgetSuppression, suppressionOf } from './suppressions.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterEach(() => {
  office.mailer.answer = () => ({ kind: 'sent', response: '250 OK' });
});
afterAll(() => office.close());

const refused = (response: string): SendOutcome => ({ kind: 'refused', to: 'recipient', code: 550, response });
const NO_SUCH_USER = refused('550 5.1.1 User unknown');
const FULL = refused('552 5.2.2 Mailbox full');
const POLICY = refused('550 5.7.1 Rejected by policy');

/** Publishes a warning that a shard tells these of, each of whom is answered so. */
async function told(country: string, answers: readonly (readonly [ASubscriber, SendOutcome])[]): Promise<void> {
  const byAddress = new Map(answers.map(([{ email }, answer]) => [email, answer]));
  office.mailer.answer = ({ to }) => byAddress.get(to.address) ?? { kind: 'sent', response: '250 OK' };
  await office.tell(office.risk.publish({ countries: [country] }));
  await office.idle();
}
const standing = async ({ email }: ASubscriber) => {
  const found = await suppressionOf(office.room, email);
  return found && [found.standing, found.reason, found.count];
};
const readers = (country: string, many: number) =>
  Promise.all(Array.from({ length: many }, (_, n) => aSubscriber(office, `${country}-${n}`, { countries: [country] })));

describe('a mail that the server refuses at once', () => {
  it('counts as one that came back: no such mailbox at once, a full one as soft, what is about us not at all', async () => {
    const [gone, full, blocked, silent] = await readers('US', 4);
    if (!gone || !full || !blocked || !silent) throw new Error('too few readers');
    await told('US', [
      [gone, NO_SUCH_USER],
      [full, FULL],
      [blocked, POLICY],
      [silent, refused('550 no')],
    ]);
    expect(await Promise.all([gone, full, blocked, silent].map(standing))).toEqual([
      ['suppressed', 'hard', 1],
      ['counting', 'soft', 1],
      null,
      null,
    ]);
  });

  it('is the last one to a mailbox that is not there', async () => {
    const [gone] = await readers('JP', 1);
    if (!gone) throw new Error('there is no reader');
    await told('JP', [[gone, NO_SUCH_USER]]);
    await told('JP', []);
    expect(gone.received()).toHaveLength(1);
  });

  it('counts once, however it is sent: also by a row of its own', async () => {
    const [full] = await readers('DE', 1);
    if (!full) throw new Error('there is no reader');
    office.mailer.answer = () => FULL;
    const content = { kind: 'already-subscribed' } as const;
    await askForMails(office.room, [{ id: 'mail/spec/full', to: `subscription:${full.id}`, content }]);
    await office.idle();
    expect(await standing(full)).toEqual(['counting', 'soft', 1]);
    const stored = await office.room.mails.rows.get('mail/spec/full');
    if (!stored) throw new Error('there is no mail');
    const due = instant(NOW);
    await office.room.mails.rows.replace({ ...stored.doc, open: true, state: 'waiting', due }, stored.revision);
    office.room.mails.stir();
    await office.idle();
    expect([office.mailer.to(full.email).length, await standing(full)]).toEqual([2, ['counting', 'soft', 1]]);
    await forgetSuppression(office.room, full.email);
  });
});
