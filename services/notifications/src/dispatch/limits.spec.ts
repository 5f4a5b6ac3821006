import { instant, type MailLimits } from '@sinan/runtime';
import { newId } from '@sinan/schema';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { statesIn, withStates } from '../ledger/rows.ts';
import { askForMails } from '../mails.ts';
import { TEMPLATES } from '../templates/index.ts';
import { NOW } from '../testing/builders.ts';
import { type Office, openOffice, PATIENCE } from '../testing/office.ts';
import { aSubscriber } from '../testing/subscribers.ts';
import type { Pass } from './dispatch.ts';

let office: Office;
afterEach(() => office.close());

async function openLimited(limits: Partial<MailLimits>): Promise<void> {
  const none = { perSecond: null, perMinuteToDomain: null, atOnceToDomain: null };
  office = await openOffice({ mailLimits: { ...none, ...limits } });
}
/** Readers of one country at some domains, so many at each. */
async function readersAt(domains: { readonly [domain: string]: number }): Promise<void> {
  for (const [domain, many] of Object.entries(domains))
    for (let n = 0; n < many; n += 1) await aSubscriber(office, `reader-${n}@${domain}`, { countries: ['US'] });
}
/** How many came to a domain. */
const cameTo = (domain: string) => office.mailer.mails.filter(({ to }) => to.address.endsWith(`@${domain}`)).length;
async function published(): Promise<void> {
  await office.tell(office.risk.publish({ countries: ['US'], severity: 'warning' }));
}
function pass(ms: number): void {
  office.test.clock.set(office.test.clock.now() + ms);
  office.room.mails.stir();
}
/** Takes so many places at the slow domain, or as many as there are. */
function letOut(many: number): Pass[] {
  const asked = Array.from({ length: many }, () => office.room.dispatch.let('other@slow.example', 'instant'));
  return asked.filter((one) => 'drop' in one);
}
/** As a kill leaves shards all of whose mails had begun. */
async function leftTrying(): Promise<void> {
  const { rows } = await office.room.shards.rows.page({ where: {}, limit: 10 });
  const due = instant(office.test.clock.now());
  for (const { doc, revision } of rows) {
    const states = new Map(statesIn(doc).map(([place]) => [place, 'trying'] as const));
    const { lastError: _, ...before } = withStates(doc, states, office.test.clock.now());
    await office.room.shards.rows.replace({ ...before, open: true, lease: null, due }, revision);
  }
  office.room.shards.stir();
}
async function statesOfShards(): Promise<readonly string[]> {
  const { rows } = await office.room.shards.rows.page({ where: {}, limit: 10 });
  return rows.map(({ doc }) => doc.states);
}

describe('a limit for each receiving domain', () => {
  it('puts off what is beyond it, and holds up no mail to another', async () => {
    await openLimited({ perMinuteToDomain: 60 });
    await readersAt({ 'qq.example': 30, 'other.example': 2, 'third.example': 1 });
    await published();
    await office.idle();
    expect([cameTo('qq.example'), cameTo('other.example'), cameTo('third.example')]).toEqual([2, 2, 1]);
    const { rows } = await office.room.mails.rows.page({
      where: { open: true },
      orderBy: { field: 'due', direction: 'asc' },
      limit: 100,
    });
    expect(rows.map(({ doc }) => Date.parse(doc.due) - NOW)).toEqual(
      Array.from({ length: 28 }, (_, n) => 2_000 + n * 1_000),
    );
    for (let second = 0; second < 40; second += 1) {
      pass(1_000);
      await office.idle();
      expect(cameTo('qq.example')).toBeLessThanOrEqual(second + 4);
    }
    expect(cameTo('qq.example')).toBe(30);
    const after = await office.room.mails.rows.page({
      where: {},
      orderBy: { field: 'askedAt', direction: 'asc' },
      limit: 100,
    });
    expect(after.rows.every(({ doc }) => doc.state === 'sent' && doc.attempts === 1)).toBe(true);
  });

  it('lets a mail to sign in through, whatever else waits', async () => {
    await openLimited({ perMinuteToDomain: 60 });
    await readersAt({ 'qq.example': 10 });
    await published();
    await office.idle();
    const content = { kind: 'sign-in', linkId: newId('link', NOW), expiresAt: instant(NOW + 600_000) } as const;
    const address = { email: 'waits@qq.example', locale: 'en' } as const;
    await askForMails(office.room, [{ id: 'mail/spec/waits', to: 'address', address, content }]);
    await office.idle();
    expect(office.mailer.to('waits@qq.example')).toHaveLength(1);
  });
});

describe('a limit of mails at once to a domain', () => {
  it('lets all others go while a slow domain takes its time, and loses none of its mails', async () => {
    await openLimited({ atOnceToDomain: 2 });
    await readersAt({ 'slow.example': 40, 'quick.example': 40 });
    const arrivals: (() => void)[] = [];
    let [isSlow, onTheWay, most] = [true, 0, 0];
    const send = office.mailer.send.bind(office.mailer);
    office.mailer.send = async (mail) => {
      if (isSlow && mail.to.address.endsWith('@slow.example')) {
        onTheWay += 1;
        most = Math.max(most, onTheWay);
        await new Promise<void>((resolve) => arrivals.push(resolve));
        onTheWay -= 1;
      }
      return send(mail);
    };
    await published();
    await vi.waitFor(() => {
      pass(1_000);
      expect(cameTo('quick.example')).toBe(40);
    }, PATIENCE);
    expect([cameTo('slow.example'), most]).toEqual([0, 2]);
    isSlow = false;
    for (const arrive of arrivals) arrive();
    await vi.waitFor(() => {
      pass(1_000);
      expect(cameTo('slow.example')).toBe(40);
    }, PATIENCE);
    expect(new Set(office.mailer.mails.map(({ messageId }) => messageId)).size).toBe(80);
  });

  it('is asked for again as its mails leave it, be they slow or quick', async () => {
    await openLimited({ atOnceToDomain: 2 });
    await readersAt({ 'slow.example': 1 });
    await published();
    await office.idle();
    const [mail] = office.mailer.mails;
    if (mail === undefined) throw new Error('there is no mail');
    const apartWhenEachTakes = async (ms: number) => {
      office.mailer.send = async () => {
        office.test.clock.set(office.test.clock.now() + ms);
        return { kind: 'sent', response: '250 OK' };
      };
      for (let n = 0; n < 100; n += 1) await letOut(1)[0]?.send(mail);
      const taken = letOut(2);
      const [one, other] = [1, 2].map(() => office.room.dispatch.let('other@slow.example', 'instant'));
      for (const place of taken) place.drop();
      return one && other && 'later' in one && 'later' in other ? other.later - one.later : Number.NaN;
    };
    expect(await apartWhenEachTakes(10_000)).toBeCloseTo(5_000, -1);
    expect(await apartWhenEachTakes(100)).toBeCloseTo(50, -1);
  });

  it('is given back by mails of a shard that were let out and did not begin, as the store was away by then', async () => {
    await openLimited({ atOnceToDomain: 2 });
    await readersAt({ 'slow.example': 2 });
    await published();
    await office.idle();
    const [held] = letOut(1);
    const note = office.room.receipts.note;
    office.room.receipts.note = () => Promise.reject(new Error('the store is away'));
    await leftTrying();
    await office.idle();
    expect(await statesOfShards()).toEqual(['tt']);
    held?.drop();
    const places = letOut(3);
    expect(places).toHaveLength(2);
    for (const place of places) place.drop();
    office.room.receipts.note = note;
    await vi.waitFor(async () => {
      pass(5_000);
      office.room.shards.stir();
      expect(cameTo('slow.example')).toBe(4);
      expect(await statesOfShards()).toEqual(['ss']);
    }, PATIENCE);
  });

  it('is not taken by a mail that cannot be written', async () => {
    await openLimited({ atOnceToDomain: 1 });
    const template = vi.spyOn(TEMPLATES['sign-in'], 'template', 'get').mockImplementation(() => {
      throw new Error('no such words');
    });
    const content = { kind: 'sign-in', linkId: newId('link', NOW), expiresAt: instant(NOW + 600_000) } as const;
    const address = { email: 'waits@slow.example', locale: 'en' } as const;
    await askForMails(office.room, [{ id: 'mail/spec/waits', to: 'address', address, content }]);
    await office.idle();
    template.mockRestore();
    expect((await office.room.mails.rows.get('mail/spec/waits'))?.doc.lastError).toContain('no such words');
    expect(letOut(1)).toHaveLength(1);
  });
});

describe('a limit of all mails', () => {
  it('lets so many go a second, those of the class before the others first', async () => {
    await openLimited({ perSecond: 3 });
    await readersAt({ 'a.example': 10 });
    await published();
    await vi.waitFor(() => expect(office.mailer.mails).toHaveLength(3), PATIENCE);
    const content = { kind: 'sign-in', linkId: newId('link', NOW), expiresAt: instant(NOW + 600_000) } as const;
    const address = { email: 'waits@a.example', locale: 'en' } as const;
    await askForMails(office.room, [{ id: 'mail/spec/waits', to: 'address', address, content }]);
    await vi.waitFor(async () => {
      expect((await office.room.mails.rows.get('mail/spec/waits'))?.doc.attempts).toBe(1);
    }, PATIENCE);
    pass(1_000);
    await vi.waitFor(() => expect(office.mailer.mails).toHaveLength(6), PATIENCE);
    expect(office.mailer.mails.slice(3).map(({ to }) => to.address)).toContain('waits@a.example');
    pass(10_000);
    await vi.waitFor(() => expect(office.mailer.mails).toHaveLength(9), PATIENCE);
  });

  it('keeps no process from its end: what waits is put back as it was', async () => {
    await openLimited({ perSecond: 2 });
    await readersAt({ 'a.example': 10 });
    await published();
    await vi.waitFor(() => expect(office.mailer.mails).toHaveLength(2), PATIENCE);
    await office.test.stop();
    const { rows } = await office.room.shards.rows.page({ where: {}, limit: 10 });
    expect(rows.map(({ doc: { open, states, lease } }) => [open, [...states].toSorted().join(''), lease])).toEqual([
      [true, 'sswwwwwwww', null],
    ]);
  });
});
