import type { FileId } from '@sinan/files';
import type { Actor } from '@sinan/schema';
import type { MaterialView } from '@sinan/schema/graphql';
import { afterAll, describe, expect, it } from 'vitest';
import { openCasework } from '../testing/casework.ts';
import { shenzhen, signedIn } from '../testing/examples.ts';
import { openGraph } from '../testing/graph.ts';
import { addMaterial, withdrawMaterial } from './commands.ts';
import { listMaterials, materialFile, materialsByIds, namedFiles } from './queries.ts';

const casework = await openCasework();
const { test, accounts, as, people, doing, caseThat, heard } = casework;
afterAll(() => test.close());
const { request } = openGraph(casework);

const ABOUT = { kind: 'papers-in-suit', secrecy: 'general', expertMayRead: false, holdsStateSecret: false };
type Person = Actor & { readonly kind: 'person' };
const add = (by: Person, caseId: string, more: object = {}, file: object = {}) =>
  as(by)(addMaterial, { ...ABOUT, caseId, uploadId: accounts.upload(by.id, file), ...more });
const listed = async (by: Actor, caseId: string): Promise<readonly MaterialView[]> =>
  (await as(by)(listMaterials, { caseId, first: 100 })).items;
const opened = (by: Actor, id: string) => as(by)(materialFile, { id });

type Who = keyof typeof people;
const WHO = Object.keys(people) as readonly Who[];
const sorted = (...who: readonly Who[]) => who.toSorted();
/** Who of everybody sees it, in the list and by its id; and who opens it, which is whom a link is shown to. */
async function readersOf(caseId: string, id: string) {
  const [seen, opening]: [Who[], Who[]] = [[], []];
  for (const who of WHO) {
    const inList = (await listed(people[who], caseId)).find((one) => one.id === id);
    const [loaded] = await as(people[who])(materialsByIds, { ids: [id] });
    expect(loaded ?? undefined).toEqual(inList);
    if (inList) seen.push(who);
    const file = await opened(people[who], id);
    expect([who, file !== null]).toEqual([who, (inList?.file ?? null) !== null]);
    if (file) opening.push(who);
  }
  return { seen: seen.toSorted(), opening: opening.toSorted() };
}
const ENTERPRISE: readonly Who[] = ['filer', 'colleague', 'both', 'bothHere'];
const CENTRE: readonly Who[] = ['officer', 'author', 'national'];

describe('a material', () => {
  it('is seen by every side of its case, and opened by those to whom it is open; by nobody else', async () => {
    const id = await caseThat('guiding and advised');
    const all = sorted(...ENTERPRISE, ...CENTRE, 'expert');
    for (const [more, opening] of [
      [{}, sorted(...ENTERPRISE, ...CENTRE)],
      [{ expertMayRead: true }, all],
      [{ secrecy: 'experts', expertMayRead: true }, sorted(...ENTERPRISE, 'expert')],
    ] as const) {
      const material = await add(people.filer, id, more);
      expect(await readersOf(id, material.id)).toEqual({ seen: all, opening });
    }
  });

  it.each<[Who, string]>([
    ['filer', 'applicant'],
    ['colleague', 'applicant'],
    ['officer', 'centre'],
    ['national', 'centre'],
    ['expert', 'expert'],
    ['hangzhou', 'FORBIDDEN'],
    ['stranger', 'NOT_FOUND'],
    ['elsewhere', 'NOT_FOUND'],
  ])('is added by %s: %s', async (who, expected) => {
    const id = await caseThat('guiding and advised');
    await doing(people.officer, 'OfferHandOver', id);
    const came = await add(people[who], id).then(
      ({ side }) => side,
      ({ code }) => code,
    );
    expect(came).toBe(expected);
  });

  it('is for who works on cases to add for the centre', async () => {
    const id = await caseThat('accepted');
    const archivist = signedIn({ duties: [{ duty: 'archivist', centreId: shenzhen }] });
    await expect(add(archivist, id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('follows the case: after a hand-over the new centre opens it, and the old one does not', async () => {
    const id = await caseThat('accepted');
    const { id: materialId } = await add(people.officer, id);
    await doing(people.officer, 'OfferHandOver', id);
    expect(await opened(people.hangzhou, materialId)).toBeNull();
    await doing(people.hangzhou, 'AcceptHandOver', id);
    expect(await opened(people.hangzhou, materialId)).toMatchObject({ name: '起诉状.pdf' });
    expect(await opened(people.officer, materialId)).toBeNull();
    const asked = as(people.officer)(withdrawMaterial, { materialId });
    await expect(asked).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is behind the wall with the case', async () => {
    const id = await caseThat('guiding and advised');
    const { id: materialId } = await add(people.filer, id, { expertMayRead: true });
    await heard('BarPerson', id, people.colleague.id);
    expect((await readersOf(id, materialId)).seen).not.toContain('colleague');
  });

  it.each([
    [{ holdsStateSecret: true }, 'holdsStateSecret', 'state-secret'],
    [{ secrecy: 'experts' }, 'expertMayRead', 'nobody-reads'],
    [{ kind: 'love-letter' }, 'kind', 'not-one-of'],
  ])('is refused with %o', async (more, path, rule) => {
    const id = await caseThat('accepted');
    const problems = [expect.objectContaining({ path, rule })];
    await expect(async () => add(people.filer, id, more)).rejects.toMatchObject({ problems });
    expect(await listed(people.filer, id)).toEqual([]);
  });

  it('is for the expert only when the enterprise says so, and by nobody else’s word', async () => {
    const id = await caseThat('guiding and advised');
    const problems = [expect.objectContaining({ path: 'secrecy', rule: 'not-one-of' })];
    for (const who of ['officer', 'expert'] as const)
      await expect(add(people[who], id, { secrecy: 'experts', expertMayRead: true })).rejects.toMatchObject({
        problems,
      });
  });

  it('is an upload of who adds it, and of nobody else', async () => {
    const id = await caseThat('accepted');
    const uploadId = accounts.upload(people.filer.id);
    const problems = [expect.objectContaining({ path: 'uploadId', rule: 'upload' })];
    const asked = as(people.officer)(addMaterial, { ...ABOUT, caseId: id, uploadId });
    await expect(asked).rejects.toMatchObject({ problems });
  });

  it('that is opened is written down, each time, and one that is refused is not', async () => {
    const id = await caseThat('accepted');
    const { id: materialId } = await add(people.filer, id);
    for (const by of [people.officer, people.officer, people.stranger]) await opened(by, materialId);
    const { rows } = await test.room.accessLog.rows.page({ where: { subject: materialId }, limit: 10 });
    expect(rows.map(({ doc }) => doc.actor)).toEqual(Array(2).fill(`person:${people.officer.id}`));
  });

  it('names its file until it is taken back', async () => {
    const fileId = `sha256:${'b'.repeat(64)}` as FileId;
    const id = await caseThat('accepted');
    const { id: materialId } = await add(people.filer, id, {}, { fileId });
    expect(await namedFiles(test.room, [fileId, `sha256:${'c'.repeat(64)}` as FileId])).toEqual([fileId]);
    await as(people.filer)(withdrawMaterial, { materialId });
    expect(await namedFiles(test.room, [fileId])).toEqual([]);
    expect(await opened(people.filer, materialId)).toBeNull();
    expect(await listed(people.officer, id)).toEqual([
      expect.objectContaining({ id: materialId, file: null, withdrawnAt: expect.any(String) }),
    ]);
  });

  it('is one, however often it is added under one command id', async () => {
    const id = await caseThat('accepted');
    const call = { commandId: test.call(people.filer).commandId };
    const uploadId = accounts.upload(people.filer.id);
    const twice = [1, 2].map(() => as(people.filer, call)(addMaterial, { ...ABOUT, caseId: id, uploadId }));
    const [first, second] = await Promise.all(twice);
    expect(second).toEqual(first);
    expect(await listed(people.filer, id)).toHaveLength(1);
  });
});

describe('a material over GraphQL', () => {
  it('is added, listed with its case, and taken back', async () => {
    const caseId = await caseThat('accepted');
    const input = { ...ABOUT, caseId, uploadId: accounts.upload(people.filer.id), secrecy: 'secret' };
    const FIELDS = 'id side kind { code label } secrecy expertMayRead bytes by { id } file { name url } withdrawnAt';
    const added = await request(
      people.filer,
      `mutation ($input: AddMaterialInput!) { addMaterial(input: $input) { ... on Material { ${FIELDS} } } }`,
      { input },
    );
    expect(added.errors).toBeUndefined();
    const material = { ...Object(added.data?.addMaterial) };
    expect(material).toMatchObject({ side: 'applicant', secrecy: 'secret', bytes: 2_048, by: { id: people.filer.id } });
    expect(material.file).toEqual({ name: '起诉状.pdf', url: `/files/${material.id}` });
    const list = await request(
      people.officer,
      `query ($id: ID!) { case(id: $id) { materials { edges { node { ${FIELDS} } } } } }`,
      { id: caseId },
    );
    expect(Object(list.data?.case).materials).toEqual({ edges: [{ node: material }] });
    const back = await request(
      people.officer,
      'mutation ($input: WithdrawMaterialInput!) { withdrawMaterial(input: $input) { ... on Refused { code } } }',
      { input: { materialId: material.id } },
    );
    expect(back.data).toEqual({ withdrawMaterial: { code: 'FORBIDDEN' } });
  });
});
