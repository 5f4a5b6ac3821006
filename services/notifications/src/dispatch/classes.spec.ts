import type { OutgoingMail, SendOutcome } from '@sinan/mail';
import { instant } from '@sinan/runtime';
import { newId, type Severity } from '@sinan/schema';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askForMails } from '../mails.ts';
import { NOW } from '../testing/builders.ts';
import { type Office, openOffice, PATIENCE } from '../testing/office.ts';
import { aSubscriber } from '../testing/subscribers.ts';

const SENT: SendOutcome = { kind: 'sent', response: '250 OK' };

/** A mailer of three connections, each of whose mails is on its way until the spec lets it arrive. */
let office: Office;
let went: string[];
let arrivals: (() => void)[];
let isOpen: boolean;
beforeEach(async () => {
  office = await openOffice({}, 3);
  [went, arrivals, isOpen] = [[], [], false];
  office.mailer.send = async (mail) => {
    went.push(whose(mail));
    await new Promise<void>((resolve) => (isOpen ? setImmediate(resolve) : arrivals.push(resolve)));
    return SENT;
  };
});
afterEach(async () => {
  letAllArrive();
  await office.close();
});

const whose = ({ to }: OutgoingMail) => to.address.replace(/-?\d*@.*/, '');
/** Lets what is on its way arrive, and all that goes from now on. */
function letAllArrive(): void {
  isOpen = true;
  for (const arrive of arrivals) arrive();
}
const readersIn = (country: string, name: string, many: number) =>
  Promise.all(Array.from({ length: many }, (_, n) => aSubscriber(office, `${name}-${n}`, { countries: [country] })));
async function published(country: string, severity: Severity): Promise<void> {
  const before = (await office.room.shards.rows.page({ where: {}, limit: 1_000 })).rows.length;
  await office.tell(office.risk.publish({ countries: [country], severity }));
  await vi.waitFor(async () => {
    const { rows } = await office.room.shards.rows.page({ where: {}, limit: 1_000 });
    expect(rows.length).toBeGreaterThan(before);
  }, PATIENCE);
}
async function askToSignIn(name: string): Promise<void> {
  const content = { kind: 'sign-in', linkId: newId('link', NOW), expiresAt: instant(NOW + 600_000) } as const;
  const address = { email: `${name}@example.com`, locale: 'en' } as const;
  await askForMails(office.room, [{ id: `mail/spec/${name}`, to: 'address', address, content }]);
}

describe('while an instant warning goes out to many', () => {
  beforeEach(async () => {
    await readersIn('US', 'instant', 1_100);
    await readersIn('JP', 'urgent', 24);
    await published('US', 'warning');
    await vi.waitFor(() => expect(went).toEqual(['instant']), PATIENCE);
  });

  it('a mail to sign in goes at once', async () => {
    await askToSignIn('waits');
    await vi.waitFor(() => expect(went).toEqual(['instant', 'waits']), PATIENCE);
  });

  it('an urgent one overtakes it, and it goes on afterwards', async () => {
    await published('JP', 'urgent');
    await vi.waitFor(async () => {
      const { rows } = await office.room.shards.rows.page({ where: {}, limit: 100 });
      const tried = rows.filter(({ doc }) => doc.lane === 'urgent' && doc.states.includes('t'));
      expect(tried).toHaveLength(1);
    }, PATIENCE);
    letAllArrive();
    await vi.waitFor(() => expect(went.filter((name) => name === 'instant')).toHaveLength(1_100), PATIENCE);
    expect(went.filter((name) => name === 'urgent')).toHaveLength(24);
    expect(went.lastIndexOf('urgent')).toBeLessThan(100);
  });
});

describe('while many digests are due', () => {
  it('neither a mail to sign in nor a warning waits behind them', async () => {
    await askForMails(
      office.room,
      Array.from({ length: 200 }, (_, n) => ({
        id: `mail/digest/${n}`,
        to: 'address' as const,
        address: { email: `digest-${n}@example.com`, locale: 'en' as const },
        content: { kind: 'sign-in', linkId: newId('link', NOW), expiresAt: instant(NOW + 600_000) } as const,
        lane: 'digest' as const,
      })),
    );
    await vi.waitFor(() => expect(went).toEqual(['digest']), PATIENCE);
    await readersIn('JP', 'instant', 2);
    await published('JP', 'warning');
    await askToSignIn('waits');
    await vi.waitFor(() => expect(went).toEqual(['digest', 'waits']), PATIENCE);
    await vi.waitFor(async () => {
      const { rows } = await office.room.shards.rows.page({ where: {}, limit: 10 });
      expect(rows.map(({ doc }) => doc.states)).toEqual(['tt']);
    }, PATIENCE);
    letAllArrive();
    await vi.waitFor(() => expect(went).toHaveLength(203), PATIENCE);
    expect(went.slice(0, 4)).toEqual(['digest', 'waits', 'instant', 'instant']);
  });
});
