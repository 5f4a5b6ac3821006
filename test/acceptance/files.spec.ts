import { newId } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { data, graphql } from './graphql.ts';
import { grantDuty, type Person, signIn } from './people.ts';
import { type Platform, startPlatform } from './platform.ts';
import { openStage, type Stage } from './stage.ts';
import { download, paper, upload } from './upload.ts';

/** Files from outside: sent, fetched, seen by nobody else, and each reading on record. */
let stage: Stage;
let auditor: Person;
let startedAgain: Platform | undefined;
beforeAll(async () => {
  stage = await openStage();
  await grantDuty(stage.url, stage.security, 'auditor@sinan.example', 'auditor');
  auditor = await signIn(stage.url, stage.sink, 'auditor@sinan.example');
});
afterAll(async () => {
  await startedAgain?.stop();
  await stage.close();
});

interface Row {
  readonly actor: string;
  readonly subject: string;
  readonly service: string;
}
async function readingsOf(subject: string, by = auditor): Promise<readonly Row[]> {
  const QUERY =
    'query ($subject: ID) { accessRows(subject: $subject) { edges { node { actor subject service at } } } }';
  const { accessRows } = await data<{ accessRows: { edges: readonly { node: Row }[] } }>(
    graphql(stage.url, by.token, QUERY, { subject }),
  );
  return accessRows.edges.map(({ node }) => node);
}
const idOf = async ({ token }: Person) =>
  (await data<{ me: { person: { id: string } } }>(graphql(stage.url, token, '{ me { person { id } } }'))).me.person.id;

describe('a file that was sent', () => {
  it('comes back as it was, for its sender, under its name', async () => {
    const bytes = paper('complaint', 3_000_000);
    const sent = await upload(stage.url, stage.filer, bytes, '起诉状.pdf');
    expect(sent).toMatchObject({ status: 201, bytes: 3_000_000, mediaType: 'application/pdf' });
    const fetched = await download(stage.url, stage.filer, sent.uploadId);
    expect([fetched.status, fetched.bytes.equals(bytes)]).toEqual([200, true]);
    expect(fetched.headers.get('content-disposition')).toContain("filename*=UTF-8''%E8%B5%B7%E8%AF%89%E7%8A%B6.pdf");
    expect(fetched.headers.get('content-security-policy')).toContain('sandbox');
  });

  it('does not exist for anybody else, staff and administrators among them, nor for who is not signed in', async () => {
    const { uploadId } = await upload(stage.url, stage.filer, paper('secret'), 'a.pdf');
    for (const by of [stage.stranger, stage.staff, stage.admin, stage.security, auditor])
      expect((await download(stage.url, by, uploadId)).status).toBe(404);
    expect((await download(stage.url, stage.filer, newId('upload', Date.now()))).status).toBe(404);
    expect((await download(stage.url, null, uploadId)).status).toBe(401);
    expect(await readingsOf(uploadId)).toEqual([]);
  });

  it('has each of its readings on record for the audit administrator, and for nobody else', async () => {
    const { uploadId } = await upload(stage.url, stage.filer, paper('read'), 'a.pdf');
    await download(stage.url, stage.filer, uploadId);
    await download(stage.url, stage.filer, uploadId);
    const reading = { actor: `person:${await idOf(stage.filer)}`, subject: uploadId, service: 'accounts' };
    expect(await readingsOf(uploadId)).toMatchObject([reading, reading]);
    for (const { token } of [stage.admin, stage.security, stage.filer]) {
      const answer = await graphql(stage.url, token, '{ accessRows { edges { cursor } } }');
      expect(answer).toMatchObject({ data: null, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    }
  });

  it('that is no paper is refused, in the language of who sends', async () => {
    const program = new Uint8Array(Buffer.concat([Buffer.from('MZ'), Buffer.alloc(9_000, 1)]));
    expect(await upload(stage.url, stage.filer, program, 'setup.pdf')).toMatchObject({
      status: 415,
      error: { code: 'FILE_TYPE_REFUSED', message: expect.stringContaining('application/x-msdownload') },
    });
    expect(await upload(stage.url, null, paper('x'), 'a.pdf')).toMatchObject({ status: 401 });
  });

  it('is there after the platform was killed and started again', async () => {
    const bytes = paper('kept', 700_000);
    const { uploadId } = await upload(stage.url, stage.filer, bytes, 'a.pdf');
    await stage.platform.kill();
    const port = Number(new URL(stage.url).port);
    startedAgain = await startPlatform({ place: stage.platform.place, port, env: { SMTP_URL: stage.sink.url } });
    expect((await download(stage.url, stage.filer, uploadId)).bytes.equals(bytes)).toBe(true);
  });
});
