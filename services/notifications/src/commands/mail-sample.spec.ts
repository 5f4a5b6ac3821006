import { type Actor, type Id, newId } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { shardTally } from '../ledger/reading.ts';
import { samples } from '../queries/index.ts';
import { aPerson, contactStated, NOW } from '../testing/builders.ts';
import { type Office, openOffice, PATIENCE } from '../testing/office.ts';
import { mailSample } from './index.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const said = { countries: ['PE', 'CL'], severity: 'urgent' } as const;
/** A person of the desk, whose address is known. */
async function anEditor(email: string): Promise<Actor> {
  const id = aPerson();
  await office.tell(contactStated(id, email));
  const of = { sessionId: newId('session', NOW), audiences: ['public' as const], duties: [], organisations: [] };
  return { kind: 'person', id, ...of };
}
const atWork = (of: object = {}): Id<'warning'> => {
  const id = newId('warning', NOW);
  office.risk.work(id, { ...said, ...of });
  return id;
};
const ask = (actor: Actor, warningId: Id<'warning'>, differs: object = {}, call = office.test.call(actor)) => {
  const wish = { warningId, version: 1, reader: 'some' as const, locale: 'en' as const };
  return mailSample.run(office.room, call, { ...wish, ...differs });
};

describe('a sample that an editor has mailed', () => {
  it.each([
    ['zh-CN', '[样稿] '],
    ['en', '[Sample] '],
  ] as const)('comes to their own address alone, as its readers would get it, marked, in %s', async (locale, mark) => {
    const [email, warningId] = [`editor-${locale}@example.com`, atWork()];
    const [editor, before] = [await anEditor(email), office.mailer.mails.length];
    expect(await ask(editor, warningId, { locale })).toEqual({ sent: true });
    await office.idle();
    const shown = await samples.run(office.room, office.test.call(editor), { warningId });
    const sample = shown?.mails.find((mail) => mail.reader === 'some' && mail.locale === locale);
    const [mail, ...more] = office.mailer.mails.slice(before);
    expect([mail?.to.address, more]).toEqual([email, []]);
    expect(mail?.subject).toBe(`${mark}${sample?.subject}`);
    expect([mail?.text, mail?.html.replaceAll(mark, '')]).toEqual([sample?.text, sample?.html]);
    expect(mail?.listUnsubscribe).toBeUndefined();
    expect(mail?.headers).toEqual([['X-Sinan-Purpose', 'sample-warning']]);
    expect(await shardTally(office.room, warningId)).toEqual([]);
    expect((await office.room.mails.rows.page({ where: { about: warningId }, limit: 1 })).rows).toEqual([]);
  });

  it('comes once, though the same is asked twice, and somebody waits for it', async () => {
    const [editor, warningId] = [await anEditor('asks-twice@example.com'), atWork()];
    const call = office.test.call(editor);
    for (let time = 0; time < 2; time += 1) await ask(editor, warningId, {}, call);
    await office.idle();
    expect(office.mailer.to('asks-twice@example.com')).toHaveLength(1);
    const { rows } = await office.room.mails.rows.page({
      where: { to: `person:${'id' in editor ? editor.id : ''}` },
      limit: 9,
    });
    expect(rows.map(({ doc }) => [doc.lane, doc.state])).toEqual([['transactional', 'sent']]);
  });

  it('comes no more once the server has put it off for an hour', async () => {
    const [editor, warningId] = [await anEditor('waits@example.com'), atWork()];
    office.mailer.answer = () => ({ kind: 'deferred', reason: '451' });
    await ask(editor, warningId);
    const to = `person:${'id' in editor ? editor.id : ''}`;
    const row = async () => (await office.room.mails.rows.page({ where: { to }, limit: 1 })).rows[0]?.doc;
    await vi.waitFor(async () => expect(await row()).toMatchObject({ open: true, lastError: expect.any(String) }));
    office.mailer.answer = () => ({ kind: 'sent', response: '250 OK' });
    const before = office.mailer.to('waits@example.com').length;
    office.test.clock.set(NOW + 3_700_000);
    office.room.mails.stir();
    await vi.waitFor(async () => expect(await row()).toMatchObject({ open: false, state: 'expired' }), PATIENCE);
    expect(office.mailer.to('waits@example.com')).toHaveLength(before);
    office.test.clock.set(NOW);
  });

  it.each([
    ['another version', { version: 2 }, {}],
    ['a reader that it has none of', { reader: 'informed' }, {}],
    ['a minor version', {}, { minor: true }],
  ])('is none of %s', async (_, differs, of) => {
    const asked = ask(await anEditor('asks-for-none@example.com'), atWork(of), differs);
    await expect(asked).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is none for who is no person, and none beyond twenty an hour', async () => {
    const warningId = atWork();
    await expect(ask({ kind: 'system', service: 'spec' }, warningId)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const editor = await anEditor('asks-often@example.com');
    for (let time = 0; time < 20; time += 1) await ask(editor, warningId);
    await expect(ask(editor, warningId)).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
  });
});
