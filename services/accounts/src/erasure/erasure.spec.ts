import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '@sinan/schema';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { claimOrganisation, confirmMembership, eraseMe, erasePerson, erasure, exportMe } from '../index.ts';
import {
  address,
  expectRefusal,
  type House,
  MINUTE,
  openHouse,
  type Person,
  START,
  someUscc,
} from '../testing/house.ts';

const PATIENT = { timeout: 15_000, interval: 10 };
let house: House;
let email: string;
let person: Person;
/** What the other services answer: nothing is held, and nothing is left, unless a spec says otherwise. */
let others: { [operation: string]: unknown };
let asked: { readonly name: string; readonly input: unknown }[];
beforeEach(async () => {
  others = { 'cases.hasOpenCases': false, 'cases.isErased': true, 'experts.isErased': true };
  others['notifications.isErased'] = true;
  asked = [];
  house = await openHouse({}, async (name, input) => {
    asked.push({ name, input });
    return others[name] ?? {};
  });
  email = address('li.wei');
  person = await house.person(email);
});
afterEach(() => house.test.close());

async function isOnDisk(word: string): Promise<boolean> {
  const { folder } = house.test;
  const files = (await readdir(folder, { withFileTypes: true })).filter((file) => file.isFile());
  return Buffer.concat(await Promise.all(files.map(({ name }) => readFile(join(folder, name))))).includes(word);
}
const eraseNow = () => house.ask(eraseMe, person, {});
const through = async (id = `erasing/${person.id}`) => (await house.test.room.erasing.rows.get(id))?.doc;
const erased = () => house.heard(person.id).filter(({ type }) => type === 'sinan.person.erased.v1');

async function memberOf(first: Person, papers: object = {}): Promise<string> {
  const place = { uscc: someUscc(), nameZh: '示例有限公司', division: '440300', industry: 'C' };
  const staff = await house.holder(address('staff'), 'intake', '440300');
  const { id } = await house.ask(claimOrganisation, first, { ...place, ...papers });
  await house.ask(confirmMembership, staff, { membershipId: id, note: 'seen-by-note' });
  return id;
}

describe('who asks to be erased', () => {
  it('is nobody from the next request on, and is told when it was asked', async () => {
    expect(await eraseNow()).toEqual({ personId: person.id, askedAt: expect.any(String), finishedAt: null });
    await expect(house.next(person)).rejects.toThrow('anonymous came in');
  });

  it('is refused while they hold a duty, and nothing of it stays', async () => {
    const editor = await house.holder(email, 'editor');
    await expectRefusal(house.ask(eraseMe, editor, {}), 'DUTIES_HELD');
    expect(await through()).toBeUndefined();
    expect(await house.next(editor)).toMatchObject({ id: person.id });
  });

  it('is refused as the only member of an organisation with open cases, and as one of two is not', async () => {
    await memberOf(person);
    others['cases.hasOpenCases'] = true;
    await expectRefusal(eraseNow(), 'LAST_MEMBER');
    others['cases.hasOpenCases'] = false;
    expect(await eraseNow()).toMatchObject({ personId: person.id });
  });

  it('has to have signed in within a quarter of an hour', async () => {
    house.test.clock.set(START + 16 * MINUTE);
    await expectRefusal(eraseNow(), 'SIGN_IN_AGAIN', { minutes: 15 });
  });

  it('may be somebody else, for the security administrator, who says why; never oneself', async () => {
    const security = await house.security();
    const input = { personId: person.id, reason: 'E01' };
    expect(await house.ask(erasePerson, security, input)).toMatchObject({ personId: person.id });
    await expectRefusal(house.ask(erasePerson, security, { ...input, personId: security.id }), 'OWN_ACCOUNT');
    await expectRefusal(house.ask(erasePerson, security, { ...input, personId: newId('person', START) }), 'NOT_FOUND');
    expect(erasePerson.access).toEqual({ duty: ['security'], orSystem: true });
    await vi.waitFor(async () => {
      const { rows } = await house.test.room.audit.page({ where: { subject: person.id }, limit: 50 });
      expect(rows.map(({ doc }) => [doc.kind, doc.detail])).toContainEqual(['person-erased', 'E01']);
    }, PATIENT);
  });
});

describe('an erasure', () => {
  it('takes address, links, sessions, papers and their files, down to the disk, and says so once', async () => {
    const { uploadId: licence, fileId } = await house.sent(person, 'name-of-her-licence.pdf');
    await memberOf(person, { licence });
    expect(await isOnDisk(email)).toBe(true);
    await eraseNow();
    house.test.clock.set(START + 2_000);
    await house.test.start();
    await vi.waitFor(async () => expect((await through())?.finishedAt).toEqual(expect.any(String)), PATIENT);
    expect(await through()).toMatchObject({ open: false, email: null, files: [] });
    for (const word of [email, 'name-of-her-licence', 'seen-by-note']) expect(await isOnDisk(word)).toBe(false);
    expect(await house.test.resources.files.info(fileId)).toBeNull();
    expect(erased()).toHaveLength(1);
    expect(asked).toContainEqual({ name: 'notifications.forgetPerson', input: { personId: person.id, email } });
    const security = await house.security();
    expect(await house.ask(erasure, security, { personId: person.id })).toMatchObject({ personId: person.id });
  }, 30_000);

  it('is not through while another service still holds something', async () => {
    others['cases.isErased'] = false;
    await eraseNow();
    house.test.clock.set(START + 2_000);
    await house.test.start();
    await vi.waitFor(
      () => expect(asked.filter(({ name }) => name === 'cases.isErased').length).toBeGreaterThan(3),
      PATIENT,
    );
    expect(await through()).toMatchObject({ open: true, email });
    others['cases.isErased'] = true;
    await vi.waitFor(async () => expect((await through())?.open).toBe(false), PATIENT);
  }, 30_000);

  it('is said once more after ten minutes, for what a request wrote that was under way', async () => {
    await eraseNow();
    house.test.clock.set(START + 2_000);
    await house.test.start();
    await vi.waitFor(async () => expect((await through())?.open).toBe(false), PATIENT);
    house.test.clock.set(START + 11 * MINUTE);
    await vi.waitFor(() => expect(erased()).toHaveLength(2), PATIENT);
    await vi.waitFor(
      async () => expect((await through(`erasing/${person.id}/again`))?.finishedAt).toBeTruthy(),
      PATIENT,
    );
  }, 30_000);

  it('leaves the address free for somebody new', async () => {
    await eraseNow();
    house.test.clock.set(START + 2_000);
    await house.test.start();
    await vi.waitFor(async () => expect((await through())?.open).toBe(false), PATIENT);
    const anew = await house.person(email);
    expect(anew.id).not.toBe(person.id);
    expect(anew.organisations).toEqual([]);
  }, 30_000);
});

describe('a copy', () => {
  it('holds the address, the mails, the sessions, the papers, and what the other services hold', async () => {
    const { uploadId: licence } = await house.sent(person, 'name-of-her-licence.pdf');
    await memberOf(person, { licence });
    others['cases.personalData'] = { messages: [{ text: 'what-she-said' }] };
    const copy = JSON.stringify(await house.ask(exportMe, person, {}));
    for (const word of [email, 'name-of-her-licence', 'what-she-said', licence, person.id])
      expect(copy).toContain(word);
  });
});
