import type { Config } from '@sinan/runtime';
import { type MapFile, readMap } from '../map/read-map.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

/** Whether the operator's map is shown, and if not, why. Nothing where none is named. */
export function mapCheck({ map: { file, approval } }: Config): readonly Finding[] {
  if (file === null) return [];
  const map = readMap(file);
  if (map.status === 'refused') return [fail('map', map.why, MEND)];
  if (approval === null) return [warn('map', NOT_SHOWN, NUMBER)];
  return [map.unknown.length === 0 ? ok('map', shown(map, approval)) : warn('map', uncoloured(map), CODES)];
}

type Read = Extract<MapFile, { readonly status: 'read' }>;

function shown({ known }: Read, approval: string) {
  return { en: `${approval}; areas with a code: ${known}`, zh: `${approval}，有代码的区域 ${known} 个` };
}

function uncoloured({ unknown }: Read) {
  const codes = unknown.slice(0, 20);
  return { en: `codes that are none of ours: ${codes.join(', ')}`, zh: `未知的代码：${codes.join('、')}` };
}

const NOT_SHOWN = { en: 'it is not shown', zh: '未显示' };
const NUMBER = {
  en: 'Set SINAN_MAP_APPROVAL to the number that it was approved under (审图号).',
  zh: '请将 SINAN_MAP_APPROVAL 设为该地图的审图号。',
};
const CODES = {
  en: 'They are drawn without a colour. If they should have one, put ISO 3166-1 codes into properties.code.',
  zh: '这些区域不着色。如需着色，请在 properties.code 中使用 ISO 3166-1 二位字母代码。',
};
const MEND = {
  en: 'Mend the file, name another in SINAN_MAP_FILE, or leave both settings out; no map is shown until then.',
  zh: '请更正文件、在 SINAN_MAP_FILE 中指定其他文件，或取消两项设置；在此之前不显示地图。',
};
