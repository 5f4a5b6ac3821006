import type { FileId } from '@sinan/files';
import { anonymous, type Id, newId } from '@sinan/schema';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accounts, beginUpload, dropUpload, keepUpload, uploadedFile, uploadOf } from '../index.ts';
import { address, expectRefusal, type House, MINUTE, openHouse, type Person, START, system } from '../testing/house.ts';
import { A_DAY } from './allowance.ts';
import { expireUploads } from './expiry.ts';

const MB = 1024 * 1024;
const HOUR = 60 * MINUTE;
let house: House;
let li: Person;
let wang: Person;
let made = 0;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.test.close());
beforeEach(async () => {
  house.test.clock.set(START);
  [li, wang] = [await house.person(address('li')), await house.person(address('wang'))];
});

/** The hash of a file that no other spec sends. */
function someFile(): FileId {
  made += 1;
  return `sha256:${String(made).padStart(64, '0')}`;
}
const begun = (person: Person, bytes: number) => house.ask(beginUpload, system, { personId: person.id, bytes });
interface Sent {
  readonly fileId?: FileId;
  readonly bytes?: number;
  readonly announced?: number;
}
async function kept(
  person: Person,
  { fileId = someFile(), bytes = 5_000, announced = bytes }: Sent = {},
  call?: object,
) {
  const allowance = await begun(person, announced);
  const sent = {
    personId: person.id,
    fileId,
    bytes,
    mediaType: 'application/pdf',
    name: '执照.pdf',
    allowance,
  } as const;
  return house.ask(keepUpload, system, sent, call);
}
const taken = (uploadId: Id<'upload'>, person: Person) =>
  house.ask(uploadOf, system, { uploadId, personId: person.id });
const named = async (...ids: readonly FileId[]) => (await accounts.namesFiles?.(house.test.room, ids)) ?? [];

describe('an upload', () => {
  it('is its sender’s to be taken by a document, with all that a document needs of it', async () => {
    const fileId = someFile();
    const { uploadId, ...told } = await kept(li, { fileId });
    expect(told).toEqual({ bytes: 5_000, mediaType: 'application/pdf' });
    expect(await taken(uploadId, li)).toEqual({ fileId, bytes: 5_000, mediaType: 'application/pdf', name: '执照.pdf' });
    expect(await taken(uploadId, wang)).toBeNull();
    expect(await taken(newId('upload', START), li)).toBeNull();
  });

  it('is kept once by a command that comes twice', async () => {
    const [fileId, call] = [someFile(), { commandId: newId('command', START) }];
    expect(await kept(li, { fileId }, call)).toEqual(await kept(li, { fileId }, call));
  });

  it('of bytes that another sent too is each one’s own', async () => {
    const fileId = someFile();
    const [mine, theirs] = [await kept(li, { fileId }), await kept(wang, { fileId })];
    expect(mine.uploadId).not.toBe(theirs.uploadId);
    expect(await named(fileId)).toEqual([fileId]);
  });

  it('is for a day, and is then named by nobody', async () => {
    const fileId = someFile();
    const { uploadId } = await kept(li, { fileId });
    house.test.clock.set(START + 24 * HOUR - 1);
    await expireUploads(house.test.room);
    expect(await taken(uploadId, li)).toMatchObject({ fileId });
    house.test.clock.set(START + 24 * HOUR);
    expect(await taken(uploadId, li)).toBeNull();
    await expireUploads(house.test.room);
    expect(await house.test.room.uploads.get(uploadId)).toBeNull();
    expect(await named(fileId)).toEqual([]);
  });

  it('is told to the sweep in any batch that it may ask for', async () => {
    const ids = Array.from({ length: 500 }, someFile);
    for (const fileId of ids.slice(0, 3)) await kept(li, { fileId });
    expect((await named(...ids)).toSorted()).toEqual(ids.slice(0, 3).toSorted());
    expect(await named()).toEqual([]);
  });

  it.each([
    ['a hash that is none', { fileId: 'sha256:../../etc' }],
    ['a type that is not taken', { mediaType: 'text/html' }],
    ['a name of two lines', { name: 'a\nb.pdf' }],
    ['a size below nothing', { bytes: -1 }],
  ])('is never kept with %s', async (_, wrong) => {
    const sent = { personId: li.id, fileId: someFile(), bytes: 1, mediaType: 'application/pdf', name: 'a.pdf' };
    const allowance = await begun(li, 1);
    await expectRefusal(house.ask(keepUpload, system, { ...sent, allowance, ...wrong } as never), 'INVALID_INPUT');
  });
});

describe('reading an upload', () => {
  const read = (person: Person, id: string) => house.ask(uploadedFile, person, { id });
  const rows = async (subject: string) =>
    (
      await house.test.room.accessLog.rows.page({
        where: { subject },
        orderBy: { field: 'at', direction: 'asc' },
        limit: 10,
      })
    ).rows;

  it('is for its sender, and is written down each time', async () => {
    const fileId = someFile();
    const { uploadId } = await kept(li, { fileId });
    expect(await read(li, uploadId)).toEqual({ fileId, mediaType: 'application/pdf', name: '执照.pdf' });
    house.test.clock.set(START + MINUTE);
    await read(li, uploadId);
    expect((await rows(uploadId)).map(({ doc }) => doc)).toMatchObject([
      { id: expect.stringMatching(/^acs_/), actor: `person:${li.id}`, at: '2026-11-22T08:00:00.000Z' },
      { actor: `person:${li.id}`, at: '2026-11-22T08:01:00.000Z' },
    ]);
  });

  it('is for nobody else, and what was not read is not written down', async () => {
    const { uploadId } = await kept(li);
    for (const id of [uploadId, newId('upload', START), 'nope']) expect(await read(wang, id)).toBeNull();
    expect(await rows(uploadId)).toEqual([]);
    expect(await house.ask(uploadedFile, anonymous, { id: uploadId })).toBeNull();
  });
});

describe('what a person may send on one day', () => {
  const opensAt = '2026-11-22T16:00:00.000Z';

  it('is 200 MB, of which what is under way counts as announced', async () => {
    for (let sent = 0; sent < 10; sent += 1) await begun(li, 20 * MB);
    await expectRefusal(begun(li, 1), 'UPLOAD_QUOTA', { files: 100, megabytes: 200, minutes: 8 * 60, opensAt });
    await begun(wang, 20 * MB);
  });

  it('is 100 files, however small', async () => {
    const row = { id: `${li.id}/2026-11-22`, day: '2026-11-22', files: 99, bytes: 0 };
    await house.test.room.allowances.insert(row);
    await kept(li);
    await expectRefusal(begun(li, 1), 'UPLOAD_QUOTA');
  });

  it('begins anew at midnight in Beijing', async () => {
    for (let sent = 0; sent < 10; sent += 1) await begun(li, 20 * MB);
    house.test.clock.set(Date.parse(opensAt) - 1);
    await expectRefusal(begun(li, 1), 'UPLOAD_QUOTA', { files: 100, megabytes: 200, minutes: 1, opensAt });
    house.test.clock.set(Date.parse(opensAt));
    await begun(li, 20 * MB);
  });

  it('has back what did not come: bytes that were announced, and files that were broken off', async () => {
    for (let sent = 0; sent < 10; sent += 1) await kept(li, { bytes: 1_000, announced: 20 * MB });
    for (let broken = 0; broken < 20; broken += 1) {
      const allowance = await begun(li, 20 * MB);
      await house.ask(dropUpload, system, { personId: li.id, allowance });
    }
    const stored = await house.test.room.allowances.get(`${li.id}/2026-11-22`);
    expect(stored?.doc).toMatchObject({ files: 10, bytes: 10_000 });
  });

  it('has it back on the day on which it was counted', async () => {
    house.test.clock.set(Date.parse(opensAt) - 1);
    const allowance = await begun(li, 20 * MB);
    house.test.clock.set(Date.parse(opensAt));
    await house.ask(dropUpload, system, { personId: li.id, allowance });
    expect((await house.test.room.allowances.get(`${li.id}/2026-11-22`))?.doc).toMatchObject({ files: 0, bytes: 0 });
    expect(await house.test.room.allowances.get(`${li.id}/2026-11-23`)).toBeNull();
  });

  it('is no more when many are sent at once', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 14 }, () => begun(li, 20 * MB)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(A_DAY.bytes / (20 * MB));
  });

  it('is forgotten once that day is over everywhere', async () => {
    await begun(li, 1);
    house.test.clock.set(START + 24 * HOUR);
    await expireUploads(house.test.room);
    expect(await house.test.room.allowances.get(`${li.id}/2026-11-22`)).not.toBeNull();
    house.test.clock.set(START + 48 * HOUR);
    await expireUploads(house.test.room);
    expect(await house.test.room.allowances.get(`${li.id}/2026-11-22`)).toBeNull();
  });
});

describe('what the gateway alone may ask', () => {
  it('is asked as the system: with a hash that another sent, one could have what is not one’s own', () => {
    for (const operation of [beginUpload, keepUpload, dropUpload, uploadOf]) expect(operation.access).toBe('system');
    expect(uploadedFile.access).toBe('signed-in');
  });
});
