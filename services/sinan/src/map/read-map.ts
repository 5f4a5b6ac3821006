import { readFileSync, statSync } from 'node:fs';
import { COUNTRIES } from '@sinan/schema';
import type { Words } from '../operate/desk.ts';
import { featuresIn } from './geojson.ts';

/** Every reader of the map loads it, and every process with the gateway holds it. */
const LARGEST_MB = 4;
const MB = 1024 * 1024;
/** So much of what is no code of ours is said. */
const CODE_LENGTH = 20;

/** The file of a map, once looked through. */
export type MapFile =
  | {
      readonly status: 'read';
      readonly bytes: Buffer;
      /** How many features have a code of ours. */
      readonly known: number;
      /** Codes that are none of ours: these stay without a colour. */
      readonly unknown: readonly string[];
    }
  | { readonly status: 'refused'; readonly why: Words };

export function readMap(file: string): MapFile {
  try {
    const found = statSync(file);
    if (!found.isFile()) return unread(file, 'EISDIR');
    return found.size > LARGEST_MB * MB ? tooLarge(file, found.size) : lookedThrough(file, readFileSync(file));
  } catch (error) {
    return unread(file, error instanceof Error && 'code' in error ? String(error.code) : 'EIO');
  }
}

function lookedThrough(file: string, bytes: Buffer): MapFile {
  const features = featuresIn(bytes);
  switch (features.status) {
    case 'read':
      return withCodes(file, bytes, features.codes);
    case 'no-json':
      return refused(`${file} is not JSON in UTF-8.`, `${file} 不是 UTF-8 编码的 JSON。`);
    case 'no-map':
      return noMap(file, features.at || 'FeatureCollection', features.rule);
    default:
      return features satisfies never;
  }
}

function noMap(file: string, at: string, rule: string): MapFile {
  return refused(
    `${file} is no GeoJSON (RFC 7946) of areas and lines in degrees: ${at}: ${rule}.`,
    `${file} 不是以度为单位、由面和线组成的 GeoJSON（RFC 7946）：${at}：${rule}。`,
  );
}

function withCodes(file: string, bytes: Buffer, codes: readonly unknown[]): MapFile {
  const ours = new Set(COUNTRIES.map(({ code }) => code));
  const given = codes.filter((code) => typeof code === 'string');
  const known = given.filter((code) => ours.has(code));
  const unknown = given.filter((code) => !ours.has(code)).map((code) => code.slice(0, CODE_LENGTH));
  if (known.length > 0) return { status: 'read', bytes, known: known.length, unknown: [...new Set(unknown)] };
  return refused(
    `no feature of ${file} has the code of a country or region (ISO 3166-1 alpha-2, such as US) in properties.code.`,
    `${file} 中没有任何要素在 properties.code 中写明国家（地区）代码（ISO 3166-1 二位字母，如 US）。`,
  );
}

function tooLarge(file: string, bytes: number): MapFile {
  const size = (bytes / MB).toFixed(1);
  return refused(
    `${file} has ${size} MB; it may have ${LARGEST_MB}.`,
    `${file} 有 ${size} MB，不得超过 ${LARGEST_MB} MB。`,
  );
}

function unread(file: string, code: string): MapFile {
  return refused(`${file} cannot be read (${code}).`, `无法读取 ${file}（${code}）。`);
}

function refused(en: string, zh: string): MapFile {
  return { status: 'refused', why: { en, zh } };
}
