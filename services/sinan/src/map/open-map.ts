import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { PortalAsset } from '@sinan/portal';
import type { Config, Log } from '@sinan/runtime';
import { readMap } from './read-map.ts';

/** The operator's map, to be shown under the number that it was approved under. */
export interface ApprovedMap {
  /** 审图号 */
  readonly approval: string;
  readonly file: PortalAsset;
}

/**
 * Reads the map that the settings name. One that cannot be drawn, or that is without its number, is not shown, and the log says so; nobody is kept from
 * filing a case for it. What is shown to the public in China is an approved map with its number (Map Management Regulations 地图管理条例, State Council
 * Decree 664 of 2015).
 */
export function openMap({ file, approval }: Config['map'], log: Log): ApprovedMap | null {
  if (file === null) return null;
  const map = readMap(file);
  if (map.status === 'refused') {
    log.error({ file, why: map.why.en }, 'the map is not shown, because SINAN_MAP_FILE cannot be drawn');
    return null;
  }
  if (approval === null) {
    log.warn(
      { file },
      'the map is not shown, because SINAN_MAP_APPROVAL does not say under which number it was approved',
    );
    return null;
  }
  if (map.unknown.length > 0)
    log.warn(
      { file, codes: map.unknown.slice(0, 20) },
      'the map has codes that are none of ours: these stay uncoloured',
    );
  return { approval, file: assetOf(map.bytes) };
}

/** As the file has it, byte for byte: nothing of an approved map is left out or made simpler. */
function assetOf(plain: Buffer): PortalAsset {
  return {
    type: 'application/geo+json',
    plain,
    gzip: gzipSync(plain),
    brotli: brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  };
}
