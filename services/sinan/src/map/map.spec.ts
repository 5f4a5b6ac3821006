import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Log } from '@sinan/runtime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { squares } from '../testing/squares.ts';
import { openMap } from './open-map.ts';
import { readMap } from './read-map.ts';

const APPROVAL = 'GS(2099)0000号';
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sinan-map-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function fileOf(content: object | string | Buffer): Promise<string> {
  const file = join(folder, 'map.geojson');
  const isText = typeof content === 'string' || Buffer.isBuffer(content);
  await writeFile(file, isText ? content : JSON.stringify(content));
  return file;
}
async function whyNot(content: object | string | Buffer): Promise<string> {
  const map = readMap(await fileOf(content));
  return map.status === 'refused' ? map.why.en.replaceAll(folder, '') : map.status;
}
const mapOf = (geometry: object, properties: object | null = { code: 'US' }) => ({
  type: 'FeatureCollection',
  features: [{ type: 'Feature', properties, geometry }],
});

const ringAt = (x: number) => [0, 9, 30, 0].map((right, nth) => [x + right, nth * nth]);
const metres = { type: 'LineString', coordinates: ringAt(12_958) };

describe('given the file of a map', () => {
  it('when it is areas and lines with codes, then it is read, byte for byte', async () => {
    const file = await fileOf(`${JSON.stringify(squares(['US', 'DE', null]))}\n`);
    const map = readMap(file);
    expect(map).toMatchObject({ status: 'read', known: 2, unknown: [] });
    expect(map.status === 'read' && map.bytes.toString().endsWith('}\n')).toBe(true);
  });

  it('when some of its codes are none of ours, then these are told', async () => {
    const map = readMap(await fileOf(squares(['US', 'XX', '-99', 'XX'])));
    expect(map).toMatchObject({ status: 'read', known: 1, unknown: ['XX', '-99'] });
  });

  it('when it has the Pacific in its middle, then that is a map too', async () => {
    expect(await whyNot(mapOf({ type: 'MultiPolygon', coordinates: [[ringAt(170)]] }))).toBe('read');
  });

  it.each([
    ['no JSON', '{', 'is not JSON in UTF-8'],
    ['another encoding', Buffer.from([0x22, 0xd6, 0xd0, 0x22]), 'is not JSON in UTF-8'],
    ['one feature alone', { type: 'Feature' }, ': type: '],
    ['no features', { type: 'FeatureCollection', features: [] }, ': features: '],
    ['points', mapOf({ type: 'Point', coordinates: [0, 0] }), ': features.0.geometry.type: '],
    ['metres', mapOf(metres), '.coordinates.0.0: '],
    ['a line for an area', mapOf({ type: 'Polygon', coordinates: [ringAt(0).slice(0, 2)] }), '.coordinates.0: '],
    ['packed coordinates', mapOf({ type: 'Polygon', coordinates: ['@@¬'] }), '.coordinates.0: '],
    ['no codes', mapOf({ type: 'Polygon', coordinates: [ringAt(0)] }, { name: 'US' }), 'in properties.code'],
    [
      'codes that are all unknown',
      mapOf({ type: 'Polygon', coordinates: [ringAt(0)] }, { code: 'us' }),
      'no feature of',
    ],
  ])('when it holds %s, then it is refused, and it is told where', async (_, content, told) => {
    expect(await whyNot(content)).toContain(told);
  });

  it('when it is larger than 4 MB, not there, or a folder, then it is refused', async () => {
    expect(await whyNot(Buffer.alloc(4 * 1024 * 1024 + 1, ' '))).toBe('/map.geojson has 4.0 MB; it may have 4.');
    const of = (file: string) => readMap(file);
    expect(of(join(folder, 'none'))).toMatchObject({ why: { en: expect.stringContaining('(ENOENT)') } });
    expect(of(folder)).toMatchObject({ why: { zh: expect.stringContaining('（EISDIR）') } });
  });
});

describe('given the settings of a map', () => {
  it('when both are there, then it is shown under its number, as it is', async () => {
    const file = await fileOf(squares(['US']));
    const [map, logged] = opened({ file, approval: APPROVAL });
    expect(map).toMatchObject({ approval: APPROVAL, file: { type: 'application/geo+json' } });
    const { plain, gzip, brotli } = map?.file ?? { plain: null, gzip: null, brotli: null };
    expect(gzip && gunzipSync(gzip)).toEqual(plain);
    expect(brotli && brotliDecompressSync(brotli)).toEqual(plain);
    expect(logged).toEqual([]);
  });

  it('when its number is missing, then it is not shown, and the log says why', async () => {
    const [map, logged] = opened({ file: await fileOf(squares(['US'])), approval: null });
    expect(map).toBeNull();
    expect(logged).toEqual([expect.stringContaining('SINAN_MAP_APPROVAL')]);
  });

  it('when codes are unknown, then it is shown, and the log says that they are', async () => {
    const [map, logged] = opened({ file: await fileOf(squares(['US', 'XX'])), approval: APPROVAL });
    expect([map?.approval, logged]).toEqual([APPROVAL, [expect.stringContaining('none of ours')]]);
  });

  it('when a code is long, or is no text, then as much of it is said as a line holds, or nothing', async () => {
    const map = readMap(await fileOf(squares(['US', 'Z'.repeat(50), ['DE']])));
    expect(map).toMatchObject({ status: 'read', known: 1, unknown: ['Z'.repeat(20)] });
  });

  it('when it cannot be drawn, then it is not shown, and the log says why, with its number or without', async () => {
    const file = await fileOf('{');
    for (const approval of [APPROVAL, null])
      expect(opened({ file, approval })).toEqual([
        null,
        [`the map is not shown, because SINAN_MAP_FILE cannot be drawn: ${file} is not JSON in UTF-8.`],
      ]);
  });

  it('when there are none, then there is no map', () => {
    expect(opened({ file: null, approval: null })).toEqual([null, []]);
  });
});

function opened(settings: Parameters<typeof openMap>[0]) {
  const logged: string[] = [];
  const say = ({ why }: { readonly why?: string }, message: string) =>
    void logged.push(why ? `${message}: ${why}` : message);
  const log: Log = { debug() {}, info() {}, warn: say, error: say, child: () => log };
  return [openMap(settings, log), logged] as const;
}
