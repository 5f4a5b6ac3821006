import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenChains } from '../../upgrade/loaded.ts';
import { data, graphql } from '../graphql.ts';
import { type CaughtPage, linkOn, mailPages, signInByPages } from '../mailbox.ts';
import { mutate, type Outcome } from '../mutate.ts';
import {
  administrator,
  application,
  centreCalled,
  claimOrganisation,
  confirmMembership,
  enterpriseA,
  enterpriseB,
  fileCase,
  grantCasework,
  grantDuty,
  joinOrganisation,
  type Person,
} from '../people.ts';
import { type Place, removePlace } from '../place.ts';
import { type Platform, startPlatform } from '../platform.ts';
import { until } from '../until.ts';
import { download, paper, upload } from '../upload.ts';
import { press, subscribe } from '../warnings.ts';

/** A person's words, wherever a person can enter some: each of them nowhere else. `mobile` is a number as China gives them. */
const wordsOf = (whom: string, mobile: string) => ({
  address: `${whom}-address@words.example`,
  contact: `${whom}-contact-name`,
  mobile,
  facts: `${whom}-case-facts`,
  supplement: `${whom}-supplement-note`,
  message: `${whom}-message-text`,
  note: `${whom}-internal-note`,
  question: `${whom}-consultation-question`,
  draft: `${whom}-draft-facts`,
  biography: `${whom}-expert-biography`,
  fileName: `${whom}-file-name.pdf`,
  fileContent: `${whom}-file-content`,
});
type Words = ReturnType<typeof wordsOf>;
const hers = wordsOf('hers', '13800137201');
const his = wordsOf('his', '13800137202');

let platform: Platform;
let url: string;
let security: Person;
let staff: Person;
let she: Person;
let he: Person;
let herId: string;
beforeAll(async () => {
  platform = await startPlatform({ env: { SINAN_SECOND_FACTOR: 'optional' } });
  url = platform.url;
  const admin = await administrator(url, platform.administratorLink());
  security = await coming('security@sinan.example', (email) => grantDuty(url, admin, email, 'security'));
  const centre = await centreCalled(url, 'Shenzhen');
  staff = await coming('staff@shenzhen.example', (email) => grantCasework(url, security, email, centre));
  await grantDuty(url, security, staff.email, 'experts', centre);
  [she, he] = [await coming(hers.address), await coming(his.address)];
  const claim = await claimOrganisation(url, she, { ...enterpriseA, ...(await papersOf(she, hers)) });
  await confirmMembership(url, staff, claim.membershipId);
  await joinOrganisation(url, he, { ...enterpriseA, ...(await papersOf(he, his)) }, staff);
  const third = await coming('legal@lamps.example');
  const other = await claimOrganisation(url, third, { ...enterpriseB, division: enterpriseA.division });
  const { id: othersCaseId } = await fileCase(url, third, application(other.organisationId));
  const { organisationId } = claim;
  for (const [person, words] of [
    [she, hers],
    [he, his],
  ] as const)
    await enters(person, words, { organisationId, othersCaseId, centre });
  herId = (await data<{ me: { person: { id: string } } }>(ask(she, '{ me { person { id } } }'))).me.person.id;
}, 120_000);
afterAll(async () => {
  await platform.stop();
  await removePlace(platform.place);
});

async function coming(email: string, before: (email: string) => Promise<void> = async () => undefined) {
  await before(email);
  return { email, token: await signInByPages(url, email) };
}

const ask = ({ token }: Person, query: string, variables: object = {}) => graphql(url, token, query, variables);

async function does(by: Person, name: string, input: object, selection = ''): Promise<Outcome> {
  const answer = await mutate(url, by, name, input, { selection });
  if (answer.code) throw new Error(`${name}: ${answer.code} ${answer.message} ${JSON.stringify(answer.problems)}`);
  return answer;
}

async function papersOf(person: Person, { fileName, fileContent }: Words) {
  const licence = await upload(url, person, paper(fileContent), fileName);
  const authority = await upload(url, person, paper(`${fileContent}-2`), `2-${fileName}`);
  return { licence: licence.uploadId, authority: authority.uploadId };
}

interface Where {
  readonly organisationId: string;
  /** Of another enterprise, at the same centre. */
  readonly othersCaseId: string;
  readonly centre: string;
}
/** Everything that a person writes: as an applicant, as a member of a centre's staff for a time, and as an expert for a time. */
async function enters(person: Person, words: Words, { organisationId, othersCaseId, centre }: Where): Promise<void> {
  const contact = { name: words.contact, post: 'Counsel', mobile: words.mobile, email: words.address };
  const { id: caseId } = await fileCase(url, person, application(organisationId, { facts: words.facts, contact }));
  const dueOn = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);
  await does(staff, 'requestSupplement', { caseId, items: [{ item: 'a copy', why: 'it has no seal' }], dueOn });
  await does(person, 'supplyMaterials', { caseId, note: words.supplement });
  await does(staff, 'acceptCase', { caseId });
  await does(person, 'sendMessage', { caseId, text: words.message });
  // The file is its case's and stays; the name that she gave it is hers.
  const file = await upload(url, person, paper('a complaint'), `3-${words.fileName}`);
  await does(person, 'addMaterial', { caseId, uploadId: file.uploadId, ...MATERIAL });
  await does(person, 'askConsultation', {
    question: words.question,
    contact: { name: words.contact, phone: words.mobile },
  });
  const form = { facts: words.draft };
  await does(person, 'saveCaseDraft', { organisationId, form });
  await grantDuty(url, security, person.email, 'officer', centre);
  await does(person, 'writeNote', { caseId: othersCaseId, text: words.note });
  await does(staff, 'enrolExpert', { email: person.email, profile: { ...PROFILE, bioEn: words.biography } });
  await subscribe(url, person.email, ['US']);
  await press(linkOn(await confirmationTo(person.email), '/confirm'));
}
const MATERIAL = { kind: 'other', secrecy: 'general', expertMayRead: false, holdsStateSecret: false };
const PROFILE = {
  ...{ nameZh: '专家甲', nameEn: 'Expert A', affiliates: [], formerNames: [], kind: 'lawyer', countries: ['US'] },
  ...{ rights: ['patent-invention'], forums: [], disputeTypes: [], languages: ['en'], industries: [] },
  ...{ practisingSince: 2005, capacity: 3 },
};

/** The page of the mail that asks an address to confirm its subscription. */
function confirmationTo(email: string): Promise<CaughtPage> {
  return until(`the mail to confirm the subscription of ${email}`, async () =>
    (await mailPages(url)).find(({ to, html }) => to === email && html.includes('/confirm?')),
  );
}

/** Every byte of the data folder, but the secret. */
async function bytesIn({ folder }: Place): Promise<Buffer> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const kept = files.filter((file) => file.isFile() && file.name !== 'secret');
  return Buffer.concat(await Promise.all(kept.map(({ parentPath, name }) => readFile(join(parentPath, name)))));
}
async function leftOf(words: Words): Promise<readonly string[]> {
  const bytes = await bytesIn(platform.place);
  return Object.entries(words).flatMap(([what, word]) => (bytes.includes(word) ? [what] : []));
}
const ALL = Object.keys(hers);

const FIGURES = `query ($year: Int!) {
  figures(year: $year) { enterprises guidances unregistered recovered { total } saved { total } }
  states: caseTallies(by: state, year: $year) { key count } countries: caseTallies(by: country, year: $year) { key count } }`;
const figures = () =>
  data<object>(ask(staff, FIGURES, { year: new Date(Date.now() + 8 * 3_600_000).getUTCFullYear() }));

const erases = (by: Person | null) =>
  graphql(url, by?.token ?? null, 'mutation { eraseMe { __typename ... on Problem { code message } } }');

const erasureOf = async (personId: string) => {
  const QUERY = 'query ($personId: ID!) { personErasure(personId: $personId) { askedAt finishedAt } }';
  interface Found {
    readonly personErasure: { readonly askedAt: string; readonly finishedAt: string | null } | null;
  }
  return (await data<Found>(ask(security, QUERY, { personId }))).personErasure;
};
async function again(env: Record<string, string> = {}): Promise<void> {
  const { place } = platform;
  platform = await startPlatform({
    place,
    port: Number(new URL(url).port),
    env: { SINAN_SECOND_FACTOR: 'optional', ...env },
  });
}

describe('a person who has written wherever a person can', () => {
  it('has a copy of all of it, and of nothing of anybody else', async () => {
    const { exportMe } = await data<{ exportMe: { json: string } }>(ask(she, '{ exportMe { json } }'));
    const files = [...new Set(exportMe.json.match(/upl_[0-9a-f-]{36}/g))];
    const contents = await Promise.all(
      files.map(async (id) => (await download(url, she, id)).bytes.toString('latin1')),
    );
    const copy = [exportMe.json, ...contents].join('\n');
    expect(Object.values(hers).filter((word) => !copy.includes(word))).toEqual([]);
    expect(Object.values(his).filter((word) => copy.includes(word))).toEqual([]);
    expect((await graphql(url, null, '{ exportMe { json } }')).errors).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
  });

  it('is not erased while there are duties, and is told what to do first', async () => {
    expect(await erases(she)).toMatchObject({ data: { eraseMe: { code: 'DUTIES_HELD' } } });
    expect(await leftOf(hers)).toEqual(ALL);
  });

  it('leaves no byte once erased, though the platform is killed midway; figures and histories hold, and others have all of theirs', async () => {
    await resigns();
    const before = await figures();
    await platform.stop();
    await again({ SINAN_FAULT_STEP: 'erasure.after-own' });
    const [killed] = platform.processes();
    const ended = killed && once(killed.child, 'exit');
    expect(await erases(she)).toMatchObject({ data: { eraseMe: { __typename: 'PersonErasure' } } });
    expect((await ask(she, '{ me { person { id } } }')).errors).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
    await ended;
    await again();
    await until('the erasure to be through', async () => (await erasureOf(herId))?.finishedAt, 90_000);
    expect(await leftOf(hers)).toEqual([]);
    expect(await leftOf(his)).toEqual(ALL);
    expect(await figures()).toEqual(before);
    await platform.stop();
    expect(await leftOf(hers)).toEqual([]);
    expect(await leftOf(his)).toEqual(ALL);
    expect((await brokenChains(platform.place)).broken).toEqual([]);
    await again();
  }, 180_000);

  it('may come again under the same address, as somebody new', async () => {
    const anew = await coming(hers.address);
    const { me } = await data<{ me: { person: { id: string }; memberships: object[] } }>(
      ask(anew, '{ me { person { id } memberships { id } } }'),
    );
    expect(me.person.id).not.toBe(herId);
    expect(me.memberships).toEqual([]);
  });
});

/** All of her duties end: as an officer, and with the pool that of an expert. */
async function resigns(): Promise<void> {
  const centreId = await centreCalled(url, 'Shenzhen');
  await does(security, 'revokeDuty', { personId: herId, duty: 'officer', centreId });
  interface Pool {
    readonly experts: { readonly edges: readonly { readonly node: { readonly id: string; readonly bioEn: string } }[] };
  }
  const { experts } = await data<Pool>(ask(staff, '{ experts(first: 10) { edges { node { id bioEn } } } }'));
  const expert = experts.edges.find(({ node }) => node.bioEn === hers.biography);
  await does(staff, 'letExpertLeave', { expertId: expert?.node.id });
  await until('her last duty to end', async () => {
    const { me } = await data<{ me: { duties: object[] } }>(ask(she, '{ me { duties { duty } } }'));
    return me.duties.length === 0;
  });
}
