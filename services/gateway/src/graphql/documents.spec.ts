import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { openToyGateway, raw, type ToyGateway } from '../testing/toy-gateway.ts';

const TYPENAME = 'query Typename { __typename }';
const TWO = 'query One { __typename } query Two { again: __typename }';
const idOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const known = { [idOf(TYPENAME)]: TYPENAME, [idOf(TWO)]: TWO, [idOf('{ broken')]: '{ broken' };

let toy: ToyGateway;
afterEach(() => toy.close());
const opened = async (only: boolean) => {
  toy = await openToyGateway({ persisted: { known, only } });
};
async function post(body: object) {
  const headers = { 'content-type': 'application/json', 'accept-language': 'en' };
  const { status, text } = await raw(`${toy.url}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) });
  const { data, errors } = JSON.parse(text);
  return { status, data, ...errors?.[0]?.extensions };
}

describe('a document', () => {
  it('may be named by its id, with an operation and variables as ever', async () => {
    await opened(false);
    expect(await post({ documentId: idOf(TYPENAME) })).toEqual({ status: 200, data: { __typename: 'Query' } });
    expect(await post({ documentId: idOf(TWO), operationName: 'Two' })).toEqual({
      status: 200,
      data: { again: 'Query' },
    });
    expect(await post({ documentId: idOf(TWO) })).toMatchObject({ status: 400, code: 'QUERY_INVALID' });
    expect(await post({ documentId: idOf('{ broken') })).toMatchObject({ status: 400, code: 'QUERY_MALFORMED' });
  });

  it.each([idOf('{ other }'), idOf(TYPENAME).slice(7), idOf(TYPENAME).toUpperCase(), '', '__proto__', 'constructor'])(
    'that nobody knows (%s) is not found',
    async (documentId) => {
      await opened(false);
      expect(await post({ documentId })).toMatchObject({ status: 404, code: 'DOCUMENT_UNKNOWN' });
    },
  );

  it('is named once: by its id or by its text', async () => {
    await opened(false);
    const problems = [{ path: 'query', rule: 'unknown-field' }];
    expect(await post({ documentId: idOf(TYPENAME), query: TYPENAME })).toMatchObject({ status: 400, problems });
    expect(await post({ documentId: 7 })).toMatchObject({ status: 400, problems: [{ path: 'documentId' }] });
    expect(await post({ extensions: [] })).toMatchObject({ status: 400, problems: [{ path: 'extensions' }] });
  });

  it('cannot be persisted on the way, which its client is told by the code that it knows', async () => {
    await opened(false);
    const extensions = { persistedQuery: { version: 1, sha256Hash: idOf(TYPENAME).slice(7) } };
    expect(await post({ extensions })).toMatchObject({ status: 400, code: 'PERSISTED_QUERY_NOT_SUPPORTED' });
    expect(await post({ extensions, query: TYPENAME })).toEqual({ status: 200, data: { __typename: 'Query' } });
    expect(await post({ extensions })).toMatchObject({ status: 400, code: 'PERSISTED_QUERY_NOT_SUPPORTED' });
  });

  it('may be any text, unless the deployment says that it may not', async () => {
    await opened(false);
    expect(await post({ query: '{ __typename }' })).toMatchObject({ status: 200 });
    await toy.close();
    await opened(true);
    expect(await post({ query: '{ __typename }' })).toMatchObject({ status: 403, code: 'DOCUMENT_NOT_PERSISTED' });
    expect(await post({ query: `${TYPENAME} ` })).toMatchObject({ status: 403, code: 'DOCUMENT_NOT_PERSISTED' });
    expect(await post({ query: TYPENAME })).toMatchObject({ status: 200 });
    expect(await post({ documentId: idOf(TYPENAME) })).toMatchObject({ status: 200 });
  });
});
