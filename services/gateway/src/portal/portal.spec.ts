import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openToyGateway, postForm, raw, type ToyGateway } from '../testing/toy-gateway.ts';

const script = Buffer.from('export const compass = "points south";');
const files = {
  paths: ['/warnings', '/warnings/*'],
  page: '<html lang="__LANG__"><meta name="about" content="__ABOUT__"><meta name="signed-in" content="__SIGNED_IN__"><script nonce="__NONCE__" src="/assets/a-1.js"></script>',
  assets: new Map([
    ['a-1.js', { type: 'text/javascript', plain: script, gzip: gzipSync(script), brotli: brotliCompressSync(script) }],
    ['b-2.svg', { type: 'image/svg+xml', plain: Buffer.from('<svg/>'), gzip: null, brotli: null }],
  ]),
};
const about = {
  operator: 'A "B" & <C>',
  contact: null,
  icp: '京ICP备1号',
  police: null,
  mapApproval: 'GS(2099)0000号',
  mailbox: false,
  demonstration: false,
};

const geojson = Buffer.from('{"type":"FeatureCollection","features":[]}\n');
const map = {
  type: 'application/geo+json',
  plain: geojson,
  gzip: gzipSync(geojson),
  brotli: brotliCompressSync(geojson),
};

let toy: ToyGateway;
beforeAll(async () => {
  toy = await openToyGateway({ portal: { files, about, map } });
});
afterAll(() => toy.close());
const get = (path: string, headers: object = {}) => raw(`${toy.url}${path}`, { headers });

describe('a page of the portal', () => {
  it('is one for all of its paths, in the language of the reader, who is remembered by it', async () => {
    expect((await get('/warnings')).text).toContain('<html lang="zh-CN">');
    const english = await get('/warnings/wrn_1?lang=en');
    expect(english.text).toContain('<html lang="en">');
    expect(english.headers['set-cookie']?.[0]).toMatch(/^lang=en;/);
  });

  it('may run its own scripts alone, and use the styles that bear a mark which is another each time', async () => {
    const nonces = await Promise.all([1, 2].map(async () => nonceIn(await get('/warnings'))));
    expect(new Set(nonces).size).toBe(2);
  });

  it('says who runs it, inert', async () => {
    const { text } = await get('/warnings');
    expect(/content="([^"]*)"/.exec(text)?.[1] ?? '').not.toMatch(/[<>]/);
    expect(saidIn(text)).toEqual(about);
  });

  it('says whether its reader comes with a session, and not with which', async () => {
    const cookie = 'sinan_session=ses_somebodys';
    const [signedIn, anybody] = [await get('/warnings', { cookie }), await get('/warnings')];
    expect(signedIn.text).toContain('name="signed-in" content="yes"');
    expect(signedIn.text).not.toContain('somebodys');
    expect(anybody.text).toContain('name="signed-in" content="no"');
  });

  it('is led to from the front page', async () => {
    expect((await get('/')).text).toContain('href="/warnings"');
  });
});

describe('what a page loads', () => {
  it.each([
    ['br', (bytes: Buffer) => brotliDecompressSync(bytes)],
    ['gzip', (bytes: Buffer) => gunzipSync(bytes)],
  ])('is sent as it was compressed by %s at the build', async (coding, opened) => {
    const { headers, bytes } = await get('/assets/a-1.js', { 'accept-encoding': coding });
    expect(headers['content-encoding']).toBe(coding);
    expect(opened(bytes)).toEqual(script);
  });

  it('is sent plain to who takes nothing else, and where it was not worth it', async () => {
    for (const headers of [{}, { 'accept-encoding': 'br;q=0, gzip;q=0, deflate' }]) {
      const plain = await get('/assets/a-1.js', headers);
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(plain.text).toBe(script.toString());
    }
    expect((await get('/assets/b-2.svg', { 'accept-encoding': 'br' })).text).toBe('<svg/>');
  });

  it('never changes under its name, so browsers keep it', async () => {
    const { headers } = await get('/assets/a-1.js');
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers.vary).toBe('Accept-Encoding');
  });

  it('is nothing else of this machine', async () => {
    for (const path of ['/assets/c-3.js', '/assets/..%2f..%2fpackage.json', '/assets/../package.json'])
      expect((await get(path)).status).toBe(404);
  });
});

describe('the approved map', () => {
  it('is sent as its file has it, to be kept and asked after each time', async () => {
    const { status, headers, bytes } = await get('/map.geojson');
    expect([status, bytes]).toEqual([200, geojson]);
    expect(headers).toMatchObject({
      'content-type': 'application/geo+json',
      'cache-control': 'public, no-cache',
      vary: 'Accept-Encoding',
      etag: expect.stringMatching(/^W\/"[\w-]{43}"$/),
    });
  });

  it.each([
    ['br', (bytes: Buffer) => brotliDecompressSync(bytes)],
    ['gzip', (bytes: Buffer) => gunzipSync(bytes)],
  ])('is compressed by %s for who takes that', async (coding, opened) => {
    const { headers, bytes } = await get('/map.geojson', { 'accept-encoding': coding });
    expect([headers['content-encoding'], opened(bytes)]).toEqual([coding, geojson]);
  });

  it('is not sent again to who still has it', async () => {
    const { etag = '' } = (await get('/map.geojson')).headers;
    for (const given of [etag, `"other", ${etag}`, etag.replace('W/', ''), '*']) {
      const { status, headers, bytes } = await get('/map.geojson', { 'if-none-match': given });
      expect([status, bytes.byteLength, headers['content-length']]).toEqual([304, 0, undefined]);
      expect([headers.etag, headers['cache-control']]).toEqual([etag, 'public, no-cache']);
    }
    for (const other of ['', '"other"', 'W/"other"'])
      expect((await get('/map.geojson', { 'if-none-match': other })).status).toBe(200);
  });

  it('is not there where the operator has none', async () => {
    const without = await openToyGateway({ portal: { files, about } });
    try {
      expect((await raw(`${without.url}/map.geojson`)).status).toBe(404);
    } finally {
      await without.close();
    }
  });
});

describe('the page of a mailed link', () => {
  it('leads back to the form who has left, and who comes too late to confirm', async () => {
    toy.room.links.set('t1', 'open');
    const way = '<a href="/subscribe?lang=en">Subscribe again</a>';
    const leaving = await postForm(`${toy.url}/unsubscribe?token=t1&lang=en`, { by: 'page' });
    toy.room.links.set('t1', 'used');
    for (const { text } of [leaving, await get('/unsubscribe?token=t1&lang=en'), await get('/confirm?token=x&lang=en')])
      expect(text).toContain(way);
    expect((await get('/unsubscribe?token=x&lang=en')).text).not.toContain(way);
  });
});

describe('a gateway without a portal', () => {
  it('has no such pages, and leads to none', async () => {
    const bare = await openToyGateway();
    try {
      expect((await raw(`${bare.url}/warnings`)).status).toBe(404);
      expect((await raw(`${bare.url}/`)).text).not.toContain('href="/warnings"');
    } finally {
      await bare.close();
    }
  });
});

const ENTITIES: { readonly [entity: string]: string } = { '&quot;': '"', '&lt;': '<', '&gt;': '>', '&amp;': '&' };
function saidIn(text: string): unknown {
  const said = /content="([^"]*)"/.exec(text)?.[1] ?? '';
  return JSON.parse(said.replaceAll(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity));
}

/** The mark of an answer, which its policy and its page agree on. */
function nonceIn({ headers, text }: Awaited<ReturnType<typeof raw>>): string {
  const nonce = /nonce="([^"]+)"/.exec(text)?.[1] ?? '';
  expect(headers['content-security-policy']).toBe(
    `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  );
  return nonce;
}
