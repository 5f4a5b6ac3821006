import { instant } from '@sinan/runtime';
import type { Envelope, Id } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPerson, contactStated, membershipConfirmed, membershipDeclined, NOW, USCC } from './testing/builders.ts';
import { type Office, openOffice } from './testing/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

let people = 0;
async function aContact(locale: 'zh-CN' | 'en') {
  people += 1;
  const person = { id: aPerson(), email: `claimant${people}@example.com` };
  await office.tell(contactStated(person.id, person.email, locale));
  return person;
}
type Told = (personId: Id<'person'>) => Envelope;
const WEEK_MS = 7 * 24 * 60 * 60_000;

describe.each([
  ['confirmed', membershipConfirmed, { zh: ['已确认'], en: ['been confirmed'] }],
  [
    'declined',
    membershipDeclined,
    {
      zh: ['未获通过', '授权委托书缺失、未盖章或已过期', '2026年11月23日'],
      en: ['not confirmed', 'unsealed', '23 November 2026'],
    },
  ],
] as readonly (readonly [string, Told, { readonly zh: string[]; readonly en: string[] }])[])(
  'a membership that was %s',
  (_, event, words) => {
    it.each(['zh-CN', 'en'] as const)(
      'is told once to who asked for it, in %s, by the credit code alone',
      async (locale) => {
        const { id, email } = await aContact(locale);
        const told = event(id);
        await office.tell(told, 3);
        await office.idle();
        const [mail, ...more] = office.mailer.to(email);
        expect(more).toEqual([]);
        const said = `${mail?.subject}\n${mail?.text}\n${mail?.html}`;
        for (const word of [...(locale === 'en' ? words.en : words.zh), USCC]) expect(said).toContain(word);
        expect(mail?.text).toContain('http://localhost:4000/');
      },
    );

    it('is told as soon as the address is known', async () => {
      const id = aPerson();
      await office.tell(event(id));
      await office.tell(contactStated(id, `${id}@example.com`));
      await office.idle();
      expect(office.mailer.to(`${id}@example.com`)).toHaveLength(1);
    });

    it('is no news after a week', async () => {
      const { id, email } = await aContact('en');
      await office.tell({ ...event(id), time: instant(NOW - WEEK_MS - 1) });
      await office.idle();
      expect(office.mailer.to(email)).toEqual([]);
      await office.tell({ ...event(id), time: instant(NOW - WEEK_MS) });
      await office.idle();
      expect(office.mailer.to(email)).toHaveLength(1);
    });
  },
);
